import { describe, expect, it } from 'vitest';
import { planCommands } from '../../../domain/plan/plan-commands.ts';
import { schemaReasons } from '../../../functions/shared/http/schema-reasons.ts';

const faults = (name: keyof typeof planCommands, body: unknown) => {
  const parsed = planCommands[name].schema.safeParse(body, { reportInput: true });
  return parsed.success ? [] : schemaReasons(parsed.error, 'body');
};

describe('what is wrong with a body', () => {
  it('is told all at once, each with its pointer', () => {
    const reasons = faults('drill', {
      form: 'PARADE',
      scenario: 7,
      participants: 0,
      on: '2026-02-30',
      surprise: true,
      'a/b~c': 1,
      documents: [{ kind: 'REPORT', name: '', sha256: 'ABC', bytes: 1.5 }],
    });
    expect(reasons.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/a~1b~0c UNKNOWN_FIELD',
      '/documents/0/bytes WRONG_TYPE',
      '/documents/0/name TOO_SMALL',
      '/documents/0/sha256 WRONG_FORMAT',
      '/form NOT_ONE_OF',
      '/on NO_SUCH_DATE',
      '/organiser MISSING',
      '/participants TOO_SMALL',
      '/scenario WRONG_TYPE',
      '/surprise UNKNOWN_FIELD',
    ]);
  });

  it('is said in both languages', () => {
    for (const reason of faults('issue', { documentNo: 3, inNameOf: [], on: 'tomorrow' })) {
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('points at the whole body when that is not even an object', () => {
    expect(faults('evaluate', ['not', 'an', 'object'])).toMatchObject([{ pointer: '', code: 'WRONG_TYPE' }]);
  });

  it('clips a hostile key', () => {
    const [reason] = faults('repeal', { ['x'.repeat(10_000)]: 1, reason: '不再需要' });
    expect(reason?.en.length).toBeLessThan(100);
  });
});
