import type { NewEvent } from '../../../events/recorded-event.ts';
import { notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { namesOf } from '../../organisation/known-organisations.ts';
import { attributesAgree, preparerFits } from '../decide/attributes.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import {
  approvalRuling,
  issuingNameRuling,
  partiesOf,
  rulingFaults,
  unresolvedFaults,
} from '../decide/law.ts';
import { atStage, numberInWork, versionOf } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

/**
 * 第十条: a plan that is to be managed as a district special or departmental plan is approved by the procedure of that form.
 * It is listed while a version is being drafted, and that version then goes the whole road; a text that was approved on
 * another road is revised first.
 */
export const checkPlanListed: Check<'PlanListed'> = (state, { body, occurredOn }, context) => {
  const after = { ...state?.attributes, form: body.listedAs };
  return [
    ...atStage(state, numberInWork(state), ['DRAFTING'], {
      article: '第十条',
      zh: '列入后须按相应程序批准：请在编制、修订期间列入',
      en: 'what is listed is approved by the procedure of its new form: list it while a version is drafted',
    }),
    ...notInFuture(occurredOn, context.today),
    ...(state ? [...listedByBureau(state, body, context), ...notListedYet(state, body)] : []),
    ...[...attributesAgree(after, context), ...preparerFits(after, state?.preparingBody, context)].map(
      asListed,
    ),
    ...rulingFaults([approvalRuling(after, context), issuingNameRuling(after, context)]),
  ];
};

export const decideList = decideAsStated('PlanListed', checkPlanListed);

type Listed = NewEvent<'PlanListed'>['body'];

/** The command has no attributes: what does not go together does not go with `listedAs`. */
const asListed = (fault: Fault): Fault => ({ ...fault, pointer: '/listedAs' });

/** 区应急管理部门明确区级应急预案体系构成（第十一条）. */
function listedByBureau(state: PlanState, { by }: Listed, context: PlanContext): Fault[] {
  const version = versionOf(state, numberInWork(state));
  if (!version) return [];
  const bureau = partiesOf({ party: 'CLASS', class: 'EMERGENCY_BUREAU' }, state, version, context);
  if (bureau.ids.includes(by)) return [];
  if (bureau.ids.length === 0) return unresolvedFaults(bureau, '/by', '第十一条第一款');
  return [
    invalid('NOT_THE_BUREAU', {
      pointer: '/by',
      article: '第十一条第一款',
      zh: `区级应急预案体系构成由${namesOf(context.registry, bureau.ids)}明确`,
      en: `${namesOf(context.registry, bureau.ids)} says which plans make up the district’s system`,
    }),
  ];
}

function notListedYet({ attributes }: PlanState, { listedAs }: Listed): Fault[] {
  if (attributes.form !== listedAs) return [];
  return [
    conflict('LISTED_ALREADY', {
      pointer: '/listedAs',
      article: '第十条',
      zh: `预案已按 ${listedAs} 管理`,
      en: `the plan is managed as ${listedAs} already`,
    }),
  ];
}
