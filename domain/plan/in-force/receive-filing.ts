import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { knownOrganisations, nameOf } from '../../organisation/known-organisations.ts';
import { version } from '../commands.ts';
import { answerable } from '../decide/answer-filing.ts';
import type { PlanContext } from '../decide/context.ts';
import { recordedBefore, standingWith } from '../decide/filing-legs.ts';
import { atStage, ISSUED_STAGES, versionOf } from '../decide/standing.ts';
import { decideOfIssued } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';

export const ReceiveFilingCommand = life.FilingReceived.extend({ version, on }).meta({
  id: 'ReceiveFilingCommand',
  description:
    '备案窗口收件并确定首问责任人，负责到办结为止 · The desk takes a filing in; its first handler answers for it to the end',
  example: { recipient: 'district-government', firstHandler: 'u-desk-1', on: '2026-05-20' },
});
export type ReceiveFilingCommand = z.output<typeof ReceiveFilingCommand>;

export const decideReceiveFiling = decideOfIssued('FilingReceived', checkFilingReceived);

export function checkFilingReceived(
  state: PlanState | undefined,
  event: NewEvent<'FilingReceived'>,
  context: PlanContext,
): Fault[] {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十一条',
      zh: '印发并报送后方可收件',
      en: 'a filing is received once the version is issued and filed',
    }),
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.recipient, pointer: '/recipient' }]),
    ...(state && version ? deskFaults(state, version, event, context) : []),
  ];
}

function deskFaults(
  state: PlanState,
  version: PlanVersion,
  { body, occurredOn }: NewEvent<'FilingReceived'>,
  context: PlanContext,
): Fault[] {
  const standing = standingWith(version, body.recipient);
  const sent = standing.submissions.at(-1);
  const receipts = (state.inForce?.filingReceipts ?? []).filter(
    (one) => one.version === body.version && one.recipient === body.recipient,
  );
  const last = receipts.at(-1);
  return [
    ...answerable(standing, body.recipient, context),
    ...notBefore(occurredOn, [
      { on: sent?.on, zh: '报送之日', en: 'the day it was sent', article: '第三十一条' },
    ]),
    ...(sent && last && recordedBefore(sent.event, last.event)
      ? [alreadyReceived(nameOf(context.registry, body.recipient), last.firstHandler)]
      : []),
    ...(last && last.firstHandler !== body.firstHandler ? [firstHandlerStays(last.firstHandler)] : []),
  ];
}

const alreadyReceived = (recipient: string, handler: string): Fault =>
  conflict('FILING_ALREADY_RECEIVED', {
    pointer: '/recipient',
    article: '第三十一条',
    zh: `${recipient}已收件，首问责任人为 ${handler}`,
    en: `${recipient} has taken it in already; its first handler is ${handler}`,
  });

/** 首问负责 (2025 工作方案第22项): a resubmission comes back to whoever took the filing in first. */
const firstHandlerStays = (handler: string): Fault =>
  invalid('FIRST_HANDLER_CHANGED', {
    pointer: '/firstHandler',
    article: '首问负责',
    zh: `首问责任人为 ${handler}，负责到办结为止，不得更换`,
    en: `the first handler is ${handler} and stays so until the filing is accepted`,
  });
