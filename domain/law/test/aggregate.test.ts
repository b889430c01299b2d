import { describe, expect, it } from 'vitest';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { mayDo } from '../../access/may-do.ts';
import { calendarChangeCommands } from '../../calendar-change/calendar-change-commands.ts';
import { lawAggregate } from '../law-aggregate.ts';
import { lawCommands } from '../law-commands.ts';
import { lawAfter, ruling } from './story.ts';

describe('the law as an aggregate', () => {
  it('is one stream, which each command may begin', () => {
    expect(lawAggregate.begins).toEqual(Object.keys(lawAggregate.commands));
    expect(lawAggregate.idOf?.({}, actor('emergency-bureau'))).toBe('district');
  });

  it('is summed up, under the day of what came last', () => {
    const story = lawAfter([
      ['issue-interpretation', { ...ruling, on: '2026-06-01' }],
      [
        'change-norm',
        { norm: 'GB/T 46791', change: '新标准', inForceOn: '2026-07-01', forms: [], on: '2025-12-31' },
      ],
    ]);
    expect(lawAggregate.summary(story.state(), 'district')).toEqual({
      title: '解释 1 项，法规标准变化 1 项，体系构成 0 件，日历变更 0 项',
      status: 'CURRENT',
      plans: [],
      on: '2026-06-01',
    });
  });

  it('passes over events of other streams', () => {
    const { ledger } = lawAfter([['issue-interpretation', ruling]]);
    expect(lawAggregate.fold(ledger)?.rulings).toHaveLength(1);
    expect(
      lawAggregate.fold(ledger.map((event) => ({ ...event, stream: 'plan:x' as never }))),
    ).toBeUndefined();
  });

  it.each(Object.entries(lawCommands))('%s takes its own example and no other field', (name, { schema }) => {
    const example = schema.meta()?.['example'] as object;
    expect(schema.safeParse(example).error, name).toBeUndefined();
    expect(schema.safeParse({ ...example, colour: 'red' }).success).toBe(false);
    const asked = name === 'define-catalogue' ? ['flood-plan'] : [];
    expect(lawAggregate.lookups(undefined, example)).toEqual({ plans: asked, others: [] });
  });

  it('is the bureau’s alone to speak (第五十条), and the calendar administrators’ too', () => {
    const registry = shijingshan();
    for (const name of Object.keys(lawCommands) as (keyof typeof lawCommands)[]) {
      const keepers = name in calendarChangeCommands ? ['BUREAU', 'ADMIN'] : ['BUREAU'];
      const acts = lawAggregate.acts(name, {}, undefined, actor('emergency-bureau'));
      for (const role of ['BUREAU', 'ADMIN', 'DRAFTER', 'HEAD', 'DESK', 'COMMISSION', 'LEADER', 'AUDITOR'])
        expect(mayDo(actor('emergency-bureau', role), name, acts, registry).ok, `${name} ${role}`).toBe(
          keepers.includes(role),
        );
    }
  });
});
