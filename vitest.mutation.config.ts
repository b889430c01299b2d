import { defineConfig } from 'vitest/config';

/** The tests that mutants of the proof must not survive: in process, without the second verifier and without children. */
export default defineConfig({
  test: {
    include: [
      'verifier/test/**/*.test.ts',
      'test/unit/events/{canonical,commit}.test.ts',
      'test/property/events-canonical.test.ts',
    ],
    exclude: ['verifier/test/{cli,second-verifier,browser}.test.ts'],
    env: { PROOF_SCALE: '0.1' },
    testTimeout: 60_000,
  },
});
