import { writeSync } from 'node:fs';
import { Activity } from '../../../../local/activity.ts';
import { MessageQueue } from '../../../../local/messaging/message-queue.ts';

// Sends messages until it is killed, and says after each that it was accepted.

const [file = ''] = process.argv.slice(2);
const queue = new MessageQueue({
  name: 'test',
  file,
  visibilityTimeoutMs: 30_000,
  delayMs: 0,
  clock: { now: () => Date.now() },
  activity: new Activity(),
});
for (let index = 0; ; index++) {
  const body = `message ${index}`;
  queue.send(body);
  writeSync(1, `${body}\n`);
}
