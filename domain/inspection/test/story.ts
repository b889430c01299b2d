import { type Act, aggregateStory } from '../../../test/support/aggregate-story.ts';
import { actor } from '../../../test/support/builders.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { checklistAggregate } from '../checklist-aggregate.ts';
import { inspectionAggregate } from '../inspection-aggregate.ts';
import type { ChecklistState, InspectionState } from '../state.ts';

export const inspectee = actor('water-bureau', 'DRAFTER');

export const items = [
  { item: 1, text: '是否按期备案', article: '第三十一条', evidence: 'obligations:FILING' },
  { item: 2, text: '是否指定专门人员', article: '第四十七条' },
];

/** One inspection on site from its checklist to its end. `upTo` takes as much of it as a test needs. */
const life: readonly Act[] = [
  {
    id: 'plan-management',
    command: 'publish-checklist',
    body: { title: '应急预案管理检查单', items, on: '2026-01-05' },
  },
  {
    id: 'visit',
    command: 'plan-inspection',
    body: {
      inspectee: 'water-bureau',
      checklist: { checklistId: 'plan-management' },
      manner: 'ON_SITE',
      from: '2026-11-02',
      to: '2026-11-13',
      on: '2026-10-20',
    },
  },
  { id: 'visit', command: 'code-inspection', body: { code: 'SJS2026A0001', on: '2026-10-21' } },
  { id: 'visit', command: 'scan', body: { code: 'SJS2026A0001', on: '2026-11-02' } },
  { id: 'visit', command: 'scan', body: { code: 'SJS2026A0001', on: '2026-11-02' }, by: inspectee },
  { id: 'visit', command: 'open-inspection', body: { on: '2026-11-02' } },
  { id: 'visit', command: 'check-item', body: { item: 1, verdict: 'NOT_MET', on: '2026-11-03' } },
  { id: 'visit', command: 'check-item', body: { item: 2, verdict: 'MET', on: '2026-11-03' } },
  {
    id: 'visit',
    command: 'record-finding',
    body: { findingId: 'copies', item: 1, text: '防汛预案未抄送有关部门', on: '2026-11-04' },
  },
  {
    id: 'visit',
    command: 'report-rectification',
    body: { findingId: 'copies', how: '已补抄送', on: '2026-11-10' },
    by: inspectee,
  },
  {
    id: 'visit',
    command: 'verify-rectification',
    body: { findingId: 'copies', satisfied: true, on: '2026-11-12' },
  },
  { id: 'visit', command: 'close-inspection', body: { summary: '一项问题已整改', on: '2026-11-13' } },
];

export type Step =
  | 'publish'
  | 'plan'
  | 'code'
  | 'scan'
  | 'both'
  | 'open'
  | 'check'
  | 'find'
  | 'report'
  | 'verify'
  | 'close';
const lengths: Readonly<Record<Step, number>> = {
  publish: 1,
  plan: 2,
  code: 3,
  scan: 4,
  both: 5,
  open: 6,
  check: 8,
  find: 9,
  report: 10,
  verify: 11,
  close: 12,
};
export const upTo = (step: Step): readonly Act[] => life.slice(0, lengths[step]);

export function inspectionAfter(acts: readonly Act[], overrides: Partial<AggregateContext> = {}) {
  const story = aggregateStory([checklistAggregate, inspectionAggregate], overrides);
  story.given(...acts);
  return {
    ...story,
    /** A command on the visit of the story */
    when: (command: string, body: object = {}, by?: Act['by']) =>
      story.when({ id: 'visit', command, body, ...(by && { by }) }),
    refused: (command: string, body: object = {}, by?: Act['by']) =>
      story.refused({ id: 'visit', command, body, ...(by && { by }) }),
    refusedOn: story.refused,
    whenOn: story.when,
    visit: (id = 'visit') => story.stateOf('inspection', id) as InspectionState,
    checklist: () => story.stateOf('checklist', 'plan-management') as ChecklistState,
  };
}

/** The same life under another name and in other days: what an earlier visit left behind. */
export const earlierVisit = (step: Step, inspected = 'water-bureau'): readonly Act[] =>
  upTo(step)
    .filter(({ id }) => id === 'visit')
    .map((act) => ({
      ...act,
      id: 'spring-visit',
      ...(act.by && { by: actor(inspected, 'DRAFTER') }),
      body: {
        ...inSpring(act.body ?? {}),
        ...(act.command === 'plan-inspection' && { inspectee: inspected }),
      },
    }));

const inSpring = (body: object): object =>
  JSON.parse(JSON.stringify(body).replaceAll('2026-11', '2026-04').replaceAll('2026-10', '2026-03'));
