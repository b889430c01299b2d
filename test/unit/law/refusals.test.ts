import { describe, expect, it } from 'vitest';
import { domainSources } from '../../support/domain-sources.ts';

/* Every reason that the domain can give against a command, read off its sources. */

interface Given {
  readonly code: string;
  readonly path: string;
  /** What the reason is made of: the second argument, as it is written */
  readonly words: string;
}

/** Reasons about ids, days, repetitions and the form of a request: no article speaks of them. */
const formal = [
  'APPROVAL_DAY',
  'BEGINNING_VOIDED',
  'CHECKLIST_EXISTS',
  'CLASS_TAKEN',
  'CONSULTATION_EXISTS',
  'DATE_IN_FUTURE',
  'DOCUMENT_NUMBER_TAKEN',
  'DUE_DATE_MOVED',
  'DUTY_UNKNOWN',
  'EXERCISE_EXISTS',
  'EXERCISE_UNKNOWN',
  'FINDING_EXISTS',
  'FINDING_UNKNOWN',
  'FOLLOWS_FROM_DECISION',
  'ID_TAKEN',
  'INSPECTION_EXISTS',
  'INSPECTION_UNKNOWN',
  'ITEM_UNKNOWN',
  'LEAVE_OVER',
  'NAME_TAKEN',
  'NAME_UNCHANGED',
  'NEVER_SENT',
  'NOTHING_STATED',
  'NOT_A_COLLEAGUE',
  'NOT_SENT',
  'NOT_THE_RECIPIENT',
  'NO_ADDRESS',
  'NO_RULE',
  'NO_SUCH_REMINDER',
  'OPINION_EXISTS',
  'ORGANISATION_EXISTS',
  'PLAN_ENDED',
  'PLAN_EXISTS',
  'PLAN_ID_CHANGED',
  'PLAN_UNKNOWN',
  'PROGRAMME_UNKNOWN',
  'REPEATED',
  'REPLACEMENT_MALFORMED',
  'REVISION_IN_WORK',
  'SNOOZE_NOT_LATER',
  'SNOOZE_TOO_LONG',
  'STEP_FIRM',
  'SUCCESSOR_NOT_IN_FORCE',
  'SUGGESTION_EXISTS',
  'SUGGESTION_UNKNOWN',
  'TARGET_UNKNOWN',
  'VERSION_OUT_OF_ORDER',
];

const CALL = /\b(?:invalid|conflict|forbidden|undetermined|notFound)\(\s*('([A-Z_]+)'|code),/g;

/** Everything up to the bracket that closes the call. */
function argumentsOf(text: string, from: number): string {
  let depth = 0;
  for (let at = text.indexOf('(', from); at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return text.slice(from, at);
  }
  throw new Error('a call without an end');
}

const calls: readonly Given[] = domainSources.flatMap(({ path, text }) =>
  [...text.matchAll(CALL)].map((call) => ({
    code: call[2] ?? 'code',
    path,
    words: argumentsOf(text, call.index).replace(/^[^{]*/, ''),
  })),
);
const named = calls.filter(({ code }) => code !== 'code');

describe('a reason for a refusal', () => {
  it('is found in the sources: more than two hundred of them', () => {
    expect(new Set(named.map(({ code }) => code)).size).toBeGreaterThan(200);
    // Two of them take their code from a table of their own.
    expect(calls.filter(({ code }) => code === 'code').map(({ path }) => path)).toEqual([
      'plan/decide/answer-filing.ts',
      'plan/decide/document-number.ts',
    ]);
  });

  it('says in Chinese and in English what is wrong', () => {
    const wordless = calls.filter(({ words }) => !/\bzh\b/.test(words) || !/\ben\b/.test(words));
    expect(wordless).toEqual([]);
    // Where the words stand in place, the Chinese ones are Chinese and the English ones are English.
    for (const { code, words } of calls) {
      const [, zh] = /\bzh: ['`]([^'`]*)['`]/.exec(words) ?? [];
      const [, en] = /\ben: ['`]([^'`]*)['`]/.exec(words) ?? [];
      if (zh !== undefined) expect(zh, code).toMatch(/[一-鿿]/);
      if (en !== undefined) expect(en, code).toMatch(/[a-z]{2}/);
    }
  });

  it('names the article that it rests on, unless it is about ids, days and form', () => {
    const withArticle = new Set(
      calls.flatMap(({ code, words }) => (/\barticle\b|\.\.\.words\b/.test(words) ? code : [])),
    );
    const without = new Set(named.map(({ code }) => code).filter((code) => !withArticle.has(code)));
    expect([...without].toSorted()).toEqual(formal);
  });
});
