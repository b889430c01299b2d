import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../domain/reminder/preferences.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  OrganisationId,
  organisationStream,
  PersonId,
  PlanId,
  planStream,
  reminderStream,
} from '../../../events/identifiers.ts';
import { deliverBatch } from '../../../functions/notifier/deliver-batch.ts';
import { rebuildViews } from '../../../functions/projector/rebuild.ts';
import { busEventsOf } from '../../../functions/shared/bus-event.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { departmental, special, upTo } from '../../support/stories.ts';

const WATER = OrganisationId.parse('water-bureau');
const HOUSING = OrganisationId.parse('housing-commission');
const MANAGER = 'o.water-bureau.SJS-47.c1';

let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.change('drafter', { preferences: { ...DEFAULT_PREFERENCES, digest: false } });
  await district.person('head', 'water-bureau', 'HEAD');
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(async () => {
  await relay.stop();
  await district.close();
});

const duties = async (organisation = WATER) => {
  const served = await district.reader.served(SHIJINGSHAN);
  const views = await district.reader.bodyObligations(served, organisation);
  return Object.fromEntries(views.map(({ obligation }) => [obligation.id, obligation.state.status]));
};
const run = (day: string) => sweep({ ...district, views: district.reader }, instant(`${day}T00:30:00.000Z`));
const issued = async (id: string) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(id))).events.flatMap((event) =>
    event.type === 'ReminderIssued' ? [`${event.body.step} ${event.body.recipient}`] : [],
  );
async function happens(organisation: OrganisationId, type: string, on: string, body: object) {
  const stream = organisationStream(organisation);
  const { version } = await district.ledger.load(SHIJINGSHAN, stream);
  await district.append(stream, version, [{ type, occurredOn: civilDate(on), body } as never]);
}

describe('what an organisation owes as such', () => {
  it('arises with its first issued plan, in a view of its own, and is listed with the duties of its plans', async () => {
    expect(await duties()).toMatchObject({
      [MANAGER]: 'OPEN',
      'o.water-bureau.SJS-36.y2026': 'OPEN',
    });
    const served = await district.reader.served(SHIJINGSHAN);
    const mine = await district.reader.dutiesOf(served, WATER);
    expect(mine.map(({ obligation }) => obligation.id)).toEqual(
      expect.arrayContaining([MANAGER, 'flood.SJS-31.v1']),
    );
    expect(mine.find(({ obligation }) => obligation.id === MANAGER)).toMatchObject({
      organisationName: '石景山区水务局',
    });
  });

  it('is reminded of by mail, under the name of the organisation', async () => {
    // 20 working days from 11 May end on 8 June; five before that is 1 June.
    expect((await run('2026-06-01')).issued).toBeGreaterThan(0);
    expect(await issued(MANAGER)).toEqual(['T-5wd drafter']);
    await district.project();
    const { commits } = await district.ledger.load(SHIJINGSHAN, reminderStream(MANAGER));
    const [last] = commits;
    if (!last) throw new Error('nothing was issued');
    const [detail] = busEventsOf(last);
    const message = {
      messageId: 'one',
      body: JSON.stringify({ 'detail-type': detail?.type, detail }),
      attributes: { ApproximateFirstReceiveTimestamp: String(Date.parse('2026-06-01T00:31:00Z')) } as never,
    };
    expect(await deliverBatch(notifierTools(district, relay), [message])).toEqual({ batchItemFailures: [] });
    expect(relay.mails).toHaveLength(1);
    expect(relay.mails[0]?.subject).toContain('石景山区水务局');
    expect(relay.mails[0]?.text).toContain('?organisation=water-bureau');
    await district.project();
  });

  it('is met by what its own stream says, and reminded of no more though the views do not know it yet', async () => {
    await happens(WATER, 'PlanManagerAppointed', '2026-06-02', { person: PersonId.parse('u-manager') });
    await run('2026-06-08');
    expect(await issued(MANAGER)).toEqual(['T-5wd drafter']);
    await district.project();
    expect(await duties()).toMatchObject({ [MANAGER]: 'DISCHARGED' });
  });

  it('opens again on the first day without anybody in charge', async () => {
    await happens(WATER, 'PlanManagerRelieved', '2026-07-01', { person: PersonId.parse('u-manager') });
    await district.project();
    expect(await duties()).toMatchObject({ [MANAGER]: 'DISCHARGED', 'o.water-bureau.SJS-47.c2': 'OPEN' });
  });

  it('goes with the plan that is transferred, and with the body that is merged (G32)', async () => {
    await district.live('pipes', upTo(departmental, 'issue'));
    await district.project();
    expect(await duties(HOUSING)).toEqual({});
    const { version } = await district.ledger.load(SHIJINGSHAN, planStream(PlanId.parse('pipes')));
    await district.append(planStream(PlanId.parse('pipes')), version, [
      {
        type: 'ResponsibilityTransferred',
        occurredOn: civilDate('2026-07-02'),
        body: { to: HOUSING, reason: '职责调整' },
      } as never,
    ]);
    await district.project();
    expect(await duties(HOUSING)).toMatchObject({ 'o.housing-commission.SJS-47.c1': 'OPEN' });
    await happens(HOUSING, 'OrganisationMerged', '2026-07-03', { into: WATER, reason: '机构改革' });
    await district.project();
    expect(await duties(HOUSING)).toEqual({});
    const served = await district.reader.served(SHIJINGSHAN);
    expect(await district.reader.bodyFacts(served, HOUSING)).toHaveLength(1);
    const pipes = await district.reader.obligations(served, PlanId.parse('pipes'));
    const drill = pipes.find(({ obligation }) => obligation.duty === 'DRILL');
    expect(drill?.obligation.handler).toEqual([{ organisation: WATER }]);
  });

  it('comes out the same when the views are built anew', async () => {
    const live = await district.items('g1');
    await rebuildViews({ ...district, views: district.writer }, SHIJINGSHAN, 'g2');
    expect(await district.items('g2')).toEqual(live);
  });
});
