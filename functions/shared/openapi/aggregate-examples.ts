import type { Aggregate } from '../../../domain/aggregate/aggregate.ts';

/** The item that the example of a kind's first command begins. */
export function exampleItem({ kind, names, begins, commands }: Aggregate) {
  const said = commands[begins[0] ?? '']?.schema.meta()?.['example'];
  return {
    id: `${kind}-5d1c0f7ab3e94c21d0aa`,
    title: names.zh,
    status: 'PLANNED',
    organisation: 'emergency-bureau',
    plans: [],
    on: '2026-11-24',
    streamVersion: 1,
    position: 65,
    updatedAt: '2026-11-24T02:10:00.000Z',
    state: { ...(said as object) },
  };
}

/** What stands in the ledger of it. */
export const exampleItemEvent = (
  { kind }: Aggregate,
  { id, position, updatedAt, on, state }: ReturnType<typeof exampleItem>,
) => ({
  id: `${position}.0`,
  type: beginnings[kind],
  schema: 1,
  occurredOn: on,
  recordedAt: updatedAt,
  actor: { id: 'drafter', organisation: 'emergency-bureau', roles: ['DRAFTER'] },
  stream: `${kind}:${id}`,
  version: 1,
  position,
  index: 0,
  body: state,
});

const beginnings: Readonly<Record<Aggregate['kind'], string>> = {
  programme: 'ProgrammeDrafted',
  exercise: 'ExercisePlanned',
  inspection: 'InspectionPlanned',
  checklist: 'ChecklistPublished',
  suggestion: 'SuggestionReceived',
  expert: 'ExpertRegistered',
  law: 'InterpretationIssued',
};
