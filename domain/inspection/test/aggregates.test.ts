import { describe, expect, it } from 'vitest';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import type { CommandName } from '../../access/access-rule.ts';
import { mayDo } from '../../access/may-do.ts';
import { checklistAggregate } from '../checklist-aggregate.ts';
import { inspectionAggregate } from '../inspection-aggregate.ts';
import type { InspectionState } from '../state.ts';
import { inspectionAfter, items, upTo } from './story.ts';

const all = [...Object.entries(checklistAggregate.commands), ...Object.entries(inspectionAggregate.commands)];

describe('the commands of checklists and inspections', () => {
  it.each(all)('%s take their own example and no field beside those they know', (_name, { schema }) => {
    const { example, description } = schema.meta() ?? {};
    expect(description).toBeTruthy();
    expect(schema.safeParse(example).error).toBeUndefined();
    expect(schema.safeParse({ ...(example as object), colour: 'red' }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['colour'] },
    ]);
  });

  it('leave to the decision what follows from it', () => {
    const { schema } = inspectionAggregate.commands['record-finding'] ?? {};
    const example = schema?.meta()?.['example'] as object;
    for (const field of [{ firstTime: false }, { article: '第三十一条' }])
      expect(schema?.safeParse({ ...example, ...field }).success).toBe(false);
  });
});

describe('an inspection as an aggregate', () => {
  it('is shown under its name, its body and its state, filed under its first day', () => {
    const shown = (step: Parameters<typeof upTo>[0]) =>
      inspectionAggregate.summary(inspectionAfter(upTo(step)).visit(), 'visit');
    expect(shown('plan')).toEqual({
      title: '应急预案管理检查单',
      status: 'PLANNED',
      organisation: 'water-bureau',
      plans: [],
      on: '2026-11-02',
    });
    expect(shown('open').status).toBe('OPENED');
    expect(shown('close').status).toBe('CLOSED');
  });

  it('reads the pinned checklist and the inspection that a command names, and nothing else', () => {
    const task = { checklist: { checklistId: 'plan-management' } };
    expect(inspectionAggregate.lookups(undefined, task)).toEqual({
      plans: [],
      others: [{ kind: 'checklist', id: 'plan-management' }],
    });
    const state = inspectionAfter(upTo('open')).visit();
    expect(
      inspectionAggregate.lookups(state, { earlier: { inspection: 'spring-visit', finding: 'copies' } })
        .others,
    ).toEqual([
      { kind: 'checklist', id: 'plan-management' },
      { kind: 'inspection', id: 'spring-visit' },
    ]);
    expect(inspectionAggregate.lookups(state, { inFavourOf: 'joint' }).others).toContainEqual({
      kind: 'inspection',
      id: 'joint',
    });
    expect(inspectionAggregate.lookups(undefined, {})).toEqual({ plans: [], others: [] });
  });

  it('is acted on by the person’s own side: one of several inspectors, or the inspectee', () => {
    const joint = {
      ...inspectionAfter(upTo('plan')).visit(),
      inspectors: ['emergency-bureau', 'housing-commission'] as never,
    };
    const acting = (command: string, organisation: string) =>
      inspectionAggregate.acts(command, {}, joint, actor(organisation));
    expect(acting('check-item', 'housing-commission')).toEqual([{ actingBody: 'housing-commission' }]);
    expect(acting('check-item', 'police-branch')).toEqual([{ actingBody: 'emergency-bureau' }]);
    expect(acting('scan', 'water-bureau')).toEqual([{ actingBody: 'water-bureau' }]);
    expect(acting('scan', 'housing-commission')).toEqual([{ actingBody: 'housing-commission' }]);
    expect(acting('report-rectification', 'housing-commission')).toEqual([{ actingBody: 'water-bureau' }]);
  });

  it('passes over events of other streams', () => {
    const { ledger } = inspectionAfter(upTo('close'));
    expect(inspectionAggregate.fold(ledger)).toEqual(inspectionAfter(upTo('close')).visit());
    const foreign = ledger.map((event) =>
      event.position > 5 ? { ...event, stream: 'inspection:other' as never } : event,
    );
    expect(inspectionAggregate.fold(foreign)?.opened).toBeUndefined();
  });
});

describe('a checklist as an aggregate', () => {
  it('is shown under the name and day of its last version', () => {
    const story = inspectionAfter([
      ...upTo('publish'),
      {
        id: 'plan-management',
        command: 'revise-checklist',
        body: { items: items.slice(1), title: '新检查单', on: '2026-06-01' },
      },
    ]);
    expect(checklistAggregate.summary(story.checklist(), 'plan-management')).toEqual({
      title: '新检查单',
      status: 'PUBLISHED',
      plans: [],
      on: '2026-06-01',
    });
    expect(checklistAggregate.lookups(story.checklist(), {})).toEqual({ plans: [], others: [] });
  });
});

describe('who may', () => {
  const registry = shijingshan();
  const state = inspectionAfter(upTo('open')).visit();
  const joint: InspectionState = {
    ...state,
    inspectors: ['emergency-bureau', 'housing-commission'] as never,
  };
  const allowed = (command: string, organisation: string, role: string, of = joint) => {
    const who = actor(organisation, role);
    const acts = inspectionAggregate.acts(command, {}, of, who);
    return mayDo(who, command as CommandName, acts, registry).ok;
  };

  it('commission and bureau inspect, and only they plan, code, open, cancel and close', () => {
    for (const command of Object.keys(inspectionAggregate.commands).filter(
      (name) => name !== 'report-rectification',
    )) {
      expect(allowed(command, 'emergency-bureau', 'BUREAU'), command).toBe(true);
      expect(allowed(command, 'emergency-commission', 'COMMISSION'), command).toBe(true);
      for (const role of ['LEADER', 'AUDITOR', 'ADMIN', 'DESK'])
        expect(allowed(command, 'emergency-bureau', role), `${command} ${role}`).toBe(false);
    }
    for (const command of [
      'plan-inspection',
      'code-inspection',
      'open-inspection',
      'cancel-inspection',
      'close-inspection',
    ])
      expect(allowed(command, 'housing-commission', 'HEAD'), command).toBe(false);
  });

  it('a body that takes part in a joint visit records what it checks', () => {
    for (const command of ['scan', 'check-item', 'record-finding', 'verify-rectification']) {
      expect(allowed(command, 'housing-commission', 'DRAFTER'), command).toBe(true);
      expect(allowed(command, 'housing-commission', 'DRAFTER', state), command).toBe(false);
      expect(allowed(command, 'police-branch', 'HEAD'), command).toBe(false);
    }
  });

  it('the body that is inspected scans and reports what it mended, and nobody does it for it', () => {
    expect(allowed('scan', 'water-bureau', 'DRAFTER')).toBe(true);
    expect(allowed('report-rectification', 'water-bureau', 'DRAFTER')).toBe(true);
    expect(allowed('report-rectification', 'water-bureau', 'HEAD')).toBe(true);
    expect(allowed('report-rectification', 'emergency-bureau', 'BUREAU')).toBe(false);
    expect(allowed('report-rectification', 'housing-commission', 'HEAD')).toBe(false);
    expect(allowed('check-item', 'water-bureau', 'HEAD')).toBe(false);
  });

  it('checklists are published by commission and bureau', () => {
    for (const command of ['publish-checklist', 'revise-checklist'] as const) {
      expect(mayDo(actor('emergency-bureau', 'BUREAU'), command, [{}], registry).ok).toBe(true);
      expect(mayDo(actor('water-bureau', 'HEAD'), command, [{}], registry).ok).toBe(false);
    }
    expect(checklistAggregate.acts('publish-checklist', {}, undefined, actor('emergency-bureau'))).toEqual([
      {},
    ]);
  });
});
