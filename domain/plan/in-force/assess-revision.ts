import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { repeated } from '../../decision/repeated.ts';
import type { Decide, PlanContext } from '../decide/context.ts';
import { classByHeads, classFits } from '../decide/revision.ts';
import { living } from '../decide/standing.ts';
import type { PlanState } from '../state.ts';

export const AssessRevisionCommand = life.RevisionAssessed.extend({
  revisionClass: life.RevisionAssessed.shape.revisionClass.meta({
    description:
      '需要修订的，不填则由涉及内容按第四十三条得出 · Where a revision is needed: follows from the changed heads when omitted',
  }),
  on,
}).meta({
  id: 'AssessRevisionCommand',
  description:
    '修订研判（第四十二条）：是否修订均须写明理由和签署人 · Decides whether a circumstance calls for a revision, with reason and signatory either way',
  example: {
    trigger: '17.0',
    needed: true,
    changedHeads: ['COMMAND_SYSTEM'],
    reason: '指挥部成员单位和职责调整',
    signatory: 'u-water-head',
    on: '2026-11-10',
  },
});
export type AssessRevisionCommand = z.output<typeof AssessRevisionCommand>;

export const decideAssessRevision: Decide<AssessRevisionCommand> = (
  state,
  { on, revisionClass, ...command },
  context,
) => {
  const { needed, changedHeads } = command;
  const becomes = revisionClass ?? (needed && changedHeads ? classByHeads(changedHeads) : undefined);
  const event: NewEvent<'RevisionAssessed'> = {
    type: 'RevisionAssessed',
    occurredOn: on ?? context.today,
    body: { ...command, ...(becomes && { revisionClass: becomes }) },
  };
  return settle([...living(state, context), ...checkRevisionAssessed(state, event, context)], [event]);
};

export function checkRevisionAssessed(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'RevisionAssessed'>,
  context: PlanContext,
): Fault[] {
  const trigger = state?.triggers.find((one) => one.event === body.trigger);
  const before = state?.inForce?.assessments.find((one) => one.trigger === body.trigger);
  return [
    ...(!state || trigger ? [] : [triggerUnknown(body.trigger)]),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: trigger?.on, zh: '情形出现之日', en: 'the day the circumstance arose', article: '第四十二条' },
    ]),
    ...(before ? [alreadyAssessed(before.on)] : []),
    ...(body.needed ? revisionDescribed(body) : nothingDescribed(body)),
  ];
}

type Assessment = NewEvent<'RevisionAssessed'>['body'];

/** 第四十三条: which contents will change, and a class that is not below them. */
function revisionDescribed({ revisionClass, changedHeads }: Assessment): Fault[] {
  if (!changedHeads)
    return [
      invalid('CHANGED_HEADS_MISSING', {
        pointer: '/changedHeads',
        article: '第四十三条',
        zh: '需要修订的，须写明涉及的内容',
        en: 'where a revision is needed, the contents it will change are named',
      }),
    ];
  return [
    ...repeated(changedHeads, (index) => `/changedHeads/${index}`),
    ...(revisionClass ? classFits({ revisionClass, changedHeads }) : [classMissing]),
  ];
}

/** Only a correction can leave the class out. */
const classMissing = invalid('REVISION_CLASS_MISSING', {
  pointer: '/revisionClass',
  article: '第四十三条',
  zh: '需要修订的，须写明重大修订（MAJOR）或一般修订（MINOR）',
  en: 'where a revision is needed, its class is named (MAJOR, MINOR)',
});

function nothingDescribed({ revisionClass, changedHeads }: Assessment): Fault[] {
  const named = [
    ...(revisionClass === undefined ? [] : ['/revisionClass']),
    ...(changedHeads === undefined ? [] : ['/changedHeads']),
  ];
  return named.map((pointer) =>
    invalid('NO_REVISION_TO_DESCRIBE', {
      pointer,
      article: '第四十二条',
      zh: '决定不修订的，不写修订类别和涉及内容',
      en: 'a decision not to revise has no class and no contents',
    }),
  );
}

const triggerUnknown = (id: string): Fault =>
  invalid('TRIGGER_UNKNOWN', {
    pointer: '/trigger',
    article: '第四十二条',
    zh: `本预案没有修订情形“${id}”`,
    en: `this plan has no circumstance "${id}" that calls for a revision`,
  });

const alreadyAssessed = (on: string): Fault =>
  conflict('TRIGGER_ALREADY_ASSESSED', {
    pointer: '/trigger',
    article: '第四十二条',
    zh: `该情形已于 ${on} 研判；有新情况的另行提出`,
    en: `the circumstance was decided on ${on}; a new one is raised by itself`,
  });
