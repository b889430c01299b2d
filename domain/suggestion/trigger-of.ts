import type { PlanId } from '../../events/identifiers.ts';
import { TriggerRevisionCommand } from '../plan/commands.ts';
import type { SuggestionState } from './state.ts';

/**
 * What follows in the stream of the plan once a suggestion was adopted, in whole or in part: a circumstance for its
 * revision (第四十二条第（六）项、第四十四条). Nothing before the answer, and after one that turns it down. Whether the plan
 * is in force and can be revised is decided in its own stream.
 */
export function triggerOf({
  suggestionId,
  plan,
  text,
  answered,
}: SuggestionState): { readonly plan: PlanId; readonly command: TriggerRevisionCommand } | undefined {
  if (!plan || !answered || answered.outcome === 'NOT_ADOPTED') return undefined;
  const adopted = answered.outcome === 'ADOPTED' ? '采纳修订建议' : '部分采纳修订建议';
  const command = TriggerRevisionCommand.parse({
    code: 'OTHER',
    circumstance: shortened(`${adopted}：${text}`),
    sourceRef: `suggestion:${suggestionId}`,
    on: answered.on,
  });
  return { plan, command };
}

/** A circumstance is shorter than a suggestion may be; the whole stands in its own stream. No character is cut in two. */
const LONGEST = 2000;
const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
