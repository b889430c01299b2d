import { describe, expect, it } from 'vitest';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { changing, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { makingCommands } from '../../plan/making/making-commands.ts';
import { accessFactsOf } from '../access-facts.ts';
import { mayDo } from '../may-do.ts';
import { mayRead } from '../may-read.ts';

const registry = shijingshan();
const opened = upTo(special, 'open-consultation');
const state = planAfter(opened).state();

type Name = keyof typeof makingCommands;
const names = Object.keys(makingCommands) as Name[];

function allowed(organisation: string, role: string, name: Name, command: object = {}): boolean {
  const who = actor(organisation, role);
  return mayDo(who, name, accessFactsOf(name, command, state, who), registry).ok;
}

describe('who makes a text', () => {
  it.each(names.filter((name) => name !== 'list'))('%s: drafter and head of the preparing body', (name) => {
    expect(allowed('water-bureau', 'DRAFTER', name)).toBe(true);
    expect(allowed('water-bureau', 'HEAD', name)).toBe(true);
    expect(allowed('housing-commission', 'HEAD', name)).toBe(false);
    for (const role of ['DESK', 'COMMISSION', 'LEADER', 'AUDITOR', 'ADMIN'])
      expect(allowed('water-bureau', role, name), role).toBe(false);
  });

  it('a body that was asked records its own opinion, and nobody else’s', () => {
    const from = (organisation: string) => ({ from: organisation });
    expect(allowed('police-branch', 'DRAFTER', 'record-opinion', from('police-branch'))).toBe(true);
    expect(allowed('police-branch', 'DRAFTER', 'record-opinion', from('housing-commission'))).toBe(false);
    expect(allowed('police-branch', 'DRAFTER', 'record-opinion')).toBe(false);
    expect(allowed('police-branch', 'DRAFTER', 'answer-opinion', from('police-branch'))).toBe(false);
  });

  it('the bureau records opinions of organs of the district, not of departments', () => {
    expect(allowed('emergency-bureau', 'BUREAU', 'record-opinion', { from: 'district-government' })).toBe(
      true,
    );
    expect(allowed('emergency-bureau', 'BUREAU', 'record-opinion', { from: 'housing-commission' })).toBe(
      false,
    );
  });

  it('the bureau lists plans and answers what is asked of them; the preparing body does not list its own', () => {
    const list = { by: 'emergency-bureau' };
    expect(allowed('emergency-bureau', 'BUREAU', 'list', list)).toBe(true);
    expect(allowed('water-bureau', 'HEAD', 'list', list)).toBe(false);
    expect(allowed('emergency-bureau', 'BUREAU', 'state-attributes')).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'attach-evidence')).toBe(false);
  });
});

describe('reading an internal plan', () => {
  it('is for those who are asked for their opinion of it', () => {
    const { attributes } = stepOf(special, 'draft')[1] as { attributes: object };
    const internal = changing(opened, 'draft', { attributes: { ...attributes, secrecy: 'INTERNAL' } });
    const readsAfter = (steps: typeof opened) =>
      mayRead(actor('police-branch', 'DRAFTER'), { state: planAfter(steps).state() }, registry).ok;
    expect(readsAfter(internal)).toBe(true);
    expect(readsAfter(internal.slice(0, -1))).toBe(false);
  });
});
