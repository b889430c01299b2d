import { projector } from '../projector/projector.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { ViewItem } from '../shared/views/view-items.ts';
import type { ItemKey, ViewScope } from '../shared/views/view-keys.ts';
import { storedView, type ViewStore, writerOver } from '../shared/views/view-writer.ts';

/** Items of views in memory: what the projector writes when it has nothing but the ledger. */
export class ReplayedViews implements ViewStore {
  readonly partitions = new Map<string, Map<string, ViewItem>>();

  async partition(pk: string) {
    const items = [...(this.partitions.get(pk) ?? [])];
    return new Map(items.map(([sk, { position, view }]) => [sk, storedView(position, view)]));
  }

  async item({ pk, sk }: ItemKey) {
    const item = this.partitions.get(pk)?.get(sk);
    return item && storedView(item.position, item.view);
  }

  async put(item: ViewItem) {
    const partition = this.partitions.get(item.pk) ?? new Map<string, ViewItem>();
    this.partitions.set(item.pk, partition);
    const standing = partition.get(item.sk);
    if (!standing || standing.position < item.position) partition.set(item.sk, item);
  }
}

/** The views of a ledger as at a position, made anew from its first commit under the keys of the live generation. */
export async function replayViews(
  { ledger: ledgers, laws, onCommit }: { ledger: Ledger; laws: LedgerLaws; onCommit: () => void },
  { ledger, generation }: ViewScope,
  through: number,
): Promise<ReplayedViews> {
  const store = new ReplayedViews();
  const consumer = projector({ ledger: ledgers, views: writerOver(store), laws }, generation);
  const apply = await consumer.begin(ledger, 0);
  for await (const commit of ledgers.read(ledger, { through })) {
    onCommit();
    await apply([commit], () => {});
  }
  return store;
}
