import { describe, expect, it } from 'vitest';
import { OrganisationId } from '../../../events/identifiers.ts';
import { actor } from '../../../test/support/builders.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import {
  type OrganisationLifeCommandName,
  organisationActs,
  organisationLifeCommands,
} from '../../organisation/organisation-life-commands.ts';
import type { PlanState } from '../../plan/state.ts';
import { accessFactsOf } from '../access-facts.ts';
import { mayDo } from '../may-do.ts';
import { mayRead } from '../may-read.ts';
import { roleNames } from '../roles.ts';

const WATER = 'water-bureau';
const names = Object.keys(organisationLifeCommands) as OrganisationLifeCommandName[];
const allowed = (
  who: readonly [organisation: string, ...roles: string[]],
  name: OrganisationLifeCommandName,
  of = WATER,
  district = organisations(),
) => {
  const [organisation, ...roles] = who;
  const acts = organisationActs(OrganisationId.parse(of));
  return mayDo(actor(organisation, ...roles), name, acts, district.registry()).ok;
};

describe('the registry', () => {
  it.each(['rename', 'merge'] as const)('%s: administrator and bureau, nobody else', (name) => {
    for (const role of Object.keys(roleNames))
      expect(allowed([WATER, role], name), role).toBe(role === 'ADMIN' || role === 'BUREAU');
  });

  it('is corrected by them and by the head of the body itself', () => {
    for (const role of Object.keys(roleNames))
      expect(allowed([WATER, role], 'correct-organisation'), role).toBe(
        ['ADMIN', 'BUREAU', 'HEAD'].includes(role),
      );
    expect(allowed(['lugu-office', 'HEAD'], 'correct-organisation')).toBe(false);
  });
});

describe('the life of an organisation', () => {
  it.each(['assign-steward', 'adopt-work-plan', 'appoint-manager', 'relieve-manager'] as const)(
    '%s: its own head',
    (name) => {
      for (const role of Object.keys(roleNames))
        expect(allowed([WATER, role], name), role).toBe(role === 'HEAD');
      expect(allowed(['lugu-office', 'HEAD'], name)).toBe(false);
    },
  );

  it.each(['hold-training', 'issue-guidance', 'assess-risk', 'link-coverage'] as const)(
    '%s: its own drafter and head',
    (name) => {
      for (const role of Object.keys(roleNames))
        expect(allowed([WATER, role], name), role).toBe(role === 'HEAD' || role === 'DRAFTER');
      expect(allowed(['lugu-office', 'DRAFTER', 'HEAD'], name)).toBe(false);
    },
  );

  it('of an organ of the district is recorded by the bureau, as far as people and delegations go', () => {
    const byBureau = names.filter((name) =>
      allowed(['emergency-bureau', 'BUREAU'], name, 'district-government'),
    );
    expect(byBureau.toSorted()).toEqual([
      'appoint-manager',
      'correct-organisation',
      'grant-delegation',
      'merge',
      'relieve-manager',
      'rename',
      'revoke-delegation',
    ]);
    expect(allowed(['emergency-bureau', 'BUREAU'], 'appoint-manager', WATER)).toBe(false);
  });

  it('of a merged body is the successor’s to correct', () => {
    const district = organisations();
    expect(allowed(['housing-commission', 'HEAD'], 'correct-organisation', WATER, district)).toBe(false);
    district.given(WATER, ['merge', { into: 'housing-commission', reason: '改革', on: '2026-06-18' }]);
    expect(allowed(['housing-commission', 'HEAD'], 'correct-organisation', WATER, district)).toBe(true);
  });
});

describe('a delegate (G5)', () => {
  const delegate = (to: string, duty: string): LifeStep => [
    'grant-delegation',
    { to, duty, reason: '统一报送', on: '2026-03-02' },
  ];
  const version = (number: number, by: string) => ({
    version: number,
    stage: number === 1 ? 'SUPERSEDED' : 'ISSUED',
    reviews: [],
    filingSubmissions: [],
    approval: { approvals: [{ by }] },
  });
  const plan = {
    planId: 'flood-plan',
    preparingBody: WATER,
    attributes: { secrecy: 'INTERNAL' },
    versions: [version(1, 'emergency-commission'), version(2, 'district-government')],
  } as unknown as PlanState;
  type District = ReturnType<typeof organisations>;
  const acts = (district: District, who: string, name: 'file' | 'disclose' | 'drill', command = {}) => {
    const person = actor(who, 'DRAFTER');
    return mayDo(person, name, accessFactsOf(name, command, plan, person), district.registry()).ok;
  };
  const all = (district: District, who: string) =>
    (['file', 'disclose', 'drill'] as const).filter((name) => acts(district, who, name));

  it('of the preparing body files or discloses, as it was delegated, and does nothing else', () => {
    const district = organisations();
    expect(all(district, 'steel-museum')).toEqual([]);
    district.given(WATER, delegate('steel-museum', 'FILING'));
    expect(all(district, 'steel-museum')).toEqual(['file']);
    district.given(WATER, delegate('steel-museum', 'DISCLOSURE'));
    expect(all(district, 'steel-museum')).toEqual(['file', 'disclose']);
    district.given(WATER, ['revoke-delegation', { to: 'steel-museum', duty: 'FILING', reason: '自行报送' }]);
    expect(all(district, 'steel-museum')).toEqual(['disclose']);
  });

  it('of the body that approved the version files that version, and never discloses', () => {
    const district = organisations();
    district.given(
      'district-government',
      delegate('steel-museum', 'FILING'),
      delegate('steel-museum', 'DISCLOSURE'),
    );
    expect(all(district, 'steel-museum')).toEqual(['file']);
    expect(acts(district, 'steel-museum', 'file', { version: 2 })).toBe(true);
    expect(acts(district, 'steel-museum', 'file', { version: 1 })).toBe(false);
    expect(acts(district, 'steel-museum', 'file', { version: 7 })).toBe(false);
  });

  it('that was merged acts through its successor', () => {
    const district = organisations();
    district.given(WATER, delegate('steel-museum', 'FILING'));
    district.given('steel-museum', ['merge', { into: 'heating-company', reason: '改革' }]);
    expect(all(district, 'heating-company')).toEqual(['file']);
    expect(all(district, 'steel-museum')).toEqual([]);
  });

  it('reads the internal plan that it files', () => {
    const district = organisations();
    const reads = () => mayRead(actor('steel-museum', 'DRAFTER'), { state: plan }, district.registry()).ok;
    expect(reads()).toBe(false);
    district.given(WATER, delegate('steel-museum', 'FILING'));
    expect(reads()).toBe(true);
  });
});
