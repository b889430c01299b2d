import { describe, expect, it } from 'vitest';
import type { EventId } from '../../../../events/identifiers.ts';
import { papers } from '../../../../test/support/builders.ts';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import {
  departmental,
  departmentalReady,
  packageOf,
  special,
  stepOf,
  upTo,
} from '../../../../test/support/stories.ts';
import { withRulings } from '../../../rulebook/rulings.ts';
import { effects } from '../../../rulebook/shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';

const issued = upTo(special, 'issue');
const activate = (change: object = {}): Step => [
  'activate',
  { level: 'Ⅲ级', incident: '暴雨橙色预警', on: '2026-07-30', ...change },
];
const deactivate = (change: object = {}): Step => [
  'deactivate',
  { activationId: 'activation-1', on: '2026-08-01', ...change },
];
const review = (change: object = {}): Step => [
  'review-incident',
  {
    activationId: 'activation-1',
    by: 'water-bureau',
    incident: '7 月 30 日暴雨',
    findings: '桥区排水力量到位较慢',
    coversSixHeads: true,
    documents: papers(['REPORT']),
    on: '2026-08-14',
    ...change,
  },
];
const credit = (change: object = {}): Step => [
  'credit-activation',
  {
    activationId: 'activation-1',
    acceptedBy: 'emergency-bureau',
    reason: '复盘报告覆盖六项内容',
    on: '2026-08-20',
    ...change,
  },
];

describe('an activation (第三十五条)', () => {
  it('is of the text in effect on its day, and is numbered', () => {
    const plan = planAfter([...issued, activate(), activate({ level: 'Ⅱ级', on: '2026-07-31' })]);
    expect(plan.state().inForce?.activations).toMatchObject([
      { activationId: 'activation-1', version: 1, level: 'Ⅲ级', on: '2026-07-30' },
      { activationId: 'activation-2', version: 1, level: 'Ⅱ级' },
    ]);
  });

  it('entered after a revision belongs to the version of its day', () => {
    const plan = planAfter([
      ...departmental,
      ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '调整', on: '2026-09-01' }],
      ...departmentalReady('2026-09-03', '2026-09-08'),
      stepOf(departmental, 'submit', { documents: packageOf('REVISION_TABLE'), on: '2026-09-10' }),
      stepOf(departmental, 'approve', { on: '2026-09-14' }),
      stepOf(departmental, 'issue', { documentNo: '石水发〔2026〕30号', on: '2026-09-15' }),
    ]);
    expect(plan.when(...activate({ on: '2026-09-14' }))).toMatchObject([{ body: { version: 1 } }]);
    expect(plan.when(...activate({ on: '2026-09-15' }))).toMatchObject([{ body: { version: 2 } }]);
  });

  it('follows the day of effect, is not in the future, and has an id of its own', () => {
    expect(planAfter(issued).refused(...activate({ on: '2026-05-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', article: '第三十五条', zh: '日期 2026-05-31 早于实施日期（2026-06-01）' },
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...activate()).codes).toContain('NOT_IN_FORCE');
    expect(
      planAfter([...issued, activate({ activationId: 'storm' })]).refused(
        ...activate({ activationId: 'storm', on: '2026-11-25' }),
      ).reasons,
    ).toMatchObject([{ code: 'DATE_IN_FUTURE' }, { code: 'ID_TAKEN', pointer: '/activationId' }]);
  });

  it('ends once, not before it began', () => {
    const plan = planAfter([...issued, activate()]);
    expect(plan.refused(...deactivate({ on: '2026-07-29' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', article: '第三十五条' },
    ]);
    expect(plan.refused(...deactivate({ activationId: 'ghost', on: '2026-11-25' })).reasons).toMatchObject([
      { code: 'ACTIVATION_UNKNOWN', pointer: '/activationId', article: '第三十五条' },
      { code: 'DATE_IN_FUTURE' },
    ]);
    plan.given(deactivate());
    expect(plan.state().inForce?.activations).toMatchObject([{ ended: { on: '2026-08-01' } }]);
    expect(plan.refused(...deactivate({ on: '2026-08-02' })).reasons).toMatchObject([
      { code: 'ACTIVATION_ENDED', pointer: '/activationId' },
    ]);
  });
});

describe('the review of an incident (第四十条)', () => {
  const ended = [...issued, activate(), deactivate()];

  it('looks back on a response that is over', () => {
    expect(planAfter([...issued, activate()]).refused(...review()).reasons).toMatchObject([
      { code: 'RESPONSE_NOT_OVER', pointer: '/activationId', article: '第四十条' },
    ]);
    expect(planAfter(ended).refused(...review({ on: '2026-07-31' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    const plan = planAfter([...ended, review({ revisionAdvice: '明确前置驻守' })]);
    expect(plan.state().inForce?.incidentReviews).toMatchObject([
      { activationId: 'activation-1', coversSixHeads: true, revisionAdvice: '明确前置驻守' },
    ]);
  });

  it('may be of an incident without an activation, and then covers no heads', () => {
    const small = { by: 'water-bureau', incident: '小区积水', findings: '处置及时', on: '2026-08-14' };
    expect(planAfter(issued).when('review-incident', small)).toMatchObject([
      { body: { coversSixHeads: false, documents: [] } },
    ]);
    expect(
      planAfter(issued).refused('review-incident', { ...small, coversSixHeads: true }).reasons,
    ).toMatchObject([
      { code: 'ACTIVATION_MISSING', pointer: '/activationId', article: '第三十九条' },
      { code: 'DOCUMENT_MISSING', pointer: '/documents', article: '第三十九条' },
    ]);
  });

  it('says everything that is wrong at once', () => {
    expect(
      planAfter(ended).refused(
        ...review({ activationId: 'ghost', by: 'nobody', documents: [], on: '2026-11-25' }),
      ).codes,
    ).toEqual(['DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION', 'ACTIVATION_UNKNOWN', 'DOCUMENT_MISSING']);
    expect(planAfter(upTo(special, 'approve')).refused(...review()).codes).toContain('NOT_IN_FORCE');
  });
});

describe('a response that is to count as a drill (G22)', () => {
  const rulebook = withRulings(shijingshan2025, [{ interpretation: 'G22', parameter: true }], effects);
  const reviewed = [...issued, activate(), deactivate(), review()];

  it('does not, unless a ruling says so', () => {
    expect(planAfter(reviewed).refused(...credit()).reasons).toMatchObject([
      { code: 'ACTIVATION_NOT_CREDITABLE', article: '第三十八条第二款' },
    ]);
  });

  it('then meets the three years on the day of the response', () => {
    const plan = planAfter([...reviewed, credit()], { rulebook });
    expect(plan.history.at(-1)).toMatchObject({ occurredOn: '2026-08-20', body: { version: 1 } });
    expect(dutyOf(plan, 'SJS-38', rulebook)).toMatchObject({
      anchor: { field: 'lastDrilledOn', on: '2026-07-30' },
      state: { status: 'OPEN' },
    });
    expect(dutyOf(plan, 'SJS-38').anchor).toMatchObject({ field: 'firstIssuedOn' });
  });

  it('needs a review of the six heads, the bureau’s consent, and counts once', () => {
    const without = [...issued, activate(), deactivate(), review({ coversSixHeads: false })];
    expect(planAfter(without, { rulebook }).refused(...credit()).reasons).toMatchObject([
      { code: 'REVIEW_MISSING', pointer: '/activationId', article: '第三十九条' },
    ]);
    const plan = planAfter(reviewed, { rulebook });
    expect(plan.refused(...credit({ acceptedBy: 'water-bureau' })).reasons).toMatchObject([
      { code: 'NOT_THE_BUREAU', pointer: '/acceptedBy' },
    ]);
    expect(plan.refused(...credit({ on: '2026-08-13' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    plan.given(credit());
    expect(plan.refused(...credit()).codes).toEqual(['ACTIVATION_ALREADY_CREDITED']);
  });

  it('says everything that is wrong at once', () => {
    const plan = planAfter(issued);
    expect(plan.refused(...credit({ acceptedBy: 'water-bureau', on: '2026-11-25' })).codes).toEqual([
      'ACTIVATION_NOT_CREDITABLE',
      'DATE_IN_FUTURE',
      'NOT_THE_BUREAU',
      'ACTIVATION_UNKNOWN',
    ]);
    expect(plan.refused(...credit({ acceptedBy: 'ghost' })).codes).toContain('UNKNOWN_ORGANISATION');
  });

  it('is of the version that was activated: a correction can’t make it another', () => {
    const plan = planAfter([...reviewed, credit()], { rulebook });
    const credited = plan.history.at(-1);
    expect(
      plan.refused('correct', {
        target: credited?.id as EventId,
        reason: '版次',
        replacement: { occurredOn: '2026-08-20', body: { ...credited?.body, version: 2 } },
      }).reasons,
    ).toMatchObject([{ code: 'VERSION_NOT_IN_EFFECT', pointer: '/replacement/body/version' }]);
  });
});
