import { civilDateAt } from '../../domain/calendar/zone.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import { registryOfViews } from '../../domain/view/organisation-views.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId, OrganisationId } from '../../events/identifiers.ts';
import type { People, Person } from '../shared/directory/people.ts';
import type { Jurisdictions } from '../shared/operations/jurisdictions.ts';
import type { Sweeps } from '../shared/operations/sweeps.ts';
import type { ReminderIndex } from '../shared/views/reminder-index.ts';
import type { ServedViews, ViewReader } from '../shared/views/view-reader.ts';
import { type IssuingTools, issueReminders } from './issue-reminders.ts';

export interface SweepTools extends IssuingTools {
  readonly jurisdictions: Jurisdictions;
  readonly sweeps: Pick<Sweeps, 'done'>;
  readonly views: Pick<ViewReader, 'served' | 'organisations' | 'bodyFacts'>;
  readonly due: Pick<ReminderIndex, 'due'>;
}

export interface SweepReport {
  readonly ledgers: number;
  /** Duties that had a reminder due */
  readonly looked: number;
  /** Reminders that this run put into the ledger */
  readonly issued: number;
}

/** Time to leave for what is begun, milliseconds. */
const MARGIN_MS = 10_000;

/** Some duties could not be worked on; all others were. The next run finds them again. */
export class SweepIncomplete extends AggregateError {
  override readonly name = 'SweepIncomplete';
  readonly report: SweepReport;
  constructor(report: SweepReport, errors: readonly unknown[]) {
    super(errors, `${errors.length} of ${report.looked} due duties could not be reminded of`);
    this.report = report;
  }
}

/**
 * Issues every reminder that has fallen due by today (the civil date of `now` in Asia/Shanghai), in every ledger. Reads
 * what is due and nothing else, however much there is; a day that was missed is made up for; run again, it finds nothing
 * left to do. Throws SweepIncomplete after doing what can be done.
 */
export async function sweep(
  tools: SweepTools,
  now: Instant,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
): Promise<SweepReport> {
  const errors: unknown[] = [];
  const total = { ledgers: 0, looked: 0, issued: 0 };
  for (const ledger of await tools.jurisdictions.all()) {
    total.ledgers++;
    const before = errors.length;
    try {
      await sweepLedger(
        { ...tools, people: remembering(tools.people) },
        ledger,
        now,
        timeLeft,
        total,
        errors,
      );
      if (errors.length === before) await tools.sweeps.done(ledger, now);
    } catch (error) {
      tools.log.error('ledger not swept', { alarm: 'SWEEP_FAILED', ledger, error });
      errors.push(error);
    }
  }
  if (errors.length) throw new SweepIncomplete(total, errors);
  return total;
}

async function sweepLedger(
  tools: SweepTools,
  ledger: LedgerId,
  now: Instant,
  timeLeft: () => number,
  total: { looked: number; issued: number },
  errors: unknown[],
): Promise<void> {
  const today = civilDateAt(now);
  const served = await tools.views.served(ledger);
  let registry: Registry | undefined;
  for await (const view of tools.due.due(served, today)) {
    if (timeLeft() < MARGIN_MS) throw new Error('time ran out; the next run goes on');
    registry ??= await registryOf(tools, served);
    total.looked++;
    try {
      total.issued += await issueReminders(tools, { of: ledger, registry, today, now }, view);
    } catch (error) {
      const { id } = view.obligation;
      tools.log.error('duty not reminded of', { alarm: 'SWEEP_FAILED', ledger, obligationId: id, error });
      errors.push(error);
    }
  }
}

const registryOf = async ({ views }: SweepTools, served: ServedViews): Promise<Registry> =>
  registryOfViews(await views.organisations(served));

/** The staff of an organisation is asked for once per run. */
function remembering(people: People): People {
  const staff = new Map<OrganisationId, Promise<readonly Person[]>>();
  return {
    ...people,
    of(ledger, organisation) {
      const known = staff.get(organisation) ?? people.of(ledger, organisation);
      staff.set(organisation, known);
      return known;
    },
  };
}
