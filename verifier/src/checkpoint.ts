import { fromBase64 } from './bytes.ts';
import { HASH_BYTES } from './merkle.ts';

/** What the text of a checkpoint says (C2SP tlog-checkpoint). True only when its signatures hold. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Further lines, without meaning here */
  readonly extensions: readonly string[];
}

/** A tree size in its only text form, else undefined. */
export function parseSize(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const size = Number(text);
  return Number.isSafeInteger(size) ? size : undefined;
}

/** Reads the text of a note as a checkpoint; undefined when it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined;
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || sizeText === undefined || rootText === undefined) return undefined;
  const size = parseSize(sizeText);
  const root = fromBase64(rootText);
  if (size === undefined || root?.length !== HASH_BYTES || extensions.includes('')) return undefined;
  return { origin, size, root, extensions };
}
