import type { Actor } from '../../events/commit.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { type Fault, forbidden } from '../decision/fault.ts';
import type { Registry } from '../organisation/organisation.ts';
import { standsFor } from '../organisation/successor.ts';

/**
 * Beside the table: an organisation corrects what it recorded itself, and what those recorded that were merged into it
 * (G32). What another one recorded about its plan, as the return of a filing, is corrected by the bureau, or nobody's
 * verdict would be safe from the party it was about.
 */
export function mayCorrect(actor: Actor, target: RecordedEvent, registry: Registry): Fault[] {
  if (actor.roles.includes('BUREAU')) return [];
  if (standsFor(registry, actor.organisation, target.actor.organisation)) return [];
  return [
    forbidden('RECORDED_BY_OTHERS', {
      pointer: '/target',
      article: '第五条',
      zh: `事件 ${target.id} 由其他单位记录，须由区应急局更正`,
      en: `event ${target.id} was recorded by another organisation; the bureau corrects it`,
    }),
  ];
}
