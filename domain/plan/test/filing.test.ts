import { describe, expect, it } from 'vitest';
import { papers } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { departmental, filingPapers, special, stepOf, upTo } from '../../../test/support/stories.ts';

const having = (...steps: readonly Step[]) => planAfter(steps);
const issued = upTo(special, 'issue');
const filed = upTo(special, 'file');
const file = (change: object) => stepOf(special, 'file', change);
const leg = (kind: string, recipient: string) => ({ kind, recipient });
const returned = (deficiencies: readonly object[], on = '2026-05-21'): Step => [
  'return-filing',
  { recipient: 'city-water-authority', deficiencies, on },
];
const defect = (code: string, document?: string) => ({
  code,
  text: '材料不全',
  ...(document && { document }),
});

describe('filing (第三十一条)', () => {
  it('does not come before issue', () => {
    expect(having(...upTo(special, 'approve')).refused(...file({}))).toMatchObject({ kind: 'CONFLICT' });
    expect(having(...issued).refused(...file({ on: '2026-05-10' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on' },
    ]);
    expect(having(...issued).refused(...file({ on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('goes to the recipients that the rule names, each in its own way', () => {
    const { reasons } = having(...issued).refused(
      ...file({
        legs: [
          leg('FILING', 'district-government'),
          leg('COPY', 'city-water-authority'),
          leg('DIRECT_DELIVERY', 'emergency-bureau'),
        ],
      }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['RECIPIENT_NOT_BY_RULE', '/legs/0/recipient'],
      ['RECIPIENT_NOT_BY_RULE', '/legs/1/recipient'],
      ['RECIPIENT_NOT_BY_RULE', '/legs/2/recipient'],
    ]);
    expect(reasons[0]).toMatchObject({ zh: '备案单位应为：北京市水务局，不是石景山区人民政府' });
    expect(reasons[0].article).toContain('第三十一条');
  });

  it('may send its legs one by one, the copies to the closed distribution list among them', () => {
    const plan = having(...issued, file({ legs: [leg('FILING', 'city-water-authority')] }));
    plan.given(
      file({
        legs: [leg('COPY', 'city-emergency-bureau')],
        documents: papers(['OFFICIAL_TEXT']),
        on: '2026-05-25',
      }),
    );
    plan.given(
      file({
        legs: [leg('COPY', 'housing-commission'), leg('COPY', 'police-branch')],
        documents: papers(['OFFICIAL_TEXT']),
        on: '2026-05-26',
      }),
    );
    expect(plan.state().versions[0]?.filingSubmissions).toHaveLength(3);
    expect(plan.refused(...file({ legs: [leg('COPY', 'lugu-office')] })).codes).toEqual([
      'RECIPIENT_NOT_BY_RULE',
    ]);
  });

  it('needs text, electronic text and preparation note for the filing itself, and not for copies', () => {
    expect(
      having(...issued)
        .refused(...file({ documents: papers(['OTHER']) }))
        .reasons.map((reason) => reason.zh),
    ).toEqual([
      '缺少材料：正式印发文本（OFFICIAL_TEXT）',
      '缺少材料：电子文本（ELECTRONIC_TEXT）',
      '缺少材料：编制说明（PREPARATION_NOTE）',
    ]);
  });

  it('does not send a leg twice while it lies with its recipient, or within one submission', () => {
    const plan = having(...filed);
    expect(plan.refused(...file({})).codes).toEqual(['LEG_ALREADY_SUBMITTED', 'LEG_ALREADY_SUBMITTED']);
    expect(
      having(...issued).refused(
        ...file({ legs: [leg('FILING', 'city-water-authority'), leg('FILING', 'city-water-authority')] }),
      ).codes,
    ).toEqual(['LEG_REPEATED']);
    plan.given(stepOf(special, 'accept-filing'));
    expect(plan.refused(...file({ legs: [leg('FILING', 'city-water-authority')] })).codes).toEqual([
      'LEG_ALREADY_SUBMITTED',
    ]);
  });

  it('refuses unknown organisations and unknown versions', () => {
    expect(having(...issued).refused(...file({ legs: [leg('FILING', 'ghost')] })).codes).toEqual([
      'UNKNOWN_ORGANISATION',
      'RECIPIENT_NOT_BY_RULE',
    ]);
    expect(having(...issued).refused(...file({ version: 2 })).codes).toEqual(['WRONG_STAGE']);
  });

  it('may still be recorded for a version that was replaced meanwhile', () => {
    const plan = having(
      ...upTo(departmental, 'issue'),
      ['revise', { changedHeads: ['CONTACT_LIST'], reason: '电话变更', on: '2026-05-06' }],
      stepOf(departmental, 'submit', {
        documents: papers(['SUBMISSION_DRAFT', 'REVISION_TABLE']),
        on: '2026-05-07',
      }),
      stepOf(departmental, 'approve', { on: '2026-05-08' }),
      stepOf(departmental, 'issue', { documentNo: '石水发〔2026〕15号', on: '2026-05-09' }),
    );
    expect(plan.when(...stepOf(departmental, 'file', { version: 1 }))).toMatchObject([
      { body: { version: 1 } },
    ]);
    expect(plan.when(...stepOf(departmental, 'file', { on: '2026-05-20' }))).toMatchObject([
      { body: { version: 2 } },
    ]);
  });
});

describe('the recipient’s answer', () => {
  it('comes from a recipient to whom something was sent, and not before it was', () => {
    const plan = having(...filed);
    expect(
      plan.refused('accept-filing', { recipient: 'city-government', receiptNo: '1', on: '2026-05-22' }),
    ).toMatchObject({ kind: 'CONFLICT', codes: ['NOTHING_SUBMITTED'] });
    expect(plan.refused(...stepOf(special, 'accept-filing', { on: '2026-05-19' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.refused(...stepOf(special, 'accept-filing', { on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(plan.refused(...stepOf(special, 'accept-filing', { recipient: 'ghost' })).codes).toEqual([
      'UNKNOWN_ORGANISATION',
      'NOTHING_SUBMITTED',
    ]);
    expect(having(...issued).refused(...stepOf(special, 'accept-filing')).codes).toEqual([
      'NOTHING_SUBMITTED',
    ]);
  });

  it('is given once', () => {
    const plan = having(...filed, stepOf(special, 'accept-filing'));
    expect(plan.refused(...stepOf(special, 'accept-filing')).codes).toEqual(['FILING_ALREADY_ACCEPTED']);
    expect(plan.refused(...returned([defect('SEAL_MISSING')], '2026-05-23')).codes).toEqual([
      'FILING_ALREADY_ACCEPTED',
    ]);
    const back = having(...filed, returned([defect('SEAL_MISSING')]));
    expect(back.refused(...stepOf(special, 'accept-filing')).codes).toEqual(['FILING_ALREADY_RETURNED']);
  });

  it('that returns it opens the leg again, from the day of return', () => {
    const plan = having(...filed, returned([defect('SEAL_MISSING')]));
    const again = file({ legs: [leg('FILING', 'city-water-authority')], on: '2026-05-25' });
    expect(plan.refused(again[0], { ...again[1], on: '2026-05-20' }).codes).toEqual(['DATE_OUT_OF_ORDER']);
    plan.given(again, stepOf(special, 'accept-filing', { on: '2026-05-26' }));
    expect(plan.state().versions[0]).toMatchObject({
      filingReturns: [{ on: '2026-05-21' }],
      filingAcceptances: [{ on: '2026-05-26' }],
    });
  });

  it('says everything at once: a second return raises nothing that the first could have raised', () => {
    const again = (documents: readonly object[]): Step =>
      file({ legs: [leg('FILING', 'city-water-authority')], documents, on: '2026-05-25' });
    const unchanged = having(...filed, returned([defect('SEAL_MISSING')]), again(filingPapers()));
    expect(
      unchanged.refused(
        ...returned([defect('SEAL_MISSING'), defect('NOTE_INCOMPLETE', 'PREPARATION_NOTE')], '2026-05-27'),
      ).reasons,
    ).toMatchObject([{ code: 'DEFICIENCY_RAISED_LATE', pointer: '/deficiencies/1', article: '一次性告知' }]);
    expect(unchanged.when(...returned([defect('SEAL_MISSING')], '2026-05-27'))).toHaveLength(1);

    const note = [...papers(['OFFICIAL_TEXT', 'ELECTRONIC_TEXT']), ...papers(['PREPARATION_NOTE'], 2)];
    const changed = having(...filed, returned([defect('SEAL_MISSING')]), again(note));
    expect(
      changed.when(...returned([defect('NOTE_INCOMPLETE', 'PREPARATION_NOTE')], '2026-05-27')),
    ).toHaveLength(1);
    expect(
      changed.refused(...returned([defect('TEXT_ILLEGIBLE', 'OFFICIAL_TEXT')], '2026-05-27')).codes,
    ).toEqual(['DEFICIENCY_RAISED_LATE']);
    expect(changed.refused(...returned([defect('FORM_WRONG')], '2026-05-27')).codes).toEqual([
      'DEFICIENCY_RAISED_LATE',
    ]);
  });

  it('of one recipient does not touch another’s', () => {
    const plan = having(...filed, returned([defect('SEAL_MISSING')]));
    expect(
      plan.when('accept-filing', {
        recipient: 'city-emergency-bureau',
        receiptNo: '京应急收〔2026〕9',
        on: '2026-05-23',
      }),
    ).toHaveLength(1);
  });
});
