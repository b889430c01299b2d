import { mayRead } from '../../domain/access/may-read.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { Instant } from '../../events/civil-date.ts';
import { type PlanId, planStream } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import { ledgerUpTo } from '../shared/ledger/ledger-up-to.ts';
import type { ApiRequest, Operation, OperationHandlers } from '../shared/openapi/operation.ts';
import { MAX_FOLDED } from '../shared/views/past-views.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import { wholeList } from '../shared/views/whole-list.ts';
import type { QueryDependencies } from './dependencies.ts';
import { dayOf, type Freshness, freshFromLedger, readPoint } from './read-point.ts';

/*
 * Every question can be asked of the past: the ledger is folded up to the point, and the question is put to what comes
 * out, with the law, the calendar and the day of then. What a caller may not read as it stands now, he may not read of
 * the past either (第四十九条): that is decided by the present.
 */

export interface AskedOfThen {
  readonly asOf?: Instant | undefined;
  readonly position?: number | undefined;
}

/** A question put back to a point of the ledger. */
export interface KnownThen {
  readonly deps: QueryDependencies;
  /** The same caller, on the day of then */
  readonly request: ApiRequest;
  readonly freshness: Freshness;
}

/** Undefined when the present is asked for. Throws `invalid-request` when so much came before that no answer can wait for it. */
export async function knownThen(
  deps: QueryDependencies,
  request: ApiRequest,
  asked: AskedOfThen,
): Promise<KnownThen | undefined> {
  const { ledger } = request.caller;
  const point = await readPoint(deps.ledger, ledger, asked);
  if (!point) return undefined;
  if (point.position > MAX_FOLDED) throw tooLong(asked);
  const tail = await deps.ledger.tail(ledger);
  const today = dayOf(point, request);
  const law = await deps.laws.at(ledger, today, point.position);
  const views = await deps.past.at(ledger, point.position, law);
  const cut = ledgerUpTo(deps.ledger, {
    position: point.position,
    hash: '',
    ...(point.instant && { recordedAt: point.instant }),
  });
  const hidden = await hiddenNow(deps, request, views, tail.position);
  return {
    deps: { ...deps, views, ledger: cut, hidden },
    request: { ...request, today },
    freshness: freshFromLedger(ledger, tail, point),
  };
}

/** Plans of then that the caller may not read as they stand now, or that a correction has taken back since. */
async function hiddenNow(
  deps: QueryDependencies,
  { caller: { actor, ledger } }: ApiRequest,
  past: ViewReader,
  position: number,
): Promise<ReadonlySet<PlanId>> {
  const [then, live, registry] = await Promise.all([
    past.served(ledger).then((at) => wholeList((stretch) => past.register(at, stretch))),
    deps.views.served(ledger).then((at) => wholeList((stretch) => deps.views.register(at, stretch))),
    deps.facts.registryAt(ledger, position),
  ]);
  const known = new Map(live.map(({ state }) => [state.planId, state]));
  const hidden = new Set<PlanId>();
  for (const { planId } of then.map(({ state }) => state)) {
    const state = known.get(planId) ?? foldPlan((await deps.ledger.load(ledger, planStream(planId))).events);
    if (!state || !mayRead(actor, { state }, registry).ok) hidden.add(planId);
  }
  return hidden;
}

/**
 * The same questions, answered of the past too: those that are `named` are put to the folded ledger when they carry
 * `asOf` or `position`.
 */
export function ofThePast<T extends Readonly<Record<string, Operation>>, N extends keyof T>(
  deps: QueryDependencies,
  queriesOf: (deps: QueryDependencies) => OperationHandlers<T>,
  named: readonly N[],
): Pick<OperationHandlers<T>, N> {
  const present = queriesOf(deps);
  const answers = named.map((name) => {
    const handler: OperationHandlers<T>[N] = async (input, request) => {
      const then = await knownThen(deps, request as ApiRequest, input.query as AskedOfThen);
      if (!then) return present[name](input, request);
      const answer = await queriesOf(then.deps)[name](input, then.request as typeof request);
      return { ...answer, body: { ...(answer.body as object), ledger: then.freshness } };
    };
    return [name, handler] as const;
  });
  return Object.fromEntries(answers) as Pick<OperationHandlers<T>, N>;
}

/** The same for every question of a group. */
export const allOfThePast = <T extends Readonly<Record<string, Operation>>>(
  deps: QueryDependencies,
  queriesOf: (deps: QueryDependencies) => OperationHandlers<T>,
): OperationHandlers<T> => ofThePast(deps, queriesOf, Object.keys(queriesOf(deps)) as readonly (keyof T)[]);

const tooLong = ({ asOf }: AskedOfThen) =>
  problem(
    'invalid-request',
    'PAST_TOO_LONG',
    {
      zh: `所问时点之前已逾 ${MAX_FOLDED} 次提交，清单和汇总无法当场回溯；单件预案、单位及其他单件仍可按 asOf 或 position 查阅`,
      en: `more than ${MAX_FOLDED} commits came before: lists and figures can not be folded while you wait; a single plan, organisation or other item can still be asked for with asOf or position`,
    },
    { parameter: asOf === undefined ? 'position' : 'asOf' },
  );
