import { describe, expect, it } from 'vitest';
import { OrganisationId } from '../../../../events/identifiers.ts';
import { shijingshanOrganisations } from '../../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { registryOf } from '../../../organisation/organisation.ts';

const drafted = upTo(special, 'draft');
const open = (change: object = {}): Step => stepOf(special, 'open-consultation', change);
const opened = [...drafted, open()];
const opinion = (change: object = {}): Step => stepOf(special, 'record-opinion', change);
const agrees = (from: string, on: string): Step => [
  'record-opinion',
  { consultationId: 'written', opinionId: `of-${from}`, from, position: 'AGREES', on },
];
const answer = (change: object = {}): Step => stepOf(special, 'answer-opinion', change);
const close = (change: object = {}): Step => stepOf(special, 'close-consultation', change);
const inPublic = open({ consultationId: 'public', manner: 'PUBLIC', recipients: [] });

describe('opening a consultation (第二十三条)', () => {
  it.each(['WRITTEN', 'EXPERT', 'PUBLIC', 'HEARING'])('is possible in the manner %s', (manner) => {
    expect(planAfter(drafted).when(...open({ manner }))).toMatchObject([
      { type: 'ConsultationOpened', body: { manner, closesOn: '2026-03-12' } },
    ]);
  });

  it('in writing names whom it goes to; others need not', () => {
    expect(planAfter(drafted).refused(...open({ recipients: [] })).reasons).toMatchObject([
      { code: 'RECIPIENTS_MISSING', pointer: '/recipients', article: '第二十三条第一款' },
    ]);
    expect(planAfter(drafted).when(...inPublic)).toHaveLength(1);
  });

  it('refuses everything that is wrong with it at once', () => {
    const { reasons } = planAfter(opened).refused(
      ...open({ recipients: ['ghost', 'police-branch', 'police-branch'], closesOn: '2026-03-03' }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['DATE_OUT_OF_ORDER', '/closesOn'],
      ['UNKNOWN_ORGANISATION', '/recipients/0'],
      ['REPEATED', '/recipients/2'],
      ['CONSULTATION_EXISTS', '/consultationId'],
    ]);
  });

  it('asks the body that exists now, not one that was merged into it (G32)', () => {
    const registry = registryOf(
      shijingshanOrganisations.map((one) =>
        one.organisationId === 'police-branch'
          ? { ...one, mergedInto: OrganisationId.parse('housing-commission') }
          : one,
      ),
    );
    expect(planAfter(drafted, { registry }).refused(...open()).reasons).toMatchObject([
      { code: 'ORGANISATION_MERGED', pointer: '/recipients/1' },
    ]);
  });
});

describe('an opinion', () => {
  it('in writing comes from those who were asked', () => {
    const plan = planAfter(opened);
    expect(plan.when(...opinion())).toMatchObject([{ type: 'OpinionReceived' }]);
    for (const from of ['lugu-office', undefined])
      expect(plan.refused(...opinion({ from })).reasons).toMatchObject([
        { code: 'OPINION_NOT_ASKED', pointer: '/from', article: '第二十三条第一款' },
      ]);
  });

  it('on a public consultation comes from anybody', () => {
    const plan = planAfter([...drafted, inPublic]);
    const [name, { from: _from, ...anonymous }] = opinion({ consultationId: 'public' }) as readonly [
      'record-opinion',
      { from: string },
    ];
    expect(plan.when(name, anonymous)).toHaveLength(1);
    expect(plan.when(name, { ...anonymous, from: 'lugu-office' })).toHaveLength(1);
  });

  it('may come late, as long as the consultation is open, and not before it', () => {
    const plan = planAfter(opened);
    expect(plan.when(...opinion({ on: '2026-03-20' }))).toHaveLength(1);
    expect(plan.refused(...opinion({ on: '2026-03-03' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on' },
    ]);
  });

  it('that suggests or objects says what; one that agrees need not', () => {
    const plan = planAfter(opened);
    for (const position of ['SUGGESTS', 'OBJECTS'])
      expect(plan.refused(...opinion({ position, text: ' ' })).reasons).toMatchObject([
        { code: 'OPINION_EMPTY', pointer: '/text' },
      ]);
    expect(plan.when(...opinion({ position: 'AGREES', text: '' }))).toHaveLength(1);
  });

  it('belongs to a consultation that there is and that is open, and has an id of its own', () => {
    const plan = planAfter([...opened, opinion(), answer(), close()]);
    expect(plan.refused(...opinion()).reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['CONSULTATION_CLOSED', '/consultationId'],
      ['OPINION_EXISTS', '/opinionId'],
    ]);
    expect(plan.refused(...opinion({ consultationId: 'other', opinionId: 'opinion-2' })).codes).toEqual([
      'CONSULTATION_UNKNOWN',
    ]);
  });

  it('refuses an unknown sender', () => {
    const plan = planAfter([...drafted, inPublic]);
    expect(plan.refused(...opinion({ consultationId: 'public', from: 'ghost' })).reasons).toMatchObject([
      { code: 'UNKNOWN_ORGANISATION', pointer: '/from' },
    ]);
  });
});

describe('the answer to an opinion', () => {
  const plan = planAfter([...opened, opinion()]);

  it.each(['PARTLY', 'NOT_ADOPTED'])('%s gives its reason', (verdict) => {
    expect(plan.refused(...answer({ answer: verdict })).reasons).toMatchObject([
      { code: 'REASON_MISSING', pointer: '/reason', article: '第二十三条' },
    ]);
    expect(plan.when(...answer({ answer: verdict, reason: '与市级预案不一致' }))).toHaveLength(1);
  });

  it('stands with its opinion', () => {
    const answered = planAfter([...opened, opinion(), answer()]);
    expect(answered.state().versions[0]?.making?.consultations[0]?.opinions).toMatchObject([
      { opinionId: 'opinion-1', answered: { answer: 'ADOPTED', on: '2026-03-12' } },
    ]);
  });

  it('does not come before the opinion, nor twice, nor to one that nobody gave', () => {
    expect(plan.refused(...answer({ on: '2026-03-11' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(plan.refused(...answer({ opinionId: 'opinion-9' })).reasons).toMatchObject([
      { code: 'OPINION_UNKNOWN', pointer: '/opinionId' },
    ]);
    const answered = planAfter([...opened, opinion(), answer()]);
    expect(answered.refused(...answer()).reasons).toMatchObject([
      { code: 'OPINION_ALREADY_ANSWERED', pointer: '/opinionId' },
    ]);
  });

  it('comes before the consultation is closed', () => {
    const closed = planAfter([
      ...opened,
      agrees('housing-commission', '2026-03-10'),
      agrees('police-branch', '2026-03-10'),
      close({ on: '2026-03-10' }),
    ]);
    expect(closed.refused(...answer({ opinionId: 'of-police-branch' })).reasons).toMatchObject([
      { code: 'CONSULTATION_CLOSED', pointer: '/opinionId' },
    ]);
  });
});

describe('closing a consultation', () => {
  it('waits for an answer to every opinion that asks for something', () => {
    const plan = planAfter([
      ...opened,
      opinion(),
      opinion({ opinionId: 'opinion-2', position: 'OBJECTS', text: '职责不清' }),
      agrees('police-branch', '2026-03-12'),
    ]);
    const { kind, reasons } = plan.refused(...close());
    expect([kind, reasons.map(({ code, zh }) => [code, zh])]).toEqual([
      'CONFLICT',
      [
        ['OPINION_UNANSWERED', '意见“opinion-1”尚未答复是否采纳'],
        ['OPINION_UNANSWERED', '意见“opinion-2”尚未答复是否采纳'],
      ],
    ]);
  });

  it('waits for its day, and for the last answer', () => {
    const plan = planAfter([...opened, opinion({ on: '2026-03-10' }), answer({ on: '2026-03-11' })]);
    expect(plan.refused(...close({ on: '2026-03-10' })).reasons.map(({ en }) => en)).toEqual([
      '2026-03-10 is before the day of the last opinion or answer (2026-03-11)',
      '2026-03-10 is before the day on which it closes (2026-03-12)',
    ]);
  });

  it('in writing is possible earlier once everybody who was asked has answered', () => {
    const plan = planAfter([...opened, agrees('housing-commission', '2026-03-06')]);
    expect(plan.refused(...close({ on: '2026-03-06' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    plan.given(agrees('police-branch', '2026-03-06'));
    expect(plan.when(...close({ on: '2026-03-06' }))).toHaveLength(1);
  });

  it('in public is not', () => {
    const plan = planAfter([...drafted, inPublic]);
    expect(plan.refused(...close({ consultationId: 'public', on: '2026-03-11' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });

  it('may leave those silent who gave no opinion by its day', () => {
    expect(planAfter(opened).when(...close())).toMatchObject([{ type: 'ConsultationClosed' }]);
  });

  it('happens once, to a consultation that there is', () => {
    const plan = planAfter([...opened, close()]);
    expect(plan.refused(...close()).codes).toEqual(['CONSULTATION_CLOSED']);
    expect(plan.refused(...close({ consultationId: 'other' })).codes).toEqual(['CONSULTATION_UNKNOWN']);
  });
});

describe('the gate of the written consultation (第二十七条第（一）项)', () => {
  const gate = stepOf(special, 'review', {}, 2);

  it('is passed once a consultation in writing was held and closed', () => {
    for (const steps of [drafted, opened, [...drafted, inPublic, close({ consultationId: 'public' })]])
      expect(planAfter(steps).refused(...gate).reasons).toMatchObject([
        { code: 'CONSULTATION_NOT_CLOSED', pointer: '/gate', article: '第二十三条、第二十七条第（一）项' },
      ]);
    expect(planAfter([...opened, close()]).when(...gate)).toHaveLength(1);
  });

  it('is not passed while another one is open, nor before the last was closed', () => {
    const plan = planAfter([...opened, close(), open({ consultationId: 'second' })]);
    expect(plan.refused(...gate).codes).toEqual(['CONSULTATION_NOT_CLOSED']);
    const late = planAfter([...opened, close({ on: '2026-03-16' })]);
    expect(late.refused(...gate).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });

  it('can be returned at any time', () => {
    const returned = { outcome: 'RETURNED', reasons: ['征求范围不全'] };
    expect(planAfter(drafted).when('review', { ...gate[1], ...returned })).toHaveLength(1);
  });
});

describe('who must have been asked (第二十三条第一款)', () => {
  it('is every body that the text gives duties to, by name, other than the preparing body', () => {
    const plan = planAfter([
      ...upTo(departmental, 'close-consultation'),
      [
        'state-duty-bodies',
        {
          dutyBodies: ['water-bureau', 'housing-commission', 'police-branch', 'lugu-office'],
          on: '2026-03-20',
        },
      ],
    ]);
    const { kind, reasons } = plan.refused(...stepOf(departmental, 'submit'));
    expect([kind, reasons.map(({ code, article, zh }) => [code, article, zh])]).toEqual([
      'CONFLICT',
      ['北京市公安局石景山分局', '鲁谷街道办事处'].map((name) => [
        'DUTY_BODY_NOT_CONSULTED',
        '第二十三条第一款',
        `预案涉及${name}的职责，须书面征求其意见并结束征求`,
      ]),
    ]);
    plan.given(
      open({ consultationId: 'more', recipients: ['police-branch', 'lugu-office'] }),
      close({ consultationId: 'more' }),
    );
    expect(plan.when(...stepOf(departmental, 'submit'))).toHaveLength(1);
  });

  it('counts for the body that it was merged into (G32)', () => {
    const merged = registryOf(
      shijingshanOrganisations.map((one) =>
        one.organisationId === 'housing-commission'
          ? { ...one, mergedInto: OrganisationId.parse('police-branch') }
          : one,
      ),
    );
    const steps = upTo(departmental, 'close-consultation');
    const before = planAfter(steps);
    const now = planAfter([stepOf(departmental, 'draft')], { registry: merged });
    now.history.splice(0, now.history.length, ...before.history);
    expect(now.when(...stepOf(departmental, 'submit'))).toHaveLength(1);
  });
});
