import type { NewEvent } from '../../../events/recorded-event.ts';
import { type EarlierFact, notBefore } from '../../decision/dates.ts';
import { conflict, type Fault } from '../../decision/fault.ts';
import { nameOf } from '../../organisation/known-organisations.ts';
import { checklistsOf } from '../../rulebook/checklists.ts';
import type { ContentChecklist, Requirement } from '../../rulebook/types.ts';
import type { PlanContext } from '../decide/context.ts';
import type { Procedure } from '../decide/gates.ts';
import { attributeUnknown } from '../decide/law.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { closedInWriting, notConsulted, openConsultations } from './consultation.ts';
import { lastCheck } from './content.ts';
import { evidenceNames, evidenceOf } from './evidence.ts';
import { majorDecisionFaults } from './major-decision.ts';

/**
 * Everything that a text still lacks before it goes in for approval (第十三、十五至二十三条), each with its article. What is
 * required of which kind stands in its approval row; a minor revision needs none of it (第四十三条).
 */
export function readinessFaults(
  state: PlanState,
  version: PlanVersion,
  { occurredOn }: NewEvent<'SubmittedForApproval'>,
  { row, simplified }: Procedure,
  context: PlanContext,
): Fault[] {
  if (simplified) return [];
  return [
    ...row.preparation.flatMap((requirement) => unmet(requirement, state, version, context)),
    ...openConsultations(version).map(({ consultationId, closesOn }) =>
      conflict('CONSULTATION_OPEN', {
        article: '第二十三条',
        zh: `征求意见“${consultationId}”（截止 ${closesOn}）尚未结束`,
        en: `the consultation "${consultationId}" (until ${closesOn}) has not been closed`,
      }),
    ),
    ...majorDecisionFaults(version, context),
    ...notBefore(occurredOn, factsOfMaking(version)),
  ];
}

function unmet(
  requirement: Requirement,
  state: PlanState,
  version: PlanVersion,
  context: PlanContext,
): Fault[] {
  const { article } = requirement;
  switch (requirement.needs) {
    case 'EVIDENCE': {
      const { zh, en } = evidenceNames[requirement.evidence];
      if (evidenceOf(version, requirement.evidence)) return [];
      return [conflict('EVIDENCE_MISSING', { article, zh: `尚未附${zh}`, en: `there is no ${en}` })];
    }
    case 'HANDBOOK':
      if (version.making?.handbooks.some(({ handbook }) => handbook === 'HANDBOOK')) return [];
      return [
        conflict('HANDBOOK_MISSING', {
          article,
          zh: '尚未附配套应急工作手册',
          en: 'there is no operations handbook (应急工作手册) with the plan',
        }),
      ];
    case 'CONTENT_CHECK':
      return contentFaults(state, version, context);
    case 'DUTY_BODIES_CONSULTED':
      return notConsulted(state, version, context).map((body) =>
        conflict('DUTY_BODY_NOT_CONSULTED', {
          article,
          zh: `预案涉及${nameOf(context.registry, body)}的职责，须书面征求其意见并结束征求`,
          en: `the plan gives duties to ${nameOf(context.registry, body)}, which must be consulted in writing, and that closed`,
        }),
      );
  }
}

function contentFaults({ attributes }: PlanState, version: PlanVersion, { rulebook }: PlanContext): Fault[] {
  const { checklists, missing } = checklistsOf(rulebook, attributes);
  return [...missing.map(attributeUnknown), ...checklists.flatMap((checklist) => gapsIn(checklist, version))];
}

/** What the last going-through of a checklist found missing, unless the text may leave it out. */
function gapsIn({ id, article, text, elements }: ContentChecklist, version: PlanVersion): Fault[] {
  const check = lastCheck(version, id);
  if (!check)
    return [
      conflict('CONTENT_NOT_CHECKED', {
        article,
        zh: `尚未按“${text.zh}”（${id}）核对内容要素`,
        en: `the contents were not checked against "${text.en}" (${id})`,
      }),
    ];
  if (check.simplifiedBecause !== undefined) return [];
  const absent = new Set(check.items.filter(({ present }) => !present).map(({ element }) => element));
  return elements
    .filter(({ element, advisory }) => !advisory && absent.has(element))
    .map(({ element, article: basis, zh, en }) =>
      conflict('ELEMENT_MISSING', {
        article: basis,
        zh: `文本缺少要素：${zh}（${element}）`,
        en: `the text lacks an element: ${en} (${element})`,
      }),
    );
}

/** A package rests on what was there when it went in. */
const factsOfMaking = ({ making }: PlanVersion): EarlierFact[] => [
  ...(making?.evidence ?? []).map(({ evidence, on }) => ({
    on,
    zh: `${evidenceNames[evidence].zh}之日`,
    en: `the day of the ${evidenceNames[evidence].en}`,
    article: '第十三条',
  })),
  {
    on: making?.handbooks.at(-1)?.on,
    zh: '附应急工作手册之日',
    en: 'the day the handbook was attached',
    article: '第二十条',
  },
  {
    on: making?.contentChecks.at(-1)?.on,
    zh: '核对内容要素之日',
    en: 'the day the contents were checked',
    article: '第十五至十九条',
  },
  ...(making?.consultations ?? []).map(({ consultationId, closed }) => ({
    on: closed?.on,
    zh: `征求意见“${consultationId}”结束之日`,
    en: `the day the consultation "${consultationId}" was closed`,
    article: '第二十三条',
  })),
];

/** 书面征求意见 counts as done once it was carried to its end (第二十三条、第二十七条第（一）项). */
export function writtenConsultationDone(
  version: PlanVersion,
  { body, occurredOn }: NewEvent<'ReviewRecorded'>,
): Fault[] {
  if (body.gate !== 'WRITTEN_CONSULTATION' || body.outcome !== 'PASSED') return [];
  const open = openConsultations(version).some(({ manner }) => manner === 'WRITTEN');
  const done = closedInWriting(version);
  if (open || done.length === 0)
    return [
      conflict('CONSULTATION_NOT_CLOSED', {
        pointer: '/gate',
        article: '第二十三条、第二十七条第（一）项',
        zh: '书面征求意见尚未进行或者尚未结束，不能记为通过',
        en: 'no written consultation was held and closed, so the gate is not passed',
      }),
    ];
  return notBefore(
    occurredOn,
    done.map(({ closed }) => ({
      on: closed?.on,
      zh: '书面征求意见结束之日',
      en: 'the day the written consultation was closed',
      article: '第二十三条',
    })),
  );
}
