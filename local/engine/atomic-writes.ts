import { createRequire } from 'node:module';

/*
 * dynalite puts the index entries of an item first and the item after them, each on its own. A process that is killed
 * in between leaves an entry without an item: a commit that a stream shows and the ledger does not hold. And while it
 * runs, an index can show a commit an instant before the table does. DynamoDB does neither. Here both parts go to
 * LevelDB as one batch, which its log writes whole or not at all.
 */

type Callback = (error?: Error | null) => void;
type Item = Readonly<Record<string, unknown>>;
interface ItemStore {
  put(key: string, item: Item, done: Callback): void;
  del(key: string, done: Callback): void;
}
interface IndexActions {
  readonly puts: readonly { readonly index: string; readonly key: string; readonly item: Item }[];
  readonly deletes: readonly { readonly index: string; readonly key: string }[];
}
type Operation = { type: 'put'; key: string; value: Item } | { type: 'del'; key: string };
interface Store {
  readonly db: { batch(operations: readonly Operation[], done: Callback): void };
  getItemDb(table: string): ItemStore;
}
interface Table {
  readonly TableName: string;
  readonly LocalSecondaryIndexes?: readonly unknown[];
  readonly GlobalSecondaryIndexes?: readonly unknown[];
}
interface DynaliteStorage {
  updateIndexes(
    store: Store,
    table: Table,
    existing: Item | undefined,
    item: Item | null,
    done: Callback,
  ): void;
  getIndexActions(
    indexes: readonly unknown[],
    existing: Item | undefined,
    item: Item | null,
    table: Table,
  ): IndexActions;
  createKey(item: Item, table: Table): string;
}

const storage: DynaliteStorage = createRequire(import.meta.url)('dynalite/db');
/** Index entries that wait for their item, by the key of the item; dynalite locks a key from one call to the other. */
const waiting = new WeakMap<ItemStore, Map<string, readonly Operation[]>>();

/** Makes every dynalite of this process (or thread) write an item together with its index entries. Call before it starts. */
export function writeItemsWhole(): void {
  storage.updateIndexes = (store, table, existing, item, done) => {
    const subject = item ?? existing;
    if (subject)
      entriesOf(store, table.TableName).set(
        storage.createKey(subject, table),
        operations(table, existing, item),
      );
    done();
  };
}

function operations(table: Table, existing: Item | undefined, item: Item | null): Operation[] {
  return (['Local', 'Global'] as const).flatMap((kind): Operation[] => {
    const { puts, deletes } = storage.getIndexActions(
      table[`${kind}SecondaryIndexes`] ?? [],
      existing,
      item,
      table,
    );
    const keyOf = (index: string, key: string) =>
      `index-${kind.toLowerCase()}~${table.TableName}~${index}~${key}`;
    return [
      ...deletes.map(({ index, key }) => ({ type: 'del' as const, key: keyOf(index, key) })),
      ...puts.map(({ index, key, item: value }) => ({ type: 'put' as const, key: keyOf(index, key), value })),
    ];
  });
}

function entriesOf(store: Store, table: string): Map<string, readonly Operation[]> {
  const items = store.getItemDb(table);
  const known = waiting.get(items);
  if (known) return known;
  const entries = new Map<string, readonly Operation[]>();
  waiting.set(items, entries);
  const finish = (key: string, own: Operation, done: Callback): void => {
    const withIndexes = [...(entries.get(key) ?? []), own];
    entries.delete(key);
    store.db.batch(withIndexes, done);
  };
  items.put = (key, value, done) => finish(key, { type: 'put', key: `item-${table}~${key}`, value }, done);
  items.del = (key, done) => finish(key, { type: 'del', key: `item-${table}~${key}` }, done);
  return entries;
}
