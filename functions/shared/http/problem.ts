import type { Bilingual, Reason, Refusal } from '../../../domain/refusal.ts';
import type { Locale } from './locale.ts';
import { type ProblemType, problemTypes } from './problem-types.ts';

/** A reason with the place in the request it speaks of: a pointer into the body, a parameter or a header. */
export interface RequestReason extends Reason {
  readonly parameter?: string;
  readonly header?: string;
}

interface ProblemOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document (RFC 9457, 3.2), for example `changes` of a stale If-Match */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A "no" on its way to the caller. Thrown by handlers, written as `application/problem+json` by the middleware. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemType;
  readonly reasons: readonly [RequestReason, ...RequestReason[]];
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    type: ProblemType,
    reasons: readonly [RequestReason, ...RequestReason[]],
    options: ProblemOptions = {},
  ) {
    super(`${type}: ${reasons.map((reason) => reason.code).join(', ')}`, { cause: options.cause });
    this.type = type;
    this.reasons = reasons;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }

  get status(): number {
    return problemTypes[this.type].status;
  }
}

const typeOfRefusal = {
  INVALID: 'invalid-command',
  CONFLICT: 'conflict',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  UNDETERMINED: 'undetermined',
} as const satisfies Record<Refusal['kind'], ProblemType>;

/** The domain's refusal as a problem: every reason, none added. */
export const refused = (refusal: Refusal, options: ProblemOptions = {}): Problem =>
  new Problem(typeOfRefusal[refusal.kind], refusal.reasons, options);

/** A problem with one reason. */
export const problem = (
  type: ProblemType,
  code: string,
  text: Bilingual,
  options: ProblemOptions & Pick<RequestReason, 'pointer' | 'parameter' | 'header' | 'article'> = {},
): Problem => {
  const { headers, members, cause, ...where } = options;
  return new Problem(type, [{ code, ...text, ...where }], {
    ...(headers && { headers }),
    ...(members && { members }),
    cause,
  });
};

const separator = { zh: '；', en: '; ' } as const satisfies Record<Locale, string>;

/**
 * The document of RFC 9457. `type` names the kind of problem and can be looked up on the documentation page; `code` and
 * `article` are those of the leading reason; `errors` holds every reason.
 */
export function problemDocument(
  problem: Problem,
  at: { readonly locale: Locale; readonly instance: string; readonly traceId: string },
): Record<string, unknown> {
  const [leading] = problem.reasons;
  return {
    type: `/docs#${problem.type}`,
    title: problemTypes[problem.type].title[at.locale],
    status: problem.status,
    detail: problem.reasons.map((reason) => reason[at.locale]).join(separator[at.locale]),
    instance: at.instance,
    code: leading.code,
    ...(leading.article && { article: leading.article }),
    errors: problem.reasons.map((reason) => ({
      ...(reason.pointer !== undefined && { pointer: reason.pointer }),
      ...(reason.parameter && { parameter: reason.parameter }),
      ...(reason.header && { header: reason.header }),
      code: reason.code,
      ...(reason.article && { article: reason.article }),
      detail: reason[at.locale],
    })),
    ...problem.members,
    traceId: at.traceId,
  };
}
