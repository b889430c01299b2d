import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { RegisterOrganisationCommand } from '../commands.ts';
import { decideRegisterOrganisation } from '../decide.ts';

const registry = shijingshan();
const context = { today: civilDate('2026-11-24'), registry };
const community = {
  organisationId: 'bajiao-community',
  class: 'RESIDENTS_COMMITTEE',
  name: '八角街道杨庄社区居民委员会',
  parent: 'lugu-office',
};

const decide = (body: object) =>
  decideRegisterOrganisation(undefined, RegisterOrganisationCommand.parse(body), context);
const refusal = (body: object) => {
  const decision = decide(body);
  if (decision.ok) throw new Error('was accepted');
  return {
    kind: decision.refusal.kind,
    codes: decision.refusal.reasons.map(({ code, pointer }) => `${code} ${pointer}`),
  };
};

describe('registering an organisation', () => {
  it('records it with its relations', () => {
    expect(decide({ ...community, on: '2026-03-02' })).toEqual({
      ok: true,
      value: [{ type: 'OrganisationRegistered', occurredOn: '2026-03-02', body: community }],
    });
  });

  it('takes every body of the sample registry', () => {
    expect(registry.all()).toEqual(shijingshanOrganisations);
  });

  it('refuses an id that is taken', () => {
    expect(refusal({ ...community, organisationId: 'lugu-office' })).toEqual({
      kind: 'CONFLICT',
      codes: ['ORGANISATION_EXISTS /organisationId'],
    });
  });

  it('refuses relations to organisations that nobody registered, itself among them', () => {
    expect(
      refusal({ ...community, parent: community.organisationId, superiorLead: 'nobody', commandHq: 'no-one' })
        .codes,
    ).toEqual([
      'UNKNOWN_ORGANISATION /parent',
      'UNKNOWN_ORGANISATION /superiorLead',
      'UNKNOWN_ORGANISATION /commandHq',
    ]);
  });

  it('asks for the sub-district of a residents’ committee', () => {
    const { parent: _parent, ...alone } = community;
    expect(refusal(alone).codes).toEqual(['RELATION_MISSING /parent']);
    expect(refusal({ ...community, parent: 'water-bureau' }).codes).toEqual(['RELATION_NOT_ALLOWED /parent']);
  });

  it('refuses relations that lead to a body of the wrong kind', () => {
    const bureau = {
      organisationId: 'fire',
      class: 'DEPARTMENT',
      name: '区消防救援支队',
      superiorLead: 'water-bureau',
      industryRegulator: 'city-police',
      commandHq: 'lugu-office',
      parent: 'lugu-office',
    };
    expect(refusal(bureau).codes).toEqual([
      'RELATION_NOT_ALLOWED /parent',
      'RELATION_NOT_ALLOWED /superiorLead',
      'RELATION_NOT_ALLOWED /industryRegulator',
      'RELATION_NOT_ALLOWED /commandHq',
    ]);
  });

  it('refuses a second body of a class that a district has once, and a namesake', () => {
    expect(
      refusal({ organisationId: 'second-bureau', class: 'EMERGENCY_BUREAU', name: '第二应急局' }).codes,
    ).toEqual(['CLASS_TAKEN /class']);
    expect(refusal({ ...community, name: '鲁谷街道双锦园社区居民委员会' }).codes).toEqual([
      'NAME_TAKEN /name',
    ]);
  });

  it('refuses a day that has not come', () => {
    expect(refusal({ ...community, on: '2026-11-25' })).toEqual({
      kind: 'INVALID',
      codes: ['DATE_IN_FUTURE /on'],
    });
  });

  it('knows no other fields', () => {
    expect(RegisterOrganisationCommand.safeParse({ ...community, telephone: '010' }).success).toBe(false);
  });
});
