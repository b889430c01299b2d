import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { PlanId, planStream } from '../../../events/identifiers.ts';
import { rebuildViews, serveGeneration } from '../../../functions/projector/rebuild.ts';
import { ConsumerStopped } from '../../../functions/shared/consumer.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { community, departmental, special, upTo } from '../../support/stories.ts';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(() => district.close());

const tools = () => ({ ...district, views: district.writer });

describe('the projector', () => {
  it('keeps a plan, its duties and who holds its number', async () => {
    const served = await district.reader.served(SHIJINGSHAN);
    const plan = await district.reader.plan(served, PlanId.parse('flood'));
    expect(plan).toMatchObject({ status: 'IN_FORCE', state: { title: '石景山区防汛应急预案' } });
    const duties = await district.reader.obligations(served, PlanId.parse('flood'));
    expect(duties.map(({ obligation }) => [obligation.duty, obligation.state.status])).toEqual(
      expect.arrayContaining([
        ['FILING', 'OPEN'],
        ['DRILL', 'OPEN'],
      ]),
    );
  });

  it('C15 changes nothing when it is rung twice, late or by two at once', async () => {
    const before = await district.items('g1');
    await Promise.all([district.project(), district.project(), district.project()]);
    expect(await district.items('g1')).toEqual(before);
    await district.live('flood', upTo(special, 'disclose'), upTo(special, 'issue').length);
    await Promise.all([district.project(), district.project()]);
    const after = await district.items('g1');
    expect(after).not.toEqual(before);
    await district.project();
    expect(await district.items('g1')).toEqual(after);
  });

  it('C16 gives the live views byte for byte when they are rebuilt into another generation', async () => {
    await district.live('water', upTo(departmental, 'file'));
    await district.live('lane', community);
    await district.project();
    await rebuildViews(tools(), SHIJINGSHAN, 'g2');
    const live = await district.items('g1');
    expect(live.length).toBeGreaterThan(20);
    expect(await district.items('g2')).toEqual(live);
  });

  it('serves the rebuilt generation once it has caught up, and only in place of the one it replaced', async () => {
    expect(await serveGeneration(tools(), SHIJINGSHAN, 'g1', 'g2')).toBe(true);
    expect(await serveGeneration(tools(), SHIJINGSHAN, 'g1', 'g3')).toBe(false);
    expect((await district.reader.served(SHIJINGSHAN)).generation).toBe('g2');
  });

  it('folds a corrected plan anew', async () => {
    const stream = planStream(PlanId.parse('lane'));
    const { events, version } = await district.ledger.load(SHIJINGSHAN, stream);
    const disclosed = events.find((event) => event.type === 'Disclosed');
    if (!disclosed) throw new Error('the story discloses');
    await district.append(stream, version, [
      {
        type: 'EventCorrected',
        occurredOn: civilDate('2026-04-01'),
        body: { target: disclosed.id, reason: '误录' },
      },
    ]);
    await district.project('g2');
    const served = await district.reader.served(SHIJINGSHAN);
    const duties = await district.reader.obligations(served, PlanId.parse('lane'));
    expect(duties.find(({ obligation }) => obligation.duty === 'DISCLOSURE')?.obligation.state.status).toBe(
      'OPEN',
    );
    await rebuildViews(tools(), SHIJINGSHAN, 'g4');
    expect(await district.items('g4')).toEqual(await district.items('g2'));
  });

  it('stops at a commit that it cannot apply, names it, and skips nothing', async () => {
    const { position } = await district.ledger.tail(SHIJINGSHAN);
    const broken = { ...district.writer, replace: () => Promise.reject(new Error('disk on fire')) };
    await district.live('more', upTo(departmental, 'draft'));
    const stopped = rebuildViews({ ...tools(), views: broken }, SHIJINGSHAN, 'g2');
    await expect(stopped).rejects.toThrow(ConsumerStopped);
    await expect(stopped).rejects.toMatchObject({ position: position + 1, events: ['PlanDrafted'] });
    expect(await district.checkpoints.read(SHIJINGSHAN, 'projector#g2')).toBe(position);
    await district.project('g2');
    expect(await district.checkpoints.read(SHIJINGSHAN, 'projector#g2')).toBe(position + 1);
  });
});
