import type { EventBody, EventType } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { Fact } from '../plan/fact.ts';
import type { Organisation } from './organisation.ts';

type FactOf<T extends EventType> = Fact & EventBody<T>;

/** A name and the day from which it is borne (G32). */
export type NameFact = Fact & Pick<EventBody<'OrganisationRegistered'>, 'name' | 'nameEn'>;

/** Somebody in charge of plans (第四十七条), until another takes over or nobody does. */
export type Tenure = FactOf<'PlanManagerAppointed'> & { readonly until?: Fact };

/** 常设委托（G5） */
export type Delegation = FactOf<'DelegationGranted'> & {
  readonly revoked?: Fact & Pick<EventBody<'DelegationRevoked'>, 'reason'>;
};

export type WorkPlan = FactOf<'AnnualWorkPlanAdopted'>;
export type Training = FactOf<'TrainingHeld'>;
export type Risk = FactOf<'RiskAssessed'>;
export type CoverageLink = FactOf<'PlanCoverageLinked'>;

/** All that was recorded of one organisation: the fold of its stream, plain JSON, with nothing that depends on today. */
export interface OrganisationLife {
  /** As the registry has it */
  readonly organisation: Organisation;
  /** The day it came into the registry */
  readonly registered: Fact;
  /** In order; the first is the one it was registered under, the last the present one */
  readonly names: readonly NameFact[];
  readonly merged?: FactOf<'OrganisationMerged'>;
  /** In order */
  readonly managers: readonly Tenure[];
  /** 数据管理（第五条第二款）, in order; the last holds */
  readonly stewards: readonly FactOf<'DataStewardAssigned'>[];
  /** 年度工作计划（第三十六条）; of two for one year the later holds */
  readonly workPlans: readonly WorkPlan[];
  readonly trainings: readonly Training[];
  /** 指导性文件（第十一条第二款） */
  readonly guidance: readonly FactOf<'GuidanceIssued'>[];
  readonly delegations: readonly Delegation[];
  /** 风险评估（第六条）; of two of one risk the later holds */
  readonly risks: readonly Risk[];
  readonly coverage: readonly CoverageLink[];
  /** The latest day of anything above: it did not cease to be before it */
  readonly lastOn: CivilDate;
}

/** Who is in charge of plans; nobody when the last one was relieved and no other appointed. */
export function currentManager({ managers }: OrganisationLife): Tenure | undefined {
  const last = managers.at(-1);
  return last?.until ? undefined : last;
}

/** The name it bore on a day: old papers are read under the name of their day. Before all names, the first. */
export const nameOn = ({ names }: OrganisationLife, on: CivilDate): NameFact | undefined =>
  names.findLast((name) => name.on <= on) ?? names[0];

/** Every risk as last assessed, in the order in which they were first. */
export const standingRisks = ({ risks }: OrganisationLife): readonly Risk[] => [
  ...new Map(risks.map((risk) => [risk.riskId, risk])).values(),
];

/** Delegations that were not revoked. */
export const standingDelegations = ({ delegations }: OrganisationLife): readonly Delegation[] =>
  delegations.filter((one) => !one.revoked);
