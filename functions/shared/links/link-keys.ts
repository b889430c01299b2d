import * as z from 'zod';
import { askedOnce } from '../asked-once.ts';
import { secretValue } from '../secrets.ts';
import type { LinkKeys } from './signed-link.ts';

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length >= 32, { error: 'a key of 32 bytes or more' });

/** Secrets Manager, JSON `{"keys": ["<base64>", …]}`: 32 random bytes each, the newest first. */
const Keys = z.object({ keys: z.tuple([key], key) });

/** The keys of answer links. */
export const linkKeys = (secretId: string): (() => Promise<LinkKeys>) =>
  askedOnce(async () => Keys.parse(await secretValue(secretId)).keys);
