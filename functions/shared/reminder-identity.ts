import { hash } from 'node:crypto';
import { canonicalise } from '../../events/canonical.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { CommitId, type PersonId } from '../../events/identifiers.ts';

/** A step of a duty's ladder for one due date. */
export interface DutyStep {
  readonly obligationId: string;
  readonly dueOn: CivilDate;
  readonly step: string;
}

const digest = (value: unknown): string => hash('sha256', canonicalise(value));

/** Id of a reminder: it goes out once per duty, due date, step, recipient and channel, whoever computes it. */
export const reminderIdOf = (
  { obligationId, dueOn, step }: DutyStep,
  recipient: PersonId,
  channel: 'EMAIL',
): string => digest([obligationId, dueOn, step, recipient, channel]).slice(0, 32);

/** One commit per step and due date: two sweeps that run at once write the same commit, once. */
export const issuingOf = ({ obligationId, dueOn, step }: DutyStep) =>
  identity('issue-reminders', [obligationId, dueOn, step]);

/** One commit settles a reminder, sent or dropped. */
export const settlingOf = (reminderId: string) => identity('settle-reminder', [reminderId]);

function identity(name: string, facts: readonly string[]) {
  const all = digest([name, ...facts]);
  return { commitId: CommitId.parse(all.slice(0, 32)), command: { name, digest: all } };
}
