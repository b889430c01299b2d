import { page } from './page.ts';

/** What stands at `/` while there is no console: where to go from here. */
export const startPage = page(
  '预案台账 Plan Ledger',
  `<p>系统正在本机运行。 The system runs on this machine.</p>
<ul>
<li><a href="/docs">接口说明 API documentation</a> · <a href="/v1/openapi.json">OpenAPI</a></li>
<li><a href="/dev/mailbox">邮箱 Mailbox</a>：系统发出的邮件 what the system has mailed</li>
<li><a href="/dev/clock">时钟 Clock</a>：<code>POST /dev/clock {"now": "2026-12-30"}</code></li>
<li><a href="/dev/queues">队列 Queues</a> · <a href="/dev/iam">授权 Grants</a></li>
</ul>
<p>登录凭证 A token: <code>npm run -s token -- drafter</code></p>`,
);
