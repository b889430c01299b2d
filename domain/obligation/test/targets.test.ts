import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { scenario } from '../../../test/support/scenario.ts';
import { community, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';
import { deriveDuties } from '../derive.ts';
import type { Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const on = civilDate;
const water = OrganisationId.parse('water-bureau');
const bureau = OrganisationId.parse('emergency-bureau');
const fact = <T extends NewEvent['type']>(type: T, day: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: on(day), body }) as unknown as NewEvent;

function plan(steps = upTo(special, 'issue')) {
  const begun = scenario();
  begun.given(...steps);
  const duties = (): readonly Obligation[] =>
    deriveDuties(begun.state(), { rulebook: shijingshan2025, calendar, registry: shijingshan() }).obligations;
  const duty = (ruleId: string): Obligation => {
    const found = duties().findLast((one) => one.ruleId === ruleId);
    if (!found) throw new Error(`no duty by ${ruleId}`);
    return found;
  };
  /** Id of the event recorded last */
  const lastEvent = () => begun.history.at(-1)?.id ?? ('0.0' as never);
  return { ...begun, duties, duty, lastEvent };
}

describe('what a drill opens', () => {
  const drill = fact('Drilled', '2026-06-18', {
    version: 1,
    form: 'TABLETOP',
    organiser: water,
    scenario: '特大暴雨',
    participants: 46,
    documents: [],
  });

  it('is its evaluation by the six heads, a target of 20 working days, met by the evaluation of that drill', () => {
    const flood = plan();
    flood.happened(drill);
    const held = flood.lastEvent();
    expect(flood.duty('SJS-39')).toMatchObject({
      target: true,
      severity: 'ADVISORY',
      anchor: { field: 'drilledOn', on: '2026-06-18', event: held },
      due: { dueOn: '2026-07-17' },
      state: { status: 'OPEN' },
    });
    const said = '按方案完成';
    const heads = {
      execution: said,
      practicality: said,
      coordination: said,
      personnel: said,
      equipment: said,
      advice: said,
    };
    flood.happened(fact('DrillEvaluated', '2026-07-01', { drill: held, ...heads, documents: [] }));
    expect(flood.duty('SJS-39').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'ON_TIME' });
  });

  it('opens one for every drill, each with an id of its own', () => {
    const flood = plan();
    flood.happened(drill);
    flood.happened({ ...drill, occurredOn: on('2026-07-18') } as NewEvent);
    const ids = flood
      .duties()
      .filter(({ ruleId }) => ruleId === 'SJS-39')
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9.-]+$/);
  });
});

describe('a circumstance that calls for a revision', () => {
  const raised = fact('RevisionTriggered', '2026-06-01', {
    code: 'COMMAND_CHANGED',
    circumstance: '指挥部调整',
  });

  it('waits for a decision, 10 working days as a target, and a decision not to revise answers it', () => {
    const flood = plan();
    flood.happened(raised);
    expect(flood.duty('SJS-42')).toMatchObject({ due: { dueOn: '2026-06-15' }, state: { status: 'OPEN' } });
    const signatory = 'u-water-head' as never;
    flood.happened(
      fact('RevisionAssessed', '2026-06-20', {
        trigger: flood.lastEvent(),
        needed: false,
        reason: '不涉及体系',
        signatory,
      }),
    );
    expect(flood.duty('SJS-42').state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-20',
      timeliness: 'LATE',
    });
    expect(flood.duties().some(({ ruleId }) => ruleId === 'SJS-42-START')).toBe(false);
  });

  it('once a revision is decided asks for its beginning, and the beginning meets both', () => {
    const flood = plan();
    flood.happened(raised);
    const trigger = flood.lastEvent();
    const signatory = 'u-water-head' as never;
    flood.happened(
      fact('RevisionAssessed', '2026-06-02', { trigger, needed: true, reason: '体系调整', signatory }),
    );
    expect(flood.duty('SJS-42-START')).toMatchObject({ state: { status: 'OPEN' } });
    flood.given(['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '体系调整', on: '2026-06-10' }]);
    expect(flood.duty('SJS-42-START').state).toMatchObject({ status: 'DISCHARGED', on: '2026-06-10' });
  });
});

describe('a filing desk of the district', () => {
  it('answers within five working days; the bureau keeps the district government’s desk', () => {
    const filed = plan(upTo(community, 'file'));
    expect(filed.duty('DESK-5wd')).toMatchObject({
      due: { dueOn: '2026-03-09' },
      obligor: [{ organisation: 'lugu-office' }],
      handler: [{ organisation: 'lugu-office' }],
      state: { status: 'OPEN' },
    });
    filed.given(stepOf(community, 'accept-filing'));
    expect(filed.duty('DESK-5wd').state).toMatchObject({ status: 'DISCHARGED', on: '2026-03-03' });
  });

  it('has no clock here when it is the city’s', () => {
    const flood = plan(upTo(special, 'file'));
    expect(flood.duties().some(({ duty }) => duty === 'DESK_ANSWER')).toBe(false);
  });
});

describe('an evaluation that is due in principle', () => {
  const deferred = (day: string, newDueOn: string) =>
    fact('EvaluationDeferred', day, {
      reason: '市级预案正在修订',
      approvedBy: bureau,
      newDueOn: on(newDueOn),
    });

  it('is put off with reason and approver, twice at most, and says what it was due before', () => {
    const flood = plan();
    flood.happened(
      deferred('2026-06-01', '2029-09-03'),
      deferred('2026-07-01', '2030-03-04'),
      deferred('2026-08-01', '2031-03-03'),
    );
    const evaluation = flood.duty('SJS-41');
    expect(evaluation.due).toMatchObject({ dueOn: '2030-03-04', rule: 'FIXED_DATE' });
    expect(evaluation.deferred?.map(({ from }) => from)).toEqual(['2029-05-11', '2029-09-03']);
  });

  it('is not put off to an earlier day', () => {
    const flood = plan();
    flood.happened(deferred('2026-06-01', '2027-01-04'));
    expect(flood.duty('SJS-41').due.dueOn).toBe('2029-05-11');
    expect(flood.duty('SJS-41').deferred).toBeUndefined();
  });
});

describe('disclosure', () => {
  it('ends with a decision not to disclose on a legal basis, which is itself looked at again', () => {
    const flood = plan();
    const reviewer = 'u-secrecy-1' as never;
    const legalBasis = '《政府信息公开条例》第十四条';
    flood.happened(
      fact('DisclosureExempted', '2026-05-20', {
        version: 1,
        legalBasis,
        reviewer,
        reason: '危及公共安全',
        reviewOn: on('2026-11-20'),
      }),
    );
    expect(flood.duty('SJS-33a').state).toMatchObject({
      status: 'CLOSED',
      why: { zh: expect.stringContaining('第十四条') },
    });
    expect(flood.duty('SJS-49-REVIEW')).toMatchObject({
      due: { dueOn: '2026-11-20' },
      state: { status: 'OPEN' },
    });
    flood.given(stepOf(special, 'disclose', { on: '2026-11-02' }));
    expect(flood.duty('SJS-49-REVIEW').state.status).toBe('DISCHARGED');
  });

  it('of a special plan goes with key points, publicity text and abridged version, all three (第三十四条)', () => {
    const flood = plan();
    const published = (
      day: string,
      ...artefacts: readonly ('KEY_POINTS' | 'PUBLICITY_TEXT' | 'ABRIDGED_VERSION')[]
    ) =>
      fact('PublicityPublished', day, {
        version: 1,
        artefacts: [...artefacts],
        channel: '门户网站',
        documents: [],
      });
    flood.happened(published('2026-05-25', 'KEY_POINTS', 'PUBLICITY_TEXT'));
    expect(flood.duty('SJS-34').state.status).toBe('OPEN');
    flood.happened(published('2026-06-10', 'ABRIDGED_VERSION'));
    expect(flood.duty('SJS-34').state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-10',
      timeliness: 'LATE',
    });
  });
});

describe('a period that a body sets itself', () => {
  it('makes a duty of its own, in its own rhythm, from the day it was declared', () => {
    const own = plan(upTo(community, 'issue'));
    expect(own.duty('SJS-38.1')).toMatchObject({
      duty: 'DRILL_REGIME',
      target: true,
      state: { status: 'OPEN' },
    });
    expect(own.duties().some(({ duty }) => duty === 'DRILL')).toBe(false);
    own.happened(
      fact('RegimeDeclared', '2026-04-01', {
        regime: 'DRILL',
        every: { n: 12, unit: 'MONTH' },
        text: '每年汛前',
      }),
    );
    expect(own.duty('SJS-38.1').state.status).toBe('DISCHARGED');
    expect(own.duty('SJS-38.1-SELF')).toMatchObject({
      duty: 'DRILL',
      severity: 'PRINCIPLE',
      anchor: { on: '2026-04-01' },
      due: { nominalDueOn: '2027-04-01' },
    });
  });
});

describe('a waiver', () => {
  it('lifts an open duty on a legal ground, and leaves one that was met as it is', () => {
    const flood = plan(upTo(special, 'file'));
    const waive = (obligationId: string) =>
      fact('DutyWaived', '2026-06-01', {
        obligationId,
        by: bureau,
        legalBasis: '办法第四十九条',
        reason: '另有规定',
      });
    flood.happened(waive('flood-plan.SJS-33a.v1'), waive('flood-plan.SJS-31.v1'));
    expect(flood.duty('SJS-33a').state).toMatchObject({ status: 'WAIVED', legalBasis: '办法第四十九条' });
    expect(flood.duty('SJS-31').state.status).toBe('DISCHARGED');
  });
});

describe('an improvement item', () => {
  it('is owed by its owner until somebody shows that it is done', () => {
    const flood = plan();
    const opened = {
      itemId: 'pumps',
      from: 'DRILL' as const,
      text: '增配水泵',
      owner: bureau,
      dueOn: on('2026-09-30'),
    };
    flood.happened(fact('ImprovementOpened', '2026-07-01', opened));
    expect(flood.duty('SJS-38-IMPROVE')).toMatchObject({
      due: { dueOn: '2026-09-30' },
      obligor: [{ organisation: bureau }],
    });
    flood.happened(
      fact('ImprovementClosed', '2026-10-08', { itemId: 'pumps', how: '已增配', documents: [] }),
    );
    expect(flood.duty('SJS-38-IMPROVE').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'LATE' });
  });
});
