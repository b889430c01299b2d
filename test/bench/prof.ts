import { randomBytes } from 'node:crypto';
import { toCommit } from '../../functions/shared/ledger/commit-row.ts';
import { draftOf, rowAfter } from '../../functions/shared/ledger/draft.ts';
import { nodeSha256 } from '../../functions/shared/ledger/node-sha256.ts';
import { EMPTY_LEDGER, tailAfter } from '../../functions/shared/ledger/tail.ts';
import { verifyLedger } from '../../functions/shared/ledger/verify.ts';
import { freshLedger, noted, requestFor } from '../contract/ledger/requests.ts';
import { toItem, toRow } from '../../functions/shared/ledger/dynamo-table.ts';
import { checkCommit } from '../../events/commit.ts';
import { canonicalise, parseCanonical } from '../../events/canonical.ts';
import { toHex } from '../../events/hash-suite.ts';
import { createLedger } from '../../functions/shared/ledger/create-ledger.ts';
const id = freshLedger(); let tail = EMPTY_LEDGER; const rows:any[]=[];
for (let v=0; v<10000; v++) { const row = rowAfter(tail, draftOf(requestFor(id,'bench-plan',v,{events:[noted(`第${v}次：${'应急预案管理办法'.repeat(4)}`)]}), randomBytes, nodeSha256), nodeSha256); tail = tailAfter(toCommit(row), tail, nodeSha256); rows.push(row); }
const items = rows.map(toItem);
const t = (name:string, f:()=>unknown)=>{ for(let k=0;k<3;k++){ const s=performance.now(); f(); const e=performance.now(); if(k==2) console.log(name, ((e-s)/10).toFixed(2),'µs each'); } };
t('toRow', ()=>items.map(toRow));
t('toCommit', ()=>rows.map(toCommit));
t('parse', ()=>rows.map(r=>JSON.parse(r.header)));
t('parseCanonical', ()=>rows.map(r=>parseCanonical(r.header)));
t('toHex', ()=>rows.map(r=>toHex(r.hash)));
t('sha', ()=>rows.map(r=>nodeSha256.digest(r.hash)));
let prev='0'.repeat(64);
t('checkCommit', ()=>{prev='0'.repeat(64); rows.map((r,i)=>{ const c=checkCommit(r,{ledger:id,position:i+1,prev},nodeSha256); if(c.ok) prev=c.hash; else throw 1; });});
const ledger = createLedger({ table: { put: null as any, streamPage: null as any, page: async ({after, through, limit}) => ({ rows: rows.slice(after, after+1000), more: after+1000<10000 }) }, suite: nodeSha256, randomBytes });
for (let k=0;k<4;k++) { const s=performance.now(); const v = await verifyLedger(ledger,id); console.log('verify all', ((performance.now()-s)/10).toFixed(2), 'µs each', v.ok); }
