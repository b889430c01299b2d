import { describe, expect, it } from 'vitest';
import { RegisterOrganisationCommand } from '../../../domain/organisation/commands.ts';
import { decideRegisterOrganisation } from '../../../domain/organisation/decide.ts';
import { type Organisation, registryOf } from '../../../domain/organisation/organisation.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { LedgerId, PersonId } from '../../../events/identifiers.ts';
import { sampleOrganisations } from '../../../local/sample/organisations.ts';
import { LEDGER, samplePeople } from '../../../local/sample/people.ts';

describe('the sample organisations', () => {
  it('are each accepted by the domain in the order they are registered', () => {
    const registered: Organisation[] = [];
    for (const one of sampleOrganisations) {
      const command = RegisterOrganisationCommand.parse(one);
      const decision = decideRegisterOrganisation(undefined, command, {
        today: civilDate('2026-11-24'),
        registry: registryOf(registered),
      });
      expect(decision, one.organisationId).toMatchObject({ ok: true });
      registered.push(command);
    }
  });

  it('hold the nine sub-districts and one of every body that the measures name', () => {
    const count = (wanted: string): number =>
      sampleOrganisations.filter((one) => one.class === wanted).length;
    expect(count('SUBDISTRICT_OFFICE')).toBe(9);
    expect(count('RESIDENTS_COMMITTEE')).toBeGreaterThan(3);
    expect(count('DEPARTMENT')).toBeGreaterThan(10);
    for (const one of [
      'PARTY_COMMITTEE',
      'PARTY_MECHANISM',
      'DISTRICT_GOVERNMENT',
      'EMERGENCY_COMMISSION',
      'EMERGENCY_BUREAU',
      'COMMAND_HQ',
      'COMMAND_OFFICE',
      'ESTABLISHMENT_OFFICE',
      'CITY_GOVERNMENT',
      'CITY_EMERGENCY_BUREAU',
    ])
      expect(count(one), one).toBe(1);
  });
});

describe('the sample people', () => {
  it('have one user for each role that the issue names', () => {
    const roles = Object.fromEntries(samplePeople.map(({ user, roles }) => [user, roles]));
    expect(roles).toMatchObject({
      drafter: ['DRAFTER'],
      head: ['HEAD'],
      desk: ['DESK'],
      bureau: ['BUREAU'],
      commission: ['COMMISSION'],
      leader: ['LEADER'],
      auditor: ['AUDITOR'],
      admin: ['ADMIN'],
    });
  });

  it('are distinct, fictional, and of organisations that exist', () => {
    const organisations = new Set(sampleOrganisations.map((one) => one.organisationId));
    expect(new Set(samplePeople.map(({ user }) => user)).size).toBe(samplePeople.length);
    expect(LedgerId.safeParse(LEDGER).success).toBe(true);
    for (const { personId, organisation, email, name } of samplePeople) {
      expect(PersonId.safeParse(personId).success, personId).toBe(true);
      expect(organisations).toContain(organisation);
      expect(email).toMatch(/^[a-z-]+@shijingshan\.example\.invalid$/);
      expect(name).toMatch(/示例|sample/);
    }
  });

  it('write for every body that prepares plans, and read its reminders', () => {
    for (const one of sampleOrganisations.filter(({ class: kind }) =>
      ['DEPARTMENT', 'SUBDISTRICT_OFFICE', 'RESIDENTS_COMMITTEE'].includes(kind),
    ))
      for (const role of ['DRAFTER', 'HEAD'] as const)
        expect(
          samplePeople.some(
            ({ organisation, roles }) => organisation === one.organisationId && roles.includes(role),
          ),
          `${role} of ${one.organisationId}`,
        ).toBe(true);
  });
});
