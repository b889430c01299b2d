import type * as z from 'zod';
import type { RedactionGround } from '../../events/audit-events.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId } from '../../events/identifiers.ts';

/** A request to take a body out of the ledger, and what became of it. */
export interface RedactionRequest {
  /** The event that records it, and its name */
  readonly request: EventId;
  readonly target: EventId;
  readonly ground: z.infer<typeof RedactionGround>;
  readonly reason: string;
  readonly on: CivilDate;
  /** Who asked: the other person is somebody else */
  readonly by: string;
  readonly outcome: 'PENDING' | 'REFUSED' | 'APPROVED' | 'CARRIED_OUT';
}

/** What the ledger says of its own proof. */
export interface AuditState {
  readonly requests: readonly RedactionRequest[];
  /** The key that signs checkpoints, once it was changed */
  readonly key?: string | undefined;
}
