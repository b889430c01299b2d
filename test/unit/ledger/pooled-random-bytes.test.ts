import { describe, expect, it } from 'vitest';
import { pooledRandomBytes } from '../../../functions/shared/ledger/pooled-random-bytes.ts';

describe('random bytes from a pool', () => {
  it('are as many as asked for and never the same twice, over many pools', () => {
    const salts = Array.from({ length: 2_000 }, () => Buffer.from(pooledRandomBytes(16)).toString('hex'));
    expect(salts.every((salt) => salt.length === 32)).toBe(true);
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('are each a copy of their own, also when more are asked for than a pool holds', () => {
    const salt = pooledRandomBytes(16);
    const before = Buffer.from(salt).toString('hex');
    pooledRandomBytes(10_000).fill(0);
    pooledRandomBytes(16).fill(0);
    expect(Buffer.from(salt).toString('hex')).toBe(before);
    expect(pooledRandomBytes(10_000)).toHaveLength(10_000);
  });
});
