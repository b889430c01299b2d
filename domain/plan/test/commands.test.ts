import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, stepOf } from '../../../test/support/stories.ts';
import { lookupsOf } from '../lookups.ts';
import { planCommands } from '../plan-commands.ts';

const all = Object.entries(planCommands);

describe('the commands of a plan', () => {
  it.each(all)('%s take their own example and no field beside those they know', (_name, { schema }) => {
    const { example, description } = schema.meta() ?? {};
    expect(description).toBeTruthy();
    expect(schema.safeParse(example).error).toBeUndefined();
    const strange = schema.safeParse({ ...(example as object), colour: 'red', version_: 1 });
    expect(strange.error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['colour', 'version_'] },
    ]);
  });

  it.each(all)('%s refuse a day that does not exist and a day of the wrong type', (_name, { schema }) => {
    const example = schema.meta()?.['example'] as object;
    for (const on of ['2026-02-30', '2026-2-3', 20260203, null, ''])
      expect(schema.safeParse({ ...example, on }).error?.issues[0]?.path, `${on}`).toEqual(['on']);
  });

  it('say in two languages what they do, and by which article', () => {
    for (const [name, { summary, article }] of all) {
      expect(`${summary.zh}${article}`, name).toMatch(/^[\p{Script=Han}、]+第\p{Script=Han}+条$/u);
      expect(summary.en, name).toMatch(/^[A-Z]/);
    }
  });

  it('keep the fields of an event without its version number and ids', () => {
    expect(
      planCommands.issue.schema.safeParse({
        version: 1,
        documentNo: '石政发〔2026〕3号',
        inNameOf: ['a-body'],
      }).success,
    ).toBe(false);
    expect(
      planCommands.draft.schema.safeParse({
        ...(planCommands.draft.schema.meta()?.['example'] as object),
        planId: 'mine',
      }).success,
    ).toBe(false);
  });
});

describe('what a decision looks up', () => {
  const nothing = { documentNumbers: [], plans: [], experts: [] };

  it('is read off the command: document numbers, other plans, the experts of a review', () => {
    expect(lookupsOf({ documentNo: '石政发〔2026〕3号', inNameOf: [] })).toEqual({
      ...nothing,
      documentNumbers: ['石政发〔2026〕3号'],
    });
    expect(lookupsOf({ attributes: { parentPlan: 'overall' } })).toEqual({ ...nothing, plans: ['overall'] });
    expect(lookupsOf({ byPlan: 'new-plan' })).toEqual({ ...nothing, plans: ['new-plan'] });
    expect(lookupsOf({ gate: 'EXPERT_REVIEW', experts: ['u-expert-1', 'u-expert-1'] })).toEqual({
      ...nothing,
      experts: ['u-expert-1'],
    });
    expect(lookupsOf({ participants: 3 })).toEqual(nothing);
  });

  it('is read off a correction’s replacement too', () => {
    const replacement = {
      occurredOn: '2026-05-06',
      body: {
        documentNo: '石政发〔2026〕3号',
        attributes: { parentPlan: 'overall' },
        experts: ['u-expert-2'],
      },
    };
    expect(lookupsOf({ target: '1.0', replacement })).toEqual({
      documentNumbers: ['石政发〔2026〕3号'],
      plans: ['overall'],
      experts: ['u-expert-2'],
    });
  });

  it('is read off the history that a correction plays again, what was replaced or voided in it too', () => {
    const { history } = planAfter([stepOf(special, 'draft')]);
    const recorded = (event: object) => ({ ...history[0], ...event }) as RecordedEvent;
    const corrected = {
      target: '1.0',
      reason: '误录',
      replacement: { schema: 1, occurredOn: '2026-05-06', body: { experts: ['u-expert-1'] } },
    };
    const replayed = [
      recorded({ type: 'Superseded', body: { version: 1, byPlan: 'successor' } }),
      recorded({ type: 'EventCorrected', body: corrected }),
    ];
    expect(lookupsOf({ target: '3.0', reason: '恢复' }, replayed)).toEqual({
      ...nothing,
      plans: ['successor'],
      experts: ['u-expert-1'],
    });
  });

  it('survives bodies that are not what they should be', () => {
    const odd = { documentNo: 7, byPlan: 'NOT AN ID', attributes: 'x', replacement: null, experts: 'u-1' };
    expect(lookupsOf(odd)).toEqual(nothing);
    expect(lookupsOf({ experts: [7, null, 'NOT AN ID'] })).toEqual(nothing);
  });
});
