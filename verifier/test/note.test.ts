import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSigner, signer, witnessSigner } from '../../test/support/proof/signer.ts';
import { concat, toBase64, utf8 } from '../src/bytes.ts';
import { checkSignatures } from '../src/cosignature.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { parseNote, parseVerifierKey, signaturesBy } from '../src/note.ts';
import {
  COSIGNATURE_V1,
  checkpointText,
  cosignatureLine,
  cosignatureText,
  ED25519,
  noteOf,
  signatureLine,
  verifierKey,
} from '../src/note-text.ts';

const hash = nodeCrypto.sha256;
const log = logSigner('plan-ledger/110107');
const witness = witnessSigner('witness.example/commission');
const keyOf = (vkey: string) => {
  const key = parseVerifierKey(vkey, hash);
  if (!key) throw new Error(`no key: ${vkey}`);
  return key;
};
const logKey = keyOf(log.vkey);
const witnessKey = keyOf(witness.vkey);
const text = checkpointText('plan-ledger/110107', 12, new Uint8Array(32));
const logLine = signatureLine(log.key, log.sign(text), hash);
const witnessLine = (seconds: number, by = witness) =>
  cosignatureLine(by.key, seconds, by.sign(cosignatureText(seconds, text)), hash);
const read = (whole: string) => {
  const note = parseNote(utf8(whole));
  if (!note) throw new Error('no note');
  return note;
};
const check = (whole: string, key = logKey) => checkSignatures(read(whole), key, nodeCrypto);

describe('signed notes (C2SP signed-note)', () => {
  it('of the specification and of Go’s note package are read, and the latter’s signature holds', () => {
    const poem = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;
    expect(read(poem).text).toBe(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n',
    );
    expect(read(poem).signatures.map(({ name }) => name)).toEqual(['quasimodo.example/salvatore']);
    const known = keyOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const signed = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
    expect(check(signed, known)).toEqual({ status: 'HOLDS', seconds: 0 });
    expect(check(signed.replace('answer', 'Answer'), known)).toEqual({ status: 'FALSE' });
  });

  it('are read back to the text and the signature lines that they were made of', () => {
    const line = fc
      .string({ unit: fc.constantFrom('a', '—', ' ', '+', '案', '0'), maxLength: 12 })
      .map((content) => `${content}\n`);
    const texts = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join(''));
    const signature = fc.uint8Array({ minLength: 1, maxLength: 80 });
    const name = fc.string({ unit: fc.constantFrom('a', '/', '.', '—', '案'), minLength: 1, maxLength: 8 });
    const lines = fc.array(fc.tuple(name, signature), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, lines, (given, signers) => {
        const written = signers.map(([by, made]) =>
          signatureLine({ name: by, type: ED25519, publicKey: log.key.publicKey }, made, hash),
        );
        const note = read(noteOf(given, written));
        expect(note.text).toBe(given);
        const again = note.signatures.map(
          ({ name: by, keyId, signature: made }) => `— ${by} ${toBase64(concat(keyId, made))}\n`,
        );
        expect(noteOf(note.text, again)).toBe(noteOf(given, written));
      }),
    );
  });

  const whole = noteOf(text, [logLine]);
  const malformed: readonly [string, string][] = [
    ['nothing', ''],
    ['one newline', '\n'],
    ['no blank line', `${text}${logLine}`],
    ['no signature', `${text}\n`],
    ['no newline at the end', whole.slice(0, -1)],
    ['a blank line at the end', `${whole}\n`],
    ['a carriage return', whole.replace('12\n', '12\r\n')],
    ['a tab', whole.replace('12', '12\t')],
    ['a zero byte', whole.replace('12', '1\u00002')],
    ['a hyphen for the dash', whole.replace('—', '-')],
    ['two spaces', whole.replace('— ', '—  ')],
    ['a space at the end of the line', whole.replace(/\n$/, ' \n')],
    ['a line without base64', `${whole}— name \n`],
    ['a line without a name', `${whole}—  ${toBase64(new Uint8Array(68))}\n`],
    ['a name with a plus', `${whole}— a+b ${toBase64(new Uint8Array(68))}\n`],
    ['a name with a space of another script', `${whole}— a\u3000b ${toBase64(new Uint8Array(68))}\n`],
    ['a signature of nothing but a key id', `${whole}— name ${toBase64(new Uint8Array(4))}\n`],
    ['base64 in another form', `${whole}— name AAAAAAB=\n`],
    ['base64 without padding', `${whole}— name AAAAAAA\n`],
    ['65 signatures', noteOf(text, Array(65).fill(logLine))],
    ['more than 256 KiB', noteOf(`${'x'.repeat(262_144)}\n`, [logLine])],
  ];
  it.each(malformed)('with %s are none', (_, given) => {
    expect(parseNote(utf8(given))).toBeUndefined();
  });

  it('that are no UTF-8 are none', () => {
    expect(parseNote(concat(Uint8Array.of(0xff), utf8(whole)))).toBeUndefined();
  });

  it('of up to 64 signatures and 256 KiB are read', () => {
    expect(read(noteOf(text, Array(64).fill(logLine))).signatures).toHaveLength(64);
    const long = noteOf(
      `${'x'.repeat(262_144 - logLine.length - 2 - (utf8(logLine).length - logLine.length))}\n`,
      [logLine],
    );
    expect(utf8(long)).toHaveLength(262_144);
    expect(read(long).signatures).toHaveLength(1);
  });
});

describe('signatures of a note', () => {
  it('hold when the key made them over the text', () => {
    expect(check(noteOf(text, [logLine]))).toEqual({ status: 'HOLDS', seconds: 0 });
    expect(check(noteOf(text, [witnessLine(1_800_000_000)]), witnessKey)).toEqual({
      status: 'HOLDS',
      seconds: 1_800_000_000,
    });
  });

  it('of keys that share only the name or only the id are not the key’s', () => {
    const sameName = logSigner('plan-ledger/110107', 'another secret');
    const stranger = signatureLine(sameName.key, sameName.sign(text), hash);
    expect(check(noteOf(text, [stranger]))).toEqual({ status: 'ABSENT' });
    expect(check(noteOf(text, [stranger, logLine]))).toEqual({ status: 'HOLDS', seconds: 0 });
    const otherName = logLine.replace('plan-ledger/110107', 'plan-ledger/110108');
    expect(check(noteOf(text, [otherName]))).toEqual({ status: 'ABSENT' });
    expect(signaturesBy(read(noteOf(text, [stranger, logLine, otherName])), logKey)).toHaveLength(1);
  });

  it('in the name of the key that it did not make condemn the note, beside a good one too', () => {
    const forged = signatureLine(log.key, log.sign('another text'), hash);
    expect(check(noteOf(text, [forged]))).toEqual({ status: 'FALSE' });
    expect(check(noteOf(text, [logLine, forged]))).toEqual({ status: 'FALSE' });
  });

  it('of one witness at several times count once, at the earliest', () => {
    const lines = [witnessLine(500), witnessLine(100), witnessLine(900)];
    expect(check(noteOf(text, lines), witnessKey)).toEqual({ status: 'HOLDS', seconds: 100 });
  });

  it('of a witness are no signatures of a log, and the other way round', () => {
    const asLog = signer('witness.example/commission', ED25519);
    expect(check(noteOf(text, [witnessLine(5)]), keyOf(asLog.vkey))).toEqual({ status: 'ABSENT' });
    const plain = signatureLine(witness.key, witness.sign(text), hash);
    expect(check(noteOf(text, [plain]), witnessKey)).toEqual({ status: 'FALSE' });
  });

  it('of a witness with another time, with a part missing or with a time beyond 2^53 do not hold', () => {
    const moved = cosignatureLine(witness.key, 6, witness.sign(cosignatureText(5, text)), hash);
    expect(check(noteOf(text, [moved]), witnessKey)).toEqual({ status: 'FALSE' });
    for (const bytes of [new Uint8Array(71), new Uint8Array(73), new Uint8Array(8)])
      expect(check(noteOf(text, [signatureLine(witness.key, bytes, hash)]), witnessKey)).toEqual({
        status: 'FALSE',
      });
    const late = concat(Uint8Array.of(0, 32, 0, 0, 0, 0, 0, 0), witness.sign(cosignatureText(2 ** 53, text)));
    expect(check(noteOf(text, [signatureLine(witness.key, late, hash)]), witnessKey)).toEqual({
      status: 'FALSE',
    });
    const last = Number.MAX_SAFE_INTEGER;
    expect(check(noteOf(text, [witnessLine(last)]), witnessKey)).toEqual({ status: 'HOLDS', seconds: last });
  });
});

describe('verifier keys', () => {
  it('are read back as they were written', () => {
    expect(logKey).toMatchObject({ name: 'plan-ledger/110107', type: ED25519 });
    expect(witnessKey).toMatchObject({ name: 'witness.example/commission', type: COSIGNATURE_V1 });
    expect(verifierKey(logKey, hash)).toBe(log.vkey);
    expect(verifierKey(witnessKey, hash)).toBe(witness.vkey);
  });

  const [name, id, material] = log.vkey.split('+', 3) as [string, string, string];
  const rest = log.vkey.slice(name.length + id.length + 2);
  const none: readonly [string, string][] = [
    ['nothing', ''],
    ['no parts', 'plan-ledger'],
    ['no name', `+${id}+${rest}`],
    ['another name', `x${log.vkey}`],
    ['a name with a space', `plan ledger+${id}+${rest}`],
    ['another id', `${name}+00000000+${rest}`],
    ['an id in capitals', `${name}+${id.toUpperCase()}A+${rest}`],
    ['a short id', `${name}+${id.slice(1)}+${rest}`],
    ['no base64', `${name}+${id}+${material}*`],
    ['a byte less', `${name}+${id}+${toBase64(concat(Uint8Array.of(1), log.key.publicKey.subarray(1)))}`],
    ['a byte more', `${name}+${id}+${toBase64(concat(Uint8Array.of(1, 1), log.key.publicKey))}`],
    ['a newline at the end', `${log.vkey}\n`],
  ];
  it.each(none)('with %s are none', (_, given) => {
    expect(parseVerifierKey(given, hash)).toBeUndefined();
  });

  it('of an unknown type are none, even with the right id', () => {
    for (const type of [0, 2, 3, 5, 255]) {
      const odd = { name: 'log', type: type as 1, publicKey: log.key.publicKey };
      expect(parseVerifierKey(verifierKey(odd, hash), hash)).toBeUndefined();
    }
  });
});
