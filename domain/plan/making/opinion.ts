import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, namesOf } from '../../organisation/known-organisations.ts';
import { sameBody } from '../../organisation/successor.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanVersion } from '../state.ts';
import { whileMade } from './being-made.ts';
import { consultationOf, stillOpen } from './consultation.ts';
import type { Consultation, Opinion } from './state.ts';

type Received = NewEvent<'OpinionReceived'>['body'];

/** An opinion that comes after the closing day is late and still an opinion, as long as the consultation is open. */
export const checkOpinionReceived: Check<'OpinionReceived'> = (state, event, context) => {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  const consultation = version && consultationOf(version, body.consultationId);
  return [
    ...whileMade(state, event, context),
    ...knownOrganisations(context.registry, [{ id: body.from, pointer: '/from' }]),
    ...(version ? [...stillOpen(version, body.consultationId), ...idFree(version, body)] : []),
    ...(consultation ? askedFor(consultation, body, context) : []),
    ...notBefore(occurredOn, [
      { on: consultation?.on, zh: '征求意见开始之日', en: 'the day the consultation began' },
    ]),
    ...saysSomething(body),
  ];
};

export const decideRecordOpinion = decideOfVersion('OpinionReceived', checkOpinionReceived);

function idFree(version: PlanVersion, { opinionId }: Received): Fault[] {
  if (!opinionOf(version, opinionId)) return [];
  return [
    conflict('OPINION_EXISTS', {
      pointer: '/opinionId',
      zh: `本版已有意见“${opinionId}”`,
      en: `this version has an opinion "${opinionId}" already`,
    }),
  ];
}

/** 书面征求意见 is answered by those who were asked; to the others anybody may speak. */
function askedFor(
  { manner, recipients }: Consultation,
  { from }: Received,
  { registry }: PlanContext,
): Fault[] {
  if (manner !== 'WRITTEN') return [];
  if (from !== undefined && recipients.some((asked) => sameBody(registry, asked, from))) return [];
  return [
    invalid('OPINION_NOT_ASKED', {
      pointer: '/from',
      article: '第二十三条第一款',
      zh: `本次书面征求${namesOf(registry, recipients)}的意见，应写明是其中哪个单位的意见`,
      en: `in this consultation ${namesOf(registry, recipients)} were asked; the opinion is one of theirs`,
    }),
  ];
}

function saysSomething({ position, text }: Received): Fault[] {
  if (position === 'AGREES' || text !== '') return [];
  return [
    invalid('OPINION_EMPTY', {
      pointer: '/text',
      article: '第二十三条',
      zh: '建议或者不同意见须写明内容',
      en: 'a suggestion or an objection says what it is',
    }),
  ];
}

type Answered = NewEvent<'OpinionAnswered'>['body'];

export const checkOpinionAnswered: Check<'OpinionAnswered'> = (state, event, context) => {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  const found = version && opinionOf(version, body.opinionId);
  return [
    ...whileMade(state, event, context),
    ...(version && !found ? [opinionUnknown(body)] : []),
    ...(version && found ? answerable(version, found) : []),
    ...notBefore(occurredOn, [
      { on: found?.opinion.on, zh: '收到意见之日', en: 'the day the opinion came in' },
    ]),
    ...reasonGiven(body),
  ];
};

export const decideAnswerOpinion = decideOfVersion('OpinionAnswered', checkOpinionAnswered);

interface Found {
  readonly consultation: Consultation;
  readonly opinion: Opinion;
}

function opinionOf(version: PlanVersion, id: string): Found | undefined {
  for (const consultation of version.making?.consultations ?? []) {
    const opinion = consultation.opinions.find(({ opinionId }) => opinionId === id);
    if (opinion) return { consultation, opinion };
  }
  return undefined;
}

const opinionUnknown = ({ opinionId }: Answered): Fault =>
  invalid('OPINION_UNKNOWN', {
    pointer: '/opinionId',
    article: '第二十三条',
    zh: `本版没有意见“${opinionId}”`,
    en: `this version has no opinion "${opinionId}"`,
  });

function answerable(version: PlanVersion, { consultation, opinion }: Found): Fault[] {
  if (!opinion.answered)
    return stillOpen(version, consultation.consultationId).map((one) => ({ ...one, pointer: '/opinionId' }));
  return [
    conflict('OPINION_ALREADY_ANSWERED', {
      pointer: '/opinionId',
      article: '第二十三条',
      zh: `意见“${opinion.opinionId}”已于 ${opinion.answered.on} 答复`,
      en: `the opinion "${opinion.opinionId}" was answered on ${opinion.answered.on}`,
    }),
  ];
}

/** 未采纳或部分采纳的，说明理由. */
function reasonGiven({ answer, reason }: Answered): Fault[] {
  if (answer === 'ADOPTED' || reason !== '') return [];
  return [
    invalid('REASON_MISSING', {
      pointer: '/reason',
      article: '第二十三条',
      zh: '部分采纳、未采纳的须说明理由',
      en: 'an opinion that is adopted in part or not at all is answered with the reason',
    }),
  ];
}
