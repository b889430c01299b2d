import type * as z from 'zod';
import * as suggestion from '../../events/suggestion-events.ts';
import { on } from '../decision/on.ts';

export const ReceiveSuggestionCommand = suggestion.SuggestionReceived.omit({ suggestionId: true })
  .extend({ on })
  .meta({
    id: 'ReceiveSuggestionCommand',
    description:
      '收到修订建议（第四十四条），正文不得含个人信息 · Takes in a suggestion to revise a plan; its text holds no personal data',
    example: {
      plan: 'flood-plan',
      from: 'CITIZEN',
      source: 'HOTLINE_12345',
      text: '建议在下凹式立交桥增设积水提示，并写入预案',
      contact: 'contact-7f3a91c2-5d0e-4b6f-9a81-2c4e6f80a1b3',
    },
  });
export type ReceiveSuggestionCommand = z.output<typeof ReceiveSuggestionCommand>;

export const AcknowledgeSuggestionCommand = suggestion.SuggestionAcknowledged.extend({ on }).meta({
  id: 'AcknowledgeSuggestionCommand',
  description:
    '分类办理：确定办理单位和所涉预案，答复前可以转办 · Says who handles it and which plan it is about; it may pass to another until it is answered',
  example: { handler: 'water-bureau', plan: 'flood-plan', on: '2026-06-19' },
});
export type AcknowledgeSuggestionCommand = z.output<typeof AcknowledgeSuggestionCommand>;

export const AnswerSuggestionCommand = suggestion.SuggestionAnswered.extend({ on }).meta({
  id: 'AnswerSuggestionCommand',
  description:
    '答复：采纳、部分采纳，或不采纳并说明理由；采纳的形成修订情形 · Answers it: adopted, in part, or not and why; what is adopted becomes a circumstance for revision',
  example: { outcome: 'ADOPTED', answer: '已列入本年度修订内容', on: '2026-07-02' },
});
export type AnswerSuggestionCommand = z.output<typeof AnswerSuggestionCommand>;
