import { LedgerId } from '../../../events/identifiers.ts';
import { dynamoLedger } from '../../../functions/shared/ledger/dynamo-ledger.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { requestFor, stream } from './requests.ts';

// A process to be killed: engine and ledger in one, as the local runtime has them. Two writers of one process commit
// without end on streams of their own and say which commits were acknowledged, one line each.

const [path = '', table = 'Ledger', ledgerId = ''] = process.argv.slice(2);
const engine = await startDynalite({ path });
const ledger = dynamoLedger({ client: engine.client(), table });
const id = LedgerId.parse(ledgerId);

async function write(name: string): Promise<never> {
  let { version } = await ledger.load(id, stream(name));
  for (;;) {
    const request = requestFor(id, name, version);
    // Written down before it is tried: a commit that was not acknowledged may stand, and then it is one of these.
    process.stdout.write(`tried ${request.commitId}\n`);
    const outcome = await ledger.append(request);
    if (outcome.status !== 'COMMITTED') throw new Error(`${name}: ${outcome.status}`);
    process.stdout.write(`stands ${outcome.commit.position} ${outcome.commit.commitId}\n`);
    version = outcome.commit.version;
  }
}

await Promise.all(['left', 'right'].map(write));
