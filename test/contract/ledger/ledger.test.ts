import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { hasJava, startDynamoDbLocal } from '../../support/engines/dynamodb-local.ts';
import { ledgerConformance } from './conformance.ts';
import { engineStore } from './engine-store.ts';
import { memoryStore } from './memory-store.ts';

ledgerConformance('memory', memoryStore);

ledgerConformance('dynalite', async () => engineStore(await startDynalite()));

ledgerConformance('dynalite on disk', async () => {
  const path = await mkdtemp(join(tmpdir(), 'plan-ledger-'));
  const store = await engineStore(await startDynalite({ path }));
  return {
    ...store,
    async stop() {
      await store.stop();
      await rm(path, { recursive: true, force: true });
    },
  };
});

if (hasJava()) {
  ledgerConformance('DynamoDB Local', async () => engineStore(await startDynamoDbLocal()));
} else {
  console.warn(
    "\n!!! NO JAVA 17 ON THIS MACHINE: the ledger was checked on dynalite alone, NOT on Amazon's DynamoDB Local.\n" +
      '!!! Install one (Debian: default-jre-headless) and run again.\n',
  );
  describe('a ledger on DynamoDB Local', () => {
    const isRequired = process.env['REQUIRE_DYNAMODB_LOCAL'] === '1';
    it.skipIf(!isRequired)('runs where it is required (REQUIRE_DYNAMODB_LOCAL=1)', () => {
      throw new Error('DynamoDB Local needs a Java 17 runtime, and this machine has none');
    });
  });
}
