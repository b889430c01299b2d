import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { LEDGER, type SamplePerson, samplePeople } from '../sample/people.ts';

/**
 * The development issuer's name in `iss`. It holds no port, so that a token made while nothing runs is good on whichever
 * port the server listens later; the gateway takes its keys from this process and asks no address.
 */
export const DEVELOPMENT_ISSUER = 'http://127.0.0.1/dev/issuer';
export const AUDIENCE = 'plan-ledger';

/** Long enough for a working day and the evening after it. */
const LIFETIME = '24h';
const ALGORITHM = 'ES256';

/** Nobody of that name among the sample people; the message lists who there is. */
export class UnknownUser extends Error {
  override readonly name = 'UnknownUser';

  constructor(user: string) {
    super(`no user "${user}"; the users are: ${samplePeople.map((person) => person.user).join(', ')}`);
  }
}

/** Signs tokens for the sample people with a key of this data directory. Not for anything but development. */
export class Issuer {
  private readonly key: JWK;

  private constructor(key: JWK) {
    this.key = key;
  }

  /** Opens the key in `dataDir`, which exists; makes one when there is none, readable by its owner only. */
  static async open(dataDir: string): Promise<Issuer> {
    const file = join(dataDir, 'issuer-key.json');
    const kept = read(file);
    if (kept) return new Issuer(kept);
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    createOnce(file, { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' });
    return Issuer.open(dataDir);
  }

  /** The public keys, as `jwks.json` gives them. */
  jwks(): { keys: JWK[] } {
    const { d: _private, ...publicKey } = this.key;
    return { keys: [publicKey] };
  }

  /** A bearer token for a sample user. Its times are the machine's real ones, whatever the steerable clock says. */
  async token(user: string): Promise<string> {
    const person = samplePeople.find((candidate) => candidate.user === user);
    if (!person) throw new UnknownUser(user);
    return this.sign(person);
  }

  private async sign(person: SamplePerson): Promise<string> {
    const key = await importJWK(this.key, ALGORITHM);
    return new SignJWT({ organisation: person.organisation, roles: [...person.roles], ledger: LEDGER })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.key.kid ?? '' })
      .setIssuer(DEVELOPMENT_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(person.personId)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(key);
  }
}

function read(file: string): JWK | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return JSON.parse(text) as JWK;
}

/** Server and token command may come here at the same time: the first key stays. */
function createOnce(file: string, key: JWK): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(key), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}
