import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  bodyHash,
  CommitHeader,
  checkCommit,
  commitHash,
  GENESIS,
  type StoredCommit,
  sealCommit,
  sealEvent,
} from '../../../events/commit.ts';
import { portableSha256, toHex } from '../../../events/hash-suite.ts';
import { CommitId, LedgerId, StreamId } from '../../../events/identifiers.ts';

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

function commit(position = 1, prev = GENESIS, body: unknown = { version: 1, reason: '试' }): StoredCommit {
  const event = { type: 'Repealed', schema: 1, occurredOn: civilDate('2026-05-06'), body };
  const fields = {
    ledger: LedgerId.parse('110107'),
    position,
    stream: StreamId.parse('plan:flood'),
    version: position,
    commitId: CommitId.parse('0123456789abcdef'),
    recordedAt: instant('2026-05-06T01:02:03.004Z'),
    actor: { id: 'u-1', organisation: 'water-bureau', roles: ['HEAD'] },
    command: { name: 'repeal', digest: 'a'.repeat(64) },
    prev,
  };
  return sealCommit(fields, [sealEvent(event, salt, portableSha256)], portableSha256);
}

const expected = { ledger: '110107', position: 1, prev: GENESIS };
const defectOf = (stored: StoredCommit, against = expected) => {
  const checked = checkCommit(stored, against, portableSha256);
  return checked.ok ? undefined : checked.defect.code;
};
/** A commit whose header was edited by somebody who also made the hash fit. */
const rehashed = (stored: StoredCommit, header: string): StoredCommit => ({
  ...stored,
  header,
  hash: commitHash(header, portableSha256),
});

describe('the hashes of a commit', () => {
  it('are those of RFC 6962 leaves: SHA-256 over a zero byte and the header', () => {
    const node = createHash('sha256').update(Uint8Array.of(0)).update('{"a":"石"}').digest('hex');
    expect(toHex(commitHash('{"a":"石"}', portableSha256))).toBe(node);
    // RFC 6962, 2.1.1: the leaf hash of the empty entry
    expect(toHex(commitHash('', portableSha256))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('salt a body, so that equal bodies do not show', () => {
    const node = createHash('sha256').update(salt).update('{}').digest('hex');
    expect(toHex(bodyHash(salt, '{}', portableSha256))).toBe(node);
    expect(toHex(bodyHash(new Uint8Array(16), '{}', portableSha256))).not.toBe(node);
  });
});

describe('a sealed commit', () => {
  it('holds canonical header and bodies that check out, and a header that fits its schema', () => {
    const checked = checkCommit(commit(), expected, portableSha256);
    expect(checked).toMatchObject({
      ok: true,
      withheld: 0,
      header: { position: 1, prev: GENESIS, v: 1, suite: 'sha256' },
    });
    expect(CommitHeader.parse(JSON.parse(commit().header)).events).toHaveLength(1);
    expect(commit().bodies).toEqual(['{"reason":"试","version":1}']);
  });

  it('has the same bytes whatever the order of keys', () => {
    expect(commit(1, GENESIS, { reason: '试', version: 1 }).hash).toEqual(commit().hash);
  });

  it('chains to the one before it', () => {
    const first = commit();
    const prev = toHex(first.hash);
    expect(defectOf(commit(2, prev), { ledger: '110107', position: 2, prev })).toBeUndefined();
    expect(defectOf(commit(2, 'b'.repeat(64)), { ledger: '110107', position: 2, prev })).toBe('PREV');
  });

  it('shows every kind of meddling', () => {
    const good = commit();
    const edited = good.header.replace('"HEAD"', '"DESK"');
    expect(defectOf({ ...good, header: edited })).toBe('HASH');
    expect(defectOf({ ...good, bodies: ['{"reason":"另","version":1}'] })).toBe('BODY');
    expect(defectOf({ ...good, salts: [new Uint8Array(16)] })).toBe('BODY');
    expect(defectOf({ ...good, bodies: [], salts: [] })).toBe('BODY');
    expect(defectOf({ ...good, bodies: [null] })).toBe('BODY');
    expect(defectOf(good, { ...expected, ledger: '110108' })).toBe('LEDGER');
    expect(defectOf(good, { ...expected, position: 2 })).toBe('POSITION');
    expect(defectOf(rehashed(good, good.header.replace('{', '{ ')))).toBe('HEADER');
    expect(defectOf(rehashed(good, '{"v":2}'))).toBe('HEADER');
    expect(defectOf(rehashed(good, 'no json'))).toBe('HEADER');
  });

  it('still checks out when a body was withheld with its salt', () => {
    const redacted = { ...commit(), bodies: [null], salts: [null] };
    expect(checkCommit(redacted, expected, portableSha256)).toMatchObject({ ok: true, withheld: 1 });
  });
});
