import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../local/messaging/event-pattern.ts';

const event = {
  source: 'plan-ledger',
  'detail-type': 'ReminderIssued',
  resources: ['a', 'b'],
  detail: {
    ledger: '110107',
    position: 17,
    body: { step: 'T-3', channel: 'EMAIL', note: null, tags: [], parts: [{ n: 1 }, { n: 2 }] },
  },
};

describe('an event pattern', () => {
  it.each<[string, unknown, boolean]>([
    ['one of several values', { source: ['other', 'plan-ledger'] }, true],
    ['none of several values', { source: ['other'] }, false],
    ['every field at once', { source: ['plan-ledger'], 'detail-type': ['Filed'] }, false],
    ['a nested value', { detail: { body: { channel: ['EMAIL'] } } }, true],
    ['a member of a list', { resources: ['b'] }, true],
    ['a field of one of several objects', { detail: { body: { parts: { n: [2] } } } }, true],
    ['a number', { detail: { position: [17] } }, true],
    ['a number as text', { detail: { position: ['17'] } }, false],
    ['null', { detail: { body: { note: [null] } } }, true],
    ['null, where nothing is', { detail: { body: { other: [null] } } }, false],
    ['a prefix', { 'detail-type': [{ prefix: 'Reminder' }] }, true],
    ['another prefix', { 'detail-type': [{ prefix: 'Plan' }] }, false],
    ['a suffix', { 'detail-type': [{ suffix: 'Issued' }] }, true],
    ['any case', { source: [{ 'equals-ignore-case': 'Plan-Ledger' }] }, true],
    ['anything but another', { source: [{ 'anything-but': 'other' }] }, true],
    ['anything but it', { source: [{ 'anything-but': ['other', 'plan-ledger'] }] }, false],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'plan' } }] }, false],
    ['anything but something, where nothing is', { nothing: [{ 'anything-but': 'x' }] }, false],
    ['that a field exists', { detail: { ledger: [{ exists: true }] } }, true],
    ['that a field does not exist', { detail: { nothing: [{ exists: false }] } }, true],
    ['that a field does not exist, which does', { detail: { ledger: [{ exists: false }] } }, false],
    ['a range', { detail: { position: [{ numeric: ['>', 16, '<=', 17] }] } }, true],
    ['a range it is out of', { detail: { position: [{ numeric: ['<', 17] }] } }, false],
    ['a range, of text', { detail: { ledger: [{ numeric: ['>', 0] }] } }, false],
  ])('matches %s', (_what, pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['wildcard', { source: [{ wildcard: 'plan-*' }] }],
    ['cidr', { source: [{ cidr: '10.0.0.0/8' }] }],
    ['$or', { $or: [{ source: ['a'] }, { source: ['b'] }] }],
    ['two operators at once', { source: [{ prefix: 'a', suffix: 'b' }] }],
    ['a numeric without a number', { source: [{ numeric: ['>', 'x'] }] }],
    ['an empty list', { source: [] }],
    ['an unknown operator inside anything-but', { source: [{ 'anything-but': { wildcard: '*' } }] }],
  ])('is refused with %s, not guessed at', (_what, pattern) => {
    expect(() => compilePattern(pattern, 'rule X')).toThrow(/^rule X/);
  });
});
