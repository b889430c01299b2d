import type { Bucket } from '../../../functions/shared/bucket/bucket.ts';

/** A bucket in memory. `objects` is open, so that tests can tamper with it as nobody can through the port. */
export class MemoryBucket implements Bucket {
  readonly objects = new Map<string, Uint8Array>();

  async get(key: string) {
    return this.objects.get(key)?.slice();
  }

  async putNew(key: string, bytes: Uint8Array) {
    if (this.objects.has(key)) return false;
    this.objects.set(key, bytes.slice());
    return true;
  }

  async list(prefix: string, { after, limit }: { readonly after: string; readonly limit: number }) {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after);
    return keys.sort().slice(0, limit);
  }
}
