import { defineConfig } from 'vitest/config';

/** The tests of the proof at their full count: every bit, thousands of seeds. Hours, not seconds. */
export default defineConfig({
  test: {
    include: ['verifier/test/**/*.test.ts'],
    env: { PROOF_SCALE: process.env['PROOF_SCALE'] ?? '100' },
    testTimeout: 12 * 3_600_000,
    hookTimeout: 3_600_000,
  },
});
