import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { version } from '../commands.ts';
import type { PlanContext } from '../decide/context.ts';
import { recordedBefore } from '../decide/filing-legs.ts';
import { audienceByLaw } from '../decide/law.ts';
import { atStage, ISSUED_STAGES, versionOf } from '../decide/standing.ts';
import { decideOfIssued } from '../decide/stated.ts';
import type { DisclosureFact, PlanState } from '../state.ts';
import { namesAnArticle } from './legal-basis.ts';

/* 不予公开 and 撤回公开（第四十九条）: the law asks for publication, so each takes a ground in a named article. */

export const ExemptDisclosureCommand = life.DisclosureExempted.extend({ version, on }).meta({
  id: 'ExemptDisclosureCommand',
  description:
    '决定不予公开（第四十九条）：写明法定依据、审查人和复核日期；再次决定即为复核 · Decides not to disclose, with legal basis, reviewer and day of review; a further decision is the review',
  example: {
    legalBasis: '《中华人民共和国政府信息公开条例》第十四条',
    reviewer: 'u-secrecy-1',
    reason: '重要目标防护部署公开可能危及公共安全',
    reviewOn: '2027-05-20',
    on: '2026-05-20',
  },
});
export type ExemptDisclosureCommand = z.output<typeof ExemptDisclosureCommand>;

export const WithdrawDisclosureCommand = life.DisclosureWithdrawn.extend({ version, on }).meta({
  id: 'WithdrawDisclosureCommand',
  description:
    '撤回公开：已公开的文本依法撤下，公开义务随之恢复，除非决定不予公开 · Takes what was disclosed from view; the duty to disclose is open again unless an exemption is decided',
  example: {
    legalBasis: '《中华人民共和国保守国家秘密法》第三十五条',
    reason: '附件未经保密审查',
    on: '2026-06-02',
  },
});
export type WithdrawDisclosureCommand = z.output<typeof WithdrawDisclosureCommand>;

export const decideExemptDisclosure = decideOfIssued('DisclosureExempted', checkDisclosureExempted);

export const decideWithdrawDisclosure = decideOfIssued('DisclosureWithdrawn', checkDisclosureWithdrawn);

export function checkDisclosureExempted(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DisclosureExempted'>,
  context: PlanContext,
): Fault[] {
  const shown = state && shownNow(state, body.version);
  const earlier = state?.inForce?.exemptions.findLast((one) => one.version === body.version);
  return [
    ...issuedVersion(state, body.version),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: versionOf(state, body.version)?.issue?.on, zh: '印发之日', en: 'the day of issue' },
      { on: earlier?.on, zh: '上一次决定之日', en: 'the day of the decision before' },
      { on: lastWithdrawal(state, body.version)?.on, zh: '撤回公开之日', en: 'the day of the withdrawal' },
    ]),
    ...namesAnArticle(body.legalBasis),
    ...(state ? reviewed(state, body, occurredOn, context) : []),
    ...(shown ? [alreadyShown(body.version, shown)] : []),
  ];
}

/** What the government withholds it looks at again (《政府信息公开条例》第十八条); others may leave the day open. */
function reviewed(
  { attributes }: PlanState,
  { reviewOn }: NewEvent<'DisclosureExempted'>['body'],
  occurredOn: NewEvent['occurredOn'],
  context: PlanContext,
): Fault[] {
  const article = '《中华人民共和国政府信息公开条例》第十八条';
  const pointer = '/reviewOn';
  if (reviewOn === undefined)
    return audienceByLaw(attributes, context).audience === 'SOCIETY'
      ? [
          invalid('REVIEW_DATE_MISSING', {
            pointer,
            article,
            zh: '政府预案不予公开的，须写明定期复核的日期',
            en: 'where a government plan is withheld, the day on which that is looked at again is named',
          }),
        ]
      : [];
  if (reviewOn > occurredOn) return [];
  return [
    invalid('REVIEW_NOT_AFTER', {
      pointer,
      article,
      zh: `复核日期须晚于决定之日 ${occurredOn}`,
      en: `the day of review comes after the decision (${occurredOn})`,
    }),
  ];
}

export function checkDisclosureWithdrawn(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DisclosureWithdrawn'>,
  context: PlanContext,
): Fault[] {
  const shown = state && shownNow(state, body.version);
  return [
    ...issuedVersion(state, body.version),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [{ on: shown?.on, zh: '公开之日', en: 'the day it was disclosed' }]),
    ...namesAnArticle(body.legalBasis),
    ...(state && versionOf(state, body.version)?.issue && !shown ? [notShown(body.version)] : []),
  ];
}

const issuedVersion = (state: PlanState | undefined, version: number): Fault[] =>
  atStage(state, version, ISSUED_STAGES, {
    article: '第四十九条',
    zh: '正式印发后方有公开事项可决定',
    en: 'disclosure is a question once the version is issued',
  });

const lastWithdrawal = (state: PlanState | undefined, version: number) =>
  state?.inForce?.disclosureWithdrawals.findLast((one) => one.version === version);

/** The disclosure of a version that stands: not taken from view since, by the order of recording. */
function shownNow(state: PlanState, version: number): DisclosureFact | undefined {
  const last = versionOf(state, version)?.disclosures.at(-1);
  const withdrawn = lastWithdrawal(state, version);
  return last && withdrawn && recordedBefore(last.event, withdrawn.event) ? undefined : last;
}

const alreadyShown = (version: number, { on }: DisclosureFact): Fault =>
  conflict('ALREADY_DISCLOSED', {
    article: '第四十九条',
    zh: `第 ${version} 版已于 ${on} 公开；须先撤回公开`,
    en: `version ${version} was disclosed on ${on}; withdraw that first`,
  });

const notShown = (version: number): Fault =>
  conflict('NOT_DISCLOSED', {
    article: '第三十三条',
    zh: `第 ${version} 版未公开，或已撤回`,
    en: `version ${version} was not disclosed, or has been withdrawn already`,
  });
