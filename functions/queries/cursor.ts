import { hash } from 'node:crypto';
import * as z from 'zod';
import { canonicalise } from '../../events/canonical.ts';
import { Problem } from '../shared/http/problem.ts';

/** Where a list goes on: after a sort key, at a position of the ledger, under the filters it was begun with. */
export interface Cursor {
  readonly after: string;
  readonly position: number;
}

const Written = z.strictObject({
  a: z.string().min(1).max(2000),
  p: z.int().min(0),
  f: z.string().length(12),
});

/** Opaque text of a cursor. `filters` are bound to it: under others it would leave out rows in silence. */
export function writeCursor({ after, position }: Cursor, filters: object): string {
  const written: z.input<typeof Written> = { a: after, p: position, f: fingerprint(filters) };
  return Buffer.from(JSON.stringify(written)).toString('base64url');
}

/** Throws the `invalid-request` problem when `text` is no cursor of this list with these filters. */
export function readCursor(text: string | undefined, filters: object): Cursor | undefined {
  if (text === undefined) return undefined;
  const parsed = Written.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.f !== fingerprint(filters))
    throw new Problem('invalid-request', [
      {
        code: 'CURSOR_NOT_OF_THIS_LIST',
        parameter: 'cursor',
        zh: '游标不属于这个列表或这组筛选条件，请从头翻页',
        en: 'the cursor is not of this list with these filters: begin at the first page',
      },
    ]);
  return { after: parsed.data.a, position: parsed.data.p };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const fingerprint = (filters: object): string =>
  hash(
    'sha256',
    canonicalise(Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))),
  ).slice(0, 12);
