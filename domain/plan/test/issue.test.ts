import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../events/identifiers.ts';
import { planAfter, scenario } from '../../../test/support/scenario.ts';
import { departmental, overall, special, stepOf, upTo } from '../../../test/support/stories.ts';
import type { PlanContext } from '../decide/context.ts';

const approved = (context: Partial<PlanContext> = {}) => planAfter(upTo(special, 'approve'), context);
const issue = (change: object) => stepOf(special, 'issue', change);

describe('issue (第三十、三十五条)', () => {
  it('does not come before approval', () => {
    expect(approved().refused(...issue({ on: '2026-05-05', adoptedOn: '2026-05-05' })).reasons).toMatchObject(
      [{ code: 'DATE_OUT_OF_ORDER', pointer: '/on', zh: '日期 2026-05-05 早于批准之日（2026-05-06）' }],
    );
    const plan = scenario();
    plan.given(...upTo(special, 'submit'));
    expect(plan.refused(...issue({}))).toMatchObject({ kind: 'CONFLICT', codes: ['WRONG_STAGE'] });
  });

  it('does not come before its adoption, nor its effect before issue', () => {
    expect(
      approved()
        .refused(...issue({ adoptedOn: '2026-05-12', effectiveOn: '2026-05-10' }))
        .reasons.map(({ code, pointer }) => [code, pointer]),
    ).toEqual([
      ['DATE_OUT_OF_ORDER', '/on'],
      ['DATE_OUT_OF_ORDER', '/effectiveOn'],
    ]);
  });

  it('takes effect on the day of issue unless the plan names another, which may lie ahead', () => {
    const { effectiveOn: _none, ...bare } = issue({})[1] as { effectiveOn: string };
    expect(approved().when('issue', bare)).toMatchObject([{ body: { effectiveOn: '2026-05-11' } }]);
    expect(approved().when(...issue({ effectiveOn: '2027-01-01' }))).toHaveLength(1);
    expect(approved().refused(...issue({ on: '2026-11-25' })).codes).toContain('DATE_IN_FUTURE');
  });

  it('is in the name that the rule allows', () => {
    const { reasons } = approved().refused(...issue({ inNameOf: ['district-government'] }));
    expect(reasons).toMatchObject([
      {
        code: 'ISSUING_NAME_NOT_ALLOWED',
        pointer: '/inNameOf',
        zh: '应以石景山区突发事件应急委员会名义印发，不是石景山区人民政府',
      },
    ]);
    expect(reasons[0].article).toContain('第三十条');
    expect(
      approved().refused(...issue({ inNameOf: ['emergency-commission', 'water-bureau'] })).codes,
    ).toEqual(['ISSUING_NAME_NOT_ALLOWED']);
  });

  it('of the overall plan is in both names together, in any order', () => {
    const plan = scenario();
    plan.given(...upTo(overall, 'approve'));
    expect(plan.refused(...stepOf(overall, 'issue', { inNameOf: ['district-government'] })).codes).toEqual([
      'ISSUING_NAME_NOT_ALLOWED',
    ]);
    expect(
      plan.when(...stepOf(overall, 'issue', { inNameOf: ['district-government', 'party-committee'] })),
    ).toHaveLength(1);
  });

  it('refuses unknown organisations in name and distribution', () => {
    expect(
      approved()
        .refused(...issue({ inNameOf: ['ghost'], distribution: ['lugu-office', 'ghost'] }))
        .reasons.map((reason) => reason.pointer),
    ).toEqual(['/inNameOf/0', '/distribution/1', '/inNameOf']);
  });

  it('closes the distribution list: as given, else the bodies with duties (G7)', () => {
    expect(approved().when(...issue({}))).toMatchObject([
      { body: { distribution: ['housing-commission', 'police-branch'] } },
    ]);
    expect(approved().when(...issue({ distribution: ['lugu-office'] }))).toMatchObject([
      { body: { distribution: ['lugu-office'] } },
    ]);
  });
});

describe('a document number (文号)', () => {
  it.each([
    ['石应急委发[2026]4号', ['DOCUMENT_NUMBER_BRACKETS']],
    ['石应急委发【2026】4号', ['DOCUMENT_NUMBER_BRACKETS']],
    ['石应急委发（2026）4号', ['DOCUMENT_NUMBER_BRACKETS']],
    ['石应急委发(2026)4号', ['DOCUMENT_NUMBER_BRACKETS']],
    ['石应急委发﹝2026﹞4号', ['DOCUMENT_NUMBER_BRACKETS']],
    ['石应急委发〔２０２６〕４号', ['DOCUMENT_NUMBER_FULL_WIDTH']],
    ['石应急委发〔2026〕第4号', ['DOCUMENT_NUMBER_ORDINAL']],
    ['石应急委发〔2026〕04号', ['DOCUMENT_NUMBER_LEADING_ZERO']],
    ['石应急委发〔2026〕4', ['DOCUMENT_NUMBER_SUFFIX']],
    ['石应急委发 〔2026〕 4号', ['DOCUMENT_NUMBER_SPACE']],
    ['石应急委发〔26〕4号', ['DOCUMENT_NUMBER_FORM']],
    ['〔2026〕4号', ['DOCUMENT_NUMBER_FORM']],
    ['SYJ〔2026〕4号', ['DOCUMENT_NUMBER_FORM']],
    ['石应急委发〔2026〕4-1号', ['DOCUMENT_NUMBER_FORM']],
    [
      '石应急委发【２０２６】第０4',
      [
        'DOCUMENT_NUMBER_BRACKETS',
        'DOCUMENT_NUMBER_FULL_WIDTH',
        'DOCUMENT_NUMBER_ORDINAL',
        'DOCUMENT_NUMBER_LEADING_ZERO',
        'DOCUMENT_NUMBER_SUFFIX',
      ],
    ],
  ])('%s is refused with everything that is wrong', (documentNo, codes) => {
    const refusal = approved().refused(...issue({ documentNo }));
    expect(refusal.codes).toEqual(codes);
    expect(refusal.reasons.every((reason) => reason.pointer === '/documentNo')).toBe(true);
  });

  it('bears the year of adoption or of issue', () => {
    expect(approved().refused(...issue({ documentNo: '石应急委发〔2025〕4号' })).codes).toEqual([
      'DOCUMENT_NUMBER_YEAR',
    ]);
    const early = scenario();
    early.given(...upTo(departmental, 'submit'), stepOf(departmental, 'approve', { on: '2026-04-08' }));
    expect(
      early.refused(
        ...stepOf(departmental, 'issue', { documentNo: '石水发〔2025〕88号', adoptedOn: '2026-04-09' }),
      ).codes,
    ).toEqual(['DOCUMENT_NUMBER_YEAR']);
    expect(
      early.when(
        ...stepOf(departmental, 'issue', { documentNo: '石水发〔2025〕88号', adoptedOn: '2025-12-30' }),
      ),
    ).toHaveLength(1);
  });

  it('is used once in the ledger', () => {
    const taken = approved({
      documentNumberHolder: (no) => (no === '石应急委发〔2026〕4号' ? PlanId.parse('snow-plan') : undefined),
    });
    expect(taken.refused(...issue({})).reasons).toMatchObject([
      {
        code: 'DOCUMENT_NUMBER_TAKEN',
        pointer: '/documentNo',
        zh: '文号“石应急委发〔2026〕4号”已由预案 snow-plan 使用',
      },
    ]);
    expect(taken.when(...issue({ documentNo: '石应急委发〔2026〕5号' }))).toHaveLength(1);
  });
});
