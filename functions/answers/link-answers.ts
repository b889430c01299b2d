import { hash } from 'node:crypto';
import type { Refusal } from '../../domain/refusal.ts';
import { latestSnooze } from '../../domain/reminder/decide/snooze.ts';
import { isFirm } from '../../domain/reminder/urgency.ts';
import { foldReminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import { canonicalise } from '../../events/canonical.ts';
import { CommitId, reminderStream } from '../../events/identifiers.ts';
import type { RequestContext } from '../shared/http/request.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { TransactOutcome } from '../shared/ledger/types.ts';
import { type AnswerLink, type LinkKeys, type LinkReading, readLink } from '../shared/links/signed-link.ts';
import type { answerOperations, LinkAnswer } from '../shared/openapi/answer-operations.ts';
import type { Answer, OperationHandlers } from '../shared/openapi/operation.ts';
import { type AnswerTools, decideAnswer, dutyOf, type GivenAnswer } from './answer.ts';
import { type LinkMatter, type LinkVerdict, linkPage, PAGE_HEADERS } from './link-page.ts';

type Operations = Pick<typeof answerOperations, 'openLink' | 'answerLink'>;

/*
 * Answers by the link of a message, without a sign-in. Invariants
 * - Opening a link records nothing: mail scanners and previews follow links. Only the page's form posts.
 * - A link is good for one reminder of one person until it expires; a token that we did not sign says nothing.
 * - The same answer twice is one commit.
 */

export function linkAnswers(
  deps: AnswerTools & { readonly linkKeys: () => Promise<LinkKeys> },
): OperationHandlers<Operations> {
  const read = async (token: string, { now }: RequestContext): Promise<LinkReading> =>
    readLink(token, await deps.linkKeys(), now);
  return {
    openLink: async ({ params: { token } }, request) => {
      const reading = await read(token, request);
      if (reading.status !== 'VALID') return unusable(reading, request);
      return show(await matterOf(deps, reading.link), { status: 'ASKED' }, 200);
    },
    answerLink: async ({ params: { token }, body }, request) => {
      const reading = await read(token, request);
      if (reading.status !== 'VALID') return unusable(reading, request);
      const { verdict, status } = verdictOf(await record(deps, reading.link, token, body, request), body);
      return show(await matterOf(deps, reading.link), verdict, status);
    },
  };
}

const show = (matter: LinkMatter, verdict: LinkVerdict, status: number): Answer => ({
  status,
  headers: PAGE_HEADERS,
  body: linkPage(matter, verdict),
});

const unusable = (reading: Exclude<LinkReading, { status: 'VALID' }>, { locale }: RequestContext): Answer =>
  show(
    { language: reading.status === 'EXPIRED' ? reading.link.language : locale },
    { status: reading.status },
    reading.status === 'EXPIRED' ? 410 : 404,
  );

/** What the page shows of a reminder: nothing that the message itself did not show in its subject. */
async function matterOf(tools: AnswerTools, link: AnswerLink): Promise<LinkMatter> {
  const { language, ledger, obligationId, reminderId } = link;
  const { events } = await tools.ledger.load(ledger, reminderStream(obligationId));
  const reminder = foldReminders(events, ledger).get(reminderId);
  const found = await dutyOf(tools, link);
  const obligation = found?.obligation;
  const canSnooze = reminder && canBePutOff(reminder) && obligation?.state.status === 'OPEN';
  return {
    language,
    ...(found && obligation && { duty: { owner: found.owner, obligation } }),
    ...(found && canSnooze && { latest: latestSnooze({ obligation, calendar: found.law.calendar }) }),
  };
}

const canBePutOff = ({ step, status }: ReminderView): boolean =>
  !isFirm(step) && !['ISSUED', 'DROPPED', 'FAILED'].includes(status);

async function record(
  tools: AnswerTools,
  link: AnswerLink,
  token: string,
  body: LinkAnswer,
  { now, today }: RequestContext,
): Promise<TransactOutcome> {
  const { ledger, obligationId, reminderId, person: by, organisation } = link;
  const answer: GivenAnswer['answer'] =
    body.answer === 'snooze'
      ? { kind: 'SNOOZE', until: body.until, reason: body.reason }
      : { kind: 'ACKNOWLEDGE' };
  const given: GivenAnswer = { ledger, obligationId, reminderId, by, via: 'LINK', today, answer };
  const digest = hash('sha256', canonicalise(['answer-by-link', token, body]));
  return transact(tools.ledger, {
    ledger,
    stream: reminderStream(obligationId),
    commitId: CommitId.parse(digest.slice(0, 32)),
    command: {
      name: body.answer === 'snooze' ? 'snooze-reminder' : 'acknowledge-reminder',
      digest,
    },
    actor: { id: by, organisation, roles: [] },
    now,
    decide: (history) => decideAnswer(tools, given, history),
  });
}

const STATUS: Readonly<Record<Refusal['kind'], number>> = {
  INVALID: 422,
  CONFLICT: 409,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UNDETERMINED: 422,
};

function verdictOf(
  outcome: TransactOutcome,
  body: LinkAnswer,
): { readonly verdict: LinkVerdict; readonly status: number } {
  if (outcome.status === 'REFUSED') {
    const { kind, reasons } = outcome.refusal;
    return { verdict: { status: 'REFUSED', reasons }, status: STATUS[kind] };
  }
  if (outcome.status !== 'COMMITTED' && outcome.status !== 'UNCHANGED')
    throw new Error(`an answer could not be recorded: ${outcome.status}`);
  return {
    verdict: body.answer === 'snooze' ? { status: 'SNOOZED', until: body.until } : { status: 'ACKNOWLEDGED' },
    status: 200,
  };
}
