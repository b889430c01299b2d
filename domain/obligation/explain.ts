import type { CivilDate } from '../../events/civil-date.ts';
import type { DayVerdict } from '../calendar/types.ts';
import type { Bilingual } from '../refusal.ts';
import { sentenceOf } from '../rulebook/citation.ts';
import { inWords } from '../rulebook/predicate-words.ts';
import type { Rulebook } from '../rulebook/types.ts';
import { anchorNames } from './anchors.ts';
import { countInShort } from './count-in-short.ts';
import type { Obligation } from './types.ts';

export type Language = 'zh' | 'en';

/** Why a duty exists and why it falls due on its day, in one language. Parties stand as in the obligation. */
export interface Explanation {
  readonly obligationId: string;
  readonly duty: string;
  /** The article, and the law's own sentence where the rulebook quotes it; the Chinese text has force */
  readonly article: string;
  readonly sentence?: string;
  /** What of the plan made the rule match, in words: “体例：专项” */
  readonly because: readonly string[];
  readonly anchor: { readonly on: CivilDate; readonly text: string };
  /** One line: what was counted from when, and what was skipped */
  readonly count: string;
  readonly due: {
    readonly on: CivilDate;
    readonly nominal?: CivilDate;
    readonly status: 'final' | 'provisional';
    readonly safeActBy?: CivilDate;
    readonly text: string;
  };
  readonly recipients: readonly {
    readonly kind: string;
    readonly to: Obligation['recipients'][number]['to'];
    readonly article: string;
    readonly metOn?: CivilDate;
  }[];
  /** How gaps in the text were settled (第五十条) */
  readonly interpretations: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string;
    readonly reason?: string;
  }[];
  /** Every day that was counted or skipped */
  readonly trace: readonly DayVerdict[];
  /** Civil Code articles and holiday notices */
  readonly basis: readonly string[];
  readonly rulebook: string;
  readonly calendar: string;
}

/** Explains a duty from what it carries itself and from the rulebook that it was derived by. */
export function explain(obligation: Obligation, rulebook: Rulebook, language: Language): Explanation {
  const { due, anchor } = obligation;
  const sentence =
    sentenceOf(rulebook, obligation.recipients[0]?.article ?? '') ?? sentenceOf(rulebook, obligation.article);
  const field = anchorNames[anchor.field][language];
  return {
    obligationId: obligation.id,
    duty: obligation.text[language],
    article: obligation.article,
    ...(sentence && { sentence: sentence[language] }),
    because: (obligation.because ?? []).map((reason) => inWords(reason)[language]),
    anchor: { on: anchor.on, text: anchor.assumed ? `${field}：${anchor.assumed[language]}` : field },
    count: countInShort(due)[language],
    due: {
      on: due.dueOn,
      ...(due.nominalDueOn && { nominal: due.nominalDueOn }),
      status: due.status,
      ...(due.status === 'provisional' && { safeActBy: due.safeActBy }),
      text: dueText(obligation)[language],
    },
    recipients: obligation.recipients,
    interpretations: rulebook.interpretations
      .filter(({ id }) => obligation.interpretations.includes(id))
      .map(({ id, question, answer, reason }) => ({
        id,
        question: question[language],
        answer: answer[language],
        ...(reason && { reason: reason[language] }),
      })),
    trace: due.trace,
    basis: due.basis,
    rulebook: `${rulebook.id}@${rulebook.version}`,
    calendar: due.calendar,
  };
}

function dueText({ due }: Obligation): Bilingual {
  if (due.status === 'final')
    return { zh: `${due.dueOn} 前（含当日）`, en: `by ${due.dueOn}, that day included` };
  return {
    zh: `暂定 ${due.dueOn}，${due.because.zh}；在 ${due.safeActBy} 前完成则必不逾期`,
    en: `${due.dueOn}, provisional: ${due.because.en}; safe until ${due.safeActBy}`,
  };
}
