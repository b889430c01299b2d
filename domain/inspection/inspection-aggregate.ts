import type { ChecklistId, InspectionId, OrganisationId } from '../../events/identifiers.ts';
import type { Aggregate, AggregateLookups } from '../aggregate/aggregate.ts';
import { evolveInspection, foldInspection } from './evolve.ts';
import { inspectionCommands } from './inspection-commands.ts';
import { type InspectionState, inspectionStatus } from './state.ts';

/** What the bodies of commands say about what else is to be read, and for whom they act. */
interface Said {
  readonly checklist?: { readonly checklistId: ChecklistId };
  readonly inFavourOf?: InspectionId;
  readonly earlier?: { readonly inspection: InspectionId };
  readonly inspectors?: readonly OrganisationId[];
}

/** 检查任务 as ledger, API and views treat it. */
export const inspectionAggregate: Aggregate<InspectionState> = {
  kind: 'inspection',
  collection: 'inspections',
  names: { zh: '监督检查', en: 'Inspections' },
  article: '第四十六条',
  commands: inspectionCommands,
  begins: ['plan-inspection'],
  recordedBy: {
    InspectionPlanned: ['plan-inspection'],
    InspectionCoded: ['code-inspection'],
    InspectionScanned: ['scan'],
    InspectionOpened: ['open-inspection'],
    InspectionCancelled: ['cancel-inspection'],
    InspectionItemChecked: ['check-item'],
    FindingRecorded: ['record-finding'],
    RectificationReported: ['report-rectification'],
    RectificationVerified: ['verify-rectification'],
    InspectionClosed: ['close-inspection'],
  },
  fold: foldInspection,
  evolve: evolveInspection,
  lookups,
  acts: (command, body, state, actor) => [
    { actingBody: actingBody(command, body, state, actor.organisation) },
  ],
  summary: (state) => ({
    title: state.title,
    status: inspectionStatus(state),
    organisation: state.inspectee,
    plans: [],
    on: state.from,
  }),
};

/** The pinned checklist, and the other inspection that a command names. */
function lookups(state: InspectionState | undefined, command: object): AggregateLookups {
  const { checklist, inFavourOf, earlier }: Said = command;
  const checklistId = state?.checklist.checklistId ?? checklist?.checklistId;
  const inspections = [inFavourOf, earlier?.inspection].filter((id) => id !== undefined);
  return {
    plans: [],
    others: [
      ...(checklistId ? [{ kind: 'checklist' as const, id: checklistId }] : []),
      ...inspections.map((id) => ({ kind: 'inspection' as const, id })),
    ],
  };
}

/**
 * Whose act it is: the inspectee's where it reports its mending; on a scan the inspectee's or its own, whichever side the
 * person is on; and of several inspectors (综合查一次) the person's own organisation, where it is one of them.
 */
function actingBody(
  command: string,
  body: object,
  state: InspectionState | undefined,
  own: string,
): OrganisationId | undefined {
  if (command === 'report-rectification') return state?.inspectee;
  const { inspectors = state?.inspectors ?? [] }: Said = body;
  const mine = inspectors.find((id) => id === own);
  if (mine) return mine;
  return command === 'scan' ? state?.inspectee : inspectors[0];
}
