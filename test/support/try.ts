import { startDynamoDbLocal } from './engines/dynamodb-local.ts';
import { createLedgerTable } from './engines/tables.ts';
import { dynamoLedger } from '../../functions/shared/ledger/dynamo-ledger.ts';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { rowBytes } from '../../functions/shared/ledger/commit-row.ts';
import { requestFor, freshLedger, noted, stream, fill } from '../contract/ledger/requests.ts';
const e = await startDynamoDbLocal(); const client = e.client();
await createLedgerTable(client);
let log=false;
client.middlewareStack.add((next:any, ctx:any)=>async (a:any)=>{ try { const r= await next({...a,input:{...a.input, ReturnConsumedCapacity:'INDEXES'}}); if(log) console.log(ctx.commandName, JSON.stringify(r.output.ConsumedCapacity)); return r;} catch(err:any){ console.log('ERR', err.name, JSON.stringify(a.input).slice(0,600)); throw err;} }, {step:'initialize'});
const l = dynamoLedger({client, table:'Ledger'});
const id = freshLedger();

const id2 = freshLedger();
const events = Array.from({ length: 30 }, (_, index) => noted(`${index}`.padEnd(2000, '案')));
for (let version = 0; version < 12; version++) await l.append(requestFor(id2, 'huge', version, { events }));
log=true;
try { console.log((await l.load(id2, stream('huge'))).version); } catch (x) { console.log(String(x)); }
try { console.log((await l.load(id2, stream('huge'), {reverse:true})).version); } catch (x) { console.log(String(x)); }
try { for await (const c of l.read(id2)) console.log(c.position); } catch (x) { console.log(String(x)); }
const id3 = freshLedger(); await fill(l, id3, 'aa', 4);
await client.send(new DeleteItemCommand({TableName:'Ledger', Key:{ledger:{S:id3}, position:{N:'2'}}}));
try { for await (const c of l.read(id3)) console.log(c.position); } catch (x) { console.log(String(x)); }
try { console.log((await l.load(id3, stream('aa'), {version: 9})).version); } catch (x) { console.log(String(x)); }
await e.stop();
