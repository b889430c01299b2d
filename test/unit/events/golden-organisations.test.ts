import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldOrganisationLife } from '../../../domain/organisation/evolve-life.ts';
import { foldSuggestion } from '../../../domain/suggestion/evolve.ts';
import type { EventType } from '../../../events/catalogue.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { decodeEvent } from '../../../events/decode.ts';
import {
  OrganisationId,
  organisationStream,
  type StreamId,
  SuggestionId,
  suggestionStream,
} from '../../../events/identifiers.ts';
import * as lifeEvents from '../../../events/organisation-life-events.ts';
import type { NewEvent, RecordedEvent } from '../../../events/recorded-event.ts';
import * as suggestionEvents from '../../../events/suggestion-events.ts';
import { actor } from '../../support/builders.ts';
import { recordedIn } from '../../support/recorded.ts';

const folder = new URL('../../golden/events/', import.meta.url);

/** A history of frozen events, one commit each. */
function frozen(stream: StreamId, types: readonly EventType[]): readonly RecordedEvent[] {
  const history: RecordedEvent[] = [];
  for (const type of types) {
    const { occurredOn, canonical } = JSON.parse(readFileSync(new URL(`${type}.v1.json`, folder), 'utf8'));
    const body = decodeEvent(type, 1, canonical);
    const event = { type, occurredOn: civilDate(occurredOn), body } as NewEvent;
    history.push(...recordedIn(stream, [event], history, actor('emergency-bureau', 'BUREAU')));
  }
  return history;
}

const life = [
  'OrganisationRenamed',
  'PlanManagerAppointed',
  'PlanManagerRelieved',
  'DataStewardAssigned',
  'AnnualWorkPlanAdopted',
  'TrainingHeld',
  'GuidanceIssued',
  'DelegationGranted',
  'DelegationRevoked',
  'RiskAssessed',
  'PlanCoverageLinked',
  'OrganisationMerged',
] as const;
const suggestion = ['SuggestionReceived', 'SuggestionAcknowledged', 'SuggestionAnswered'] as const;

describe('streams whose history is the frozen events', () => {
  it('of an organisation fold to the same life as on the day they were frozen', () => {
    const first = frozen('organisation:any' as StreamId, ['OrganisationRegistered'])[0];
    if (first?.type !== 'OrganisationRegistered') throw new Error('no registration');
    const stream = organisationStream(OrganisationId.parse(first.body.organisationId));
    expect(foldOrganisationLife(frozen(stream, ['OrganisationRegistered', ...life]))).toMatchObject({
      organisation: { name: '石景山区水务和生态局', mergedInto: 'housing-commission' },
      names: [{ event: '1.0' }, { name: '石景山区水务和生态局', event: '2.0', on: '2026-06-18' }],
      managers: [{ person: 'u-water-1', deputy: 'u-water-2', until: { event: '4.0' } }],
      stewards: [{ event: '5.0' }],
      workPlans: [{ event: '6.0' }],
      trainings: [{ event: '7.0' }],
      guidance: [{ event: '8.0' }],
      delegations: [{ to: 'water-bureau', duty: 'FILING', revoked: { event: '10.0' } }],
      risks: [{ riskId: 'flood', level: 'HIGH' }],
      coverage: [{ area: '鲁谷', plan: 'flood-plan' }],
      merged: { into: 'housing-commission', event: '13.0' },
    });
  });

  it('of a suggestion fold to the same state', () => {
    const stream = suggestionStream(SuggestionId.parse('suggestion-1'));
    expect(foldSuggestion(frozen(stream, suggestion))).toMatchObject({
      suggestionId: 'suggestion-1',
      contact: 'contact-7f3a91c2-5d0e-4b6f-9a81-2c4e6f80a1b3',
      handler: 'water-bureau',
      answered: { outcome: 'ADOPTED', answer: '已列入修订' },
    });
  });

  it('hold every type that their modules have', () => {
    const names = (module: object) =>
      Object.keys(module)
        .filter((name) => name !== 'DelegatedDuty')
        .toSorted();
    expect([...life].toSorted()).toEqual(names(lifeEvents));
    expect([...suggestion].toSorted()).toEqual(names(suggestionEvents));
  });
});
