import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { phaseOn } from '../obligation/phase.ts';
import type { Obligation } from '../obligation/types.ts';
import type { Bilingual } from '../refusal.ts';
import { type InspectionState, isOpen } from './state.ts';

/*
 * 以“风险+信用”分级分类、“无事不扰”（优化营商环境工作方案第15项）: whom to inspect first, and whom to leave alone. A proposal
 * with its reasons; the choice stays with 区应急委 and 区应急局 (第四十六条).
 */

/** What the tier of a body follows from. */
export interface SamplingFacts {
  readonly organisation: OrganisationId;
  /** Duties of the law (MANDATORY) that are overdue */
  readonly overdueByLaw: number;
  /** Overdue targets, and duties that hold in principle */
  readonly overdueTargets: number;
  /** Findings of earlier inspections that are not mended */
  readonly openFindings: number;
  /** Day on which it was last inspected, and what that inspection found */
  readonly lastInspection?: { readonly on: CivilDate; readonly findings: number };
}

export type RiskTier = 'HIGH' | 'MEDIUM' | 'LOW' | 'UNDISTURBED';

export interface SamplingLine extends SamplingFacts {
  readonly tier: RiskTier;
  readonly because: readonly Bilingual[];
}

/** Years without an inspection after which a body that gave no cause is looked at again. */
const REST_YEARS = 3;

/** Every body with its tier, the most pressing first; of two alike the one that was inspected longer ago. */
export const samplingList = (facts: readonly SamplingFacts[], today: CivilDate): readonly SamplingLine[] =>
  facts.map((one) => ({ ...one, ...tierOf(one, today) })).toSorted(byUrgency);

function tierOf(facts: SamplingFacts, today: CivilDate): Pick<SamplingLine, 'tier' | 'because'> {
  const { overdueByLaw, overdueTargets, openFindings, lastInspection: last } = facts;
  const high = [
    ...counted(overdueByLaw, '项法定义务逾期', 'overdue duties under the law'),
    ...counted(openFindings, '项检查问题未整改', 'findings that are not mended'),
  ];
  const medium = [
    ...counted(overdueTargets, '项目标或原则性义务逾期', 'overdue targets or duties in principle'),
    ...(last ? [] : [{ zh: '从未检查', en: 'it was never inspected' }]),
  ];
  if (high.length) return { tier: 'HIGH', because: [...high, ...medium] };
  if (medium.length || !last) return { tier: 'MEDIUM', because: medium };
  if (last.findings === 0 && last.on > yearsBefore(today, REST_YEARS))
    return {
      tier: 'UNDISTURBED',
      because: [
        {
          zh: `无逾期，${last.on} 检查未发现问题（无事不扰）`,
          en: `nothing is overdue, and the inspection of ${last.on} found nothing`,
        },
      ],
    };
  return {
    tier: 'LOW',
    because: [{ zh: `无逾期，上次检查 ${last.on}`, en: `nothing is overdue; last inspected on ${last.on}` }],
  };
}

const counted = (count: number, zh: string, en: string): Bilingual[] =>
  count === 0 ? [] : [{ zh: `${count} ${zh}`, en: `${en}: ${count}` }];

/** As text, for comparing only: 29 February of a common year sorts where it should. */
const yearsBefore = (day: CivilDate, years: number): string =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;

const tiers: readonly RiskTier[] = ['HIGH', 'MEDIUM', 'LOW', 'UNDISTURBED'];

const byUrgency = (a: SamplingLine, b: SamplingLine): number =>
  tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
  b.overdueByLaw + b.openFindings - (a.overdueByLaw + a.openFindings) ||
  b.overdueTargets - a.overdueTargets ||
  byText(a.lastInspection?.on ?? '', b.lastInspection?.on ?? '') ||
  byText(a.organisation, b.organisation);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The facts of one body on a day.
 * @param obligations duties that it handles, of its plans and its own
 * @param inspections all of the ledger, those of other bodies among them
 */
export function samplingFactsOf(
  organisation: OrganisationId,
  obligations: readonly Obligation[],
  inspections: readonly InspectionState[],
  { today, calendar }: { readonly today: CivilDate; readonly calendar: WorkingCalendar },
): SamplingFacts {
  // Legacy duties are facts without consequence (G26).
  const overdue = obligations.filter((one) => !one.silent && phaseOn(one, today, calendar) === 'OVERDUE');
  const byLaw = overdue.filter(({ severity, target }) => severity === 'MANDATORY' && !target);
  const own = inspections.filter(({ inspectee, opened }) => inspectee === organisation && opened);
  const last = own.reduce<{ on: CivilDate; findings: number } | undefined>((latest, { opened, findings }) => {
    if (!opened || (latest && latest.on >= opened.on)) return latest;
    return { on: opened.on, findings: findings.length };
  }, undefined);
  return {
    organisation,
    overdueByLaw: byLaw.length,
    overdueTargets: overdue.length - byLaw.length,
    openFindings: own.flatMap(({ findings }) => findings).filter(isOpen).length,
    ...(last && { lastInspection: last }),
  };
}
