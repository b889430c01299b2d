import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The objects of buckets as files: one directory per bucket, the whole key encoded into the name of one file. */
export class ObjectFiles {
  private readonly directory: string;

  /** @param directory created when it does not exist */
  constructor(directory: string) {
    this.directory = directory;
  }

  read(bucket: string, key: string): Buffer | undefined {
    try {
      return readFileSync(this.file(bucket, key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Replaces in one step, so that a reader or a crash never meets half of an object. */
  write(bucket: string, key: string, bytes: Buffer): void {
    mkdirSync(join(this.directory, bucket), { recursive: true });
    const draft = join(this.directory, `${bucket}.new`);
    writeFileSync(draft, bytes);
    renameSync(draft, this.file(bucket, key));
  }

  /** In the order of S3, that of their bytes. */
  keys(bucket: string): readonly string[] {
    try {
      const names = readdirSync(join(this.directory, bucket)).map(decodeURIComponent);
      return names.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private file(bucket: string, key: string): string {
    // `.` and `..` would lead elsewhere, and encodeURIComponent leaves them as they are.
    return join(this.directory, bucket, encodeURIComponent(key).replaceAll('.', '%2E'));
  }
}
