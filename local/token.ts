import { mkdirSync } from 'node:fs';
import { DEFAULT_DATA_DIR } from './environment.ts';
import { Issuer, UnknownUser } from './identity/issuer.ts';
import { samplePeople } from './sample/people.ts';

// `npm run -s token -- <user>` prints a bearer token of a sample user and nothing else; the server need not run.

const [user, ...more] = process.argv.slice(2);
const users = samplePeople.map((person) => person.user).join(', ');

if (user === undefined || more.length > 0) {
  process.stderr.write(`usage: npm run -s token -- <user>\nthe users are: ${users}\n`);
  process.exit(2);
}

try {
  const dataDir = process.env['DATA_DIR'] || DEFAULT_DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  const issuer = await Issuer.open(dataDir);
  process.stdout.write(`${await issuer.token(user)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof UnknownUser ? error.message : `no token: ${error}`}\n`);
  process.exit(1);
}
