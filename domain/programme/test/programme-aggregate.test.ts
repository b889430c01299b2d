import { describe, expect, it } from 'vitest';
import { OrganisationId } from '../../../events/identifiers.ts';
import { aggregateAfter } from '../../../test/support/aggregate-scenario.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { mayDo } from '../../access/may-do.ts';
import { programmeCommands } from '../decide.ts';
import { programmeAggregate } from '../programme-aggregate.ts';

const registry = shijingshan();
const item = {
  itemId: 'flood',
  title: '石景山区防汛应急预案',
  plan: 'flood-plan',
  action: 'REVISE',
  responsible: 'water-bureau',
  targetOn: '2027-05-31',
};
const context = { plans: () => ({ status: 'IN_FORCE' as const }) };
const draft = (scope: 'DISTRICT' | 'SECTOR', preparedBy: string) => ({
  year: 2027,
  scope,
  preparedBy,
  items: [item],
});
const programme = (scope: 'DISTRICT' | 'SECTOR', preparedBy: string) =>
  aggregateAfter(programmeAggregate, [['draft-programme', draft(scope, preparedBy)]], context);

describe('the programme as an aggregate', () => {
  it('has commands that take their own example and no other field', () => {
    for (const [name, { schema }] of Object.entries(programmeCommands)) {
      const { example, description } = schema.meta() ?? {};
      expect(description, name).toBeTruthy();
      expect(schema.safeParse(example).error, name).toBeUndefined();
      expect(schema.safeParse({ ...(example as object), colour: 'red' }).success, name).toBe(false);
    }
  });

  it('has an id that says whose it is and of which year', () => {
    const who = actor('water-bureau', 'DRAFTER');
    const id = (command: object) => programmeAggregate.idOf?.(command, who);
    expect(id({ scope: 'DISTRICT', year: 2027, preparedBy: 'emergency-bureau' })).toBe('district-2027');
    expect(id({ scope: 'DISTRICT', year: 2027 })).toBe('district-2027');
    expect(id({ scope: 'SECTOR', year: 2028, preparedBy: 'lugu-office' })).toBe('sector-2028-lugu-office');
    expect(id({ scope: 'SECTOR', year: 2028 })).toBe('sector-2028-water-bureau');
    const longest = OrganisationId.parse('a'.repeat(63));
    expect(programme('SECTOR', 'water-bureau').state().programmeId).toBe('sector-2027-water-bureau');
    expect(id({ scope: 'SECTOR', year: 2027, preparedBy: longest })).toHaveLength(75);
  });

  it('looks up the plans of its items', () => {
    const items = [item, { ...item, itemId: 'again' }, { ...item, itemId: 'new', plan: undefined }];
    expect(programmeAggregate.lookups(undefined, { items })).toEqual({ plans: ['flood-plan'], others: [] });
    expect(programmeAggregate.lookups(undefined, { by: 'district-government' })).toEqual({
      plans: [],
      others: [],
    });
  });

  it('is summed up in a line', () => {
    const one = programme('DISTRICT', 'emergency-bureau');
    const line = () => programmeAggregate.summary(one.state(), 'district-2027');
    expect(line()).toEqual({
      title: '2027 年本区应急预案制修订工作计划',
      status: 'DRAFTED',
      organisation: 'emergency-bureau',
      plans: ['flood-plan'],
      on: '2026-11-24',
    });
    one.given(['approve-programme', { by: 'district-government' }]);
    expect(line().status).toBe('APPROVED');
    one.given(['amend-programme', { items: [item], reason: '调整' }]);
    expect(line().status).toBe('AMENDED');
    expect(programmeAggregate.summary(programme('SECTOR', 'water-bureau').state(), '').title).toBe(
      '2027 年行业应急预案制修订工作计划',
    );
  });
});

describe('who may do what with a programme', () => {
  const allowed = (
    organisation: string,
    role: string,
    name: keyof typeof programmeCommands,
    body: object,
    of = 'water-bureau',
  ) => {
    const who = actor(organisation, role);
    const state =
      name === 'draft-programme'
        ? undefined
        : programme(of === 'water-bureau' ? 'SECTOR' : 'DISTRICT', of).state();
    return mayDo(who, name, programmeAggregate.acts(name, body, state, who), registry).ok;
  };

  it('its preparer drafts, amends and sends it', () => {
    for (const role of ['DRAFTER', 'HEAD']) {
      expect(allowed('water-bureau', role, 'draft-programme', draft('SECTOR', 'water-bureau')), role).toBe(
        true,
      );
      expect(
        allowed('water-bureau', role, 'draft-programme', { ...draft('SECTOR', ''), preparedBy: undefined }),
      ).toBe(true);
      expect(allowed('water-bureau', role, 'draft-programme', draft('SECTOR', 'lugu-office'))).toBe(false);
      expect(allowed('water-bureau', role, 'amend-programme', {}), role).toBe(true);
      expect(allowed('water-bureau', role, 'copy-programme', { to: [] }), role).toBe(true);
      expect(allowed('lugu-office', role, 'amend-programme', {}), role).toBe(false);
    }
    expect(
      allowed('emergency-bureau', 'BUREAU', 'draft-programme', draft('DISTRICT', 'emergency-bureau')),
    ).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'amend-programme', {})).toBe(false);
    expect(allowed('water-bureau', 'LEADER', 'amend-programme', {})).toBe(false);
  });

  it('its approval is recorded by the head of who approves, or by the bureau for the district government', () => {
    expect(allowed('water-bureau', 'HEAD', 'approve-programme', { by: 'water-bureau' })).toBe(true);
    expect(allowed('water-bureau', 'DRAFTER', 'approve-programme', { by: 'water-bureau' })).toBe(false);
    const district = { by: 'district-government' };
    expect(allowed('emergency-bureau', 'BUREAU', 'approve-programme', district, 'emergency-bureau')).toBe(
      true,
    );
    expect(allowed('district-government', 'HEAD', 'approve-programme', district, 'emergency-bureau')).toBe(
      true,
    );
    expect(allowed('water-bureau', 'HEAD', 'approve-programme', district, 'emergency-bureau')).toBe(false);
    expect(allowed('emergency-bureau', 'BUREAU', 'approve-programme', { by: 'water-bureau' })).toBe(false);
  });
});
