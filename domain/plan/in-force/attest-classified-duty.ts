import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { isStub } from '../decide/classified-stub.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

export const AttestClassifiedDutyCommand = life.ClassifiedDutyAttested.extend({ on }).meta({
  id: 'AttestClassifiedDutyCommand',
  description:
    '声明涉密预案的一项义务是否已在涉密系统履行，不得附任何内容 · Says yes or no whether a duty of a classified plan was met elsewhere, and nothing else',
  example: { duty: 'DRILL', met: true, on: '2026-10-15' },
});
export type AttestClassifiedDutyCommand = z.output<typeof AttestClassifiedDutyCommand>;

export const decideAttestClassifiedDuty = decideAsStated(
  'ClassifiedDutyAttested',
  checkClassifiedDutyAttested,
);

export function checkClassifiedDutyAttested(
  state: PlanState | undefined,
  { occurredOn }: NewEvent<'ClassifiedDutyAttested'>,
  context: PlanContext,
): Fault[] {
  return [
    ...(!state || isStub(state) ? [] : [notAStub]),
    ...(context.rulebook.policies.attestation ? [] : [notAdmitted]),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [{ on: state?.legacy?.issuedOn, zh: '印发之日', en: 'the day of issue' }]),
  ];
}

/** What may be told is told by its own fact, with its evidence. */
const notAStub = conflict('NOT_CLASSIFIED', {
  article: '第四十九条',
  zh: '本预案不是涉密预案的占位，义务须以事实记录，不能以声明代替',
  en: 'this is no stub of a classified plan: its duties are met by recorded facts and not by attestation',
});

const notAdmitted = conflict('ATTESTATION_NOT_ADMITTED', {
  article: '第四十九条',
  zh: '依现行解释（G29），不以声明代替履行记录',
  en: 'by the interpretation in force (G29) attestations meet no duty',
});
