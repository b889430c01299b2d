import * as z from 'zod';
import { secretValue } from '../secrets.ts';
import type { LinkKeys } from './signed-link.ts';

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length >= 32, { error: 'a key of 32 bytes or more' });

/** Secrets Manager, JSON `{"keys": ["<base64>", …]}`: 32 random bytes each, the newest first. */
const Keys = z.object({ keys: z.tuple([key], key) });

/** The keys of answer links; asked for once, and again after a failure. */
export function linkKeys(secretId: string): () => Promise<LinkKeys> {
  let keys: Promise<LinkKeys> | undefined;
  return () => {
    keys ??= secretValue(secretId).then((value) => Keys.parse(value).keys);
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };
}
