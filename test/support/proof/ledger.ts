import { canonicalise } from '../../../events/canonical.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  GENESIS,
  type HeaderFields,
  type SealedEvent,
  sealCommit,
  sealEvent,
} from '../../../events/commit.ts';
import { type HashSuite, toHex } from '../../../events/hash-suite.ts';
import { CommitId, LedgerId, StreamId } from '../../../events/identifiers.ts';
import { toBase64 } from '../../../verifier/src/bytes.ts';
import type { CommitLine } from '../../../verifier/src/commit-line.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { REDACTION_EVENT } from '../../../verifier/src/redactions.ts';
import type { SuiteName } from '../../../verifier/src/suite.ts';
import { Random } from './random.ts';

export const LEDGER = LedgerId.parse('110107');
export const ORIGIN = 'plan-ledger/110107';
/** When the first commit of a generated ledger was recorded; the others follow a minute apart. */
export const START_MS = Date.UTC(2026, 0, 5, 1, 30);

const SUITES = {
  sha256: { name: 'sha256', digest: nodeCrypto.sha256 },
  sm3: { name: 'sm3', digest: nodeCrypto.sm3 },
} as const satisfies Record<SuiteName, HashSuite>;

/** The suite that a header says to be made in. */
export const suiteOf = (header: string | undefined): HashSuite =>
  SUITES[header?.includes('"suite":"sm3"') ? 'sm3' : 'sha256'];

export interface LedgerShape {
  readonly seed: number;
  readonly commits: number;
  /** How many bodies are redacted, each with its event; needs as many commits again and more */
  readonly redactions?: number;
  /** @default sha256 */
  readonly suite?: SuiteName;
}

const TYPES = [
  'PlanDrafted',
  'ReviewRecorded',
  'Approved',
  'Issued',
  'Filed',
  'Drilled',
  'Evaluated',
] as const;
const WORDS = ['防汛', '应急预案', '石景山区', '演练记录', '备案回执', '评估意见', '修订说明', '发布'];

/** A ledger as an honest system would have stored it: every commit made by `events/commit.ts`. */
export function generateLedger(shape: LedgerShape): CommitLine[] {
  const rows = [...ledgerRows(shape)];
  return withhold(rows, targetsOf(rows));
}

/** The commits one by one, before any body is withheld. */
export function* ledgerRows(shape: LedgerShape): Generator<CommitLine> {
  const { seed, commits, redactions = 0 } = shape;
  const suite = SUITES[shape.suite ?? 'sha256'];
  const random = new Random(seed);
  const versions = new Map<string, number>();
  const targets: string[] = [];
  let prev = GENESIS;
  for (let position = 1; position <= commits; position++) {
    const redacts = position > commits - redactions ? targets.shift() : undefined;
    const events = redacts === undefined ? factsOf(random, suite) : [redactionOf(redacts, random, suite)];
    const stream = StreamId.parse(`plan:p${random.below(Math.max(1, Math.ceil(commits / 6)))}`);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const stored = sealCommit(fieldsOf({ position, stream, version, prev }, random), events, suite);
    prev = toHex(stored.hash);
    const salts = stored.salts.map((salt) => salt && toBase64(salt));
    yield { header: stored.header, bodies: stored.bodies, salts, hash: prev };
    if (position <= commits - redactions && position % 3 === 0 && targets.length < redactions)
      targets.push(`${position}.${random.below(events.length)}`);
  }
}

function factsOf(random: Random, suite: HashSuite): SealedEvent[] {
  return Array.from({ length: 1 + (random.below(4) === 0 ? random.below(4) : 0) }, () =>
    seal(
      random.pick(TYPES),
      { version: 1 + random.below(9), title: titleOf(random), documents: [] },
      random,
      suite,
    ),
  );
}

const titleOf = (random: Random): string => Array.from({ length: 6 }, () => random.pick(WORDS)).join('');

export const seal = (
  type: string,
  body: unknown,
  random: Random,
  suite: HashSuite = SUITES.sha256,
): SealedEvent =>
  sealEvent({ type, schema: 1, occurredOn: civilDate('2026-01-05'), body }, random.bytes(16), suite);

export const redactionOf = (target: string, random: Random, suite?: HashSuite): SealedEvent =>
  seal(
    REDACTION_EVENT,
    { target, reason: '个人信息保护法第四十七条', approvedBy: 'auditor-2' },
    random,
    suite,
  );

interface Place {
  readonly position: number;
  readonly stream: StreamId;
  readonly version: number;
  readonly prev: string;
}

function fieldsOf(place: Place, random: Random): HeaderFields {
  const { position } = place;
  const digest = toHex(random.bytes(32));
  return {
    ...place,
    ledger: LEDGER,
    commitId: CommitId.parse(toHex(random.bytes(16))),
    recordedAt: instant(new Date(START_MS + position * 60_000).toISOString()),
    actor: { id: 'water-bureau-1', organisation: 'water-bureau', roles: ['DRAFTER'] },
    command: { name: 'record', digest },
    ...(position % 7 === 0
      ? { attachments: [{ name: '预案正文.pdf', sha256: digest, bytes: position * 11 }] }
      : {}),
  };
}

const TARGET = /"target":"(\d+)\.(\d+)"/;

function targetsOf(rows: readonly CommitLine[]): Map<number, number> {
  const targets = new Map<number, number>();
  for (const { bodies } of rows) {
    const match = TARGET.exec(bodies[0] ?? '');
    if (match) targets.set(Number(match[1]), Number(match[2]));
  }
  return targets;
}

const withhold = (rows: readonly CommitLine[], targets: ReadonlyMap<number, number>): CommitLine[] =>
  rows.map((row, at) => {
    const target = targets.get(at + 1);
    const without = (items: readonly (string | null)[]) =>
      items.map((item, i) => (i === target ? null : item));
    return target === undefined ? row : { ...row, bodies: without(row.bodies), salts: without(row.salts) };
  });

/** Any header with other fields, in canonical text again. */
export const editHeader = (header: string, change: (fields: Record<string, unknown>) => void): string => {
  const fields = JSON.parse(header) as Record<string, unknown>;
  change(fields);
  return canonicalise(fields);
};
