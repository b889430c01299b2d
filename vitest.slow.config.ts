import { defineConfig } from 'vitest/config';

/** Kinds of test are folders; a kind is chosen with `--project`. */
const kind = (name: string, include: string[], options: { isolate?: boolean; timeoutMs?: number } = {}) => ({
  test: {
    name,
    include,
    isolate: options.isolate ?? true,
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: 500_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      kind('unit', ['test/unit/**/*.test.ts'], { isolate: false }),
      kind('scenario', ['domain/**/test/*.test.ts'], { isolate: false }),
      kind('property', ['test/property/**/*.test.ts'], { timeoutMs: 60_000 }),
      kind('verifier', ['verifier/test/**/*.test.ts'], { isolate: false, timeoutMs: 60_000 }),
      kind('infra', ['test/infra/**/*.test.ts'], { timeoutMs: 60_000 }),
      kind('contract', ['test/contract/**/*.test.ts'], { timeoutMs: 120_000 }),
      kind('integration', ['test/integration/**/*.test.ts'], { timeoutMs: 120_000 }),
    ],
  },
});
