import type { Actor } from '../../events/commit.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { Decider, Today } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, forbidden, invalid, notFound, settle } from '../decision/fault.ts';
import type * as command from './commands.ts';
import type { AuditState, RedactionRequest } from './state.ts';

/** 个人信息保护法第四十七条: who asks, and a second person who decides. */
const ERASURE = '个人信息保护法第四十七条';

/** What a decision must know of the event whose body is to go. */
export interface RedactionTarget {
  readonly type: string;
  /** Its body is not there any more */
  readonly isWithheld: boolean;
  /** It is the first of its stream, without which nothing of the stream can be read */
  readonly isBeginning: boolean;
  /** There is a command that corrects it */
  readonly isCorrectable: boolean;
  /** Its record says the same without it, because a later correction says what stands in its place */
  readonly isDispensable: boolean;
}

export interface AuditContext extends Today {
  readonly actor: Actor;
  /** The event that the request names; undefined when there is none */
  readonly target: RedactionTarget | undefined;
  /** The request that is answered */
  readonly request: EventId | undefined;
}

type Decide<C> = Decider<AuditState, C, AuditContext>;

/** Without these, nobody could tell a redaction from a falsification, or whose key signed. */
const PROOF: readonly string[] = [
  'CheckpointKeyRotated',
  'RedactionRequested',
  'RedactionRefused',
  'BodyRedacted',
  'RedactionCarriedOut',
];

export const decideRequestRedaction: Decide<command.RequestRedactionCommand> = (
  state,
  { on, ...body },
  { today, target },
) => {
  const occurredOn = on ?? today;
  const open = state?.requests.find((one) => one.target === body.target && one.outcome !== 'REFUSED');
  const faults = [
    ...notInFuture(occurredOn, today),
    ...(target ? targetFaults(body.target, target) : [eventUnknown(body.target)]),
    ...(open ? [alreadyAsked(open)] : []),
  ];
  return settle(faults, [{ type: 'RedactionRequested', occurredOn, body }]);
};

export const decideApproveRedaction: Decide<command.ApproveRedactionCommand> = (state, { on }, context) => {
  const occurredOn = on ?? context.today;
  const request = requestIn(state, context.request);
  const faults = answerFaults(request, occurredOn, context);
  if (!request) return settle(faults, []);
  const { target, ground, reason } = request;
  return settle(faults, [
    { type: 'BodyRedacted', occurredOn, body: { target, request: request.request, ground, reason } },
  ]);
};

export const decideRefuseRedaction: Decide<command.RefuseRedactionCommand> = (
  state,
  { on, reason },
  context,
) => {
  const occurredOn = on ?? context.today;
  const request = requestIn(state, context.request);
  const faults = answerFaults(request, occurredOn, context);
  if (!request) return settle(faults, []);
  const body = { request: request.request, reason };
  return settle(faults, [{ type: 'RedactionRefused', occurredOn, body }]);
};

export const decideRotateCheckpointKey: Decide<command.RotateCheckpointKeyCommand> = (
  state,
  { on, ...body },
  { today },
) => {
  const occurredOn = on ?? today;
  const nameOf = (key: string) => key.slice(0, key.indexOf('+'));
  const faults = [
    ...notInFuture(occurredOn, today),
    ...(body.from === body.to ? [sameKey] : []),
    ...(nameOf(body.from) === nameOf(body.to) ? [] : [otherLog]),
    ...(state?.key === undefined || state.key === body.from ? [] : [notTheKey(state.key)]),
  ];
  return settle(faults, [{ type: 'CheckpointKeyRotated', occurredOn, body }]);
};

const requestIn = (state: AuditState | undefined, id: EventId | undefined): RedactionRequest | undefined =>
  state?.requests.find(({ request }) => request === id);

/** What stands against any answer to a request: it is there, open, and somebody else's. */
function answerFaults(
  request: RedactionRequest | undefined,
  occurredOn: RedactionRequest['on'],
  { actor, today, request: id }: AuditContext,
): Fault[] {
  if (!request) return [...notInFuture(occurredOn, today), requestUnknown(id)];
  return [
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [{ on: request.on, zh: '申请之日', en: 'the request' }]),
    ...(request.outcome === 'PENDING' ? [] : [settled(request)]),
    ...(request.by === actor.id ? [samePerson] : []),
  ];
}

/** What the law knows of a record must outlive the words that are deleted: nothing takes effect or loses it by a redaction. */
function targetFaults(id: EventId, target: RedactionTarget): Fault[] {
  const { type, isWithheld, isBeginning, isCorrectable, isDispensable } = target;
  const isProof = PROOF.includes(type);
  const isMissed = !isDispensable && (isBeginning || isCorrectable);
  return [
    ...(isProof ? [provesTheLedger(type)] : []),
    ...(isWithheld ? [alreadyWithheld(id)] : []),
    ...(isMissed && !isProof && !isWithheld ? [correctFirst(id)] : []),
  ];
}

const eventUnknown = (id: EventId): Fault =>
  notFound('EVENT_UNKNOWN', {
    pointer: '/target',
    zh: `台账中没有事件“${id}”`,
    en: `the ledger has no event "${id}"`,
  });

const provesTheLedger = (type: string): Fault =>
  invalid('NOT_REDACTABLE', {
    pointer: '/target',
    article: ERASURE,
    zh: `${type} 是台账自身的凭据，不得删除`,
    en: `${type} proves the ledger itself and stays`,
  });

const alreadyWithheld = (id: EventId): Fault =>
  conflict('ALREADY_REDACTED', {
    pointer: '/target',
    article: ERASURE,
    zh: `事件 ${id} 的内容已经删除`,
    en: `the body of event ${id} is gone already`,
  });

const correctFirst = (id: EventId): Fault =>
  conflict('CORRECT_FIRST', {
    pointer: '/target',
    article: ERASURE,
    zh: `事件 ${id} 的内容仍在起作用：先更正为可以保留的内容或作废，再删除原内容`,
    en: `what event ${id} says is still in effect: correct it to what may stay, or void it, then have the original deleted`,
  });

const alreadyAsked = ({ request, outcome }: RedactionRequest): Fault =>
  conflict('ALREADY_REQUESTED', {
    pointer: '/target',
    article: ERASURE,
    zh: `同一事件已有申请 ${request}（${outcome}）`,
    en: `request ${request} speaks of the same event (${outcome})`,
  });

const requestUnknown = (id: EventId | undefined): Fault =>
  notFound('REQUEST_UNKNOWN', { zh: `没有申请“${id}”`, en: `there is no request "${id}"` });

const settled = ({ request, outcome }: RedactionRequest): Fault =>
  conflict('REQUEST_SETTLED', {
    article: ERASURE,
    zh: `申请 ${request} 已有结果（${outcome}）`,
    en: `request ${request} is settled (${outcome})`,
  });

const samePerson: Fault = forbidden('SAME_PERSON', {
  article: ERASURE,
  zh: '申请人不得批准或驳回自己的申请',
  en: 'whoever asked can not be the one who decides',
});

const sameKey: Fault = invalid('SAME_KEY', {
  pointer: '/to',
  zh: '新旧密钥相同',
  en: 'both keys are the same',
});

const otherLog: Fault = invalid('OTHER_LOG', {
  pointer: '/to',
  zh: '新旧密钥不属于同一台账',
  en: 'the keys do not belong to the same log',
});

const notTheKey = (key: string): Fault =>
  conflict('NOT_THE_KEY', {
    pointer: '/from',
    zh: `现行密钥是 ${key}`,
    en: `the key in use is ${key}`,
  });
