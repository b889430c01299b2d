import * as z from 'zod';
import { catalogue } from '../../../events/catalogue.ts';
import { CivilDate, Instant } from '../../../events/civil-date.ts';
import { bodyHash, CommitHeader, type SealedEvent, sealCommit, sealEvent } from '../../../events/commit.ts';
import { validateNewEvent } from '../../../events/decode.ts';
import { type HashSuite, toHex } from '../../../events/hash-suite.ts';
import { type CommitRow, MAX_STREAM_VERSION, streamVersionKey } from './commit-row.ts';
import type { AppendRequest, Tail } from './types.ts';

/** What a request says of itself, checked before anything is read or written: what enters the ledger stays in it. */
const Envelope = z.object({
  ...CommitHeader.pick({
    ledger: true,
    stream: true,
    commitId: true,
    actor: true,
    command: true,
    attachments: true,
  }).shape,
  expectedVersion: z
    .int()
    .min(0)
    .max(MAX_STREAM_VERSION - 1),
  readAt: z.int().min(0).optional(),
  now: Instant,
  events: z
    .array(z.object({ type: z.string(), occurredOn: CivilDate }))
    .min(1)
    .max(100),
});

/** A request that has been checked, with its events sealed once in `suite`: at another tail only the header is made anew. */
export interface Draft {
  readonly request: AppendRequest;
  readonly suite: HashSuite;
  readonly events: readonly SealedEvent[];
}

/** Length of the salt that keeps a redacted body from being guessed from its hash. */
export const SALT_BYTES = 16;

/** Throws ZodError or CanonicalError: whoever sends such a request is broken, its user is not at fault. */
export function draftOf(
  request: AppendRequest,
  randomBytes: (count: number) => Uint8Array,
  suite: HashSuite,
): Draft {
  Envelope.parse(request);
  const events = request.events.map((given) => {
    const { type, occurredOn, body } = validateNewEvent(given);
    return sealEvent(
      { type, schema: catalogue[type].schema, occurredOn, body },
      randomBytes(SALT_BYTES),
      suite,
    );
  });
  return { request, suite, events };
}

/** The row that puts `draft` right after `tail`. */
export function rowAfter(tail: Tail, draft: Draft, suite: HashSuite): CommitRow {
  const { request } = draft;
  const { ledger, stream, commitId, actor, command, attachments, now } = request;
  const position = tail.position + 1;
  const version = request.expectedVersion + 1;
  // Never earlier than the commit before: an instant is a prefix of positions.
  const recordedAt = tail.recordedAt !== undefined && tail.recordedAt > now ? tail.recordedAt : now;
  const stored = sealCommit(
    {
      ledger,
      position,
      stream,
      version,
      commitId,
      recordedAt,
      actor,
      command,
      ...(attachments === undefined ? {} : { attachments: [...attachments] }),
      prev: tail.hash,
    },
    eventsIn(suite, draft),
    suite,
  );
  return {
    ...stored,
    ledger,
    position,
    streamVersion: streamVersionKey(stream, version),
    commitId,
    recordedAt,
  };
}

/** Sealed again where the ledger turns out to be in another suite than new ones are. */
const eventsIn = (suite: HashSuite, draft: Draft): readonly SealedEvent[] =>
  suite.name === draft.suite.name
    ? draft.events
    : draft.events.map((event) => ({
        ...event,
        bodyHash: toHex(bodyHash(event.salt, event.body, suite)),
      }));
