import type { PlanView } from '../../domain/view/types.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { type LedgerId, PlanId, planStream, type StreamId } from '../../events/identifiers.ts';
import { Problem } from '../shared/http/problem.ts';
import { registerSk } from '../shared/views/view-keys.ts';
import type { Keyed, ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { planViewsAt } from './plan-views-at.ts';

/** Rows read from the index at a time. */
const INDEX_PAGE = 200;
/** Commits since a list was begun that are looked through for plans that moved; after more of them it begins anew. */
const MAX_COMMITS_SINCE = 2_000;

export interface RegisterRequest {
  readonly ledger: LedgerId;
  readonly served: ServedViews;
  /** Position of the ledger that every page of the list speaks of */
  readonly position: number;
  /** Day of the request: the calendar as it is known now */
  readonly knownOn: CivilDate;
  /** Beginning of the index keys to list: form, or form and status */
  readonly prefix: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly isWanted: (view: PlanView) => boolean;
}

export interface RegisterPage {
  readonly views: readonly PlanView[];
  /** Key after which the next page begins; absent on the last page */
  readonly next?: string;
}

/**
 * One page of the register as it stood at a position. The index moves under writes (a plan's key holds its status and
 * its title), so a list read by keys alone would show a plan twice or never. Therefore every plan with a commit after
 * the position is left out of what the index says, and put back where it stood then, folded from the ledger. The ledger
 * is read after the index: whatever the index can have seen of the future is known by then.
 */
export async function registerPage(deps: QueryDependencies, request: RegisterRequest): Promise<RegisterPage> {
  const { rows, end } = await indexRows(deps, request);
  const moved = await movedSince(deps, request.ledger, request.position);
  const still = rows.filter((row) => !moved.has(planStream(row.view.state.planId)));
  const then = await Promise.all([...moved].map((stream) => rowAt(deps, request, stream)));
  const within = (key: string): boolean =>
    key.startsWith(request.prefix) &&
    (request.after === undefined || compare(key, request.after) > 0) &&
    (end === undefined || compare(key, end) <= 0);
  const back = then
    .filter((row) => row !== undefined)
    .filter((row) => within(row.key) && request.isWanted(row.view));
  const page = [...still, ...back].sort((a, b) => compare(a.key, b.key));
  const shown = page.slice(0, request.limit);
  const next = page.length > request.limit ? shown.at(-1)?.key : end;
  return { views: shown.map((row) => row.view), ...(next !== undefined && { next }) };
}

/** Wanted rows after `after`, enough for a page; `end` is the key up to which the index was read, absent at its end. */
async function indexRows({ views }: QueryDependencies, request: RegisterRequest) {
  const rows: Keyed<PlanView>[] = [];
  let after = request.after;
  do {
    const page = await views.register(request.served, { prefix: request.prefix, after, limit: INDEX_PAGE });
    rows.push(...page.items.filter((item) => request.isWanted(item.view)));
    after = page.next;
  } while (after !== undefined && rows.length < request.limit);
  return { rows, end: after };
}

async function movedSince(
  { ledger }: QueryDependencies,
  id: LedgerId,
  position: number,
): Promise<Set<StreamId>> {
  const moved = new Set<StreamId>();
  let seen = 0;
  for await (const commit of ledger.read(id, { after: position })) {
    if (++seen > MAX_COMMITS_SINCE) throw cursorTooOld();
    if (commit.stream.startsWith('plan:')) moved.add(commit.stream);
  }
  return moved;
}

async function rowAt(deps: QueryDependencies, request: RegisterRequest, stream: StreamId) {
  const planId = PlanId.parse(stream.slice('plan:'.length));
  const { ledger, position, knownOn } = request;
  const view = (await planViewsAt(deps, ledger, planId, { position, knownOn }))?.plan;
  return view && { key: registerSk(view), view };
}

const cursorTooOld = () =>
  new Problem('invalid-request', [
    {
      code: 'CURSOR_TOO_OLD',
      parameter: 'cursor',
      zh: '列表开始以来台账变化过多，请从头翻页',
      en: 'too much has happened since the list was begun: begin at the first page',
    },
  ]);

/** Order of the index: by the bytes of UTF-8, which is not the order of JavaScript's strings. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
