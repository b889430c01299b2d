import type { ReviewGate } from '../../events/plan-events.ts';
import type { AggregateKind } from '../aggregate/aggregate.ts';
import type { AuditCommandName } from '../audit/audit-commands.ts';
import type { exerciseCommands } from '../exercise/decide.ts';
import type { expertCommands } from '../expert/decide.ts';
import type { checklistCommands, inspectionCommands } from '../inspection/inspection-commands.ts';
import type { lawCommands } from '../law/law-commands.ts';
import type { organisationCommands } from '../organisation/decide.ts';
import type { OrganisationLifeCommandName } from '../organisation/organisation-life-commands.ts';
import type { PlanCommandName } from '../plan/plan-commands.ts';
import type { programmeCommands } from '../programme/decide.ts';
import type { Bilingual } from '../refusal.ts';
import type { SuggestionCommandName } from '../suggestion/decide.ts';
import type { Relation } from './relations.ts';
import type { Role } from './roles.ts';

/** Everything that can be done and not only read. */
export type CommandName =
  | PlanCommandName
  | keyof typeof organisationCommands
  | keyof typeof checklistCommands
  | keyof typeof inspectionCommands
  | keyof typeof lawCommands
  | OrganisationLifeCommandName
  | SuggestionCommandName
  | keyof typeof exerciseCommands
  | keyof typeof programmeCommands
  | keyof typeof expertCommands
  | AuditCommandName
  | `correct-${AggregateKind}`;

/** One line of the table: any of the roles, with all of the relations, may give the commands, because. */
export interface AccessRule extends Bilingual {
  readonly commands: readonly CommandName[];
  /** For `review`: the gates the line is about */
  readonly gates?: readonly ReviewGate[];
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly article: string;
}
