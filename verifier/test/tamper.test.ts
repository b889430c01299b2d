import { describe, expect, it } from 'vitest';
import type { Verdict } from '../src/verify.ts';
import {
  ADVERSARIES,
  type Adversary,
  type Case,
  corpus,
  kept,
  policyFor,
  verdictOn,
} from './support/corpus.ts';
import { seeds } from './support/scale.ts';
import { TAMPER_CLASSES } from './support/tampers.ts';

const CASES = corpus(seeds(3));
const casesOf = (adversary: Adversary): Case[] => CASES.filter((one) => one.adversary === adversary);

interface Seen {
  readonly name: string;
  readonly exit: number;
  readonly first: number | null;
}

const seen = ({ name }: Case, { exit, first }: Verdict): Seen => ({
  name,
  exit,
  first: first?.position ?? null,
});

/** What is expected of a case, to be compared as a whole so that a failure names every case that is off. */
const named = (cases: readonly Case[], exit: number): Seen[] =>
  cases.map(({ name, tampered }) => ({ name, exit, first: tampered.at }));

async function judged(cases: readonly Case[], policy: (one: Case) => string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const one of cases) verdicts.push(await verdictOn(one.files, policy(one)));
  return verdicts;
}

const seenOf = (cases: readonly Case[], verdicts: readonly Verdict[]): Seen[] =>
  cases.map((one, at) => seen(one, verdicts[at] as Verdict));

describe('tampering', () => {
  it('is tried in more than twenty ways by each adversary', () => {
    expect(TAMPER_CLASSES.length).toBeGreaterThan(20);
    for (const adversary of ADVERSARIES) expect(casesOf(adversary).length).toBeGreaterThan(60);
  });

  it('by who edits the table is found, with the exact first position', async () => {
    const cases = casesOf('P0');
    const verdicts = await judged(cases, ({ honest }) => policyFor(honest));
    expect(seenOf(cases, verdicts)).toEqual(named(cases, 1));
  });

  it('by who also recomputes every hash is found, with the exact first position', async () => {
    const cases = casesOf('P1');
    const verdicts = await judged(cases, ({ honest }) => policyFor(honest));
    expect(seenOf(cases, verdicts)).toEqual(named(cases, 1));
  });

  it('by who also makes the bundle and its tiles is found, and narrowed down by the checkpoints', async () => {
    const cases = casesOf('FORGER');
    const verdicts = await judged(cases, ({ honest }) => policyFor(honest));
    for (const [index, verdict] of verdicts.entries()) {
      const { name, tampered } = cases[index] as Case;
      expect([name, verdict.exit, verdict.highest === 'SIGNED']).toEqual([name, 1, false]);
      expect([name, locates(verdict, tampered.at)]).toEqual([name, true]);
    }
  });

  it('by who has the log’s key as well never passes for the whole while witnesses are asked for', async () => {
    const cases = casesOf('P2');
    const verdicts = await judged(cases, ({ honest }) => policyFor(honest));
    // A tail cut back to where the witnesses once were is no other history but an old one: for that there is maxAgeSeconds.
    const old = cases.filter(({ honest, tampered }) => honest.checkpoints.has(tampered.rows.length));
    const passed = seenOf(cases, verdicts).filter(({ exit }) => exit === 0);
    expect(passed.filter(({ name }) => !old.some((one) => one.name === name))).toEqual([]);
    const aged = await judged(old, ({ honest }) => policyFor(honest, { maxAgeSeconds: 1 }));
    expect(aged.map(({ exit }) => exit)).toEqual(old.map(() => 2));
    for (const [index, verdict] of verdicts.entries()) {
      const { name, tampered } = cases[index] as Case;
      const witnessed = verdict.tiers.find(({ tier }) => tier === 'WITNESSED')?.through ?? 0;
      expect([name, witnessed < tampered.at]).toEqual([name, true]);
    }
  });

  it('by who has the log’s key is proven by one checkpoint that the auditor kept', async () => {
    const cases = casesOf('P2');
    const verdicts = await judged(cases, ({ honest }) => policyFor(honest, { known: [kept(honest)] }));
    expect(seenOf(cases, verdicts).filter(({ exit }) => exit !== 1)).toEqual([]);
  });
});

/** True when the findings name the position, or a range or a cut that it lies in. */
function locates({ findings }: Verdict, position: number): boolean {
  return findings.some(
    (finding) =>
      finding.position === position ||
      (finding.code === 'CUT' && (finding.position ?? 0) >= position) ||
      (finding.range !== null && finding.range.from <= position && position <= finding.range.to),
  );
}
