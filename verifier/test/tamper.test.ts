import { describe, expect, it } from 'vitest';
import type { PolicyChanges } from '../../test/support/proof/bundle.ts';
import type { Verdict } from '../src/verify.ts';
import { type Adversary, type Case, corpus, kept, policyFor, verdictOn } from './support/corpus.ts';
import { seeds } from './support/scale.ts';
import { TAMPER_CLASSES } from './support/tampers.ts';

const SEEDS = seeds(3);

interface Seen {
  readonly name: string;
  readonly exit: number;
  readonly first: number | null;
}

/** Judges every case of an adversary, and names those that did not come out as `isRight` says. */
async function wrong(
  adversary: Adversary,
  isRight: (verdict: Verdict, one: Case) => boolean,
  changes: (one: Case) => PolicyChanges = () => ({}),
): Promise<Seen[]> {
  const off: Seen[] = [];
  let judged = 0;
  for (const one of corpus(SEEDS, [adversary])) {
    const verdict = await verdictOn(one.files, policyFor(one.honest, changes(one)));
    judged++;
    if (!isRight(verdict, one))
      off.push({ name: one.name, exit: verdict.exit, first: verdict.first?.position ?? null });
  }
  expect(judged).toBeGreaterThan(20 * SEEDS.length);
  return off;
}

/** A tail cut back to where the witnesses once were is no other history but an old one: for that there is maxAgeSeconds. */
const isOld = ({ honest, tampered }: Case): boolean => honest.checkpoints.has(tampered.rows.length);

describe('tampering', () => {
  it('is tried in more than twenty ways by each adversary', () => {
    expect(TAMPER_CLASSES.length).toBeGreaterThan(20);
    expect(new Set(TAMPER_CLASSES.map(({ name }) => name)).size).toBe(TAMPER_CLASSES.length);
  });

  it.each(['P0', 'P1'] as const)('by %s is found, with the exact first position', async (adversary) => {
    expect(
      await wrong(
        adversary,
        ({ exit, first }, { tampered }) => exit === 1 && first?.position === tampered.at,
      ),
    ).toEqual([]);
  });

  it('by who also makes the bundle and its tiles is found, and narrowed down by the checkpoints', async () => {
    const isRight = (verdict: Verdict, { tampered }: Case): boolean =>
      verdict.exit === 1 && verdict.highest !== 'SIGNED' && locates(verdict, tampered.at);
    expect(await wrong('FORGER', isRight)).toEqual([]);
  });

  it('by who has the log’s key as well never passes for the whole while witnesses are asked for', async () => {
    const isRight = (verdict: Verdict, one: Case): boolean => {
      const witnessed = verdict.tiers.find(({ tier }) => tier === 'WITNESSED')?.through ?? 0;
      return witnessed < one.tampered.at && (verdict.exit !== 0 || isOld(one));
    };
    expect(await wrong('P2', isRight)).toEqual([]);
    const isAged = (verdict: Verdict, one: Case): boolean => !isOld(one) || verdict.exit === 2;
    expect(await wrong('P2', isAged, () => ({ maxAgeSeconds: 1 }))).toEqual([]);
  });

  it('by who has the log’s key is proven by one checkpoint that the auditor kept', async () => {
    const known = ({ honest }: Case) => ({ known: [kept(honest)] });
    expect(await wrong('P2', ({ exit }) => exit === 1, known)).toEqual([]);
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
