import * as z from 'zod';
import { reason } from './fields.ts';
import { EventId } from './identifiers.ts';

/* What concerns the proof of the ledger itself: the keys of its checkpoints, and bodies that were taken out of it. */

/** A public key as C2SP signed notes hand it over: name, key id, base64 of type and key. */
const VerifierKey = z
  .string()
  .max(300)
  .regex(/^[!-*,-~]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/, { error: 'a verifier key' });

/**
 * Another key signs the checkpoints from now on. The old key covers this very event before it is put away, so that it
 * vouches for the new one. Occurred on: the day of the change.
 */
export const CheckpointKeyRotated = z.strictObject({ from: VerifierKey, to: VerifierKey, reason });

/** On which ground a body is taken out of the ledger. */
export const RedactionGround = z.enum([
  /** 个人信息保护法第四十七条：个人信息应当删除 */
  'PERSONAL_DATA',
  /** 第四十九条、保守国家秘密法：不应当进入本系统的内容 */
  'SECRET',
]);

/** Somebody asks that an event's body be taken out. Occurred on: the day of the request. */
export const RedactionRequested = z.strictObject({ target: EventId, ground: RedactionGround, reason });

/** Another person refused it. Occurred on: the day of the refusal. */
export const RedactionRefused = z.strictObject({ request: EventId, reason });

/**
 * Another person approved it: the body and its salt are deleted once a checkpoint covers this event. The commit, its hash
 * and its place stay. Occurred on: the day of the approval.
 */
export const BodyRedacted = z.strictObject({
  /** Event whose body is deleted */
  target: EventId,
  /** The request that was approved */
  request: EventId,
  ground: RedactionGround,
  reason,
});

/** Body and salt are gone from the ledger. Occurred on: the day they were deleted. */
export const RedactionCarriedOut = z.strictObject({ target: EventId });
