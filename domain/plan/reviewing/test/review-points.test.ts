import { describe, expect, it } from 'vitest';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, packageOf, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';
import type { Rulebook } from '../../../rulebook/types.ts';

type Point = { readonly point: number; readonly verdict: string; readonly note?: string };
const eight = (...changed: readonly Point[]): readonly Point[] =>
  [1, 2, 3, 4, 5, 6, 7, 8].map(
    (point) => changed.find((one) => one.point === point) ?? { point, verdict: 'MEETS' },
  );
const recorded = (points: readonly Point[], change: object = {}): Step => [
  'record-review-points',
  { by: 'emergency-bureau', points, on: '2026-04-10', ...change },
];

const submitted = upTo(special, 'submit');
const reviewed = upTo(special, 'approve').slice(0, -1);
const approval = stepOf(special, 'approve');
const fails = { point: 7, verdict: 'FAILS', note: '住建委意见未处理' };
/** G42 ruled the other way */
const always: Rulebook = {
  ...shijingshan2025,
  policies: { ...shijingshan2025.policies, reviewPoints: 'ALWAYS' },
};

describe('the eight points of a review (第二十五条)', () => {
  it('are the eight of the article, in its words', () => {
    const points = shijingshan2025.reviewPoints ?? [];
    expect(points.map(({ point }) => point)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const article = shijingshan2025.articles?.['第二十五条'];
    for (const point of points) {
      expect(article?.zh).toContain(`${point.article.slice('第二十五条第'.length, -1)}${point.text.zh}`);
      expect(point.text.en, `point ${point.point}`).toMatch(/\?$/);
    }
  });

  it('are recorded with a verdict each', () => {
    const none = { point: 8, verdict: 'NOT_APPLICABLE', note: '无其他审核内容' };
    const plan = planAfter(submitted);
    expect(plan.when(...recorded(eight(none)))).toMatchObject([
      {
        type: 'ReviewPointsRecorded',
        occurredOn: '2026-04-10',
        body: { version: 1, by: 'emergency-bureau', points: eight(none) },
      },
    ]);
    plan.given(recorded(eight(none)));
    expect(plan.state().versions[0]?.reviewing?.points).toMatchObject([{ on: '2026-04-10' }]);
  });

  it('are all answered, each once, and what fails or does not apply says why', () => {
    const points = [
      { point: 1, verdict: 'MEETS' },
      { point: 1, verdict: 'FAILS', note: ' ' },
      ...eight().slice(2, 7),
      { point: 8, verdict: 'NOT_APPLICABLE' },
    ];
    const { kind, reasons } = planAfter(submitted).refused(...recorded(points));
    expect(kind).toBe('INVALID');
    expect(reasons.map(({ code, pointer, article }) => [code, pointer, article])).toEqual([
      ['REPEATED', '/points/1/point', undefined],
      ['POINT_NOT_ANSWERED', '/points', '第二十五条第（二）项'],
      ['NOTE_MISSING', '/points/1/note', '第二十五条第（一）项'],
      ['NOTE_MISSING', '/points/7/note', '第二十五条第（八）项'],
    ]);
    expect(reasons[1]?.zh).toContain('是否符合上位预案要求并与有关预案有效衔接');
  });

  it('follow the submission', () => {
    const drafting = planAfter(submitted.slice(0, -1)).refused(...recorded(eight()));
    expect(drafting).toMatchObject({ kind: 'CONFLICT', codes: ['WRONG_STAGE'] });
    expect(drafting.reasons[0].article).toBe('第二十五条');
    const plan = planAfter(submitted);
    expect(plan.refused(...recorded(eight(), { on: '2026-03-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第二十四条' },
    ]);
    expect(plan.refused(...recorded(eight(), { on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('are answered by who reviews or approves', () => {
    const plan = planAfter(submitted);
    for (const by of ['emergency-bureau', 'district-government', 'flood-hq', 'water-bureau'])
      expect(plan.when(...recorded(eight(), { by })), by).toHaveLength(1);
    expect(plan.refused(...recorded(eight(), { by: 'lugu-office' })).reasons).toMatchObject([
      { code: 'REVIEWER_NOT_ALLOWED', pointer: '/by', article: '第二十七条' },
    ]);
    expect(plan.refused(...recorded(eight(), { by: 'ghost' })).codes).toEqual([
      'UNKNOWN_ORGANISATION',
      'REVIEWER_NOT_ALLOWED',
    ]);
  });

  it('refuse everything that is wrong at once', () => {
    const { codes } = planAfter(submitted.slice(0, -1)).refused(
      ...recorded([fails, { point: 6, verdict: 'FAILS' }], { by: 'lugu-office', on: '2026-12-01' }),
    );
    expect(new Set(codes)).toEqual(
      new Set([
        'WRONG_STAGE',
        'DATE_IN_FUTURE',
        'POINT_NOT_ANSWERED',
        'NOTE_MISSING',
        'REVIEWER_NOT_ALLOWED',
      ]),
    );
  });

  it('know no plan that does not exist', () => {
    expect(planAfter([]).refused(...recorded(eight()))).toMatchObject({
      kind: 'NOT_FOUND',
      codes: ['PLAN_UNKNOWN'],
    });
  });
});

describe('a point that the last reviewer found wanting', () => {
  it('stands against the approval, with what was found', () => {
    const plan = planAfter([...reviewed, recorded(eight(fails), { on: '2026-04-29' })]);
    const { kind, reasons } = plan.refused(...approval);
    expect(kind).toBe('CONFLICT');
    expect(reasons).toMatchObject([
      {
        code: 'POINT_NOT_AFFIRMED',
        article: '第二十五条第（七）项',
        zh: '第 7 项审核内容不符合：住建委意见未处理',
      },
    ]);
  });

  it('does so until a later review affirms it', () => {
    const plan = planAfter([...reviewed, recorded(eight(fails), { on: '2026-04-29' })]);
    plan.given(recorded(eight(), { by: 'district-government', on: '2026-05-05' }));
    expect(plan.when(...approval)).toHaveLength(1);
    plan.given(recorded(eight(fails), { by: 'flood-hq', on: '2026-05-05' }));
    expect(plan.refused(...approval).codes).toEqual(['POINT_NOT_AFFIRMED']);
  });

  it('is not got rid of by taking the text back and handing it in again', () => {
    const plan = planAfter([
      ...upTo(departmental, 'submit'),
      recorded(eight(fails), { by: 'water-bureau', on: '2026-04-02' }),
      ['withdraw-submission', { reason: '修改', on: '2026-04-03' }],
      stepOf(departmental, 'submit', { on: '2026-04-04' }),
    ]);
    expect(plan.refused(...stepOf(departmental, 'approve')).codes).toEqual(['POINT_NOT_AFFIRMED']);
  });
});

describe('a ruling that approval waits for the record of the eight points (G42)', () => {
  it('lets nothing be approved that nobody answered them for', () => {
    expect(planAfter(reviewed).when(...approval)).toHaveLength(1);
    const plan = planAfter(reviewed, { rulebook: always });
    expect(plan.refused(...approval).reasons).toMatchObject([
      { code: 'POINTS_NOT_REVIEWED', article: '第二十五条' },
    ]);
    plan.given(recorded(eight(), { on: '2026-04-29' }));
    expect(plan.when(...approval)).toHaveLength(1);
  });

  it('asks for them again when another text was handed in', () => {
    const plan = planAfter(
      [
        ...upTo(departmental, 'submit'),
        recorded(eight(), { by: 'water-bureau', on: '2026-04-02' }),
        ['withdraw-submission', { reason: '修改', on: '2026-04-03' }],
        stepOf(departmental, 'submit', { on: '2026-04-04' }),
      ],
      { rulebook: always },
    );
    expect(plan.refused(...stepOf(departmental, 'approve')).codes).toEqual(['POINTS_NOT_REVIEWED']);
  });

  it('asks for none where the revision is a minor one (第四十三条)', () => {
    const plan = planAfter(
      [
        ...upTo(departmental, 'submit'),
        recorded(eight(), { by: 'water-bureau', on: '2026-04-02' }),
        ...upTo(departmental, 'issue').slice(submittedTo(departmental)),
        ['revise', { changedHeads: ['CONTACT_LIST'], reason: '换届', on: '2026-09-01' }],
        stepOf(departmental, 'submit', { documents: packageOf('REVISION_TABLE'), on: '2026-09-02' }),
      ],
      { rulebook: always },
    );
    expect(
      plan.when('approve', {
        approvals: [{ by: 'water-bureau', signatory: 'u-water-head' }],
        on: '2026-09-03',
      }),
    ).toHaveLength(1);
  });
});

const submittedTo = (story: readonly Step[]): number => upTo(story, 'submit').length;
