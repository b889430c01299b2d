import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { OrganisationFacts } from '../obligation/organisation-facts.ts';

export type Life = Pick<OrganisationFacts, 'registered' | 'managers' | 'trainings'>;

/** What an organisation's own stream says of its duties, corrections applied. */
export function lifeOf(events: readonly RecordedEvent[]): Life | undefined {
  let life: Life | undefined;
  for (const event of correctedHistory(events)) {
    const fact = { on: event.occurredOn, event: event.id };
    if (event.type === 'OrganisationRegistered') life = { registered: fact, managers: [], trainings: [] };
    if (!life) continue;
    if (event.type === 'TrainingHeld') life = { ...life, trainings: [...life.trainings, fact] };
    if (event.type === 'PlanManagerAppointed')
      life = { ...life, managers: [...ended(life.managers, fact), fact] };
    if (event.type === 'PlanManagerRelieved') life = { ...life, managers: ended(life.managers, fact) };
  }
  return life;
}

const ended = (
  managers: Life['managers'],
  until: { on: Life['registered']['on']; event: Life['registered']['event'] },
) => managers.map((one, index) => (index === managers.length - 1 && !one.until ? { ...one, until } : one));
