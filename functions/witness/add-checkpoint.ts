import type { HashSuite } from '../../events/hash-suite.ts';
import { decodeUtf8, equalBytes, fromBase64, fromHex, toHex, utf8 } from '../../verifier/src/bytes.ts';
import { type Checkpoint, parseCheckpoint, parseSize } from '../../verifier/src/checkpoint.ts';
import { checkSignatures } from '../../verifier/src/cosignature.ts';
import { emptyRoot, HASH_BYTES } from '../../verifier/src/merkle.ts';
import { nodeCrypto } from '../../verifier/src/node-crypto.ts';
import { type Note, parseNote, type VerifierKey } from '../../verifier/src/note.ts';
import { COSIGNATURE_V1, cosignatureLine, cosignatureText } from '../../verifier/src/note-text.ts';
import { verifyConsistency } from '../../verifier/src/proofs.ts';
import { suiteOf } from '../shared/proof/signed-checkpoint.ts';
import type { Signer } from '../shared/signing/signer.ts';

/*
 * A witness of logs (C2SP tlog-witness, add-checkpoint). Invariants
 * - It signs a checkpoint only when that extends the last one it signed of the same log, by proof.
 * - What it signs it has kept before: state moves under a condition on the state that was compared, so that two requests
 *   at a time can't take it back, and a crash between keeping and answering costs one repeated request.
 */

/** The last checkpoint of a log that the witness signed. */
export interface WitnessState {
  readonly size: number;
  /** Hex */
  readonly root: string;
}

export interface WitnessStates {
  read(origin: string): Promise<WitnessState | undefined>;
  /** False when the state no longer is `from` */
  move(origin: string, from: WitnessState | undefined, to: WitnessState): Promise<boolean>;
}

export interface Witness {
  /** Name of its key in notes */
  readonly name: string;
  readonly signer: Signer;
  readonly states: WitnessStates;
  /** Keys of a log that it witnesses; none for a log that it does not know */
  readonly keysOf: (origin: string) => readonly VerifierKey[];
}

/** As HTTP would carry it: 200 with the cosignature, 409 with the size that the witness knows, else a reason. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
}

/** Hashes of a consistency proof, at most. */
const MAX_PROOF = 63;
/** Of key ids, whatever the suite of a log. */
const hash = nodeCrypto.sha256;

/** A request: `old <size>`, the hashes of the proof, an empty line, the checkpoint. */
export const addCheckpointRequest = (old: number, proof: readonly string[], note: string): string =>
  `old ${old}\n${proof.map((text) => `${text}\n`).join('')}\n${note}`;

/** Judges one request; `seconds` is the witness's own time. */
export async function addCheckpoint(
  witness: Witness,
  body: Uint8Array,
  seconds: number,
): Promise<WitnessAnswer> {
  const request = readRequest(body);
  if (!request) return refuse(400, 'malformed request');
  const { note, checkpoint } = request;
  const keys = witness.keysOf(checkpoint.origin);
  if (keys.length === 0) return refuse(404, 'unknown log');
  if (!keys.some((key) => checkSignatures(note, key, nodeCrypto).status === 'HOLDS'))
    return refuse(403, 'no signature of the log that is trusted');
  if (request.old > checkpoint.size) return refuse(400, 'the old size is larger than the checkpoint');
  const known = await witness.states.read(checkpoint.origin);
  const refusal = compare(known, request);
  if (refusal) return refusal;
  const next = { size: checkpoint.size, root: toHex(checkpoint.root) };
  if (!isSame(known, next) && !(await witness.states.move(checkpoint.origin, known, next)))
    return conflict(await witness.states.read(checkpoint.origin));
  return { status: 200, body: await cosign(witness, note, seconds) };
}

interface AddCheckpoint {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly suite: HashSuite;
}

function readRequest(body: Uint8Array): AddCheckpoint | undefined {
  const text = decodeUtf8(body);
  const blank = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || blank < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, blank).split('\n');
  const old = first.startsWith('old ') ? parseSize(first.slice('old '.length)) : undefined;
  const proof = lines.map(fromBase64);
  const note = parseNote(utf8(text.slice(blank + 2)));
  const checkpoint = note && parseCheckpoint(note.text);
  const suite = checkpoint && suiteOf(checkpoint);
  if (old === undefined || !note || !suite || proof.length > MAX_PROOF) return undefined;
  const hashes = proof.filter((node) => node?.length === HASH_BYTES);
  return hashes.length === proof.length
    ? { old, proof: hashes as Uint8Array[], note, checkpoint, suite }
    : undefined;
}

function compare(known: WitnessState | undefined, request: AddCheckpoint): WitnessAnswer | undefined {
  const { old, proof, checkpoint, suite } = request;
  if (old !== (known?.size ?? 0)) return conflict(known);
  const firstRoot = known ? (fromHex(known.root) ?? new Uint8Array()) : emptyRoot(suite.digest);
  // One size with two roots: the log has forked, and no proof can heal that.
  if (old === checkpoint.size && !equalBytes(firstRoot, checkpoint.root)) return conflict(known);
  const claim = { first: old, second: checkpoint.size, firstRoot, secondRoot: checkpoint.root, proof };
  return verifyConsistency(claim, suite.digest)
    ? undefined
    : refuse(422, 'the consistency proof does not hold');
}

async function cosign({ name, signer }: Witness, { text }: Note, seconds: number): Promise<string> {
  const key = { name, type: COSIGNATURE_V1, publicKey: await signer.publicKey() } as const;
  return cosignatureLine(key, seconds, await signer.sign(utf8(cosignatureText(seconds, text))), hash);
}

const isSame = (known: WitnessState | undefined, next: WitnessState): boolean =>
  known?.size === next.size && known.root === next.root;

const refuse = (status: Exclude<WitnessAnswer['status'], 200 | 409>, reason: string): WitnessAnswer => ({
  status,
  body: `${reason}\n`,
});

const conflict = (known: WitnessState | undefined): WitnessAnswer => ({
  status: 409,
  body: `${known?.size ?? 0}\n`,
});
