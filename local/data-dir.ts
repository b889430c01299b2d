import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The data directory cannot be used: the message says why and what to do. */
class DataDirRefused extends Error {
  override readonly name = 'DataDirRefused';
}

/** A data directory that this process holds alone until `release`. */
export interface DataDir {
  readonly path: string;
  release(): void;
}

/**
 * Creates the directory and takes its lock. A lock left by a process that was killed is taken over: its owner is known by
 * process id and start time, because ids are used again.
 */
export function openDataDir(directory: string): DataDir {
  const path = resolve(directory);
  const lock = join(path, 'lock.json');
  try {
    mkdirSync(path, { recursive: true });
    for (;;) {
      try {
        writeFileSync(lock, JSON.stringify(identify(process.pid)), { flag: 'wx' });
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        const owner = readOwner(lock);
        if (owner && isAlive(owner))
          throw new DataDirRefused(
            `${path} is in use by process ${owner.pid}; stop it, or choose another directory with DATA_DIR`,
          );
        rmSync(lock, { force: true });
      }
    }
  } catch (error) {
    if (error instanceof DataDirRefused) throw error;
    throw new DataDirRefused(
      `${path} cannot be written (${codeOf(error) ?? error}); choose another directory with DATA_DIR`,
    );
  }
  return { path, release: () => rmSync(lock, { force: true }) };
}

/** Replaces a file in one step, so that a reader or a crash never meets half of it. */
export function writeAtomically(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.new`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

interface Owner {
  readonly pid: number;
  readonly started: string | undefined;
}

function identify(pid: number): Owner {
  return { pid, started: startTime(pid) };
}

function isAlive(owner: Owner): boolean {
  if (owner.started !== undefined) return startTime(owner.pid) === owner.started;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Boot-relative start time where the system tells it (Linux), else undefined. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function readOwner(lock: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' ? { pid: owner.pid, started: owner.started } : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
