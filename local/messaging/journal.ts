import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines. A line is with the operating system before `append` returns, so that the end of
 * this process, however sudden, loses none; only a power cut can, which a development machine may.
 */
export class Journal<Entry> {
  private readonly file: string;
  private descriptor: number;

  /** Opens or creates the file; `replay` gets the entries so far. A line torn by a crash is left out. */
  constructor(file: string, replay: (entry: Entry) => void) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    for (const entry of readEntries<Entry>(file)) replay(entry);
    this.descriptor = openSync(file, 'a');
  }

  append(entry: Entry): void {
    writeSync(this.descriptor, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces everything by what still matters. */
  rewrite(entries: readonly Entry[]): void {
    closeSync(this.descriptor);
    const draft = `${this.file}.new`;
    writeFileSync(draft, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    renameSync(draft, this.file);
    this.descriptor = openSync(this.file, 'a');
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function readEntries<Entry>(file: string): readonly Entry[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) writeFileSync(file, whole);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}
