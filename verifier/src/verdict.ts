import { claimText, type SignedCheckpoint } from './evidence.ts';
import { FINDINGS, type Finding, type FindingCode, type Findings, TIERS, type Tier } from './findings.ts';
import type { CommitMark, Neighbours } from './neighbours.ts';
import type { Policy } from './policy.ts';
import { instantOf, seenBy } from './time-bounds.ts';

export type TierState = 'PROVEN' | 'FAILED' | 'NOT_PROVEN' | 'NOT_ATTEMPTED';

export interface TierResult {
  readonly tier: Tier;
  readonly state: TierState;
  /** Last position for which it was shown; null: for none */
  readonly through: number | null;
}

/** The first position at which something is wrong. */
export interface FirstBad extends Neighbours {
  readonly position: number;
  readonly code: FindingCode;
  /** Stream that the commit there says to belong to */
  readonly stream: string | null;
}

/** The result of a verification. Its JSON form is the same from every verifier, but for `detail`. */
export interface Verdict {
  readonly format: 'plan-ledger-verdict/1';
  readonly verdict: 'HOLDS' | 'TAMPERED' | 'CANNOT_TELL';
  readonly exit: 0 | 1 | 2;
  readonly ledger: string | null;
  readonly origin: string | null;
  /** Position of the last commit that the bundle says to hold */
  readonly last: number | null;
  readonly highest: Tier | null;
  readonly tiers: readonly TierResult[];
  readonly findings: readonly Finding[];
  readonly first: FirstBad | null;
  /** What holds before the first defect; `unredacted`: redactions on record whose body the bundle still shows */
  readonly counts: {
    readonly commits: number;
    readonly events: number;
    readonly withheld: number;
    readonly streams: number;
    readonly unredacted: number;
  };
  /** The largest signed checkpoint that the commits come to */
  readonly checkpoint: {
    readonly size: number;
    readonly root: string;
    readonly witnesses: readonly string[];
    /** By when a quorum of witnesses had seen it */
    readonly seenBy: string | null;
  } | null;
  /** In the verifier's own words, where there is more to say */
  readonly detail: string | null;
}

/** What a verification came to, before it is put into tiers. */
export interface Outcome {
  readonly policy: Policy | undefined;
  readonly last: number | null;
  readonly findings: Findings;
  /** Commits taken */
  readonly position: number;
  readonly counts: Verdict['counts'];
  /** Signed checkpoints that the commits come to */
  readonly agreed: readonly SignedCheckpoint[];
  readonly replay: 'EQUAL' | 'DIFFERENT' | 'NOT_ATTEMPTED';
  readonly detail: string | null;
}

export function verdictOf(outcome: Outcome, neighbours: Neighbours | undefined): Verdict {
  const { findings, policy, last, counts, detail } = outcome;
  const exit = findings.tampered.length > 0 ? 1 : findings.all.length > 0 ? 2 : 0;
  const tiers = tiersOf(outcome);
  return {
    format: 'plan-ledger-verdict/1',
    verdict: (['HOLDS', 'TAMPERED', 'CANNOT_TELL'] as const)[exit],
    exit,
    ledger: policy?.ledger ?? null,
    origin: policy?.origin ?? null,
    last,
    highest: highestOf(tiers),
    tiers,
    findings: findings.all,
    first: firstBadOf(findings, neighbours),
    counts,
    checkpoint: checkpointOf(outcome),
    detail,
  };
}

function firstBadOf(findings: Findings, neighbours: Neighbours | undefined): FirstBad | null {
  const first = findings.first();
  if (!first || first.position === null || !neighbours) return null;
  return { position: first.position, code: first.code, stream: streamOf(neighbours.at), ...neighbours };
}

const streamOf = (mark: CommitMark | null): string | null => mark?.stream ?? null;

export const largest = (checkpoints: readonly SignedCheckpoint[]): SignedCheckpoint | undefined =>
  checkpoints.reduce<SignedCheckpoint | undefined>(
    (best, next) => (!best || next.size > best.size ? next : best),
    undefined,
  );

/** The largest checkpoint that a quorum of witnesses signed; with `timed`, a quorum that states times. */
export const largestWitnessed = (
  checkpoints: readonly SignedCheckpoint[],
  quorum: number,
  timed: boolean,
): SignedCheckpoint | undefined =>
  largest(
    checkpoints.filter(({ witnesses, times }) => quorum > 0 && (timed ? times : witnesses).length >= quorum),
  );

function checkpointOf({ agreed, policy }: Outcome): Verdict['checkpoint'] {
  const checkpoint = largest(agreed);
  if (!checkpoint || !policy) return null;
  const seconds = seenBy(checkpoint, policy.quorum);
  return {
    ...claimText(checkpoint),
    witnesses: checkpoint.witnesses,
    seenBy: seconds === undefined ? null : instantOf(seconds),
  };
}

/** What must be proven before a tier can be. */
const NEEDS: Readonly<Record<Tier, Tier | undefined>> = {
  INTACT: undefined,
  COMPLETE: 'INTACT',
  SIGNED: 'COMPLETE',
  WITNESSED: 'SIGNED',
  TIME_ANCHORED: 'WITNESSED',
  REPLAYED: 'COMPLETE',
};

function tiersOf(outcome: Outcome): TierResult[] {
  const results = new Map<Tier, TierResult>();
  for (const tier of TIERS) {
    const needed = NEEDS[tier];
    const base = needed === undefined || results.get(needed)?.state === 'PROVEN';
    const through = throughOf(tier, outcome);
    results.set(tier, { tier, state: stateOf(tier, outcome, base, through), through });
  }
  return [...results.values()];
}

function stateOf(tier: Tier, outcome: Outcome, base: boolean, through: number | null): TierState {
  const own = outcome.findings.all.filter(({ code }) => FINDINGS[code].tier === tier);
  if (own.some(({ code }) => FINDINGS[code].weight === 'TAMPERED')) return 'FAILED';
  if (isNotAsked(tier, outcome)) return 'NOT_ATTEMPTED';
  return base && own.length === 0 && through === outcome.position ? 'PROVEN' : 'NOT_PROVEN';
}

function isNotAsked(tier: Tier, { policy, replay }: Outcome): boolean {
  if (tier === 'REPLAYED') return replay === 'NOT_ATTEMPTED';
  return (tier === 'WITNESSED' || tier === 'TIME_ANCHORED') && policy?.quorum === 0;
}

function throughOf(tier: Tier, outcome: Outcome): number | null {
  const { policy, agreed, last, replay } = outcome;
  if (!policy || last === null) return null;
  const sound = soundThrough(tier, outcome);
  const capped = (checkpoint: SignedCheckpoint | undefined): number | null =>
    checkpoint ? Math.min(checkpoint.size, sound) : null;
  switch (tier) {
    case 'SIGNED':
      return capped(largest(agreed));
    case 'WITNESSED':
      return capped(largestWitnessed(agreed, policy.quorum, false));
    case 'TIME_ANCHORED':
      return capped(largestWitnessed(agreed, policy.quorum, true));
    case 'REPLAYED':
      return replay === 'EQUAL' ? sound : null;
    default:
      return sound;
  }
}

/** How far commits hold, and nothing that belongs to the tier or to what it stands on is found to be wrong. */
function soundThrough(tier: Tier, { findings, counts }: Outcome): number {
  const concerned = new Set<Tier>();
  for (let at: Tier | undefined = tier; at; at = NEEDS[at]) concerned.add(at);
  return findings.tampered
    .filter(({ code, position }) => position !== null && concerned.has(FINDINGS[code].tier))
    .reduce((through, { position }) => Math.min(through, (position ?? through + 1) - 1), counts.commits);
}

/** The highest tier that is proven with every tier below it. */
function highestOf(tiers: readonly TierResult[]): Tier | null {
  const broken = tiers.findIndex(({ state }) => state !== 'PROVEN');
  return tiers[(broken < 0 ? tiers.length : broken) - 1]?.tier ?? null;
}
