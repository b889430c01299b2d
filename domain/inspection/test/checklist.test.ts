import { describe, expect, it } from 'vitest';
import { inspectionAfter, items, upTo } from './story.ts';

describe('a checklist', () => {
  const revised = [...items, { item: 3, text: '三年内是否演练', article: '第三十八条第二款' }];
  const revise = (body: object) => ({ id: 'plan-management', command: 'revise-checklist', body });

  it('is published as version 1', () => {
    const story = inspectionAfter([]);
    expect(
      story.whenOn({ id: 'plan-management', command: 'publish-checklist', body: { title: '检查单', items } }),
    ).toEqual([
      {
        type: 'ChecklistPublished',
        occurredOn: '2026-11-24',
        body: { checklistId: 'plan-management', version: 1, title: '检查单', items },
      },
    ]);
  });

  it('changes by a further version, and the one before stays as it was', () => {
    const story = inspectionAfter([...upTo('publish'), revise({ items: revised, on: '2026-06-01' })]);
    expect(story.checklist().versions).toMatchObject([
      { version: 1, title: '应急预案管理检查单', items, on: '2026-01-05' },
      { version: 2, title: '应急预案管理检查单', items: revised, on: '2026-06-01' },
    ]);
  });

  it('is not published twice under one id', () => {
    const { kind, reasons } = inspectionAfter(upTo('publish')).refusedOn({
      id: 'plan-management',
      command: 'publish-checklist',
      body: { title: '另一检查单', items },
    });
    expect(kind).toBe('CONFLICT');
    expect(reasons).toMatchObject([{ code: 'CHECKLIST_EXISTS' }]);
  });

  it('has no further version before its first', () => {
    const { kind, codes } = inspectionAfter([]).refusedOn(revise({ items }));
    expect([kind, ...codes]).toEqual(['NOT_FOUND', 'CHECKLIST_UNKNOWN']);
  });

  it('has no further version that says the same', () => {
    const story = inspectionAfter(upTo('publish'));
    expect(story.refusedOn(revise({ items })).reasons).toMatchObject([
      { code: 'CHECKLIST_UNCHANGED', pointer: '/items', article: '优化营商环境工作方案第17项' },
    ]);
    expect(story.whenOn(revise({ items, title: '检查单（新名）' }))).toHaveLength(1);
    expect(story.whenOn(revise({ items: items.toReversed() }))).toHaveLength(1);
  });

  it('says at once what is wrong with its items and its day', () => {
    const story = inspectionAfter(upTo('publish'));
    const wrong = [
      { item: 1, text: '甲', article: '第三十一条', evidence: 'obligations:NO_SUCH_DUTY' },
      { item: 1, text: '乙', article: '第三十一条' },
    ];
    expect(story.refusedOn(revise({ items: wrong, on: '2026-01-01' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on' },
      { code: 'REPEATED', pointer: '/items/1/item' },
      {
        code: 'EVIDENCE_UNKNOWN',
        pointer: '/items/0/evidence',
        article: '优化营商环境工作方案第15项',
      },
    ]);
    expect(story.refusedOn(revise({ items: wrong, on: '2027-01-01' })).codes).toContain('DATE_IN_FUTURE');
  });
});
