import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { listed, livingOnes } from '../../organisation/known-organisations.ts';
import type { ApprovalRow } from '../../rulebook/types.ts';
import { jointAgrees } from '../decide/attributes.ts';
import type { PlanContext } from '../decide/context.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';

const ARTICLE = '第二十七条第（二）项';

export const decideRecordJointAgreement = decideOfVersion(
  'JointAgreementRecorded',
  checkJointAgreementRecorded,
);

/** 协商确定: agreed before the approval, between bodies of this district and of its neighbours (第九条). */
export function checkJointAgreementRecorded(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'JointAgreementRecorded'>,
  context: PlanContext,
): Fault[] {
  const { registry, today } = context;
  const lists = [
    ['/parties', body.parties],
    ['/approvers', body.approvers],
    ['/inNameOf', body.inNameOf],
  ] as const;
  return [
    ...atStage(state, body.version, ['DRAFTING', 'UNDER_REVIEW'], {
      article: ARTICLE,
      zh: '由谁审批在批准之前协商确定',
      en: 'who approves is agreed before the approval',
    }),
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [
      { on: versionOf(state, body.version)?.begunOn, zh: '开始编制之日', en: 'the day drafting began' },
    ]),
    ...lists.flatMap(([pointer, ids]) => [
      ...livingOnes(registry, listed(ids, pointer)),
      ...repeated(ids, (index) => `${pointer}/${index}`),
    ]),
    ...(state ? jointFaults(state, context) : []),
    ...bothSides(body, context),
  ];
}

/** The plan is a joint one, of this district and others, and the regions treat it as the kind that it is. */
function jointFaults({ attributes }: PlanState, { rulebook }: PlanContext): Fault[] {
  if (!attributes.joint)
    return [
      conflict('NOT_JOINT', {
        pointer: '/attributes/joint',
        article: '第九条',
        zh: '本预案不是联合应急预案，没有跨区协商',
        en: 'this is no joint plan; nothing is agreed between regions',
      }),
    ];
  return jointAgrees(attributes, rulebook.jurisdiction);
}

function bothSides(
  { parties }: NewEvent<'JointAgreementRecorded'>['body'],
  { registry }: PlanContext,
): Fault[] {
  const known = parties.map((id) => registry.find(id)).filter((one) => one !== undefined);
  if (known.length < parties.length) return [];
  const neighbours = known.filter((one) => one.class === 'NEIGHBOURING_BODY').length;
  if (neighbours > 0 && neighbours < known.length) return [];
  return [
    invalid('AGREEMENT_ONE_SIDED', {
      pointer: '/parties',
      article: '第九条',
      zh: '协商各方须既有本区政府或其部门，又有相邻区政府或其部门',
      en: 'the agreement is one between bodies of this district and bodies of a neighbouring one',
    }),
  ];
}

/** Nobody approves a joint plan before it is agreed who does. */
export function agreementMissing({ reviewing }: PlanVersion, { approvers, article }: ApprovalRow): Fault[] {
  const agreed = approvers.some(({ anyOf }) => anyOf.some(({ party }) => party === 'AGREED_APPROVERS'));
  if (!agreed || reviewing?.agreement) return [];
  return [
    conflict('AGREEMENT_MISSING', {
      article,
      zh: '联合应急预案由谁审批尚未协商确定，须先记录协商结果',
      en: 'the regions have not agreed on who approves the joint plan; record their agreement first',
    }),
  ];
}
