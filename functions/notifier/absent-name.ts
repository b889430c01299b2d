import type { ReminderView } from '../../domain/view/types.ts';
import type { NotifierTools, Place } from './tools.ts';

/** Name of the person whose place the recipient takes; their id when the directory has forgotten them. */
export async function absentName(
  { people }: Pick<NotifierTools, 'people'>,
  { ledger }: Place,
  { onBehalfOf }: ReminderView,
): Promise<string | undefined> {
  return onBehalfOf && ((await people.find(ledger, onBehalfOf))?.name ?? onBehalfOf);
}
