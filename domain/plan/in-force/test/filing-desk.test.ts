import { describe, expect, it } from 'vitest';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import {
  community,
  departmental,
  filingPapers,
  special,
  stepOf,
  upTo,
} from '../../../../test/support/stories.ts';

const filed = upTo(departmental, 'file');
const receive = (change: object = {}): Step => [
  'receive-filing',
  { recipient: 'district-government', firstHandler: 'u-desk-1', on: '2026-04-20', ...change },
];
const returned: Step = [
  'return-filing',
  {
    recipient: 'district-government',
    deficiencies: [{ code: 'SEAL_MISSING', text: '正式文本无印章' }],
    on: '2026-04-21',
  },
];
const again: Step = [
  'file',
  {
    legs: [{ kind: 'FILING', recipient: 'district-government' }],
    documents: filingPapers(2),
    on: '2026-04-23',
  },
];

describe('taking a filing in (首问负责)', () => {
  it('names who answers for it to the end', () => {
    const plan = planAfter([...filed, receive()]);
    expect(plan.history.at(-1)).toMatchObject({
      type: 'FilingReceived',
      occurredOn: '2026-04-20',
      body: { version: 1, recipient: 'district-government', firstHandler: 'u-desk-1' },
    });
    expect(plan.state().inForce?.filingReceipts).toMatchObject([
      { firstHandler: 'u-desk-1', on: '2026-04-20' },
    ]);
  });

  it('does not stop the desk’s clock: the answer does', () => {
    const plan = planAfter([...filed, receive()]);
    expect(dutyOf(plan, 'DESK-5wd')).toMatchObject({
      state: { status: 'OPEN' },
      due: { dueOn: '2026-04-27' },
    });
    plan.given(stepOf(departmental, 'accept-filing'));
    expect(dutyOf(plan, 'DESK-5wd').state).toMatchObject({ status: 'DISCHARGED', on: '2026-04-22' });
  });

  it('happens once for a submission', () => {
    expect(planAfter([...filed, receive()]).refused(...receive()).reasons).toMatchObject([
      { code: 'FILING_ALREADY_RECEIVED', pointer: '/recipient', article: '第三十一条' },
    ]);
  });

  it('of a resubmission keeps the first handler', () => {
    const plan = planAfter([...filed, receive(), returned, again]);
    expect(plan.refused(...receive({ firstHandler: 'u-desk-2', on: '2026-04-23' })).reasons).toMatchObject([
      { code: 'FIRST_HANDLER_CHANGED', pointer: '/firstHandler', article: '首问负责' },
    ]);
    expect(plan.when(...receive({ on: '2026-04-23' }))).toHaveLength(1);
  });

  it('needs something on the desk that nobody has answered', () => {
    const issued = planAfter(upTo(departmental, 'issue'));
    expect(issued.refused(...receive()).reasons).toMatchObject([
      { code: 'NOTHING_SUBMITTED', pointer: '/recipient' },
    ]);
    expect(planAfter([...filed, returned]).refused(...receive({ on: '2026-04-22' })).codes).toEqual([
      'FILING_ALREADY_RETURNED',
    ]);
    expect(
      planAfter(upTo(departmental, 'accept-filing')).refused(...receive({ on: '2026-04-23' })).codes,
    ).toEqual(['FILING_ALREADY_ACCEPTED']);
    expect(planAfter(upTo(departmental, 'approve')).refused(...receive()).codes).toContain('WRONG_STAGE');
  });

  it('is not before the submission nor after today, by a body that is known: all at once', () => {
    const plan = planAfter(filed);
    expect(plan.refused(...receive({ on: '2026-04-19' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第三十一条' },
    ]);
    expect(plan.refused(...receive({ recipient: 'ghost', on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
      'UNKNOWN_ORGANISATION',
      'NOTHING_SUBMITTED',
    ]);
  });

  it('comes before the answer', () => {
    const plan = planAfter([...filed, receive({ on: '2026-04-22' })]);
    expect(
      plan.refused(...stepOf(departmental, 'accept-filing', { on: '2026-04-21' })).reasons,
    ).toMatchObject([{ code: 'DATE_OUT_OF_ORDER', zh: '日期 2026-04-21 早于收件之日（2026-04-22）' }]);
  });

  it('speaks of a plan that there is', () => {
    expect(scenario().refused(...receive())).toMatchObject({ kind: 'NOT_FOUND', codes: ['PLAN_UNKNOWN'] });
  });
});

describe('urging a filing (第三十二条)', () => {
  const urge = (change: object = {}): Step => [
    'urge-filing',
    { by: 'emergency-bureau', reason: '距到期不足 5 个工作日', on: '2026-06-03', ...change },
  ];

  it('is for the bureau, the command, and whoever stands above the preparing body', () => {
    const plan = planAfter(upTo(special, 'issue'));
    for (const by of ['emergency-bureau', 'flood-hq', 'district-government'])
      expect(plan.when(...urge({ by })), by).toMatchObject([
        { type: 'FilingUrged', body: { version: 1, by } },
      ]);
    expect(plan.refused(...urge({ by: 'housing-commission' })).reasons).toMatchObject([
      { code: 'NOT_THE_GUIDE', pointer: '/by', article: '第三十二条' },
    ]);
    expect(plan.refused(...urge({ by: 'water-bureau' })).codes).toEqual(['NOT_THE_GUIDE']);
    expect(planAfter(upTo(community, 'issue')).when(...urge({ by: 'lugu-office' }))).toHaveLength(1);
  });

  it('needs a filing that is open', () => {
    const copied = stepOf(special, 'file', {
      legs: [
        { kind: 'FILING', recipient: 'city-water-authority' },
        { kind: 'COPY', recipient: 'city-emergency-bureau' },
        { kind: 'COPY', recipient: 'housing-commission' },
        { kind: 'COPY', recipient: 'police-branch' },
      ],
    });
    expect(planAfter([...upTo(special, 'issue'), copied]).refused(...urge()).reasons).toMatchObject([
      { code: 'NOTHING_TO_URGE', article: '第三十二条' },
    ]);
    expect(planAfter(upTo(special, 'file')).when(...urge())).toHaveLength(1);
  });

  it('says everything that is wrong at once', () => {
    expect(
      planAfter(upTo(special, 'issue')).refused(...urge({ by: 'ghost', on: '2026-05-10' })).codes,
    ).toEqual(['DATE_OUT_OF_ORDER', 'UNKNOWN_ORGANISATION']);
    expect(planAfter(upTo(special, 'issue')).refused(...urge({ on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...urge()).codes).toEqual(['WRONG_STAGE']);
  });
});
