import { equalBytes } from '../../../verifier/src/bytes.ts';

/**
 * A bucket in which every object is written once. Nothing here overwrites or deletes, and on AWS the bucket itself lets
 * nobody do so (object lock, conditional writes only).
 */
export interface Bucket {
  /** Undefined when nothing stands there */
  get(key: string): Promise<Uint8Array | undefined>;
  /** False when something stands there already: it stays as it is. After an error the object may or may not stand. */
  putNew(key: string, bytes: Uint8Array): Promise<boolean>;
  /** Keys that begin with `prefix`, in the order of their UTF-8, after `after`; at most `limit` (1 to 1,000) */
  list(
    prefix: string,
    options: { readonly after: string; readonly limit: number },
  ): Promise<readonly string[]>;
}

/** At this key stands something else than what should be written there. Whoever wrote it, it can't be set right. */
export class ObjectDiffers extends Error {
  override readonly name = 'ObjectDiffers';
  readonly key: string;
  constructor(key: string) {
    super(`${key} holds other bytes than those to be kept there`);
    this.key = key;
  }
}

/** Puts an object, or finds that it stands with the same bytes: a write repeated after a crash. Throws ObjectDiffers. */
export async function keepObject(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> {
  if (await bucket.putNew(key, bytes)) return;
  const standing = await bucket.get(key);
  if (!standing || !equalBytes(standing, bytes)) throw new ObjectDiffers(key);
}
