import { describe, expect, it } from 'vitest';
import { actor } from '../../../test/support/builders.ts';
import { inspectionStatus } from '../state.ts';
import { inspectee, inspectionAfter, upTo } from './story.ts';

describe('mending a finding', () => {
  const report = { findingId: 'copies', how: '已补抄送' };
  const verify = { findingId: 'copies', satisfied: false };

  it('is reported by the inspectee and verified by the inspectors', () => {
    const story = inspectionAfter(upTo('find'));
    expect(story.when('report-rectification', report, inspectee)).toEqual([
      { type: 'RectificationReported', occurredOn: '2026-11-24', body: { ...report, documents: [] } },
    ]);
    expect(story.refused('verify-rectification', verify, inspectee).codes).toEqual(['INSPECTS_ITSELF']);
    expect(inspectionAfter(upTo('verify')).visit().findings).toMatchObject([
      { reports: [{ how: '已补抄送' }], verifications: [{ satisfied: true, on: '2026-11-12' }] },
    ]);
  });

  it('that does not satisfy leaves it open; it is reported and verified again', () => {
    const again = inspectionAfter([
      ...upTo('report'),
      { id: 'visit', command: 'verify-rectification', body: { ...verify, on: '2026-11-11' } },
    ]);
    expect(again.refused('close-inspection', { summary: '办结' }).codes).toEqual(['FINDING_OPEN']);
    expect(again.when('report-rectification', report, inspectee)).toHaveLength(1);
    expect(again.when('verify-rectification', { ...verify, satisfied: true })).toHaveLength(1);
    expect(again.refused('report-rectification', { ...report, on: '2026-11-09' }, inspectee).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
  });

  it('needs no report where it happens on the spot', () => {
    expect(
      inspectionAfter(upTo('find')).when('verify-rectification', { ...verify, satisfied: true }),
    ).toHaveLength(1);
  });

  it.each([
    ['report-rectification', report, inspectee],
    ['verify-rectification', verify, undefined],
  ] as const)('%s: of a finding that there is, that is open, from its day on', (command, body, by) => {
    const story = inspectionAfter(upTo('find'));
    expect(story.refused(command, { ...body, findingId: 'no-such' }, by).reasons).toMatchObject([
      { code: 'FINDING_UNKNOWN', pointer: '/findingId' },
    ]);
    expect(story.refused(command, { ...body, on: '2026-11-03' }, by).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(story.refused(command, { ...body, on: '2026-12-03' }, by).codes).toEqual(['DATE_IN_FUTURE']);
    expect(inspectionAfter(upTo('verify')).refused(command, body, by).reasons).toMatchObject([
      { code: 'FINDING_MENDED', pointer: '/findingId', article: '第四十六条' },
    ]);
    expect(inspectionAfter(upTo('close')).refused(command, body, by).codes).toContain('INSPECTION_ENDED');
    expect(inspectionAfter([]).refused(command, body, by).kind).toBe('NOT_FOUND');
  });
});

describe('closing an inspection', () => {
  const summary = '办结';

  it('ends it once everything is done', () => {
    const story = inspectionAfter(upTo('verify'));
    expect(story.when('close-inspection', { summary })).toEqual([
      { type: 'InspectionClosed', occurredOn: '2026-11-24', body: { summary } },
    ]);
    const closed = inspectionAfter(upTo('close'));
    expect(inspectionStatus(closed.visit())).toBe('CLOSED');
    expect(closed.refused('close-inspection', { summary }).reasons).toMatchObject([
      { code: 'INSPECTION_ENDED', en: 'the inspection was closed on 2026-11-13' },
    ]);
  });

  it('names every item without a verdict and every finding that is open', () => {
    expect(inspectionAfter(upTo('open')).refused('close-inspection', { summary }).reasons).toMatchObject([
      { code: 'ITEM_WITHOUT_VERDICT', article: '优化营商环境工作方案第17项', en: 'item 1 has no verdict' },
      { code: 'ITEM_WITHOUT_VERDICT', en: 'item 2 has no verdict' },
    ]);
    expect(inspectionAfter(upTo('check')).refused('close-inspection', { summary }).reasons).toMatchObject([
      { code: 'NOT_MET_WITHOUT_FINDING', article: '优化营商环境工作方案第18项' },
    ]);
    expect(inspectionAfter(upTo('report')).refused('close-inspection', { summary }).reasons).toMatchObject([
      { code: 'FINDING_OPEN', article: '第四十六条' },
    ]);
  });

  it('is for one that was opened, after all that happened in it, by the inspectors', () => {
    expect(inspectionAfter(upTo('both')).refused('close-inspection', { summary }).codes).toEqual([
      'INSPECTION_NOT_OPENED',
    ]);
    const story = inspectionAfter(upTo('verify'));
    expect(story.refused('close-inspection', { summary, on: '2026-11-11' }).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(story.refused('close-inspection', { summary, on: '2026-11-01' }, inspectee).codes).toEqual([
      'INSPECTS_ITSELF',
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
    expect(story.refused('close-inspection', { summary, on: '2026-12-01' }).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });

  it('is not for people of the inspectee, whatever roles they hold', () => {
    const insider = actor('water-bureau', 'BUREAU', 'COMMISSION');
    expect(inspectionAfter(upTo('verify')).refused('close-inspection', { summary }, insider)).toMatchObject({
      kind: 'FORBIDDEN',
      codes: ['INSPECTS_ITSELF'],
    });
  });
});
