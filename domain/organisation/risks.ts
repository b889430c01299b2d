import { notBefore } from '../decision/dates.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { livingPlans } from '../plan/known-plans.ts';
import { type CoverageLink, type OrganisationLife, type Risk, standingRisks } from './life.ts';
import { type LifeCheck, type LifeFact, ofDistrict } from './life-check.ts';

const article = '第六条';

/** 风险评估（第六条）: one list of risks per body; a later assessment of the same risk takes the place of the earlier. */
export const checkRiskAssessed: LifeCheck<'RiskAssessed'> = (life, { body, occurredOn }) => {
  const risks = standingRisks(life);
  const before = risks.find(({ riskId }) => riskId === body.riskId);
  const namesake = risks.find(({ riskId, name }) => name === body.name && riskId !== body.riskId);
  return [
    ...ofDistrict(life.organisation.class),
    ...notBefore(occurredOn, [
      { on: before?.on, zh: '上次评估之日', en: 'the day of its last assessment', article },
    ]),
    ...repeated(body.areas, (index) => `/areas/${index}`),
    ...(namesake
      ? [
          conflict('RISK_NAMED_TWICE', {
            pointer: '/name',
            article,
            zh: `“${body.name}”已作为 ${namesake.riskId} 评估`,
            en: `"${body.name}" is assessed already, as ${namesake.riskId}`,
          }),
        ]
      : []),
  ];
};

/** 覆盖主要风险和重点区域（第六条）: any body's plan may answer the risk, in an area that its assessment names. */
export const checkCoverageLinked: LifeCheck<'PlanCoverageLinked'> = (life, fact, { plans }) => {
  const { body, occurredOn } = fact;
  const risk = standingRisks(life).find(({ riskId }) => riskId === body.riskId);
  return [
    ...ofDistrict(life.organisation.class),
    ...livingPlans(plans, [{ id: body.plan, pointer: '/plan' }]),
    ...(risk
      ? [...areaFaults(risk, fact), ...notBeforeRisk(life, body.riskId, occurredOn)]
      : [riskUnknown(body)]),
    ...linkedAlready(life, body),
  ];
};

const riskUnknown = ({ riskId }: Pick<CoverageLink, 'riskId'>): Fault =>
  invalid('RISK_UNKNOWN', {
    pointer: '/riskId',
    article,
    zh: `本单位没有评估过风险“${riskId}”`,
    en: `the body has assessed no risk "${riskId}"`,
  });

function areaFaults({ areas }: Risk, { body }: LifeFact<'PlanCoverageLinked'>): Fault[] {
  if (areas.includes(body.area)) return [];
  return [
    invalid('AREA_NOT_ASSESSED', {
      pointer: '/area',
      article,
      zh: `该风险的重点区域为：${areas.join('、')}`,
      en: `the assessment names these areas: ${areas.join(', ')}`,
    }),
  ];
}

const notBeforeRisk = (
  { risks }: OrganisationLife,
  riskId: string,
  on: OrganisationLife['lastOn'],
): Fault[] =>
  notBefore(on, [
    {
      on: risks.find((risk) => risk.riskId === riskId)?.on,
      zh: '首次评估之日',
      en: 'the day of its first assessment',
      article,
    },
  ]);

function linkedAlready(
  { coverage }: OrganisationLife,
  { riskId, area, plan }: Pick<CoverageLink, 'riskId' | 'area' | 'plan'>,
): Fault[] {
  const link = coverage.find((one) => one.riskId === riskId && one.area === area && one.plan === plan);
  if (!link) return [];
  return [
    conflict('COVERAGE_LINKED', {
      pointer: '/plan',
      article,
      zh: `已于 ${link.on} 关联`,
      en: `they were linked on ${link.on}`,
    }),
  ];
}
