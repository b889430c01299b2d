import type { TableSpec } from '../template/tables.ts';
import { callEngine, type Engine, EngineRefused } from './engine.ts';

/**
 * Creates the tables that do not exist yet and waits until they can be used. A table whose keys or indexes differ from
 * the template's is refused: its data was made by another version of the app.
 */
export async function createTables(engine: Engine, tables: readonly TableSpec[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(engine, table)));
}

async function createTable(engine: Engine, table: TableSpec): Promise<void> {
  const existing = await describe(engine, table.name);
  if (!existing) await callEngine(engine, 'CreateTable', table.definition);
  for (let description = existing; ; description = await describe(engine, table.name)) {
    if (description?.['TableStatus'] === 'ACTIVE') return refuseDifferentKeys(table, description);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function describe(engine: Engine, name: string): Promise<Record<string, unknown> | undefined> {
  try {
    const { Table } = await callEngine(engine, 'DescribeTable', { TableName: name });
    return Table as Record<string, unknown>;
  } catch (error) {
    if (error instanceof EngineRefused && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

type Keyed = { readonly KeySchema?: unknown; readonly IndexName?: unknown };

function refuseDifferentKeys(table: TableSpec, description: Record<string, unknown>): void {
  const expected = shape(table.definition);
  const found = shape(description);
  if (expected !== found)
    throw new Error(
      `table ${table.name} has other keys or indexes than the template; start with a fresh DATA_DIR, or remove the table (expected ${expected}, found ${found})`,
    );
}

function shape(definition: Readonly<Record<string, unknown>>): string {
  const keys = (keyed: Keyed): string =>
    JSON.stringify(
      (keyed.KeySchema as { AttributeName: string; KeyType: string }[]).map(
        (key) => `${key.AttributeName} ${key.KeyType}`,
      ),
    );
  const indexes = [definition['LocalSecondaryIndexes'], definition['GlobalSecondaryIndexes']]
    .flatMap((list) => (list ?? []) as Keyed[])
    .map((index) => `${index.IndexName}${keys(index)}`)
    .sort();
  return [keys(definition), ...indexes].join(' ');
}
