/** A route that matches a request, with what its variables stand for. */
export interface Match<T> {
  readonly route: T;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Compiled<T> {
  readonly route: T;
  readonly method: string;
  readonly segments: readonly string[];
  /** Higher first */
  readonly rank: readonly number[];
}

/**
 * Route keys (`GET /v1/{proxy+}`, `ANY /x/{id}`, `$default`) with the precedence of API Gateway: all segments given
 * exactly, then single variables, then a greedy one, then `$default`; a method before `ANY`.
 */
export class Routes<T extends { readonly key: string }> {
  private readonly compiled: readonly Compiled<T>[];
  private readonly fallback: T | undefined;

  constructor(routes: readonly T[]) {
    this.fallback = routes.find((route) => route.key === '$default');
    this.compiled = routes
      .filter((route) => route.key !== '$default')
      .map(compile)
      .sort((left, right) => compareRanks(right.rank, left.rank));
  }

  /** `path` as the client sent it, without query. */
  match(method: string, path: string): Match<T> | undefined {
    const given = path.split('/').slice(1);
    for (const { route, method: wanted, segments } of this.compiled) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const parameters = matchSegments(segments, given);
      if (parameters) return { route, parameters };
    }
    return this.fallback && { route: this.fallback, parameters: {} };
  }
}

function compile<T extends { readonly key: string }>(route: T): Compiled<T> {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const rank = [...segments.map(rankOf), method === 'ANY' ? 0 : 1];
  return { route, method, segments, rank };
}

function rankOf(segment: string): number {
  if (isGreedy(segment)) return 1;
  return isVariable(segment) ? 2 : 3;
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(
  segments: readonly string[],
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const last = segments.at(-1) ?? '';
  const exact = isGreedy(last) ? segments.slice(0, -1) : segments;
  if (!exact.every((segment, index) => fits(segment, given[index]))) return undefined;
  const parameters = Object.fromEntries(
    exact.flatMap((segment, index) =>
      isVariable(segment) ? [[segment.slice(1, -1), decoded(given[index] ?? '')]] : [],
    ),
  );
  if (!isGreedy(last)) return given.length === segments.length ? parameters : undefined;
  const rest = given.slice(exact.length).join('/');
  return rest === '' ? undefined : { ...parameters, [last.slice(1, -2)]: decoded(rest) };
}

function fits(segment: string, part: string | undefined): boolean {
  return isVariable(segment) ? part !== undefined && part !== '' : part === segment;
}

function isGreedy(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('+}');
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
