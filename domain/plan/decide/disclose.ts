import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { PlanContext } from './context.ts';
import { audienceByLaw } from './law.ts';
import { atStage, ISSUED_STAGES, versionOf } from './standing.ts';
import { decideOfIssued } from './stated.ts';

export const decideDisclose = decideOfIssued('Disclosed', checkDisclosed);

export function checkDisclosed(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Disclosed'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十三条',
      zh: '正式印发后公开',
      en: 'disclosure follows issue',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.issue?.on, zh: '印发之日', en: 'the day of issue', article: '第三十三条' },
    ]),
    ...(state ? audienceFits(state, body, context) : []),
    ...(state ? secrecyKept(state, body) : []),
    ...(version ? abridgedApproved(version, body) : []),
  ];
}

function audienceFits(state: PlanState, body: NewEvent<'Disclosed'>['body'], context: PlanContext): Fault[] {
  const law = audienceByLaw(state.attributes, context);
  if (law.audience === undefined) return law.faults;
  if (law.audience === body.audience) return [];
  const [zh, en] =
    law.audience === 'SOCIETY'
      ? ['应向社会公开（SOCIETY）', 'it is disclosed to society (SOCIETY)']
      : [
          '应向本单位以及可能受影响的其他单位和地区公开（OWN_AND_AFFECTED）',
          'it is disclosed to the own unit and those who may be affected (OWN_AND_AFFECTED)',
        ];
  return [invalid('AUDIENCE_NOT_BY_RULE', { pointer: '/audience', article: law.article, zh, en })];
}

/** 第四十九条: what is not open is never put before society in full; an approved abridged version may be (第二十四条). */
function secrecyKept({ attributes }: PlanState, body: NewEvent<'Disclosed'>['body']): Fault[] {
  const open = attributes.secrecy === 'PUBLIC' || attributes.secrecy === undefined;
  if (open || body.audience !== 'SOCIETY' || body.form === 'ABRIDGED') return [];
  return [
    invalid('SECRECY_FORBIDS_DISCLOSURE', {
      pointer: '/form',
      article: '第四十九条',
      zh: '本预案确需保密或不予公开，不得向社会公开全文；可公开经批准的简本',
      en: 'this plan is not open: its full text may not be disclosed to society; an approved abridged version may',
    }),
  ];
}

function abridgedApproved({ submission }: PlanVersion, body: NewEvent<'Disclosed'>['body']): Fault[] {
  if (body.form === 'FULL' || !submission) return [];
  if (submission.documents.some((document) => document.kind === 'ABRIDGED_VERSION')) return [];
  return [
    invalid('ABRIDGED_VERSION_NOT_APPROVED', {
      pointer: '/form',
      article: '第二十四条',
      zh: '简本未随送审材料一并报批，不能以简本公开',
      en: 'no abridged version was handed in for approval, so none can be disclosed',
    }),
  ];
}
