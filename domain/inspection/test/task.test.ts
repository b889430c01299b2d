import { describe, expect, it } from 'vitest';
import { actor } from '../../../test/support/builders.ts';
import { earlierVisit, inspectee, inspectionAfter, items, upTo } from './story.ts';

const task = {
  inspectee: 'water-bureau',
  checklist: { checklistId: 'plan-management' },
  manner: 'ON_SITE',
  from: '2026-12-01',
  to: '2026-12-11',
};
const code = 'SJS2026A0001';

describe('planning an inspection', () => {
  it('pins the version of the checklist that is in use, and takes its name', () => {
    const story = inspectionAfter([
      ...upTo('publish'),
      {
        id: 'plan-management',
        command: 'revise-checklist',
        body: { items: items.slice(0, 1), title: '新检查单', on: '2026-06-01' },
      },
    ]);
    expect(story.when('plan-inspection', task)).toEqual([
      {
        type: 'InspectionPlanned',
        occurredOn: '2026-11-24',
        body: {
          ...task,
          inspectionId: 'visit',
          title: '新检查单',
          inspectors: ['emergency-bureau'],
          checklist: { checklistId: 'plan-management', version: 2 },
        },
      },
    ]);
    const before = { ...task, on: '2026-05-31', title: '上半年检查' };
    expect(story.when('plan-inspection', before)).toMatchObject([
      { body: { title: '上半年检查', checklist: { version: 1 } } },
    ]);
    const older = { ...task, checklist: { checklistId: 'plan-management', version: 1 } };
    expect(story.refused('plan-inspection', older).reasons).toMatchObject([
      {
        code: 'CHECKLIST_VERSION_NOT_IN_USE',
        pointer: '/checklist/version',
        article: '优化营商环境工作方案第17项',
        en: 'version 2 is in use on 2026-11-24, not 1',
      },
    ]);
    expect(story.refused('plan-inspection', { ...task, on: '2026-01-01' }).reasons).toMatchObject([
      { code: 'CHECKLIST_VERSION_NOT_IN_USE', en: 'no version of the checklist is in use on 2026-01-01' },
    ]);
  });

  it('happens once under one id', () => {
    const { kind, codes } = inspectionAfter(upTo('plan')).refused('plan-inspection', task);
    expect([kind, ...codes]).toEqual(['CONFLICT', 'INSPECTION_EXISTS']);
  });

  it('says everything that is wrong at once', () => {
    const wrong = {
      ...task,
      inspectee: 'district-government',
      inspectors: ['district-government', 'nobody', 'nobody'],
      checklist: { checklistId: 'unknown-list' },
      from: '2026-11-30',
      to: '2026-11-01',
      on: '2026-12-24',
    };
    const { kind, reasons } = inspectionAfter([]).refused('plan-inspection', wrong);
    expect(kind).toBe('INVALID');
    expect(reasons.map(({ code: reason, pointer, article }) => [reason, pointer, article])).toEqual([
      ['DATE_IN_FUTURE', '/on', undefined],
      ['UNKNOWN_ORGANISATION', '/inspectors/1', '第二条'],
      ['UNKNOWN_ORGANISATION', '/inspectors/2', '第二条'],
      ['REPEATED', '/inspectors/2', undefined],
      ['INSPECTEE_NOT_BY_RULE', '/inspectee', '第四十六条'],
      ['INSPECTS_ITSELF', '/inspectors/0', '第四十六条'],
      ['DATE_OUT_OF_ORDER', '/from', '优化营商环境工作方案第16项'],
      ['DATE_OUT_OF_ORDER', '/to', undefined],
      ['CHECKLIST_UNKNOWN', '/checklist/checklistId', '优化营商环境工作方案第17项'],
    ]);
  });
});

describe('the code of a task', () => {
  it('is given once', () => {
    expect(inspectionAfter(upTo('plan')).when('code-inspection', { code })).toEqual([
      { type: 'InspectionCoded', occurredOn: '2026-11-24', body: { code } },
    ]);
    expect(
      inspectionAfter(upTo('code')).refused('code-inspection', { code: 'SJS2026A0002' }).reasons,
    ).toMatchObject([{ code: 'ALREADY_CODED', pointer: '/code', article: '优化营商环境工作方案第16项' }]);
  });

  it('is not given before the task, nor in the future, nor to a task that nobody planned', () => {
    const story = inspectionAfter(upTo('plan'));
    expect(story.refused('code-inspection', { code, on: '2026-10-19' }).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(story.refused('code-inspection', { code, on: '2026-12-01' }).codes).toEqual(['DATE_IN_FUTURE']);
    const { kind, codes } = inspectionAfter([]).refused('code-inspection', { code });
    expect([kind, ...codes]).toEqual(['NOT_FOUND', 'INSPECTION_UNKNOWN']);
  });
});

describe('scanning the code', () => {
  it('is the side’s of whoever scans', () => {
    const story = inspectionAfter(upTo('code'));
    expect(story.when('scan', { code })).toMatchObject([{ body: { code, by: 'INSPECTOR' } }]);
    expect(story.when('scan', { code }, inspectee)).toMatchObject([{ body: { code, by: 'INSPECTEE' } }]);
    const atInspectee = actor('water-bureau', 'BUREAU', 'COMMISSION');
    expect(story.when('scan', { code }, atInspectee)).toMatchObject([{ body: { by: 'INSPECTEE' } }]);
  });

  it('happens once on each side', () => {
    const story = inspectionAfter(upTo('scan'));
    expect(story.refused('scan', { code }).reasons).toMatchObject([
      { code: 'ALREADY_SCANNED', en: 'the inspectors scanned the code on 2026-11-02' },
    ]);
    expect(story.when('scan', { code }, inspectee)).toHaveLength(1);
  });

  it('needs a code, this one, and not before it was given', () => {
    expect(inspectionAfter(upTo('plan')).refused('scan', { code }).codes).toEqual(['NOT_CODED']);
    const story = inspectionAfter(upTo('code'));
    expect(story.refused('scan', { code: 'SJS2026A0002' }).reasons).toMatchObject([
      { code: 'CODE_OF_OTHER_TASK', pointer: '/code', article: '优化营商环境工作方案第16项' },
    ]);
    expect(story.refused('scan', { code, on: '2026-10-20' }).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(story.refused('scan', { code, on: '2026-12-20' }).codes).toEqual(['DATE_IN_FUTURE']);
  });
});

describe('opening an inspection', () => {
  const on = '2026-11-03';

  it('needs the code and both scans on site', () => {
    expect(inspectionAfter(upTo('both')).when('open-inspection', { on })).toEqual([
      { type: 'InspectionOpened', occurredOn: on, body: {} },
    ]);
    expect(inspectionAfter(upTo('plan')).refused('open-inspection', { on }).codes).toEqual([
      'NOT_CODED',
      'NOT_SCANNED',
      'NOT_SCANNED',
    ]);
    expect(inspectionAfter(upTo('scan')).refused('open-inspection', { on }).reasons).toMatchObject([
      {
        code: 'NOT_SCANNED',
        article: '优化营商环境工作方案第16项',
        en: 'the body that is inspected has not scanned the code',
      },
    ]);
  });

  it('needs no scan by the inspectee off site, but the code and the inspector’s', () => {
    const offSite = upTo('scan').map((act) =>
      act.command === 'plan-inspection' ? { ...act, body: { ...act.body, manner: 'OFF_SITE' } } : act,
    );
    expect(inspectionAfter(offSite).when('open-inspection', { on })).toHaveLength(1);
    expect(inspectionAfter(offSite.slice(0, 3)).refused('open-inspection', { on }).codes).toEqual([
      'NOT_SCANNED',
    ]);
    expect(inspectionAfter(offSite.slice(0, 2)).refused('open-inspection', { on }).codes).toEqual([
      'NOT_CODED',
      'NOT_SCANNED',
    ]);
  });

  it('lies within the days of its task', () => {
    const story = inspectionAfter(upTo('both'));
    for (const [day, codes] of [
      ['2026-11-01', ['OUTSIDE_WINDOW', 'DATE_OUT_OF_ORDER', 'DATE_OUT_OF_ORDER']],
      ['2026-11-02', undefined],
      ['2026-11-13', undefined],
      ['2026-11-14', ['OUTSIDE_WINDOW']],
      ['2026-12-01', ['DATE_IN_FUTURE', 'OUTSIDE_WINDOW']],
    ] as const)
      if (codes) expect(story.refused('open-inspection', { on: day }).codes, day).toEqual(codes);
      else expect(story.when('open-inspection', { on: day }), day).toHaveLength(1);
  });

  it('happens once, and never for the body that is inspected', () => {
    const { kind, reasons } = inspectionAfter(upTo('open')).refused('open-inspection', { on });
    expect(kind).toBe('CONFLICT');
    expect(reasons).toMatchObject([{ code: 'INSPECTION_OPENED', article: '第四十六条' }]);
    const own = inspectionAfter(upTo('both')).refused('open-inspection', { on }, inspectee);
    expect([own.kind, ...own.codes]).toEqual(['FORBIDDEN', 'INSPECTS_ITSELF']);
  });
});

describe('cancelling an inspection', () => {
  const reason = '并入综合检查';

  it('is possible until it is opened', () => {
    expect(inspectionAfter(upTo('both')).when('cancel-inspection', { reason })).toEqual([
      { type: 'InspectionCancelled', occurredOn: '2026-11-24', body: { reason } },
    ]);
    expect(inspectionAfter(upTo('open')).refused('cancel-inspection', { reason }).codes).toEqual([
      'INSPECTION_OPENED',
    ]);
    expect(inspectionAfter([]).refused('cancel-inspection', { reason }).kind).toBe('NOT_FOUND');
  });

  it('ends it: nothing more happens to it', () => {
    const story = inspectionAfter([
      ...upTo('plan'),
      { id: 'visit', command: 'cancel-inspection', body: { reason, on: '2026-10-25' } },
    ]);
    for (const [command, body] of [
      ['code-inspection', { code }],
      ['scan', { code }],
      ['open-inspection', {}],
      ['cancel-inspection', { reason }],
      ['check-item', { item: 1, verdict: 'MET' }],
      ['close-inspection', { summary: '无' }],
    ] as const)
      expect(story.refused(command, body).reasons[0], command).toMatchObject({
        code: 'INSPECTION_ENDED',
        en: 'the inspection was cancelled on 2026-10-25',
      });
  });

  it('in favour of another one names one of the same body that is still to come', () => {
    const joins = { reason, inFavourOf: 'spring-visit' };
    const refusedAfter = (...acts: ReturnType<typeof earlierVisit>) =>
      inspectionAfter([...upTo('plan'), ...acts]).refused('cancel-inspection', joins).reasons;
    expect(
      inspectionAfter([...upTo('plan'), ...earlierVisit('open')]).when('cancel-inspection', joins),
    ).toMatchObject([{ body: joins }]);
    expect(refusedAfter()).toMatchObject([{ code: 'JOINT_INSPECTION_UNKNOWN', pointer: '/inFavourOf' }]);
    expect(refusedAfter(...earlierVisit('close', 'lugu-office'))).toMatchObject([
      { code: 'JOINT_INSPECTION_OF_OTHER_BODY', article: '优化营商环境工作方案第17项' },
      { code: 'JOINT_INSPECTION_ENDED', pointer: '/inFavourOf' },
    ]);
    expect(
      inspectionAfter(upTo('plan')).refused('cancel-inspection', { reason, inFavourOf: 'visit' }).codes,
    ).toEqual(['JOINS_ITSELF']);
  });

  it('does not lie before what happened to the task', () => {
    const { codes } = inspectionAfter(upTo('code')).refused('cancel-inspection', {
      reason,
      on: '2026-10-19',
    });
    expect(codes).toEqual(['DATE_OUT_OF_ORDER', 'DATE_OUT_OF_ORDER']);
    expect(
      inspectionAfter(upTo('code')).refused('cancel-inspection', { reason, on: '2026-11-25' }, inspectee)
        .codes,
    ).toEqual(['INSPECTS_ITSELF', 'DATE_IN_FUTURE']);
  });
});
