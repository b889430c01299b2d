import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../../../events/canonical.ts';
import type { LedgerId } from '../../../../events/identifiers.ts';
import type { Ledger } from '../../../../functions/shared/ledger/types.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { freshLedger, noted, requestFor } from '../requests.ts';

/**
 * The smallest consumer of the kind that the functions are: a checkpoint saved on the condition that nobody moved it,
 * and a view that is saved together with it. The bell says only "look".
 */
class Consumer {
  #checkpoint = 0;
  #view: Readonly<Record<string, readonly string[]>> = {};
  readonly #ledger: Ledger;
  readonly #id: LedgerId;

  constructor(ledger: Ledger, id: LedgerId) {
    this.#ledger = ledger;
    this.#id = id;
  }

  get view(): string {
    return canonicalise({ checkpoint: this.#checkpoint, view: this.#view });
  }

  async ring(): Promise<void> {
    const from = this.#checkpoint;
    let [position, view] = [from, this.#view];
    for await (const commit of this.#ledger.read(this.#id, { after: from })) {
      const lines = commit.events.map((event) => `${event.id} ${event.type} ${canonicalise(event.body)}`);
      view = { ...view, [commit.stream]: [...(view[commit.stream] ?? []), ...lines] };
      position = commit.position;
    }
    if (this.#checkpoint === from) [this.#checkpoint, this.#view] = [position, view];
  }
}

async function write(
  ledger: Ledger,
  id: LedgerId,
  rounds: number,
  afterEach: (round: number) => void,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const [name, version] = [`view-${round % 3}`, Math.floor(round / 3)];
    await ledger.append(requestFor(id, name, version, { events: [noted(`第${round}号`), noted('又')] }));
    afterEach(round);
  }
}

export function checkConsuming(store: () => LedgerStore): void {
  describe('consuming', () => {
    it('C15 gives the same view to a consumer rung twice, late, in any order or hardly ever', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const [eager, lazy, last] = Array.from({ length: 3 }, () => new Consumer(store().open(), id));
      if (!eager || !lazy || !last) throw new Error('three consumers');
      const bells: Promise<void>[] = [];
      await write(ledger, id, 24, (round) => {
        bells.push(eager.ring(), eager.ring());
        if (round % 7 === 3) bells.push(lazy.ring());
      });
      await Promise.all(bells);
      for (const consumer of [eager, lazy, last, eager]) await consumer.ring();
      expect(eager.view).toContain('"checkpoint":24');
      expect([lazy.view, last.view]).toEqual([eager.view, eager.view]);
    });

    it('C16 rebuilds a view that equals the live one byte for byte', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const live = new Consumer(store().open(), id);
      const bells: Promise<void>[] = [];
      await write(ledger, id, 30, () => bells.push(live.ring()));
      await Promise.all(bells);
      await live.ring();
      const rebuilt = new Consumer(store().open(), id);
      await rebuilt.ring();
      expect(rebuilt.view).toBe(live.view);
      expect(rebuilt.view).toContain('第29号');
    });
  });
}
