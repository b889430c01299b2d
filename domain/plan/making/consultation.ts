import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { listed, livingOnes } from '../../organisation/known-organisations.ts';
import { sameBody } from '../../organisation/successor.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { whileMade } from './being-made.ts';
import { tooShort } from './major-decision.ts';
import type { Consultation, Opinion } from './state.ts';

type Opened = NewEvent<'ConsultationOpened'>;

export const checkConsultationOpened: Check<'ConsultationOpened'> = (state, event, context) => {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  return [
    ...whileMade(state, event, context),
    ...notBefore(
      body.closesOn,
      [{ on: occurredOn, zh: '征求意见开始之日', en: 'the day the consultation begins' }],
      '/closesOn',
    ),
    ...livingOnes(context.registry, listed(body.recipients, '/recipients')),
    ...repeated(body.recipients, (index) => `/recipients/${index}`),
    ...somebodyAsked(body),
    ...(version ? [...idFree(version, body), ...tooShort(version, { ...body, on: occurredOn })] : []),
  ];
};

export const decideOpenConsultation = decideOfVersion('ConsultationOpened', checkConsultationOpened);

/** 书面征求意见 goes to bodies by name; experts, the public and those who come to a hearing need not be bodies. */
function somebodyAsked({ manner, recipients }: Opened['body']): Fault[] {
  if (manner !== 'WRITTEN' || recipients.length > 0) return [];
  return [
    invalid('RECIPIENTS_MISSING', {
      pointer: '/recipients',
      article: '第二十三条第一款',
      zh: '书面征求意见须写明征求哪些单位的意见',
      en: 'a written consultation names the bodies that it goes to',
    }),
  ];
}

function idFree(version: PlanVersion, { consultationId }: Opened['body']): Fault[] {
  if (!consultationOf(version, consultationId)) return [];
  return [
    conflict('CONSULTATION_EXISTS', {
      pointer: '/consultationId',
      zh: `本版已有征求意见“${consultationId}”`,
      en: `this version has a consultation "${consultationId}" already`,
    }),
  ];
}

export const checkConsultationClosed: Check<'ConsultationClosed'> = (state, event, context) => {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  const consultation = version && consultationOf(version, body.consultationId);
  return [
    ...whileMade(state, event, context),
    ...(version ? stillOpen(version, body.consultationId) : []),
    ...(consultation
      ? [...everyOpinionAnswered(consultation), ...inTime(consultation, occurredOn, context)]
      : []),
  ];
};

export const decideCloseConsultation = decideOfVersion('ConsultationClosed', checkConsultationClosed);

/** 采纳情况: whoever suggests or objects gets an answer. An opinion that agrees asks for none. */
export const awaitsAnswer = ({ position, answered }: Opinion): boolean => position !== 'AGREES' && !answered;

const everyOpinionAnswered = ({ opinions }: Consultation): Fault[] =>
  opinions.filter(awaitsAnswer).map(({ opinionId }) =>
    conflict('OPINION_UNANSWERED', {
      article: '第二十三条',
      zh: `意见“${opinionId}”尚未答复是否采纳`,
      en: `the opinion "${opinionId}" has no answer yet`,
    }),
  );

/** A consultation runs to its day; one in writing is over earlier when everybody who was asked has answered. */
function inTime(consultation: Consultation, on: NewEvent['occurredOn'], context: PlanContext): Fault[] {
  const { closesOn, opinions } = consultation;
  const facts = opinions.flatMap((opinion) => [
    opinion.on,
    ...(opinion.answered ? [opinion.answered.on] : []),
  ]);
  return notBefore(on, [
    { on: consultation.on, zh: '征求意见开始之日', en: 'the day the consultation began' },
    {
      on: facts.toSorted().at(-1),
      zh: '最后一条意见或答复之日',
      en: 'the day of the last opinion or answer',
    },
    {
      on: everybodyReplied(consultation, context) ? undefined : closesOn,
      zh: '征求意见截止之日',
      en: 'the day on which it closes',
      article: '第二十三条',
    },
  ]);
}

const everybodyReplied = (
  { manner, recipients, opinions }: Consultation,
  { registry }: PlanContext,
): boolean =>
  manner === 'WRITTEN' &&
  recipients.every((asked) =>
    opinions.some(({ from }) => from !== undefined && sameBody(registry, asked, from)),
  );

export const consultationOf = (version: PlanVersion, id: string): Consultation | undefined =>
  version.making?.consultations.find(({ consultationId }) => consultationId === id);

/** There is such a consultation, and it has not been closed. */
export function stillOpen(version: PlanVersion, id: string): Fault[] {
  const consultation = consultationOf(version, id);
  if (consultation && !consultation.closed) return [];
  if (!consultation)
    return [
      invalid('CONSULTATION_UNKNOWN', {
        pointer: '/consultationId',
        article: '第二十三条',
        zh: `本版没有征求意见“${id}”`,
        en: `this version has no consultation "${id}"`,
      }),
    ];
  return [
    conflict('CONSULTATION_CLOSED', {
      pointer: '/consultationId',
      article: '第二十三条',
      zh: `征求意见“${id}”已于 ${consultation.closed?.on} 结束`,
      en: `the consultation "${id}" was closed on ${consultation.closed?.on}`,
    }),
  ];
}

/** Consultations of the version that nobody has closed. */
export const openConsultations = (version: PlanVersion): readonly Consultation[] =>
  version.making?.consultations.filter(({ closed }) => !closed) ?? [];

/** Consultations in writing that were carried to their end. */
export const closedInWriting = (version: PlanVersion): readonly Consultation[] =>
  version.making?.consultations.filter(({ manner, closed }) => manner === 'WRITTEN' && closed) ?? [];

/** Bodies that the text gives duties to and that no written consultation has reached (第二十三条第一款). */
export function notConsulted(state: PlanState, version: PlanVersion, { registry }: PlanContext) {
  const asked = closedInWriting(version).flatMap(({ recipients }) => recipients);
  return state.dutyBodies.filter((body) => {
    const own = state.preparingBody !== undefined && sameBody(registry, body, state.preparingBody);
    return !own && asked.every((one) => !sameBody(registry, one, body));
  });
}
