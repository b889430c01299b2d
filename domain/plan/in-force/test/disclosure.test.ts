import { describe, expect, it } from 'vitest';
import { papers } from '../../../../test/support/builders.ts';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import {
  changing,
  community,
  departmental,
  packageOf,
  special,
  stepOf,
  upTo,
} from '../../../../test/support/stories.ts';

const issued = upTo(special, 'issue');
const OGI_14 = '《中华人民共和国政府信息公开条例》第十四条';
const exempt = (change: object = {}): Step => [
  'exempt-disclosure',
  {
    legalBasis: OGI_14,
    reviewer: 'u-secrecy-1',
    reason: '公开可能危及公共安全',
    reviewOn: '2026-11-20',
    on: '2026-05-20',
    ...change,
  },
];
/** Decided without a day of review */
const openEnded = (on: string): Step => {
  const [name, { reviewOn: _open, ...rest }] = exempt({ on }) as [Step[0], { reviewOn?: string }];
  return [name, rest];
};
const withdraw = (change: object = {}): Step => [
  'withdraw-disclosure',
  { legalBasis: '《保守国家秘密法》第三十五条', reason: '附件未经审查', on: '2026-06-02', ...change },
];
const shown = upTo(special, 'disclose');

describe('a decision not to disclose (第四十九条)', () => {
  it('ends the duty of art. 33 and opens its own review', () => {
    const plan = planAfter([...issued, exempt()]);
    expect(dutyOf(plan, 'SJS-33a').state).toMatchObject({ status: 'CLOSED', on: '2026-05-20' });
    expect(dutyOf(plan, 'SJS-34').state).toMatchObject({ status: 'CLOSED' });
    expect(dutyOf(plan, 'SJS-49-REVIEW')).toMatchObject({
      due: { dueOn: '2026-11-20' },
      state: { status: 'OPEN' },
    });
  });

  it('is looked at again by a further decision', () => {
    const plan = planAfter([...issued, exempt(), exempt({ on: '2026-11-18', reviewOn: '2027-11-18' })]);
    expect(plan.state().inForce?.exemptions).toHaveLength(2);
    expect(dutyOf(plan, 'SJS-49-REVIEW')).toMatchObject({
      anchor: { on: '2026-11-18' },
      state: { status: 'OPEN' },
    });
    expect(plan.refused(...exempt({ on: '2026-11-17', reviewOn: '2027-11-18' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', zh: expect.stringContaining('上一次决定之日') },
    ]);
  });

  it('has a ground in a named article: the law asks for publication', () => {
    const plan = planAfter(issued);
    for (const legalBasis of ['有关规定', '领导要求', '政府信息公开条例'])
      expect(plan.refused(...exempt({ legalBasis })).reasons, legalBasis).toMatchObject([
        { code: 'LEGAL_BASIS_WITHOUT_ARTICLE', pointer: '/legalBasis', article: '第四十九条' },
      ]);
  });

  it('of a government plan names the day on which it is looked at again, and that day is to come', () => {
    const plan = planAfter(issued);
    expect(plan.refused(...openEnded('2026-05-20')).reasons).toMatchObject([
      { code: 'REVIEW_DATE_MISSING', pointer: '/reviewOn', article: expect.stringContaining('第十八条') },
    ]);
    expect(plan.refused(...exempt({ reviewOn: '2026-05-20' })).reasons).toMatchObject([
      { code: 'REVIEW_NOT_AFTER', pointer: '/reviewOn' },
    ]);
    expect(planAfter(upTo(community, 'issue')).when(...openEnded('2026-03-02'))).toHaveLength(1);
  });

  it('takes back no disclosure: that is withdrawn first', () => {
    const plan = planAfter(shown);
    expect(plan.refused(...exempt({ on: '2026-06-03' })).reasons).toMatchObject([
      { code: 'ALREADY_DISCLOSED', article: '第四十九条' },
    ]);
    plan.given(withdraw());
    expect(plan.refused(...exempt({ on: '2026-06-01' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    plan.given(exempt({ on: '2026-06-03' }));
    expect(dutyOf(plan, 'SJS-33a').state).toMatchObject({ status: 'CLOSED', on: '2026-06-03' });
  });

  it('says everything that is wrong at once', () => {
    expect(
      planAfter(issued).refused(
        ...exempt({ legalBasis: '有关规定', reviewOn: '2026-05-01', on: '2026-05-10' }),
      ).codes,
    ).toEqual(['DATE_OUT_OF_ORDER', 'LEGAL_BASIS_WITHOUT_ARTICLE', 'REVIEW_NOT_AFTER']);
    expect(planAfter(issued).refused(...exempt({ on: '2026-11-25', reviewOn: '2027-01-04' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...exempt()).codes).toEqual(['WRONG_STAGE']);
  });
});

describe('a disclosure that is withdrawn', () => {
  it('re-opens the duty with the date it had; shown anew, it stays judged by the first time', () => {
    const plan = planAfter(shown);
    const dueOn = dutyOf(plan, 'SJS-33a').due.dueOn;
    plan.given(withdraw());
    expect(dutyOf(plan, 'SJS-33a')).toMatchObject({
      due: { dueOn },
      state: { status: 'OPEN', reopened: { on: '2026-06-02' } },
    });
    expect(dutyOf(plan, 'SJS-33a').recipients[0]).not.toHaveProperty('metOn');
    plan.given(stepOf(special, 'disclose', { on: '2026-06-30' }));
    expect(dutyOf(plan, 'SJS-33a').state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-30',
      timeliness: 'ON_TIME',
    });
  });

  it('was shown, not before it was, and not twice', () => {
    expect(planAfter(issued).refused(...withdraw()).reasons).toMatchObject([
      { code: 'NOT_DISCLOSED', article: '第三十三条' },
    ]);
    expect(planAfter([...shown, withdraw()]).refused(...withdraw({ on: '2026-06-03' })).codes).toEqual([
      'NOT_DISCLOSED',
    ]);
    expect(planAfter(shown).refused(...withdraw({ on: '2026-05-24' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });

  it('has a ground in a named article; everything that is wrong is said at once', () => {
    expect(planAfter(shown).refused(...withdraw({ legalBasis: '上级通知', on: '2026-11-25' })).codes).toEqual(
      ['DATE_IN_FUTURE', 'LEGAL_BASIS_WITHOUT_ARTICLE'],
    );
    expect(planAfter(upTo(special, 'approve')).refused(...withdraw()).codes).toEqual(['WRONG_STAGE']);
  });
});

describe('publicity (第三十四、三十七条)', () => {
  const publish = (artefacts: readonly string[], change: object = {}): Step => [
    'publish-publicity',
    { artefacts, channel: '区政府门户网站', on: '2026-05-25', ...change },
  ];

  it('of a special plan is complete with key points, publicity text and abridged version', () => {
    const plan = planAfter([...issued, publish(['KEY_POINTS', 'PUBLICITY_TEXT'])]);
    expect(dutyOf(plan, 'SJS-34').state.status).toBe('OPEN');
    plan.given(publish(['ABRIDGED_VERSION'], { on: '2026-06-01' }), publish(['SCIENCE_MATERIAL']));
    expect(dutyOf(plan, 'SJS-34').state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-01',
      timeliness: 'ON_TIME',
    });
  });

  it('follows issue, not in the future, each artefact once', () => {
    expect(planAfter(upTo(special, 'approve')).refused(...publish(['KEY_POINTS'])).codes).toEqual([
      'WRONG_STAGE',
    ]);
    expect(
      planAfter(issued).refused(...publish(['KEY_POINTS', 'KEY_POINTS'], { on: '2026-05-10' })).reasons,
    ).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', article: '第三十四条' },
      { code: 'REPEATED', pointer: '/artefacts/1' },
    ]);
    expect(planAfter(issued).refused(...publish(['KEY_POINTS'], { on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });

  it('of an internal plan is advice to the public, and the abridged version that was approved', () => {
    const internal = (documents: readonly object[]) => {
      const { attributes } = stepOf(departmental, 'draft')[1] as { attributes: object };
      const inside = { attributes: { ...attributes, secrecy: 'INTERNAL' } };
      const story = changing(changing(departmental, 'draft', inside), 'submit', { documents });
      return planAfter(upTo(story, 'issue'));
    };
    const all = ['KEY_POINTS', 'ABRIDGED_VERSION', 'SCIENCE_MATERIAL'];
    expect(internal(packageOf()).refused(...publish(all)).reasons).toMatchObject([
      { code: 'SECRECY_FORBIDS_PUBLICITY', pointer: '/artefacts/0', article: '第四十九条' },
      { code: 'SECRECY_FORBIDS_PUBLICITY', pointer: '/artefacts/1' },
    ]);
    expect(
      internal(packageOf('ABRIDGED_VERSION')).when(
        ...publish(['ABRIDGED_VERSION', 'SCIENCE_MATERIAL'], { documents: papers(['ABRIDGED_VERSION']) }),
      ),
    ).toHaveLength(1);
  });
});

describe('a minor revision of a government plan (第四十三条；政府信息公开条例第二十六条)', () => {
  it('asks for the public text to be renewed and for no new filing (G27)', () => {
    const plan = planAfter([
      ...departmental,
      ['revise', { changedHeads: ['CONTACT_LIST'], reason: '电话变更', on: '2026-09-01' }],
      [
        'submit',
        {
          submittedTo: 'water-bureau',
          documents: papers(['SUBMISSION_DRAFT', 'REVISION_TABLE']),
          on: '2026-09-03',
        },
      ],
      stepOf(departmental, 'approve', { on: '2026-09-04' }),
      stepOf(departmental, 'issue', { documentNo: '石水发〔2026〕30号', on: '2026-09-07' }),
    ]);
    expect(dutyOf(plan, 'CN-OGI-26')).toMatchObject({
      version: 2,
      due: { dueOn: '2026-10-10' },
      state: { status: 'OPEN' },
      article: expect.stringContaining('第二十六条'),
    });
    expect(dutyOf(plan, 'SJS-31').version).toBe(1);
    plan.given(stepOf(departmental, 'disclose', { on: '2026-09-08' }));
    expect(dutyOf(plan, 'CN-OGI-26').state).toMatchObject({ status: 'DISCHARGED', on: '2026-09-08' });
  });
});
