import type * as z from 'zod';
import type { OrganisationId } from '../../../events/identifiers.ts';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { knownOrganisations, nameOf, namesOf } from '../../organisation/known-organisations.ts';
import type { Registry } from '../../organisation/organisation.ts';
import { livingOrganisations, successorOf } from '../../organisation/successor.ts';
import { version } from '../commands.ts';
import type { PlanContext } from '../decide/context.ts';
import { atStage, ISSUED_STAGES, versionOf } from '../decide/standing.ts';
import { decideOfIssued } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { dutiesNow } from './duties-now.ts';

export const UrgeFilingCommand = life.FilingUrged.extend({ version, on }).meta({
  id: 'UrgeFilingCommand',
  description:
    '督促备案（第三十二条），由指导本行业（领域）、所属单位的单位作出 · Whoever guides the preparing body urges its filing',
  example: { by: 'emergency-bureau', reason: '距到期不足 5 个工作日', on: '2026-06-03' },
});
export type UrgeFilingCommand = z.output<typeof UrgeFilingCommand>;

export const decideUrgeFiling = decideOfIssued('FilingUrged', checkFilingUrged);

export function checkFilingUrged(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'FilingUrged'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十二条',
      zh: '印发后方有备案可督促',
      en: 'there is a filing to urge once the version is issued',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.issue?.on, zh: '印发之日', en: 'the day of issue', article: '第三十二条' },
    ]),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...(state ? guides(state, body.by, context) : []),
    ...(state && version?.issue ? filingOpen(state, body.version, context) : []),
  ];
}

/** 第三十二条: command office, department or unit for its own field and the units under it; the bureau for all. */
function guides({ preparingBody }: PlanState, by: OrganisationId, { registry }: PlanContext): Fault[] {
  if (!registry.find(by)) return [];
  const allowed = guidesOf(preparingBody, registry);
  if (allowed.includes(by)) return [];
  return [
    invalid('NOT_THE_GUIDE', {
      pointer: '/by',
      article: '第三十二条',
      zh: `${nameOf(registry, by)}不指导该编制单位；可由${namesOf(registry, allowed)}督促`,
      en: `${nameOf(registry, by)} does not guide the preparing body; ${namesOf(registry, allowed)} may urge it`,
    }),
  ];
}

function guidesOf(preparingBody: OrganisationId | undefined, registry: Registry): readonly OrganisationId[] {
  const body = preparingBody && registry.find(successorOf(registry, preparingBody));
  const linked = [body?.parent, body?.industryRegulator, body?.commandHq];
  const living = livingOrganisations(registry);
  const ofField = living.filter(
    (one) =>
      one.class === 'EMERGENCY_BUREAU' ||
      (one.class === 'COMMAND_OFFICE' && one.commandHq !== undefined && one.commandHq === body?.commandHq),
  );
  const all = [...linked.flatMap((id) => id ?? []), ...ofField.map((one) => one.organisationId)];
  return [...new Set(all)].filter((id) => id !== body?.organisationId);
}

function filingOpen(state: PlanState, version: number, context: PlanContext): Fault[] {
  const open = dutiesNow(state, context).some(
    (one) =>
      (one.duty === 'FILING' || one.duty === 'COPIES') &&
      one.version === version &&
      one.state.status === 'OPEN',
  );
  if (open) return [];
  return [
    conflict('NOTHING_TO_URGE', {
      article: '第三十二条',
      zh: `第 ${version} 版没有待办的备案、径送、抄送`,
      en: `nothing of the filing of version ${version} is open`,
    }),
  ];
}
