import { describe, expect, it } from 'vitest';
import { papers } from '../../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import {
  changing,
  community,
  departmental,
  enterprise,
  overall,
  packageOf,
  special,
  specialReady,
  stepOf,
  subdistrict,
  upTo,
} from '../../../../test/support/stories.ts';

const drafted = upTo(special, 'draft');
/** All steps up to the submission without those of these names */
const without = (story: readonly Step[], ...names: readonly Step[0][]) =>
  planAfter(
    upTo(story, 'submit')
      .slice(0, -1)
      .filter(([name]) => !names.includes(name)),
  );

describe('a text that goes in for approval', () => {
  it('is told everything that it lacks at once, each with its article', () => {
    const { kind, reasons } = planAfter(drafted).refused(...stepOf(special, 'submit'));
    expect(kind).toBe('CONFLICT');
    expect(
      reasons.filter(({ code }) => code !== 'GATE_NOT_PASSED').map(({ code, article }) => [code, article]),
    ).toEqual([
      ['EVIDENCE_MISSING', '第十三条'],
      ['EVIDENCE_MISSING', '第十三条'],
      ['EVIDENCE_MISSING', '第十三条'],
      ['CONTENT_NOT_CHECKED', '第十六条第一款'],
      ['DUTY_BODY_NOT_CONSULTED', '第二十三条第一款'],
      ['DUTY_BODY_NOT_CONSULTED', '第二十三条第一款'],
      ['HANDBOOK_MISSING', '第二十条'],
    ]);
    expect(reasons.slice(0, 3).map(({ zh }) => zh)).toEqual([
      '尚未附风险评估',
      '尚未附资源调查',
      '尚未附案例分析',
    ]);
  });

  it.each([
    ['overall', overall, ['EVIDENCE_MISSING', 'CONTENT_NOT_CHECKED']],
    ['departmental', departmental, ['EVIDENCE_MISSING', 'CONTENT_NOT_CHECKED', 'DUTY_BODY_NOT_CONSULTED']],
    ['sub-district', subdistrict, ['EVIDENCE_MISSING', 'CONTENT_NOT_CHECKED']],
    ['community', community, ['EVIDENCE_MISSING', 'CONTENT_NOT_CHECKED']],
    ['enterprise', enterprise, ['EVIDENCE_MISSING', 'CONTENT_NOT_CHECKED']],
  ] as const)('of the %s kind lacks what its kind asks for', (_kind, story, codes) => {
    const refused = planAfter(upTo(story, 'draft')).refused(...stepOf(story, 'submit'));
    expect([...new Set(refused.codes)]).toEqual(codes);
  });

  it('needs a handbook where it is special, and an action plan is none', () => {
    const plan = without(special, 'attach-handbook');
    expect(plan.refused(...stepOf(special, 'submit')).reasons).toMatchObject([
      { code: 'HANDBOOK_MISSING', article: '第二十条' },
    ]);
    plan.given([
      'attach-handbook',
      { handbook: 'ACTION_PLAN', documents: papers(['OTHER']), on: '2026-03-20' },
    ]);
    expect(plan.refused(...stepOf(special, 'submit')).codes).toEqual(['HANDBOOK_MISSING']);
  });

  it('of a unit gives duties without asking, for whom it asks is up to need (第二十三条第二款)', () => {
    const plan = planAfter([
      ...upTo(enterprise, 'check-content'),
      ['state-duty-bodies', { dutyBodies: ['lugu-office'], on: '2026-02-12' }],
    ]);
    expect(plan.when(...stepOf(enterprise, 'submit'))).toHaveLength(1);
  });

  it('waits for every consultation that was begun, of whatever kind', () => {
    const plan = planAfter([
      ...upTo(enterprise, 'check-content'),
      [
        'open-consultation',
        {
          consultationId: 'hearing',
          manner: 'HEARING',
          recipients: [],
          closesOn: '2026-02-16',
          on: '2026-02-12',
        },
      ],
    ]);
    expect(plan.refused(...stepOf(enterprise, 'submit')).reasons).toMatchObject([
      { code: 'CONSULTATION_OPEN', article: '第二十三条' },
    ]);
  });

  it('comes after everything that it rests on', () => {
    const steps = upTo(departmental, 'submit').slice(0, -1);
    const plan = planAfter(changing(steps, 'attach-evidence', { on: '2026-04-02' }));
    plan.given(stepOf(departmental, 'check-content', { on: '2026-04-03' }));
    expect(plan.refused(...stepOf(departmental, 'submit', { on: '2026-03-19' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', article: '第十三条' },
      { code: 'DATE_OUT_OF_ORDER', article: '第十五至十九条' },
      { code: 'DATE_OUT_OF_ORDER', article: '第二十三条' },
    ]);
  });

  it('is ready in the end', () => {
    expect(planAfter(upTo(special, 'submit').slice(0, -1)).when(...stepOf(special, 'submit'))).toHaveLength(
      1,
    );
  });
});

describe('a revision', () => {
  const revised = (changedHeads: readonly string[]): readonly Step[] => [
    ...departmental,
    ['revise', { changedHeads, reason: '调整', on: '2026-09-01' }],
  ];
  const submit = stepOf(departmental, 'submit', { documents: packageOf('REVISION_TABLE'), on: '2026-09-10' });

  it('that is major rests on evidence, contents and consultations of its own (第四十三条)', () => {
    expect(planAfter(revised(['COMMAND_SYSTEM'])).refused(...submit).codes).toEqual([
      'EVIDENCE_MISSING',
      'EVIDENCE_MISSING',
      'EVIDENCE_MISSING',
      'CONTENT_NOT_CHECKED',
      'DUTY_BODY_NOT_CONSULTED',
    ]);
  });

  it('that is minor needs none of it', () => {
    expect(planAfter(revised(['CONTACT_LIST'])).when(...submit)).toMatchObject([{ body: { version: 2 } }]);
  });
});

describe('an abridged version (第二十四条)', () => {
  const ready = planAfter(upTo(departmental, 'submit').slice(0, -1));

  it('that is to be published goes in with the package', () => {
    const submit = (documents: readonly object[]) =>
      stepOf(departmental, 'submit', { publishesAbridged: true, documents });
    expect(ready.refused(...submit(packageOf())).reasons).toMatchObject([
      { code: 'DOCUMENT_MISSING', article: '第二十四条', zh: '缺少材料：简本（ABRIDGED_VERSION）' },
    ]);
    expect(ready.when(...submit(packageOf('ABRIDGED_VERSION')))).toHaveLength(1);
  });

  it('is not asked for where none is to be published', () => {
    expect(ready.when(...stepOf(departmental, 'submit', { publishesAbridged: false }))).toHaveLength(1);
  });
});

describe('histories', () => {
  it('from before a text had to be made ready still fold, and can be corrected', () => {
    const plan = planAfter(departmental);
    const making = ['EvidenceAttached', 'ContentChecked', 'Consultation', 'Opinion'];
    const older = plan.history.filter(({ type }) => !making.some((part) => type.startsWith(part)));
    plan.history.splice(0, plan.history.length, ...older);
    expect(plan.state().versions[0]).toMatchObject({ stage: 'ISSUED' });
    const disclosed = plan.history.find(({ type }) => type === 'Disclosed');
    plan.given([
      'correct',
      {
        target: disclosed?.id,
        reason: '渠道有误',
        replacement: { occurredOn: '2026-04-24', body: { ...disclosed?.body, channel: '石景山报' } },
      },
    ]);
    expect(plan.state().versions[0]?.disclosures).toMatchObject([{ channel: '石景山报' }]);
  });

  it('are not robbed of what a submission rests on', () => {
    const plan = planAfter(special);
    const last = (type: string) => plan.history.findLast((event) => event.type === type)?.id;
    const voided = (type: string) => plan.refused('correct', { target: last(type), reason: '误录' }).codes;
    expect(voided('EvidenceAttached')).toEqual(['EVIDENCE_MISSING']);
    expect(voided('HandbookAttached')).toEqual(['HANDBOOK_MISSING']);
    expect(voided('ContentChecked')).toEqual(['CONTENT_NOT_CHECKED']);
    expect(voided('ConsultationClosed')).toEqual(
      expect.arrayContaining(['CONSULTATION_NOT_CLOSED', 'DUTY_BODY_NOT_CONSULTED', 'CONSULTATION_OPEN']),
    );
    expect(voided('OpinionAnswered')).toEqual(['OPINION_UNANSWERED']);
  });

  it('of a plan whose text is made and approved twice have each version’s own', () => {
    const plan = planAfter([
      ...special,
      ['revise', { changedHeads: ['MAIN_MEASURES'], reason: '调整', on: '2026-10-20' }],
      ...specialReady('2026-10-21', '2026-10-28'),
    ]);
    const [first, second] = plan.state().versions;
    expect(first?.making?.consultations[0]?.closed?.on).toBe('2026-03-12');
    expect(second?.making?.consultations[0]?.closed?.on).toBe('2026-10-28');
  });
});
