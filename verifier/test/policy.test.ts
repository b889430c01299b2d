import { describe, expect, it } from 'vitest';
import { LOG, policyText, WITNESSES } from '../../test/support/proof/bundle.ts';
import { ORIGIN } from '../../test/support/proof/ledger.ts';
import { logSigner, witnessSigner } from '../../test/support/proof/signer.ts';
import { utf8 } from '../src/bytes.ts';
import { readStrictJson } from '../src/json.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { COSIGNATURE_V1, ED25519, verifierKey } from '../src/note-text.ts';
import { readPolicy } from '../src/policy.ts';

const hash = nodeCrypto.sha256;
const read = (text: string) => readPolicy(utf8(text), hash);
const refusal = (text: string): string => {
  const result = read(text);
  if (result.ok) throw new Error('was not refused');
  return result.detail;
};
const changed = (changes: Record<string, unknown>): string => policyText(changes as never);
const ROOT = 'A'.repeat(43).concat('=');

describe('a policy', () => {
  it('names the log, its keys and the witnesses, with a day of tolerance and no limit of age unless it says so', () => {
    const result = read(policyText());
    expect(result).toMatchObject({
      ok: true,
      policy: {
        ledger: '110107',
        origin: ORIGIN,
        quorum: 2,
        toleranceSeconds: 86_400,
        maxAgeSeconds: undefined,
        known: [],
        log: [{ key: { name: ORIGIN, type: ED25519 }, from: 0, until: Number.MAX_SAFE_INTEGER }],
        witnesses: WITNESSES.map(({ key }) => ({ name: key.name, type: COSIGNATURE_V1 })),
      },
    });
  });

  it('may hold rotated keys, kept checkpoints, tolerance and age', () => {
    const next = logSigner(ORIGIN, 'next');
    const result = read(
      changed({
        log: [
          { vkey: LOG.vkey, until: 99 },
          { vkey: next.vkey, from: 100 },
        ],
        known: [{ size: 7, root: ROOT }],
        toleranceSeconds: 0,
        maxAgeSeconds: 60,
        ledger: '110107#2',
      }),
    );
    expect(result).toMatchObject({
      ok: true,
      policy: {
        ledger: '110107#2',
        log: [
          { from: 0, until: 99 },
          { from: 100, until: Number.MAX_SAFE_INTEGER },
        ],
        known: [{ size: 7, root: new Uint8Array(32) }],
        toleranceSeconds: 0,
        maxAgeSeconds: 60,
      },
    });
  });

  it('may have a key that is good for one size alone', () => {
    expect(read(changed({ log: [{ vkey: LOG.vkey, from: 7, until: 7 }] })).ok).toBe(true);
  });

  it('is read with any spacing and order of keys', () => {
    const fields = Object.entries(JSON.parse(policyText()) as object).reverse();
    expect(read(`\r\n\t ${JSON.stringify(Object.fromEntries(fields), null, '\t')}\n`)).toEqual(
      read(policyText()),
    );
  });

  const twice = { vkey: WITNESSES[0]?.vkey };
  const namedElsewhere = logSigner('plan-ledger/110108');
  const [witness] = WITNESSES;
  const sameKey = verifierKey({ ...LOG.key, type: COSIGNATURE_V1, name: 'w' }, hash);
  const weak = verifierKey({ name: ORIGIN, type: ED25519, publicKey: new Uint8Array(32) }, hash);
  const notCanonical = verifierKey(
    { name: ORIGIN, type: ED25519, publicKey: Uint8Array.from({ length: 32 }, () => 255) },
    hash,
  );
  const refused: readonly [string, Record<string, unknown>, string][] = [
    ['another format', { format: 'plan-ledger-policy/2' }, 'format has not the right form'],
    ['a format that goes on', { format: 'plan-ledger-policy/10' }, 'format has not the right form'],
    [
      'a format with something before it',
      { format: 'x-plan-ledger-policy/1' },
      'format has not the right form',
    ],
    ['witnesses that are no list', { witnesses: {} }, 'witnesses is no array'],
    ['a witness with more', { witnesses: [{ ...twice, from: 1 }] }, 'witness has missing or unknown keys'],
    [
      'a log key from below nothing',
      { log: [{ vkey: LOG.vkey, from: -1 }] },
      'from is no count up to 9007199254740991',
    ],
    [
      'a log key until below nothing',
      { log: [{ vkey: LOG.vkey, until: -1 }] },
      'until is no count up to 9007199254740991',
    ],
    [
      'a kept root with more',
      { known: [{ size: 1, root: ROOT, by: 'x' }] },
      'known checkpoint has missing or unknown keys',
    ],
    ['a kept root and a space', { known: [{ size: 1, root: `${ROOT} ` }] }, 'root has not the right form'],
    ['a space and a kept root', { known: [{ size: 1, root: ` ${ROOT}` }] }, 'root has not the right form'],
    ['no ledger', { ledger: undefined }, 'policy has missing or unknown keys'],
    ['an unknown key', { quota: 1 }, 'policy has missing or unknown keys'],
    ['a ledger that is none', { ledger: '11010' }, 'ledger has not the right form'],
    ['an origin with a space', { origin: 'plan ledger' }, 'origin has not the right form'],
    ['an origin with a plus', { origin: 'plan+ledger' }, 'origin has not the right form'],
    ['no log key', { log: [] }, 'log names no key'],
    ['a log that is no list', { log: {} }, 'log is no array'],
    ['65 log keys', { log: Array(65).fill({ vkey: LOG.vkey }) }, 'log has more than 64 items'],
    ['a log key that is text', { log: [LOG.vkey] }, 'log key is no object'],
    ['a log key with more', { log: [{ vkey: LOG.vkey, x: 1 }] }, 'log key has missing or unknown keys'],
    ['a malformed vkey', { log: [{ vkey: `${LOG.vkey}=` }] }, 'a vkey is malformed or not of type 1 or 255'],
    ['a vkey that is no text', { log: [{ vkey: 1 }] }, 'a vkey is malformed or not of type 1 or 255'],
    ['a witness as log', { log: [{ vkey: witness?.vkey }] }, 'a vkey is malformed or not of type 1 or 255'],
    [
      'a log key of another name',
      { log: [{ vkey: namedElsewhere.vkey }] },
      'a log key does not carry the origin as its name',
    ],
    [
      'a log key that ends first',
      { log: [{ vkey: LOG.vkey, from: 9, until: 8 }] },
      'a log key ends before it begins',
    ],
    [
      'a log as witness',
      { witnesses: [{ vkey: LOG.vkey }], quorum: 0 },
      'a vkey is malformed or not of type 4',
    ],
    ['one witness twice', { witnesses: [twice, twice] }, 'one key stands twice'],
    ['the log’s key as a witness', { witnesses: [{ vkey: sameKey }], quorum: 1 }, 'one key stands twice'],
    [
      'a log key twice',
      {
        log: [
          { vkey: LOG.vkey, until: 5 },
          { vkey: LOG.vkey, from: 6 },
        ],
      },
      'one key stands twice',
    ],
    ['a weak key', { log: [{ vkey: weak }] }, 'a vkey holds a weak key'],
    ['a key not in canonical form', { log: [{ vkey: notCanonical }] }, 'a vkey holds a weak key'],
    ['a quorum above the witnesses', { quorum: 3 }, 'quorum is no count up to 2'],
    ['a negative quorum', { quorum: -1 }, 'quorum is no count up to 2'],
    ['a quorum that is text', { quorum: '2' }, 'quorum is no count up to 2'],
    ['a negative tolerance', { toleranceSeconds: -1 }, 'toleranceSeconds is no count up to 3155760000'],
    ['an age without end', { maxAgeSeconds: 3_155_760_001 }, 'maxAgeSeconds is no count up to 3155760000'],
    ['a kept root of another length', { known: [{ size: 1, root: 'AAAA' }] }, 'root has not the right form'],
    [
      'a kept root in lenient base64',
      { known: [{ size: 1, root: `${'A'.repeat(42)}B=` }] },
      'root is not 32 bytes of base64',
    ],
    [
      'a kept root that is text of 44',
      { known: [{ size: 1, root: 'A'.repeat(44) }] },
      'root is not 32 bytes of base64',
    ],
    [
      'a kept size below nothing',
      { known: [{ size: -1, root: ROOT }] },
      'size is no count up to 9007199254740991',
    ],
    [
      '1,025 kept roots',
      { known: Array(1025).fill({ size: 1, root: ROOT }) },
      'known has more than 1024 items',
    ],
  ];
  it.each(refused)('with %s is none', (_, changes, detail) => {
    expect(refusal(changed(changes))).toBe(detail);
  });

  it('that is no strict JSON, no object, no UTF-8 or larger than 256 KiB is none', () => {
    expect(refusal('')).toBe('the policy is not strict JSON');
    expect(refusal('[]')).toBe('policy is no object');
    expect(refusal(`${policyText()}${' '.repeat(262_144)}`)).toBe('the policy is not strict JSON');
    const bytes = utf8(policyText());
    expect(readPolicy(bytes.with(5, 0xff), hash)).toEqual({
      ok: false,
      detail: 'the policy is not strict JSON',
    });
    const full = `${policyText()}${' '.repeat(262_144 - utf8(policyText()).length)}`;
    expect(read(full).ok).toBe(true);
  });

  it('accepts up to 64 witnesses and a quorum of nobody', () => {
    const witnesses = Array.from({ length: 64 }, (_, at) => ({ vkey: witnessSigner(`w${at}`).vkey }));
    expect(read(changed({ witnesses, quorum: 64 }))).toMatchObject({ ok: true, policy: { quorum: 64 } });
    expect(read(changed({ witnesses: [], quorum: 0 }))).toMatchObject({ ok: true, policy: { quorum: 0 } });
  });
});

describe('strict JSON', () => {
  it('is read as JSON.parse reads it', () => {
    for (const text of [
      '{"a":[1,-2,0,true,false,null,"\\u00e9\\n\\"\\\\\\/ 预"],"b":{}}',
      ' [ ] ',
      '"x"',
      '-9007199254740991',
      '[[],{},""]',
    ])
      expect(readStrictJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['two equal keys', '{"a":1,"a":2}'],
    ['two keys equal after their escapes', '{"a":1,"\\u0061":2}'],
    ['a key that changes prototypes', '{"__proto__":{}}'],
    ['a fraction', '[1.5]'],
    ['a whole number with a point', '[1.0]'],
    ['an exponent', '[1e2]'],
    ['a number that loses digits', '[9007199254740993]'],
    ['a number of a million digits', '9'.repeat(1_000_000)],
    ['negative zero', '[-0]'],
    ['a leading zero', '[01]'],
    ['half a surrogate pair', '["\\ud800"]'],
    ['half a surrogate pair as key', '{"\\udc00":1}'],
    ['a control character in a text', '"\n"'],
    ['a comma too many', '[1,]'],
    ['a text without an end', '"abc'],
    ['an escape without an end', '"abc\\'],
    ['a text of quotes', '"'],
    ['an unknown escape', '"\\x"'],
    ['an unknown word', 'nil'],
    ['two values', '1 2'],
    ['nothing', ' '],
    ['a space of another script', '\u3000[]'],
    ['a byte order mark', '\ufeff[]'],
    ['a comment', '[] // x'],
    ['a key without quotes', '{a:1}'],
    ['a key without a value', '{"a"}'],
    ['nesting without an end', '['.repeat(100_000)],
    ['nesting deeper than 64', `${'['.repeat(66)}${']'.repeat(66)}`],
  ])('is not JSON with %s', (_, text) => {
    expect(readStrictJson(text)).toBeUndefined();
  });

  it('may be nested 64 deep', () => {
    expect(readStrictJson(`${'['.repeat(65)}${']'.repeat(65)}`)).toBeDefined();
  });

  it('holds texts as long as a file may be', () => {
    const text = JSON.stringify(`${'\\"'.repeat(60_000)}`);
    expect(readStrictJson(text)).toBe(JSON.parse(text));
  });
});
