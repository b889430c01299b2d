import type * as z from 'zod';
import type { OrganisationId } from '../../../events/identifiers.ts';
import * as life from '../../../events/life-events.ts';
import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { knownOrganisations, nameOf } from '../../organisation/known-organisations.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { drillOf, knownDrill } from './evaluate-drill.ts';

export const ReportDrillCommand = life.DrillReported.extend({ on }).meta({
  id: 'ReportDrillCommand',
  description:
    '向负有安全生产监督管理职责的部门报送演练情况（国务院令第708号第八条第二款） · Reports a drill to the department that supervises production safety',
  example: { drill: '15.0', to: 'emergency-bureau', on: '2026-06-22' },
});
export type ReportDrillCommand = z.output<typeof ReportDrillCommand>;

export const decideReportDrill = decideAsStated('DrillReported', checkDrillReported);

const ARTICLE = '《生产安全事故应急条例》（国务院令第708号）第八条第二款';

export function checkDrillReported(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DrillReported'>,
  context: PlanContext,
): Fault[] {
  const { registry, today } = context;
  const before = state?.inForce?.drillReports.find((one) => one.drill === body.drill && one.to === body.to);
  return [
    ...knownDrill(state, body.drill, ARTICLE),
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [
      { on: drillOf(state, body.drill)?.on, zh: '演练之日', en: 'the day of the drill', article: ARTICLE },
    ]),
    ...knownOrganisations(registry, [{ id: body.to, pointer: '/to' }]),
    ...supervises(body.to, context),
    ...(before
      ? [
          conflict('DRILL_ALREADY_REPORTED', {
            pointer: '/to',
            article: ARTICLE,
            zh: `已于 ${before.on} 向${nameOf(registry, body.to)}报送`,
            en: `it was reported to ${nameOf(registry, body.to)} on ${before.on}`,
          }),
        ]
      : []),
  ];
}

/** Bodies that may have the duty to supervise production safety. */
const supervisors: readonly OrganisationClass[] = [
  'EMERGENCY_BUREAU',
  'DEPARTMENT',
  'CITY_EMERGENCY_BUREAU',
  'CITY_DEPARTMENT',
];

function supervises(to: OrganisationId, { registry }: PlanContext): Fault[] {
  const organisation = registry.find(to);
  if (!organisation || supervisors.includes(organisation.class)) return [];
  return [
    invalid('RECIPIENT_NOT_BY_RULE', {
      pointer: '/to',
      article: ARTICLE,
      zh: `演练情况报送负有安全生产监督管理职责的部门，${organisation.name}不是`,
      en: `drills are reported to a department that supervises production safety, which ${organisation.name} is not`,
    }),
  ];
}
