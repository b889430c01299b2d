import type { OrganisationId, PlanId, ProgrammeId } from '../../events/identifiers.ts';
import type { AccessFacts } from '../access/relations.ts';
import type { Aggregate, AggregateContext, AggregateSummary } from '../aggregate/aggregate.ts';
import type { Decider } from '../decision/command.ts';
import { type ProgrammeContext, programmeCommands } from './decide.ts';
import { foldProgramme } from './evolve.ts';
import type { ProgrammeState } from './state.ts';

/** What commands of a programme say that others must know. */
interface Said {
  readonly scope?: ProgrammeState['scope'];
  readonly year?: number;
  readonly preparedBy?: OrganisationId;
  readonly by?: OrganisationId;
  readonly items?: ProgrammeState['items'];
}

/** A programme of plans to be made, revised or repealed (第十二条). */
export const programmeAggregate: Aggregate<ProgrammeState> = {
  kind: 'programme',
  collection: 'programmes',
  names: { zh: '工作计划', en: 'programmes' },
  article: '第十二条',
  commands: Object.fromEntries(
    Object.entries(programmeCommands).map(([name, command]) => [
      name,
      {
        ...command,
        decide: (state, body, context) =>
          (command.decide as Decider<ProgrammeState, unknown, ProgrammeContext>)(
            state,
            body,
            contextOf(context),
          ),
      },
    ]),
  ),
  begins: ['draft-programme'],
  idOf: ({ scope, year, preparedBy }: Said, actor) =>
    programmeIdOf(scope, year, preparedBy ?? (actor.organisation as OrganisationId)),
  fold: foldProgramme,
  lookups: (_state, { items }: Said) => ({ plans: plansIn(items ?? []), others: [] }),
  acts: (name, { preparedBy, by }: Said, state, actor): readonly AccessFacts[] => [
    {
      preparingBody: state?.preparedBy ?? preparedBy ?? (actor.organisation as OrganisationId),
      ...(name === 'approve-programme' && { actingBody: by }),
    },
  ],
  summary: ({ scope, year, preparedBy, items, approval, draftedOn, amendments }): AggregateSummary => ({
    title: `${year} 年${scope === 'DISTRICT' ? '本区' : '行业'}应急预案制修订工作计划`,
    status: approval ? 'APPROVED' : 'DRAFTED',
    organisation: preparedBy,
    plans: plansIn(items),
    on: approval?.on ?? amendments.at(-1)?.on ?? draftedOn,
  }),
};

/** One a year: the district's, and one of each body that prepares its own (第十二条). */
const programmeIdOf = (scope: string | undefined, year: number | undefined, preparedBy: OrganisationId) =>
  `${year}-${scope === 'DISTRICT' ? 'district' : preparedBy}`.slice(0, 63);

const plansIn = (items: ProgrammeState['items']): readonly PlanId[] => [
  ...new Set(items.flatMap(({ plan }) => (plan ? [plan] : []))),
];

/** A second one of the same year would have the same id: its decision finds the first in the state. */
const contextOf = ({ id, ...rest }: AggregateContext): ProgrammeContext => ({
  ...rest,
  programmeId: id as ProgrammeId,
  programmeOf: () => undefined,
});
