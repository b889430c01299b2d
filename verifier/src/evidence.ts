import { equalBytes, toBase64 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { checkSignatures } from './cosignature.ts';
import type { Crypto } from './crypto.ts';
import type { Findings } from './findings.ts';
import type { ListedFiles } from './listed-files.ts';
import { checkpointPath, type ListedFile, type Manifest } from './manifest.ts';
import { MAX_NOTE_BYTES, type Note, parseNote } from './note.ts';
import type { Policy } from './policy.ts';

/** A checkpoint that the log signed with a key of the policy. */
export interface SignedCheckpoint {
  readonly path: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Names of the witnesses whose signatures hold, in the order of the policy */
  readonly witnesses: readonly string[];
  /** Seconds since the epoch that those witnesses state, sorted; a witness that states no time is left out */
  readonly times: readonly number[];
}

/** A size and root that the commits must come to: signed by the log, or kept by the auditor. */
export interface RootClaim {
  readonly size: number;
  readonly root: Uint8Array;
  readonly by: 'SIGNED' | 'KNOWN';
  /** Path of the checkpoint; null for one that the auditor kept */
  readonly path: string | null;
}

export interface Evidence {
  readonly signed: readonly SignedCheckpoint[];
  /** By size */
  readonly claims: readonly RootClaim[];
}

interface Judge {
  readonly policy: Policy;
  readonly crypto: Crypto;
  readonly findings: Findings;
  /** Now, in seconds since the epoch */
  readonly now: number;
}

/** Reads every checkpoint of the bundle and keeps those that are signed as the policy asks. */
export async function readEvidence(manifest: Manifest, files: ListedFiles, judge: Judge): Promise<Evidence> {
  const signed: SignedCheckpoint[] = [];
  for (const file of [...(manifest.checkpoint ? [manifest.checkpoint] : []), ...manifest.checkpoints]) {
    const bytes = await files.whole(file, MAX_NOTE_BYTES);
    const checkpoint = bytes && readCheckpoint(file, bytes, judge);
    if (checkpoint) signed.push(checkpoint);
  }
  if (signed.length === 0) judge.findings.add('NO_CHECKPOINT');
  noteForks(signed, judge.findings);
  return { signed, claims: claimsOf(signed, judge.policy) };
}

function readCheckpoint(file: ListedFile, bytes: Uint8Array, judge: Judge): SignedCheckpoint | undefined {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint || !namesSize(file.path, checkpoint.size)) {
    judge.findings.add('NOTE', { subject: file.path });
    return undefined;
  }
  // Nothing that the note says counts before a key of the policy is seen to have signed it.
  if (!isSignedByLog(file.path, note, checkpoint, judge)) return undefined;
  if (checkpoint.origin !== judge.policy.origin) {
    judge.findings.add('ORIGIN', { subject: file.path });
    return undefined;
  }
  const { size, root } = checkpoint;
  return { path: file.path, size, root, ...witnessesOf(file.path, note, judge) };
}

const namesSize = (path: string, size: number): boolean =>
  !path.startsWith('checkpoints/') || path === checkpointPath(size);

function isSignedByLog(path: string, note: Note, { size }: Checkpoint, judge: Judge): boolean {
  const keys = judge.policy.log.filter(({ from, until }) => from <= size && size <= until);
  const checks = keys.map(({ key }) => ({
    type: key.type,
    status: checkSignatures(note, key, judge.crypto).status,
  }));
  if (checks.some(({ status }) => status === 'FALSE')) {
    judge.findings.add('SIGNATURE', { subject: path });
    return false;
  }
  // Whoever pins keys of two algorithms trusts neither alone: one signature of each is due.
  const held = checks.filter(({ status }) => status === 'HOLDS').map(({ type }) => type);
  const isSigned = held.length > 0 && checks.every(({ type }) => held.includes(type));
  if (!isSigned) judge.findings.add('UNKNOWN_KEY', { subject: path });
  return isSigned;
}

function witnessesOf(path: string, note: Note, judge: Judge): { witnesses: string[]; times: number[] } {
  const witnesses: string[] = [];
  const times: number[] = [];
  for (const key of judge.policy.witnesses) {
    const check = checkSignatures(note, key, judge.crypto);
    if (check.status === 'FALSE') judge.findings.add('COSIGNATURE', { subject: `${path} ${key.name}` });
    // A time that has not come yet is nobody's observation.
    if (check.status !== 'HOLDS' || check.seconds > judge.now + judge.policy.toleranceSeconds) continue;
    witnesses.push(key.name);
    if (check.seconds > 0) times.push(check.seconds);
  }
  return { witnesses, times: times.sort((a, b) => a - b) };
}

/** Two signed checkpoints of one size with two roots prove that the log spoke with two tongues. */
function noteForks(signed: readonly SignedCheckpoint[], findings: Findings): void {
  const roots = new Map<number, Uint8Array>();
  for (const { path, size, root } of signed) {
    const other = roots.get(size);
    if (other && !equalBytes(other, root)) findings.add('FORK', { subject: path });
    roots.set(size, other ?? root);
  }
}

function claimsOf(signed: readonly SignedCheckpoint[], policy: Policy): RootClaim[] {
  const claims: RootClaim[] = [
    ...signed.map(({ size, root, path }) => ({ size, root, path, by: 'SIGNED' as const })),
    ...policy.known.map(({ size, root }) => ({ size, root, path: null, by: 'KNOWN' as const })),
  ];
  return claims.sort((a, b) => a.size - b.size);
}

/** How a claim is written down in a report. */
export const claimText = ({
  size,
  root,
}: {
  size: number;
  root: Uint8Array;
}): { size: number; root: string } => ({
  size,
  root: toBase64(root),
});
