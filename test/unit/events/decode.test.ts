import { describe, expect, it } from 'vitest';
import { CanonicalError } from '../../../events/canonical.ts';
import { catalogue } from '../../../events/catalogue.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { decodeEvent, EventDecodingError, upcast, validateNewEvent } from '../../../events/decode.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { upcasters } from '../../../events/upcasters.ts';

describe('upcasting', () => {
  // A made-up type that was released three times: a name, then two names, then a list of names.
  const schemas = { TeamFormed: { schema: 3 } };
  const chain = {
    TeamFormed: {
      1: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, first: name, second: null }),
      2: ({ first, second, ...rest }: Readonly<Record<string, unknown>>) => ({
        ...rest,
        names: [first, second].filter(Boolean),
      }),
    },
  };

  it('lifts an old body step by step to the current schema', () => {
    expect(upcast('TeamFormed', 1, { name: '甲', on: 1 }, schemas, chain)).toEqual({ names: ['甲'], on: 1 });
    expect(upcast('TeamFormed', 2, { first: '甲', second: '乙' }, schemas, chain)).toEqual({
      names: ['甲', '乙'],
    });
  });

  it('leaves a current body as it is', () => {
    const body = { names: ['甲'] };
    expect(upcast('TeamFormed', 3, body, schemas, chain)).toBe(body);
  });

  it('stops at what this release can’t read, and says what it is', () => {
    expect(() => upcast('TeamFormed', 4, {}, schemas, chain)).toThrow(
      'event TeamFormed of schema 4: this release knows schemas up to 3',
    );
    expect(() => upcast('TeamDissolved', 1, {}, schemas, chain)).toThrow(EventDecodingError);
    expect(() => upcast('toString', 1, {}, schemas, chain)).toThrow('does not know the type');
    expect(() => upcast('TeamFormed', 1, {}, schemas, {})).toThrow('no upcaster from 1 to 2');
  });

  it('has a whole chain for every released schema', () => {
    for (const [type, { schema }] of Object.entries(catalogue))
      expect(Object.keys(upcasters[type] ?? {}), type).toEqual(
        Array.from({ length: schema - 1 }, (_, index) => `${index + 1}`),
      );
  });
});

describe('reading a stored event', () => {
  it('gives the body', () => {
    expect(decodeEvent('Superseded', 1, '{"byVersion":2,"version":1}')).toEqual({ version: 1, byVersion: 2 });
  });

  it('throws for a type that this release does not know', () => {
    expect(() => decodeEvent('PlanBurnt', 1, '{}')).toThrow(EventDecodingError);
  });
});

describe('writing an event', () => {
  const occurredOn = civilDate('2026-05-06');

  it('fills in defaults, so that stored bytes are complete', () => {
    const event = {
      type: 'ReviewRecorded',
      occurredOn,
      body: { version: 1, gate: 'EXPERT_REVIEW', outcome: 'PASSED', by: 'water-bureau' },
    };
    expect(validateNewEvent(event as NewEvent).body).toMatchObject({ reasons: [], documents: [] });
  });

  it('throws for a body that does not fit, an unknown field, and an unknown type', () => {
    const broken = (type: string, body: unknown) => () =>
      validateNewEvent({ type, occurredOn, body } as NewEvent);
    expect(broken('Superseded', { version: 0 })).toThrow();
    expect(broken('Superseded', { version: 1, colour: 'red' })).toThrow();
    expect(broken('PlanBurnt', {})).toThrow(EventDecodingError);
  });

  it('throws for a text without canonical form', () => {
    const event = { type: 'Repealed', occurredOn, body: { version: 1, reason: 'a\ud800' } } as NewEvent;
    expect(() => validateNewEvent(event)).toThrow(CanonicalError);
  });
});
