import {
  type Exhibit,
  filesOf,
  LOG,
  leavesOf,
  NOW_MS,
  type PolicyChanges,
  policyText,
  WITNESSES,
} from '../../../test/support/proof/bundle.ts';
import { ledgerRows, START_MS } from '../../../test/support/proof/ledger.ts';
import type { FindingCode } from '../../src/findings.ts';
import type { Verdict } from '../../src/verify.ts';
import { honestExhibit, verdictOn } from './corpus.ts';

export const SIZE = 40;
export const honest = honestExhibit(SIZE, 2);
export const [first = LOG, second = LOG] = WITNESSES;
export const leaves = leavesOf(honest.rows);
export const LAST_SECONDS = START_MS / 1000 + SIZE * 60 + 30;

export const verify = (
  changes: Partial<Exhibit> = {},
  policy: PolicyChanges = {},
  now = NOW_MS,
): Promise<Verdict> => verdictOn(filesOf({ ...honest, ...changes }), policyText(policy), now);

export const codes = ({ findings }: Verdict): FindingCode[] => findings.map(({ code }) => code);
export const finding = ({ findings }: Verdict, code: FindingCode) =>
  findings.find((one) => one.code === code);
export const states = ({ tiers }: Verdict) =>
  Object.fromEntries(tiers.map(({ tier, state, through }) => [tier, `${state} ${through}`]));

export const ALL_PROVEN = (size: number) => ({
  INTACT: `PROVEN ${size}`,
  COMPLETE: `PROVEN ${size}`,
  SIGNED: `PROVEN ${size}`,
  WITNESSED: `PROVEN ${size}`,
  TIME_ANCHORED: `PROVEN ${size}`,
  REPLAYED: 'NOT_ATTEMPTED null',
});

/** The honest rows before the bodies were taken away. */
export function rowsWithBodies(): Exhibit['rows'] {
  return [...ledgerRows({ seed: SIZE, commits: SIZE, redactions: 2 })];
}
