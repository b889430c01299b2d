import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../functions/shared/http/caller.ts';
import { Problem } from '../../../functions/shared/http/problem.ts';

const claims = { sub: 'u-water-head', organisation: 'water-bureau', ledger: '110107' };

describe('the caller by the claims of a token', () => {
  it.each([
    ['a list', ['DRAFTER', 'HEAD']],
    ["the gateway's text of a list", '[DRAFTER HEAD]'],
    ['JSON text', '["DRAFTER","HEAD"]'],
    ['words', 'DRAFTER HEAD'],
  ])('has roles from %s', (_, roles) => {
    expect(callerOf({ ...claims, roles })).toEqual({
      actor: { id: 'u-water-head', organisation: 'water-bureau', roles: ['DRAFTER', 'HEAD'] },
      organisation: 'water-bureau',
      ledger: '110107',
    });
  });

  it('may hold no role at all', () => {
    expect(callerOf({ ...claims, roles: '[]' }).actor.roles).toEqual([]);
  });

  it.each([
    ['no claims', undefined],
    ['no person', { ...claims, sub: undefined, roles: [] }],
    ['a ledger that is none', { ...claims, ledger: 'Beijing', roles: [] }],
    ['an organisation that is none', { ...claims, organisation: 'Water Bureau!', roles: [] }],
    ['roles that are none', { ...claims, roles: '[root; drop]' }],
    ['no roles claim', claims],
  ])('is refused with %s', (_, given) => {
    expect(() => callerOf(given)).toThrow(expect.objectContaining({ type: 'unauthenticated' }));
    expect(() => callerOf(given)).toThrow(Problem);
  });
});
