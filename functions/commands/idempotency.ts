import { hash } from 'node:crypto';
import type { AggregateKind } from '../../domain/aggregate/aggregate.ts';
import { CanonicalError, canonicalise } from '../../events/canonical.ts';
import { CommitId, PlanId, type StreamId } from '../../events/identifiers.ts';
import { Problem } from '../shared/http/problem.ts';

/** What makes a retried request the same one. */
export interface RequestIdentity {
  readonly commitId: CommitId;
  /** SHA-256 of the command's canonical body, hex: a reused key with another body is told apart */
  readonly digest: string;
}

/** What is new has no stream yet; its id follows from the commit. */
export type Scope = StreamId | `new ${'plan' | AggregateKind}`;

/**
 * A key is the caller's own and belongs to one resource: the same key of two people, or on two plans, names two acts.
 * `body` is the body as it was sent, so that a later default of ours can't make an old request a new one.
 */
export function identityOf(act: {
  readonly actorId: string;
  readonly key: string;
  readonly scope: Scope;
  readonly body: unknown;
}): RequestIdentity {
  const commitId = sha256Hex(canonicalise([act.actorId, act.key, act.scope])).slice(0, 32);
  return { commitId: CommitId.parse(commitId), digest: sha256Hex(canonicalBody(act.body)) };
}

/** Id of the plan that a commit begins. */
export const planIdOf = (commitId: CommitId): PlanId => PlanId.parse(`p-${commitId.slice(0, 20)}`);

/** Id of the aggregate that a commit begins, where the command itself gives none. */
export const aggregateIdOf = (kind: AggregateKind, commitId: CommitId): string =>
  `${kind}-${commitId.slice(0, 20)}`;

const sha256Hex = (text: string): string => hash('sha256', text);

/** Only what has one canonical form can be recorded: fractions and broken text are refused with their place. */
function canonicalBody(body: unknown): string {
  try {
    return canonicalise(body);
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    throw new Problem('invalid-command', [
      {
        code: 'NOT_RECORDABLE',
        pointer: error.path,
        zh: '不能无歧义地记入台账（只接受整数和完整的 Unicode 文本）',
        en: `can not be recorded without ambiguity: ${error.reason}`,
      },
    ]);
  }
}
