import { hash } from 'node:crypto';
import type { Channel } from '../../../domain/reminder/terms.ts';
import { canonicalise } from '../../../events/canonical.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import { CommitId, type LedgerId, type PersonId } from '../../../events/identifiers.ts';

/** A step of a duty's ladder for one due date. */
export interface DutyStep {
  readonly obligationId: string;
  readonly dueOn: CivilDate;
  readonly step: string;
}

const digest = (value: unknown): string => hash('sha256', canonicalise(value));

/** Id of a reminder: it is issued once per duty, due date, step, recipient and channel, whoever computes it. */
export const reminderIdOf = (
  { obligationId, dueOn, step }: DutyStep,
  recipient: PersonId,
  channel: Channel,
): string => digest([obligationId, dueOn, step, recipient, channel]).slice(0, 32);

/** Id of one person's digest of one day. */
export const digestIdOf = (ledger: LedgerId, recipient: PersonId, day: CivilDate): string =>
  digest(['digest', ledger, recipient, day]).slice(0, 32);

/** Id of one administrator's sign of life of one day. */
export const heartbeatIdOf = (ledger: LedgerId, recipient: PersonId, day: CivilDate): string =>
  digest(['heartbeat', ledger, recipient, day]).slice(0, 32);

/** One commit per step and due date: two sweeps that run at once write the same commit, once. */
export const issuingOf = ({ obligationId, dueOn, step }: DutyStep) =>
  identity('issue-reminders', [obligationId, dueOn, step]);

/** One commit settles one sending of a reminder; a reminder that was snoozed is sent again. */
export const settlingOf = (reminderId: string, sending: number) =>
  identity('settle-reminder', sending === 0 ? [reminderId] : [reminderId, String(sending)]);

/** One commit records what a transport reports of a message, for each reminder that it told of. */
export const reportingOf = (reminderId: string, messageId: string, report: string) =>
  identity('report-reminder', [reminderId, messageId, report]);

function identity(name: string, facts: readonly string[]) {
  const all = digest([name, ...facts]);
  return { commitId: CommitId.parse(all.slice(0, 32)), command: { name, digest: all } };
}
