import type { NewEvent } from '../../../events/recorded-event.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { knownOrganisations, nameOf } from '../../organisation/known-organisations.ts';
import { sameBody } from '../../organisation/successor.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { whileMade } from './being-made.ts';

type Group = NewEvent<'DraftingGroupFormed'>['body'];

/** 第十四条: formed as needed; whoever leads it answers for the body that prepares the plan. */
export const checkGroupFormed: Check<'DraftingGroupFormed'> = (state, event, context) => {
  const { body } = event;
  return [
    ...whileMade(state, event, context),
    ...knownOrganisations(context.registry, [
      { id: body.leaderOf, pointer: '/leaderOf' },
      ...body.members.map(({ organisation }, index) => ({
        id: organisation,
        pointer: `/members/${index}/organisation`,
      })),
    ]),
    ...(state ? leaderFits(state, body, context) : []),
    ...membersNamed(body),
    ...repeatedPeople(body),
  ];
};

export const decideFormGroup = decideOfVersion('DraftingGroupFormed', checkGroupFormed);

function leaderFits({ preparingBody }: PlanState, { leaderOf }: Group, { registry }: PlanContext): Fault[] {
  if (preparingBody && sameBody(registry, leaderOf, preparingBody)) return [];
  const [zh, en] = preparingBody
    ? [nameOf(registry, preparingBody), nameOf(registry, preparingBody)]
    : ['编制单位（未登记）', 'the preparing body (not recorded)'];
  return [
    invalid('LEADER_OF_ANOTHER_BODY', {
      pointer: '/leaderOf',
      article: '第十四条',
      zh: `组长由${zh}有关负责人担任`,
      en: `the group is led by somebody in charge at ${en}`,
    }),
  ];
}

const membersNamed = ({ members }: Group): Fault[] =>
  members.flatMap(({ person, organisation }, index) =>
    person !== undefined || organisation !== undefined
      ? []
      : [
          invalid('MEMBER_UNNAMED', {
            pointer: `/members/${index}`,
            article: '第十四条',
            zh: '成员须写明人员或者所在单位',
            en: 'a member is named by person, by organisation, or by both',
          }),
        ],
  );

/** The leader, and each member that is named, stand once. */
function repeatedPeople({ leader, members }: Group): Fault[] {
  const people = members.flatMap(({ person }, index) => (person === undefined ? [] : [{ person, index }]));
  return repeated([leader, ...people.map(({ person }) => person)], (place) =>
    place === 0 ? '/leader' : `/members/${people[place - 1]?.index}/person`,
  );
}
