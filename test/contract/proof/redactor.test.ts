import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BundleSource } from '../../../audit/bundle-source.ts';
import { exportBundle } from '../../../audit/export-bundle.ts';
import { foldAudit } from '../../../domain/audit/evolve.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { auditStream, type EventId, eventId, PlanId, planStream } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { rebuildViews } from '../../../functions/projector/rebuild.ts';
import { bodyRemover } from '../../../functions/redactor/body-remover.ts';
import { type RedactorTools, redactor } from '../../../functions/redactor/redactor.ts';
import { liveViews } from '../../../functions/scrub/live-views.ts';
import { scrubLedger } from '../../../functions/scrub/scrub.ts';
import { follow, type Log } from '../../../functions/shared/consumer.ts';
import { NotYet } from '../../../functions/shared/not-yet.ts';
import { tileKey } from '../../../functions/shared/proof/log.ts';
import { logReader } from '../../../functions/shared/proof/log-reader.ts';
import { logKeyOf } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { inspectChange } from '../../../functions/tripwire/tripwire.ts';
import { toBase64 } from '../../../verifier/src/bytes.ts';
import { directorySource } from '../../../verifier/src/directory.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { verifyBundle } from '../../../verifier/src/verify.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { type CallFault, CallFaults, Crash } from '../../support/log/faults.ts';
import { type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';
import { departmental, special, upTo } from '../../support/stories.ts';

let district: LogDistrict;
beforeEach(async () => {
  district = await openLogDistrict();
  await district.registerOrganisations();
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterEach(() => district.close());

const flood = planStream(PlanId.parse('flood'));
const reader = () => logReader(district.bucket, district.tools.heads);
const toolsOf = (changes: Partial<RedactorTools> = {}): RedactorTools => ({
  ledger: district.ledger,
  log: reader(),
  bodies: bodyRemover(district.client, 'Ledger'),
  now: instant('2026-03-03T01:00:00.000Z'),
  ...changes,
});
const redact = (changes: Partial<RedactorTools> = {}) =>
  follow(district, redactor(toolsOf(changes)), SHIJINGSHAN);

/** Decided as two people decide it: asked, approved. */
async function decide(target: EventId): Promise<void> {
  const { version } = await district.ledger.load(SHIJINGSHAN, auditStream());
  const body = { target, ground: 'PERSONAL_DATA' as const, reason: '误录个人电话' };
  const occurredOn = civilDate('2026-03-02');
  await district.append(auditStream(), version, [{ type: 'RedactionRequested', occurredOn, body }]);
  const { position } = await district.ledger.tail(SHIJINGSHAN);
  await district.append(auditStream(), version + 1, [
    { type: 'BodyRedacted', occurredOn, body: { ...body, request: eventId(position, 0) } },
  ]);
}

async function firstOf(type: NewEvent['type'], stream = flood): Promise<EventId> {
  const found = (await district.ledger.load(SHIJINGSHAN, stream)).events.find((event) => event.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found.id;
}
const bodyOf = async (id: EventId) => {
  const [position = 0, index = 0] = id.split('.').map(Number);
  const { bodies, salts, header } = await district.stored(position);
  return { body: bodies[index], salt: salts[index], header };
};
const outcomes = async () =>
  foldAudit((await district.ledger.load(SHIJINGSHAN, auditStream())).events).requests.map(
    ({ outcome }) => outcome,
  );

describe('the redactor', () => {
  it('waits for a published checkpoint that covers the decision', async () => {
    const target = await firstOf('ReviewRecorded');
    await district.checkpoint();
    await decide(target);
    await expect(redact()).rejects.toMatchObject({ cause: expect.any(NotYet) });
    expect((await bodyOf(target)).body).not.toBeNull();
    await district.checkpoint();
    const unpublished = { ...reader(), at: async () => undefined };
    await expect(redact({ log: unpublished })).rejects.toMatchObject({ cause: expect.any(NotYet) });
    expect((await bodyOf(target)).body).not.toBeNull();
  });

  it('deletes body and salt, leaves the rest of the commit, and says so once', async () => {
    const target = await firstOf('ReviewRecorded');
    const before = await bodyOf(target);
    await decide(target);
    await district.checkpoint();
    await redact();
    expect(await bodyOf(target)).toEqual({ body: null, salt: null, header: before.header });
    expect(await outcomes()).toEqual(['CARRIED_OUT']);
    const { position } = await district.ledger.tail(SHIJINGSHAN);
    await redact();
    expect((await district.ledger.tail(SHIJINGSHAN)).position).toBe(position);
  });

  it.each<CallFault>(['NOT_DONE', 'DONE_BUT_FAILED'])(
    'goes on after a crash at any call (%s)',
    async (fault) => {
      const target = await firstOf('ReviewRecorded');
      await decide(target);
      await district.checkpoint();
      let crashes = 0;
      for (let at = 1; at < 50; at++) {
        const faults = new CallFaults(at, fault);
        const ledger = {
          ...district.ledger,
          append: faults.wrap({ append: district.ledger.append }).append,
        };
        const outcome = await redact({
          ledger,
          log: faults.wrap(reader()),
          bodies: faults.wrap(bodyRemover(district.client, 'Ledger')),
        }).catch((error: { cause?: unknown }) => error.cause ?? error);
        if (!(outcome instanceof Crash)) break;
        crashes++;
      }
      expect(crashes).toBeGreaterThanOrEqual(3);
      await redact();
      expect(await outcomes()).toEqual(['CARRIED_OUT']);
      const { events } = await district.ledger.load(SHIJINGSHAN, auditStream());
      expect(events.filter(({ type }) => type === 'RedactionCarriedOut')).toHaveLength(1);
    },
  );

  it('never makes an item where there is none', async () => {
    await expect(bodyRemover(district.client, 'Ledger').remove(SHIJINGSHAN, 9999, 0)).rejects.toThrow(
      'has no position 9999',
    );
  });
});

describe('after a redaction', () => {
  const alarms: Record<string, unknown>[] = [];
  const logger: Log = { info() {}, warn() {}, error: (_, fields) => void alarms.push(fields) };

  const redacted = async (target: EventId) => {
    await decide(target);
    await district.checkpoint();
    await redact();
    await district.project();
    await district.checkpoint();
  };

  it('the tripwire is quiet and the scrub finds nothing', async () => {
    alarms.length = 0;
    const target = await firstOf('ReviewRecorded');
    await redacted(target);
    const record = {
      eventName: 'MODIFY',
      dynamodb: { Keys: { ledger: { S: SHIJINGSHAN }, position: { N: target.split('.')[0] } } },
    } as const;
    await inspectChange({ ledger: district.ledger, log: logger }, record as never);
    const tools = { ledger: district.ledger, bucket: district.bucket, log: reader(), logger };
    const found = await scrubLedger(
      { ...tools, views: district.reader, live: liveViews(district.client, 'Views'), laws: district.laws },
      SHIJINGSHAN,
    );
    expect([found.findings, found.differences, alarms]).toEqual([[], [], []]);
  });

  it('the views say nothing of it any more, live as rebuilt', async () => {
    const target = await firstOf('ReviewRecorded');
    const reviews = async (generation: string) => {
      const at = { ledger: SHIJINGSHAN, generation };
      return (await district.reader.plan(at, PlanId.parse('flood')))?.state.versions[0]?.reviews.length;
    };
    const before = await reviews('g1');
    await redacted(target);
    expect(await reviews('g1')).toBe((before ?? 0) - 1);
    await rebuildViews({ ...district, views: district.writer }, SHIJINGSHAN, 'g2');
    expect(await reviews('g2')).toBe(await reviews('g1'));
  });

  it('a record reads on: folds leave the event out, and a correction of it changes nothing', async () => {
    const target = await firstOf('ReviewRecorded');
    await redacted(target);
    const { version, events } = await district.ledger.load(SHIJINGSHAN, flood);
    expect(events.map(({ id }) => id)).not.toContain(target);
    await district.append(flood, version, [
      { type: 'EventCorrected', occurredOn: civilDate('2026-03-04'), body: { target, reason: '误录' } },
    ]);
    await district.project();
    await district.live('pipes', upTo(departmental, 'issue'));
    await district.project();
    const served = await district.reader.served(SHIJINGSHAN);
    expect((await district.reader.plan(served, PlanId.parse('flood')))?.status).toBe('IN_FORCE');
  });

  it('the beginning of a record reads on with what a correction put in its place', async () => {
    const target = await firstOf('PlanDrafted');
    const { version, events } = await district.ledger.load(SHIJINGSHAN, flood);
    const drafted = events.find(({ id }) => id === target);
    if (drafted?.type !== 'PlanDrafted') throw new Error('no beginning');
    const replacement = {
      schema: 1,
      occurredOn: drafted.occurredOn,
      body: { ...drafted.body, title: '石景山区防汛应急预案（更正）' },
    };
    await district.append(flood, version, [
      {
        type: 'EventCorrected',
        occurredOn: civilDate('2026-03-02'),
        body: { target, reason: '标题含个人信息', replacement },
      },
    ] as never);
    await district.project();
    await redacted(target);
    for (const generation of ['g1', 'g2']) {
      if (generation === 'g2') await rebuildViews({ ...district, views: district.writer }, SHIJINGSHAN, 'g2');
      const plan = await district.reader.plan({ ledger: SHIJINGSHAN, generation }, PlanId.parse('flood'));
      expect(plan).toMatchObject({ status: 'IN_FORCE', state: { title: '石景山区防汛应急预案（更正）' } });
    }
  });

  it('a bundle shows it as withheld by decision, and is sound; without the decision it would not be', async () => {
    await redacted(await firstOf('ReviewRecorded'));
    const directory = mkdtempSync(join(tmpdir(), 'redacted-'));
    const verdictOf = async (name: string) => {
      const { withheld } = await exportBundle(sourceOf(), join(directory, name));
      const policy = {
        format: 'plan-ledger-policy/1',
        ledger: SHIJINGSHAN,
        origin: `plan-ledger/${SHIJINGSHAN}`,
        log: [{ vkey: await logKeyOf(SHIJINGSHAN, district.tools.signer) }],
        witnesses: [],
        quorum: 0,
      };
      const text = new TextEncoder().encode(JSON.stringify(policy));
      const verdict = await verifyBundle(directorySource(join(directory, name)), text, {
        crypto: nodeCrypto,
        now: Date.parse('2026-03-05T00:00:00.000Z'),
      });
      return { withheld, exit: verdict.exit, codes: verdict.findings.map(({ code }) => code) };
    };
    expect(await verdictOf('decided')).toEqual({ withheld: 1, exit: 0, codes: [] });
    const [position] = (await firstOf('Approved')).split('.').map(Number);
    await district.withhold(position ?? 0, 0);
    expect(await verdictOf('silent')).toEqual({ withheld: 2, exit: 1, codes: ['SILENT_REDACTION'] });
    rmSync(directory, { recursive: true });
  });

  /** The pieces of a bundle, straight from the engine. */
  function sourceOf(): BundleSource {
    return {
      ledger: SHIJINGSHAN,
      async last() {
        const last = await reader().last(SHIJINGSHAN);
        if (!last) throw new Error('nothing is signed');
        return { ...last, origin: `plan-ledger/${SHIJINGSHAN}` };
      },
      after: async (size) => (await reader().list(SHIJINGSHAN, size, 1))[0],
      consistency: async () => [],
      tile: async (index, width) =>
        district.bucket.objects.get(tileKey(SHIJINGSHAN, { level: 0, index, width })) ?? new Uint8Array(),
      async *commits(through) {
        for await (const { stored } of district.ledger.read(SHIJINGSHAN, { through })) {
          const salts = stored.salts.map((salt) => salt && toBase64(salt));
          yield {
            header: stored.header,
            bodies: stored.bodies,
            salts,
            hash: Buffer.from(stored.hash).toString('hex'),
          };
        }
      },
    };
  }
});
