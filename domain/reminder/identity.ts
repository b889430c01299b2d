import type { ReminderView } from '../view/types.ts';

/** What every event about a reminder says of it: which one, of which duty and step, to whom and by which way. */
export const identityOf = ({ reminderId, obligationId, step, recipient, channel }: ReminderView) => ({
  reminderId,
  obligationId,
  step,
  recipient,
  channel,
});
