import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import {
  community,
  departmental,
  enterprise,
  filingPapers,
  overall,
  special,
  stepOf,
  subdistrict,
  upTo,
} from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import type { WorkingCalendar } from '../../calendar/types.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';
import { deriveDuties } from '../derive.ts';
import { explain } from '../explain.ts';
import { phaseOn, workingDaysLeft } from '../phase.ts';
import type { Duties, Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));

const dutiesAfter = (steps: readonly Step[], known: WorkingCalendar = calendar): Duties =>
  deriveDuties(planAfter(steps).state(), {
    rulebook: shijingshan2025,
    calendar: known,
    registry: shijingshan(),
  });

/** The duty of a kind; the latest when there are several. Throws when there is none. */
function duty(duties: Duties, kind: Obligation['duty']): Obligation {
  const found = duties.obligations.findLast((obligation) => obligation.duty === kind);
  if (!found) throw new Error(`no duty ${kind} in ${duties.obligations.map((o) => o.id).join()}`);
  return found;
}
/** Kinds of duties that the law itself puts a period to; targets have a test file of their own. */
const kinds = (duties: Duties) =>
  duties.obligations.filter(({ target }) => !target).map(({ duty: kind }) => kind);

describe('before issue', () => {
  it('nothing is owed', () => {
    expect(dutiesAfter(upTo(special, 'approve')).obligations).toEqual([]);
  });
});

describe('issue of a special plan', () => {
  const issued = dutiesAfter(upTo(special, 'issue'));

  it('opens filing, copies, disclosure, drill and evaluation', () => {
    expect(kinds(issued)).toEqual(['FILING', 'COPIES', 'DISCLOSURE', 'DRILL', 'EVALUATION']);
    expect(issued.obligations.every(({ state }) => state.status === 'OPEN')).toBe(true);
  });

  it('counts 20 working days from the day after issue, each with its verdict', () => {
    const { due, anchor } = duty(issued, 'FILING');
    expect(anchor.on).toBe('2026-05-11');
    expect(due).toMatchObject({ status: 'final', dueOn: '2026-06-08' });
    expect(due.trace.filter((day) => day.working)).toHaveLength(20);
  });

  it('names who owes, who handles and to whom', () => {
    const filing = duty(issued, 'FILING');
    expect(filing.obligor).toEqual([{ organisation: 'district-government' }]);
    expect(filing.handler).toEqual([{ organisation: 'water-bureau' }]);
    expect(filing.recipients.map(({ kind, to, article }) => [kind, to, article])).toEqual([
      ['FILING', { organisation: 'city-water-authority' }, '第三十一条第（二）项'],
    ]);
    expect(duty(issued, 'COPIES').recipients.map(({ to }) => to)).toEqual([
      { organisation: 'city-emergency-bureau' },
      { organisation: 'housing-commission' },
      { organisation: 'police-branch' },
    ]);
  });

  it('asks for a drill and an evaluation three years after issue', () => {
    // 2029-05-11 is a Friday; the notice of 2029 is not out, so both stay provisional.
    expect(duty(issued, 'DRILL').due).toMatchObject({ status: 'provisional', nominalDueOn: '2029-05-11' });
    expect(duty(issued, 'EVALUATION').severity).toBe('PRINCIPLE');
  });
});

describe('filing', () => {
  it('is met on the day the submission came, acceptance or not (G1)', () => {
    const filing = duty(dutiesAfter(upTo(special, 'file')), 'FILING');
    expect(filing.state).toMatchObject({ status: 'DISCHARGED', on: '2026-05-20', timeliness: 'ON_TIME' });
  });

  it('stays open while a direct delivery is missing', () => {
    const onlyFiled = stepOf(departmental, 'file', {
      legs: [{ kind: 'FILING', recipient: 'district-government' }],
    });
    const issued = upTo(departmental, 'issue');
    expect(duty(dutiesAfter([...issued, onlyFiled]), 'FILING').state.status).toBe('OPEN');
    const delivered = stepOf(departmental, 'file', {
      legs: [{ kind: 'DIRECT_DELIVERY', recipient: 'emergency-bureau' }],
      on: '2026-04-30',
    });
    expect(duty(dutiesAfter([...issued, onlyFiled, delivered]), 'FILING').state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-04-30',
    });
  });

  it('keeps copies a duty of its own', () => {
    const filed = dutiesAfter(upTo(special, 'file'));
    const copies = duty(filed, 'COPIES');
    expect(copies.state.status).toBe('OPEN');
    expect(copies.recipients.map(({ metOn }) => metOn)).toEqual(['2026-05-20', undefined, undefined]);
  });

  it('is late on the day after the due date, and in time on it', () => {
    const on = (day: string) =>
      duty(dutiesAfter([...upTo(special, 'issue'), stepOf(special, 'file', { on: day })]), 'FILING').state;
    expect(on('2026-06-08')).toMatchObject({ timeliness: 'ON_TIME' });
    expect(on('2026-06-09')).toMatchObject({ timeliness: 'LATE' });
  });

  const returned: Step = [
    'return-filing',
    {
      recipient: 'city-water-authority',
      deficiencies: [{ code: 'NOTE_INCOMPLETE', text: '编制说明不完整', document: 'PREPARATION_NOTE' }],
      on: '2026-05-28',
    },
  ];
  it('re-opens with its first due date when it is returned', () => {
    const filing = duty(dutiesAfter([...upTo(special, 'file'), returned]), 'FILING');
    expect(filing.state).toMatchObject({ status: 'OPEN', reopened: { on: '2026-05-28' } });
    expect(filing.due.dueOn).toBe('2026-06-08');
  });

  it('is late after return, not late, when only the return made it so', () => {
    const again = stepOf(special, 'file', {
      legs: [{ kind: 'FILING', recipient: 'city-water-authority' }],
      documents: filingPapers(2),
      on: '2026-06-12',
    });
    const filing = duty(dutiesAfter([...upTo(special, 'file'), returned, again]), 'FILING');
    expect(filing.state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-12',
      timeliness: 'LATE_AFTER_RETURN',
    });
  });
});

describe('kinds', () => {
  it('the overall plan owes no drill and no copies', () => {
    expect(kinds(dutiesAfter(upTo(overall, 'issue')))).toEqual(['FILING', 'DISCLOSURE', 'EVALUATION']);
  });
  it('a sub-district plan owes filing, disclosure to society, and copies only where it has a distribution list', () => {
    expect(kinds(dutiesAfter(upTo(subdistrict, 'issue')))).toEqual(['FILING', 'DISCLOSURE']);
    const listed = stepOf(subdistrict, 'issue', { distribution: ['housing-commission'] });
    expect(kinds(dutiesAfter([...upTo(subdistrict, 'approve'), listed]))).toEqual([
      'FILING',
      'COPIES',
      'DISCLOSURE',
    ]);
  });
  it('a community plan is filed with its sub-district and disclosed to those whom it touches', () => {
    const duties = dutiesAfter(upTo(community, 'issue'));
    expect(duty(duties, 'FILING').recipients[0]?.to).toEqual({ organisation: 'lugu-office' });
    expect(duty(duties, 'DISCLOSURE').recipients[0]?.to).toMatchObject({
      zh: expect.stringContaining('可能受影响'),
    });
  });
  it('a district enterprise files its special plan with its industry regulator and copies the bureau', () => {
    const duties = dutiesAfter(enterprise);
    expect(kinds(duties)).toEqual(['FILING', 'COPIES', 'DISCLOSURE']);
    expect(duty(duties, 'FILING').recipients).toMatchObject([
      { to: { organisation: 'housing-commission' }, article: '第三十一条第（五）项', metOn: '2026-03-10' },
    ]);
    expect(
      duties.obligations.filter(({ state }) => state.status === 'OPEN').map(({ ruleId }) => ruleId),
    ).toEqual(['SJS-38.1', 'SJS-41.1']);
  });

  it('an internal plan owes no disclosure, and the exemption is said', () => {
    const [name, body] = stepOf(special, 'draft');
    const attributes = { ...(body as { attributes: object }).attributes, secrecy: 'INTERNAL' };
    const duties = dutiesAfter([[name, { ...body, attributes }], ...upTo(special, 'issue').slice(1)]);
    expect(kinds(duties)).not.toContain('DISCLOSURE');
    expect(duties.exempt).toMatchObject([
      { ruleId: 'SJS-33a', exemptedBy: '第四十九条' },
      { ruleId: 'SJS-34', exemptedBy: '第四十九条' },
    ]);
  });
});

describe('the rolling clocks', () => {
  it('a drill closes one cycle and opens the next, three years from the day it was held', () => {
    const duties = dutiesAfter(upTo(special, 'drill'));
    const drills = duties.obligations.filter(({ duty: kind }) => kind === 'DRILL');
    expect(drills.map(({ id, state }) => [id, state.status])).toEqual([
      ['flood-plan.SJS-38.c1', 'DISCHARGED'],
      ['flood-plan.SJS-38.c2', 'OPEN'],
    ]);
    expect(drills[1]?.due.nominalDueOn).toBe('2029-06-18');
  });

  const majorRevision: readonly Step[] = [
    ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '指挥体系调整', on: '2026-07-01' }],
  ];
  it('are not touched by a revision (G15, G16)', () => {
    const before = dutiesAfter(upTo(special, 'drill'));
    const after = dutiesAfter([...upTo(special, 'drill'), ...majorRevision]);
    expect(duty(after, 'DRILL').due).toEqual(duty(before, 'DRILL').due);
    expect(duty(after, 'EVALUATION').due).toEqual(duty(before, 'EVALUATION').due);
  });

  it('count an evaluation from 2024-01-31 where the plan is older (G26)', () => {
    const legacy: Step = [
      'register',
      {
        title: '石景山区突发公共事件总体应急预案',
        attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'OVERALL', secrecy: 'PUBLIC' },
        preparingBody: 'emergency-bureau',
        stated: {},
        source: '2024 年台账',
        issuedOn: '2006-06-06',
        findings: [],
      },
    ];
    const duties = dutiesAfter([legacy]);
    expect(kinds(duties)).toEqual(['EVALUATION']);
    expect(duty(duties, 'EVALUATION').anchor).toMatchObject({
      on: '2024-01-31',
      assumed: { zh: expect.stringContaining('2006-06-06') },
    });
    expect(duty(duties, 'EVALUATION').due.nominalDueOn).toBe('2027-01-31');
  });

  it('ask for the day of issue where a register does not state it', () => {
    const legacy: Step = [
      'register',
      {
        title: '石景山区某专项应急预案',
        attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'SPECIAL', secrecy: 'PUBLIC' },
        stated: {},
        source: '2024 年台账',
        findings: [],
      },
    ];
    const duties = dutiesAfter([legacy]);
    expect(duties.obligations).toEqual([]);
    expect(duties.undetermined.map(({ ruleId }) => ruleId)).toEqual(['SJS-38', 'SJS-41']);
    expect(duties.undetermined[0]?.questions[0]?.zh).toContain('印发日期');
  });
});

describe('the end of a plan', () => {
  it('closes what was open, with the reason, and leaves what was met', () => {
    const duties = dutiesAfter([
      ...upTo(special, 'file'),
      ['repeal', { reason: '并入市级预案', on: '2026-09-01' }],
    ]);
    expect(duty(duties, 'FILING').state.status).toBe('DISCHARGED');
    expect(duty(duties, 'DISCLOSURE').state).toMatchObject({
      status: 'CLOSED',
      on: '2026-09-01',
      why: { zh: '预案已废止' },
    });
    expect(duty(duties, 'DRILL').state.status).toBe('CLOSED');
  });
});

describe('how a duty stands on a day', () => {
  const filing = duty(dutiesAfter(upTo(special, 'issue')), 'FILING');
  it.each([
    ['2026-05-12', 'UPCOMING', 19],
    ['2026-05-25', 'DUE_SOON', 10],
    ['2026-06-08', 'DUE_TODAY', 0],
    ['2026-06-09', 'OVERDUE', -1],
  ] as const)('%s: %s', (today, phase, left) => {
    expect(phaseOn(filing, civilDate(today), calendar)).toBe(phase);
    expect(workingDaysLeft(filing, civilDate(today), calendar)).toBe(left);
  });

  it('a provisional date is never overdue, however late it is', () => {
    const before = officialCalendar(civilDate('2025-06-01'));
    const late = planAfter(upTo(special, 'issue')).state();
    const provisional = duty(
      deriveDuties(late, { rulebook: shijingshan2025, calendar: before, registry: shijingshan() }),
      'FILING',
    );
    expect(provisional.due.status).toBe('provisional');
    expect(phaseOn(provisional, civilDate('2026-12-31'), before)).toBe('DUE_SOON');
    expect(phaseOn(filing, civilDate('2026-12-31'), calendar)).toBe('OVERDUE');
  });
});

describe('an explanation', () => {
  it('quotes the law, names the anchor and counts in one line', () => {
    const filing = duty(dutiesAfter(upTo(special, 'issue')), 'FILING');
    expect(explain(filing, shijingshan2025, 'zh')).toMatchObject({
      article: '第三十一条',
      sentence: expect.stringContaining('上级相应牵头部门'),
      anchor: { on: '2026-05-11', text: '印发日期' },
      count: '20 个工作日：自 2026-05-11 的次日起算',
      due: { on: '2026-06-08', status: 'final' },
    });
    const interpretations = explain(filing, shijingshan2025, 'en').interpretations.map(({ id }) => id);
    expect(interpretations).toEqual(['G1', 'G2', 'G4', 'G5', 'G34', 'G30', 'G32', 'G33']);
  });
});
