import type { Aggregate } from '../aggregate/aggregate.ts';
import { evolveChecklist, foldChecklist } from './evolve.ts';
import { checklistCommands } from './inspection-commands.ts';
import type { ChecklistState } from './state.ts';

/** 检查单 as ledger, API and views treat it. */
export const checklistAggregate: Aggregate<ChecklistState> = {
  kind: 'checklist',
  collection: 'checklists',
  names: { zh: '检查单', en: 'Checklists' },
  article: '第四十六条',
  commands: checklistCommands,
  begins: ['publish-checklist'],
  recordedBy: { ChecklistPublished: ['publish-checklist', 'revise-checklist'] },
  fold: foldChecklist,
  evolve: evolveChecklist,
  lookups: () => ({ plans: [], others: [] }),
  acts: () => [{}],
  summary: ({ versions }) => {
    const { title, on } = versions.at(-1) ?? versions[0];
    return { title, status: 'PUBLISHED', plans: [], on };
  },
};
