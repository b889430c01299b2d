import { EvidenceKind } from '../../../events/drafting-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { correspondingDay, dateOf, ordinalOf } from '../../calendar/ordinal.ts';
import { notInFuture } from '../../decision/dates.ts';
import type { Bilingual } from '../../refusal.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanVersion } from '../state.ts';
import { beingMade } from './being-made.ts';
import type { EvidenceFact } from './state.ts';

/** 第十三条: the day is that of the report, which may well lie before drafting began. */
export const checkEvidenceAttached: Check<'EvidenceAttached'> = (state, { body, occurredOn }, context) => [
  ...beingMade(state, body.version),
  ...notInFuture(occurredOn, context.today),
];

export const decideAttachEvidence = decideOfVersion('EvidenceAttached', checkEvidenceAttached);

export const evidenceNames: Readonly<Record<EvidenceKind, Bilingual>> = {
  RISK_ASSESSMENT: { zh: '风险评估', en: 'risk assessment (风险评估)' },
  RESOURCE_SURVEY: { zh: '资源调查', en: 'resource survey (资源调查)' },
  CASE_ANALYSIS: { zh: '案例分析', en: 'case analysis (案例分析)' },
};

/** The report of a kind that the version stands on: the one attached last. */
export const evidenceOf = (version: PlanVersion, kind: EvidenceKind): EvidenceFact | undefined =>
  version.making?.evidence.findLast((one) => one.evidence === kind);

export type Warnings = NonNullable<NewEvent<'SubmittedForApproval'>['body']['warnings']>;

/**
 * Reports that are old on the day of submission (G28). The text names no age, so nothing is blocked. The warning is
 * written into the submission, because that is what reviewers read (第二十五条第（四）项), and because an age changes with
 * the day: the ledger keeps what was to be known on the day that counts, and no view depends on today.
 */
export function oldEvidence(
  version: PlanVersion,
  on: NewEvent['occurredOn'],
  { rulebook }: PlanContext,
): Warnings {
  const months = rulebook.policies.evidenceMonths;
  if (months === 0) return [];
  return EvidenceKind.options.flatMap((kind) => {
    const reported = evidenceOf(version, kind)?.on;
    if (reported === undefined || on <= dateOf(correspondingDay(ordinalOf(reported), months))) return [];
    const { zh, en } = evidenceNames[kind];
    return [
      {
        code: 'EVIDENCE_OLD',
        zh: `${zh}（${reported}）距送审已超过 ${months} 个月`,
        en: `the ${en} of ${reported} was more than ${months} months old on the day of submission`,
      },
    ];
  });
}
