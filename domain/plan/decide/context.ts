import type { CivilDate } from '../../../events/civil-date.ts';
import type { Actor } from '../../../events/commit.ts';
import type { PersonId, PlanId } from '../../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../../events/recorded-event.ts';
import type { WorkingCalendar } from '../../calendar/types.ts';
import type { ExpertState } from '../../expert/state.ts';
import type { Registry } from '../../organisation/organisation.ts';
import type { Decision } from '../../refusal.ts';
import type { Rulebook } from '../../rulebook/types.ts';
import type { PlanState, PlanStatus } from '../state.ts';

/** What a plan shows to the decisions about other plans. */
export interface OtherPlan {
  readonly status: PlanStatus;
  /** Day on which its version in force was issued */
  readonly issuedOn?: CivilDate;
  /** 上位预案 */
  readonly parentPlan?: PlanId;
}

/** Everything a decision may look at beside the plan's own state: the law, the registry, and a few facts of the ledger. */
export interface PlanContext {
  /** The plan that the command is about; for a new plan the id it will have */
  readonly planId: PlanId;
  /** Today in Asia/Shanghai */
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly rulebook: Rulebook;
  /** As the ledger knows it on that day */
  readonly calendar: WorkingCalendar;
  readonly registry: Registry;
  /** All events of the plan's own stream; only corrections look at it */
  readonly history: readonly RecordedEvent[];
  /** Another plan than `except` that holds a document number. Knows what `lookupsOf` names; undefined for the rest. */
  readonly documentNumberHolder: (documentNo: string, except: PlanId) => PlanId | undefined;
  /** Another plan of this ledger. Knows what `lookupsOf` names and what stands above it; undefined for the rest. */
  readonly otherPlan: (id: PlanId) => OtherPlan | undefined;
  /** An expert of the district's pool (第四十八条). Knows what `lookupsOf` names; undefined for the rest. */
  readonly expert: (id: PersonId) => ExpertState | undefined;
}

/** Events to record, or everything that stands against it. */
export type PlanDecision = Decision<readonly NewEvent[]>;

export type Decide<Command> = (
  state: PlanState | undefined,
  command: Command,
  context: PlanContext,
) => PlanDecision;
