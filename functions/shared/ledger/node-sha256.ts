import { hash } from 'node:crypto';
import type { HashSuite } from '../../../events/hash-suite.ts';

/** SHA-256 by OpenSSL, with the processor's own instructions: about ten times the portable one. */
export const nodeSha256: HashSuite = { name: 'sha256', digest: (bytes) => hash('sha256', bytes, 'buffer') };
