import { describe, expect, it } from 'vitest';
import { type OrganisationClass, OrganisationRegistered } from '../../../events/organisation-events.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import { delegatesOf } from '../delegates.ts';
import { successorOf } from '../successor.ts';

const merge = (into: string, on = '2026-06-18'): LifeStep => ['merge', { into, reason: '机构改革', on }];
const appoint = (person: string, on: string): LifeStep => ['appoint-manager', { person, on }];
const idOf = (id: string) => OrganisationRegistered.shape.organisationId.parse(id);

/** A district with one more body of that class. */
function withAnother(organisationId: string, as: OrganisationClass, more = {}) {
  const district = organisations();
  const name = `${organisationId}（示例）`;
  const body = OrganisationRegistered.parse({ organisationId, class: as, name, ...more });
  district.happened(organisationId, [
    { type: 'OrganisationRegistered', occurredOn: '2026-01-05' as never, body },
  ]);
  return district;
}

describe('a merger (G32)', () => {
  it('names the successor and the day, in the life and in the registry', () => {
    const district = organisations();
    district.given('water-bureau', merge('housing-commission'));
    expect(district.life('water-bureau')).toMatchObject({
      merged: { into: 'housing-commission', on: '2026-06-18', reason: '机构改革' },
      organisation: { name: '石景山区水务局', mergedInto: 'housing-commission' },
    });
    expect(successorOf(district.registry(), idOf('water-bureau'))).toBe('housing-commission');
  });

  it('lets nothing more be recorded of the body, of whatever day', () => {
    const district = organisations();
    district.given('water-bureau', merge('housing-commission'));
    const later: readonly LifeStep[] = [
      ['rename', { name: '水务和生态局', reason: '改革', on: '2026-06-01' }],
      merge('emergency-bureau'),
      appoint('u-1', '2026-06-01'),
      ['assign-steward', { person: 'u-1', on: '2026-06-01' }],
      ['adopt-work-plan', { year: 2026, includesTraining: true, on: '2026-06-01' }],
      ['hold-training', { plans: ['flood-plan'], attendees: 3, content: '…', on: '2026-06-01' }],
      ['issue-guidance', { title: '指南', on: '2026-06-01' }],
      ['grant-delegation', { to: 'police-branch', duty: 'FILING', reason: '…', on: '2026-06-01' }],
      ['assess-risk', { riskId: 'flood', name: '内涝', areas: ['鲁谷'], level: 'LOW', on: '2026-06-01' }],
    ];
    for (const step of later)
      expect(district.refused('water-bureau', step).told, step[0]).toContain('ORGANISATION_MERGED  第二条');
    const { reasons } = district.refused('water-bureau', appoint('u-1', '2026-06-01'));
    expect(reasons[0].zh).toContain('石景山区住房和城乡建设委员会');
  });

  it('comes after all that was recorded of the body', () => {
    const district = organisations();
    district.given('water-bureau', appoint('u-1', '2026-07-01'));
    expect(district.refused('water-bureau', merge('housing-commission', '2026-06-30')).told).toEqual([
      'DATE_OUT_OF_ORDER /on',
    ]);
    district.given('water-bureau', merge('housing-commission', '2026-07-01'));
  });

  it('leads to a living body that the registry knows', () => {
    const district = organisations();
    expect(district.refused('water-bureau', merge('ghost')).told).toEqual([
      'UNKNOWN_ORGANISATION /into 第二条',
    ]);
    district.given('police-branch', merge('housing-commission'));
    expect(district.refused('water-bureau', merge('police-branch')).told).toEqual([
      'ORGANISATION_MERGED /into 第二条',
    ]);
  });

  it('leads in no circle', () => {
    const district = organisations();
    expect(district.refused('water-bureau', merge('water-bureau')).told).toEqual([
      'MERGED_IN_A_CIRCLE /into 第二条',
    ]);
    district.given('police-branch', merge('housing-commission'));
    district.given('housing-commission', merge('water-bureau'));
    for (const one of ['housing-commission', 'police-branch'])
      expect(district.refused('water-bureau', merge(one)).told, one).toEqual([
        'MERGED_IN_A_CIRCLE /into 第二条',
      ]);
  });

  it('may be one of a chain, whose end bears the duties of all', () => {
    const district = organisations();
    district.given('police-branch', merge('housing-commission', '2026-03-02'));
    district.given('housing-commission', merge('water-bureau', '2026-06-18'));
    district.given('water-bureau', merge('emergency-bureau', '2026-09-01'));
    for (const id of ['police-branch', 'housing-commission', 'water-bureau', 'emergency-bureau'])
      expect(successorOf(district.registry(), idOf(id)), id).toBe('emergency-bureau');
    expect(district.refused('police-branch', appoint('u-1', '2026-10-01')).reasons[0].en).toContain(
      '石景山区应急管理局',
    );
  });

  it('of bodies of which a district has one never happens: they are renamed', () => {
    const district = organisations();
    for (const id of [
      'party-committee',
      'district-government',
      'emergency-commission',
      'emergency-bureau',
      'establishment-office',
      'city-government',
      'city-emergency-bureau',
    ]) {
      expect(district.refused(id, merge('water-bureau')).told, id).toEqual(['CLASS_NEVER_MERGED  第二条']);
      district.given(id, ['rename', { name: `${id}（新）`, reason: '改革', on: '2026-06-18' }]);
    }
  });

  it('leads to a body that the rules which name the merged one allow in its place', () => {
    const fitting: readonly (readonly [string, string])[] = [
      ['water-bureau', 'emergency-bureau'],
      ['flood-hq', 'emergency-commission'],
      ['flood-hq', 'party-mechanism'],
      ['party-mechanism', 'flood-hq'],
      ['steel-museum', 'heating-company'],
      ['steel-museum', 'lugu-office'],
      ['steel-museum', 'water-bureau'],
      ['heating-company', 'steel-museum'],
      ['city-police', 'city-emergency-bureau'],
    ];
    for (const [id, into] of fitting)
      expect(organisations().when(id, ...merge(into)), `${id} ${into}`).toHaveLength(1);
    const unfit: readonly (readonly [string, string])[] = [
      ['water-bureau', 'lugu-office'],
      ['water-bureau', 'city-water-authority'],
      ['flood-hq', 'water-bureau'],
      ['lugu-office', 'water-bureau'],
      ['lugu-community', 'lugu-office'],
      ['heating-company', 'housing-commission'],
      ['city-police', 'police-branch'],
    ];
    for (const [id, into] of unfit)
      expect(organisations().refused(id, merge(into)).told, `${id} ${into}`).toEqual([
        'CLASS_NOT_FITTING /into 第二条',
      ]);
  });

  it('joins sub-districts with sub-districts, and committees, offices and units with their like', () => {
    const pairs: readonly (readonly [string, OrganisationClass, object?])[] = [
      ['lugu-office', 'SUBDISTRICT_OFFICE'],
      ['lugu-community', 'RESIDENTS_COMMITTEE', { parent: 'lugu-office' }],
      ['heating-company', 'CENTRAL_UNIT'],
    ];
    for (const [id, as, more] of pairs)
      expect(withAnother('another', as, more).when(id, ...merge('another')), as).toHaveLength(1);
    for (const into of ['water-bureau', 'emergency-bureau'])
      expect(withAnother('flood-office', 'COMMAND_OFFICE').when('flood-office', ...merge(into))).toHaveLength(
        1,
      );
  });

  it('ends what the body delegated, and hands to the successor what was delegated to it', () => {
    const delegate = (to: string): LifeStep => [
      'grant-delegation',
      { to, duty: 'FILING', reason: '统一报送', on: '2026-03-02' },
    ];
    const district = organisations();
    district.given('water-bureau', delegate('police-branch'));
    district.given('lugu-office', delegate('water-bureau'));
    const files = (id: string) => delegatesOf(district.registry(), idOf(id), 'FILING');
    expect(files('water-bureau')).toEqual(['police-branch']);
    expect(files('lugu-office')).toEqual(['water-bureau']);
    expect(delegatesOf(district.registry(), idOf('lugu-office'), 'DISCLOSURE')).toEqual([]);
    district.given('water-bureau', merge('housing-commission'));
    expect(files('water-bureau')).toEqual([]);
    expect(files('lugu-office')).toEqual(['housing-commission']);
    district.given('housing-commission', [
      'grant-delegation',
      { ...delegate('steel-museum')[1], on: '2026-07-01' },
    ]);
    expect(files('water-bureau')).toEqual(['steel-museum']);
    expect(files('ghost')).toEqual([]);
  });
});
