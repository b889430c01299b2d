import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { AccessFacts } from '../access/relations.ts';
import type { Aggregate } from '../aggregate/aggregate.ts';
import type { DraftProgrammeCommand } from './commands.ts';
import { programmeCommands } from './decide.ts';
import { evolveProgramme, foldProgramme } from './evolve.ts';
import type { ProgrammeState } from './state.ts';

type Draft = Pick<DraftProgrammeCommand, 'scope' | 'year' | 'preparedBy'>;

/** 应急预案制修订工作计划（第十二条） */
export const programmeAggregate: Aggregate<ProgrammeState> = {
  kind: 'programme',
  collection: 'programmes',
  names: { zh: '应急预案制修订工作计划', en: 'programme of plans' },
  article: '第十二条',
  commands: programmeCommands,
  begins: ['draft-programme'],
  recordedBy: {
    ProgrammeDrafted: ['draft-programme'],
    ProgrammeApproved: ['approve-programme'],
    ProgrammeCopied: ['copy-programme'],
    ProgrammeAmended: ['amend-programme'],
  },
  idOf: (command, actor) => {
    const draft = command as Draft;
    return draft.scope === 'DISTRICT'
      ? `district-${draft.year}`
      : `sector-${draft.year}-${preparerOf(draft, actor)}`;
  },
  fold: foldProgramme,
  evolve: evolveProgramme,
  lookups: (_, command) => {
    const { items = [] } = command as Partial<Pick<ProgrammeState, 'items'>>;
    return { plans: [...new Set(items.flatMap(({ plan }) => plan ?? []))], others: [] };
  },
  acts: (name, body, state, actor) => [act(name, body, state, actor)],
  summary: ({ scope, year, preparedBy, items, approval, amendments, draftedOn }) => ({
    title: `${year} 年${scope === 'DISTRICT' ? '本区' : '行业'}应急预案制修订工作计划`,
    status: approval ? 'APPROVED' : amendments.length > 0 ? 'AMENDED' : 'DRAFTED',
    organisation: preparedBy,
    plans: [...new Set(items.flatMap(({ plan }) => plan ?? []))],
    on: draftedOn,
  }),
};

const preparerOf = ({ preparedBy }: Draft, actor: Actor): OrganisationId =>
  preparedBy ?? (actor.organisation as OrganisationId);

/** A programme is its preparer's; the approval is an act of whoever approves. */
function act(name: string, body: object, state: ProgrammeState | undefined, actor: Actor): AccessFacts {
  const preparingBody = name === 'draft-programme' ? preparerOf(body as Draft, actor) : state?.preparedBy;
  const { by } = body as { readonly by?: OrganisationId };
  return { preparingBody, actingBody: by };
}
