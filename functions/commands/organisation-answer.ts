import { foldOrganisation } from '../../domain/view/organisation-views.ts';
import type { Answer } from '../shared/openapi/operation.ts';
import { commandHeaders } from '../shared/plan-answer.ts';
import type { ActOutcome } from './act.ts';

/** What a command did to an organisation: its entry in the registry as that commit left it, and the events. */
export function organisationAnswer({
  before,
  events,
  version,
  position,
  replayed,
  dryRun,
}: ActOutcome): Answer {
  return {
    ...(dryRun && { status: 200 }),
    headers: commandHeaders({ version, position, replayed }),
    body: {
      organisation: foldOrganisation([...before.events, ...events]),
      events,
      streamVersion: version,
      position,
      ...(dryRun && { dryRun }),
    },
  };
}
