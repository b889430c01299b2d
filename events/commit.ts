import * as z from 'zod';
import { canonicalise, parseCanonical } from './canonical.ts';
import { CivilDate, Instant } from './civil-date.ts';
import { Sha256Hex } from './documents.ts';
import { HASH_SUITES, type HashSuite, toHex } from './hash-suite.ts';
import { CommitId, LedgerId, StreamId } from './identifiers.ts';

/*
 * A commit is one decision: one or more events of one stream, at one position of one ledger.
 *
 * Invariants
 * - `header` is the exact canonical text that is hashed and stored; nothing is proved about one thing and read from another.
 * - `hash = H(0x00 || header)` with the ledger's one hash suite, the RFC 6962 leaf hash, so chain and Merkle tree use the same number.
 * - `prev` in the header is the hash of the commit at `position - 1`; GENESIS at position 1.
 * - bodyHash = H(salt || body): without the salt a short body can't be guessed from its hash after redaction.
 */

/** `prev` of a ledger's first commit. */
export const GENESIS = '0'.repeat(64);

/** Who acted: id, organisation and the roles that were held at that moment. Never a name. */
export const Actor = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9:-]{1,62}$/),
  organisation: z.string().max(63),
  roles: z.array(z.string().max(40)).max(20),
});
export type Actor = z.infer<typeof Actor>;

export const CommitHeader = z.strictObject({
  v: z.literal(1),
  suite: z.enum(HASH_SUITES),
  ledger: LedgerId,
  position: z.int().min(1),
  stream: StreamId,
  /** Number of this commit within its stream: 1, 2, 3 … */
  version: z.int().min(1),
  commitId: CommitId,
  recordedAt: Instant,
  actor: Actor,
  /** The command that was decided, and the digest of its canonical form: a reused key with another body is told apart. */
  command: z.strictObject({ name: z.string().max(60), digest: Sha256Hex }),
  events: z
    .array(
      z.strictObject({
        type: z.string().max(60),
        schema: z.int().min(1),
        occurredOn: CivilDate,
        bodyHash: Sha256Hex,
      }),
    )
    .min(1)
    .max(100),
  attachments: z
    .array(z.strictObject({ name: z.string(), sha256: Sha256Hex, bytes: z.int().min(0) }))
    .optional(),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CommitHeader = z.infer<typeof CommitHeader>;

/** A commit as it is stored. `bodies[i]` and `salts[i]` belong to `header.events[i]`; a redacted one is null in both. */
export interface StoredCommit {
  readonly header: string;
  readonly bodies: readonly (string | null)[];
  readonly salts: readonly (Uint8Array | null)[];
  readonly hash: Uint8Array;
}

const utf8 = new TextEncoder();

/** `H(0x00 || header)`: hash of a commit and leaf of the Merkle tree (RFC 6962, 2.1). */
export function commitHash(header: string, suite: HashSuite): Uint8Array {
  const text = utf8.encode(header);
  const leaf = new Uint8Array(text.length + 1);
  leaf.set(text, 1);
  return suite.digest(leaf);
}

/** `H(salt || body)` of canonical body text. */
export function bodyHash(salt: Uint8Array, body: string, suite: HashSuite): Uint8Array {
  const text = utf8.encode(body);
  const salted = new Uint8Array(salt.length + text.length);
  salted.set(salt);
  salted.set(text, salt.length);
  return suite.digest(salted);
}

/** An event before it has a place: `body` is any value with a canonical form. */
export interface SealedEvent {
  readonly type: string;
  readonly schema: number;
  readonly occurredOn: CivilDate;
  readonly body: string;
  readonly salt: Uint8Array;
  readonly bodyHash: string;
}

/**
 * Canonical text, salt and hash of one event body. Done once per command: a retry at a new tail only remakes the header.
 * Throws CanonicalError when the body has no canonical form.
 */
export function sealEvent(
  event: { type: string; schema: number; occurredOn: CivilDate; body: unknown },
  salt: Uint8Array,
  suite: HashSuite,
): SealedEvent {
  const body = canonicalise(event.body);
  const { type, schema, occurredOn } = event;
  return { type, schema, occurredOn, body, salt, bodyHash: toHex(bodyHash(salt, body, suite)) };
}

export type HeaderFields = Omit<CommitHeader, 'v' | 'suite' | 'events'>;

/** The stored form of a commit: header text, bodies, salts and hash. */
export function sealCommit(
  fields: HeaderFields,
  events: readonly SealedEvent[],
  suite: HashSuite,
): StoredCommit {
  const header = canonicalise({
    ...fields,
    v: 1,
    suite: suite.name,
    events: events.map(({ type, schema, occurredOn, bodyHash }) => ({ type, schema, occurredOn, bodyHash })),
  });
  return {
    header,
    bodies: events.map((event) => event.body),
    salts: events.map((event) => event.salt),
    hash: commitHash(header, suite),
  };
}

/** Why a stored commit is not what it claims to be. */
export interface CommitDefect {
  readonly code: 'HASH' | 'HEADER' | 'BODY' | 'PREV' | 'POSITION' | 'LEDGER';
  readonly detail: string;
}

export type CommitCheck =
  | { readonly ok: true; readonly header: CommitHeader; readonly hash: string; readonly withheld: number }
  | { readonly ok: false; readonly defect: CommitDefect };

const broken = (code: CommitDefect['code'], detail: string): CommitCheck => ({
  ok: false,
  defect: { code, detail },
});

/**
 * Checks one stored commit by itself and against the one before it. Gives the parsed header, or the first defect.
 * `expected.prev` is the hex hash of the commit before (GENESIS at position 1).
 */
export function checkCommit(
  commit: StoredCommit,
  expected: { ledger: string; position: number; prev: string },
  suite: HashSuite,
): CommitCheck {
  const hash = toHex(commitHash(commit.header, suite));
  if (hash !== toHex(commit.hash))
    return broken('HASH', 'the stored hash is not the hash of the stored header');
  const header = readHeader(commit.header, suite);
  if ('code' in header) return { ok: false, defect: header };
  if (header.ledger !== expected.ledger) return broken('LEDGER', `belongs to ledger ${header.ledger}`);
  if (header.position !== expected.position) return broken('POSITION', `says position ${header.position}`);
  if (header.prev !== expected.prev) return broken('PREV', 'does not name the hash of the commit before it');
  return checkBodies(commit, header, hash, suite);
}

function readHeader(text: string, suite: HashSuite): CommitHeader | CommitDefect {
  try {
    const header = parseCanonical(text) as unknown as CommitHeader;
    if (header.v === 1 && header.suite === suite.name && Array.isArray(header.events)) return header;
    return { code: 'HEADER', detail: `not a header of version 1 in the suite ${suite.name}` };
  } catch (error) {
    return { code: 'HEADER', detail: error instanceof Error ? error.message : 'not canonical' };
  }
}

/** A redacted event has neither body nor salt; every other body must be the one that was hashed. */
function checkBodies(
  commit: StoredCommit,
  header: CommitHeader,
  hash: string,
  suite: HashSuite,
): CommitCheck {
  const count = header.events.length;
  if (commit.bodies.length !== count || commit.salts.length !== count)
    return broken('BODY', 'the number of bodies is not the number of events');
  let withheld = 0;
  for (const [index, event] of header.events.entries()) {
    const body = commit.bodies[index] ?? null;
    const salt = commit.salts[index] ?? null;
    if (body === null && salt === null) withheld++;
    else if (body === null || salt === null || toHex(bodyHash(salt, body, suite)) !== event.bodyHash)
      return broken('BODY', `body ${index} is not the one that was hashed`);
  }
  return { ok: true, header, hash, withheld };
}
