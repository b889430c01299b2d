import type { NewEvent } from '../../../events/recorded-event.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import type { Check } from '../decide/checks.ts';
import { decideOfVersion } from '../decide/stated.ts';
import { whileMade } from './being-made.ts';

/** 第二十条: handbooks for those whom the plan concerns, action plans for teams. */
export const checkHandbookAttached: Check<'HandbookAttached'> = (state, event, context) => [
  ...whileMade(state, event, context),
  ...handbookAmong(event.body),
];

export const decideAttachHandbook = decideOfVersion('HandbookAttached', checkHandbookAttached);

function handbookAmong({ handbook, documents }: NewEvent<'HandbookAttached'>['body']): Fault[] {
  if (handbook === 'ACTION_PLAN' || documents.some(({ kind }) => kind === 'HANDBOOK')) return [];
  return [
    invalid('DOCUMENT_MISSING', {
      pointer: '/documents',
      article: '第二十条',
      zh: '缺少材料：应急工作手册（HANDBOOK）',
      en: 'a paper is missing: the handbook itself (HANDBOOK)',
    }),
  ];
}
