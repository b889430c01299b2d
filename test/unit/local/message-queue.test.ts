import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { MessageQueue, type QueueOptions } from '../../../local/messaging/message-queue.ts';

const open: MessageQueue[] = [];
afterEach(() => {
  for (const queue of open.splice(0)) queue.close();
});

function bench(options: Partial<QueueOptions> = {}) {
  const time = { now: 1_000_000 };
  const file = join(mkdtempSync(join(tmpdir(), 'queue-')), 'queue.ndjson');
  const make = (): MessageQueue => {
    const queue = new MessageQueue({
      name: 'test',
      file,
      visibilityTimeoutMs: 30_000,
      delayMs: 0,
      clock: { now: () => time.now },
      activity: new Activity(),
      ...options,
    });
    open.push(queue);
    return queue;
  };
  const reopen = (): MessageQueue => {
    open.pop()?.close();
    return make();
  };
  return { time, file, queue: make(), reopen };
}

const bodies = (messages: readonly { readonly body: string }[]): string[] => messages.map(({ body }) => body);

describe('a queue', () => {
  it('gives messages in the order sent, up to the number asked for', () => {
    const { queue } = bench();
    for (const body of ['a', 'b', 'c']) queue.send(body);
    expect(bodies(queue.receive(2))).toEqual(['a', 'b']);
    expect(bodies(queue.receive(2))).toEqual(['c']);
    expect(queue.receive(2)).toEqual([]);
  });

  it('shows a received message again when its visibility timeout has passed, not before', () => {
    const { queue, time } = bench();
    queue.send('a');
    const [first] = queue.receive(1);
    time.now += 29_999;
    expect(queue.receive(1)).toEqual([]);
    time.now += 1;
    const [second] = queue.receive(1);
    expect(second).toMatchObject({
      id: first?.id,
      receiveCount: 2,
      sentAt: 1_000_000,
      firstReceivedAt: 1_000_000,
    });
  });

  it('forgets a deleted message for good', () => {
    const { queue, time, reopen } = bench();
    queue.send('a');
    for (const { id } of queue.receive(1)) queue.delete(id);
    time.now += 60_000;
    expect(queue.receive(1)).toEqual([]);
    expect(reopen().receive(1)).toEqual([]);
  });

  it('holds back a message for its delay', () => {
    const { queue, time } = bench({ delayMs: 5000 });
    queue.send('a');
    expect(queue.receive(1)).toEqual([]);
    time.now += 5000;
    expect(bodies(queue.receive(1))).toEqual(['a']);
  });

  it('moves what was received too often to the dead-letter queue, once', () => {
    const dead: string[] = [];
    const { queue, time } = bench({ redrive: { maxReceiveCount: 3, to: (body) => dead.push(body) } });
    queue.send('poison');
    queue.send('fine');
    for (const { id, body } of queue.receive(10)) if (body === 'fine') queue.delete(id);
    const received = [1];
    for (let turn = 0; turn < 5; turn++) {
      time.now += 30_000;
      received.push(...queue.receive(10).map((message) => message.receiveCount));
    }
    expect(received).toEqual([1, 2, 3]);
    expect(dead).toEqual(['poison']);
  });

  it('calls its consumer when something can be received, also after a timeout that the clock jumps over', async () => {
    const { queue, time } = bench();
    const seen: string[][] = [];
    queue.consume(() => seen.push(bodies(queue.receive(10))));
    queue.send('a');
    await Promise.resolve();
    time.now += 86_400_000;
    queue.look();
    await Promise.resolve();
    expect(seen).toEqual([['a'], ['a']]);
  });

  it('keeps messages and their receive counts over a restart, and shows at once what was out of sight', () => {
    const { queue, reopen } = bench();
    queue.send('a');
    queue.send('b');
    queue.receive(1);
    expect(reopen().receive(10)).toMatchObject([
      { body: 'a', receiveCount: 2 },
      { body: 'b', receiveCount: 1 },
    ]);
  });

  it('reads past a line that a crash tore', () => {
    const { queue, file, reopen } = bench();
    queue.send('a');
    appendFileSync(file, '{"sent":{"id":"x","bo');
    const again = reopen();
    again.send('b');
    expect(bodies(again.receive(10))).toEqual(['a', 'b']);
    expect(bodies(reopen().receive(10))).toEqual(['a', 'b']);
  });

  it('does not let its file grow with what is done', () => {
    const { queue, file } = bench();
    queue.send('stays');
    for (let index = 0; index < 4000; index++) queue.delete(queue.send('x'.repeat(100)));
    expect(readFileSync(file, 'utf8').length).toBeLessThan(1_000_000);
    expect(bodies(queue.receive(10))).toEqual(['stays']);
  });

  it('loses nothing that was accepted when the process is killed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'queue-')), 'queue.ndjson');
    const child = spawn(process.execPath, [join(import.meta.dirname, 'support/send-for-ever.ts'), file]);
    let output = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.split('\n').length > 500) child.kill('SIGKILL');
      });
      child.on('exit', () => resolve());
    });
    expect(child.signalCode).toBe('SIGKILL');
    const accepted = output.slice(0, output.lastIndexOf('\n')).split('\n');
    const queue = new MessageQueue({
      name: 'test',
      file,
      visibilityTimeoutMs: 30_000,
      delayMs: 0,
      clock: { now: () => Date.now() + 1000 },
      activity: new Activity(),
    });
    open.push(queue);
    const kept = new Set(bodies(queue.receive(1_000_000)));
    expect(accepted.length).toBeGreaterThan(400);
    expect(accepted.filter((body) => !kept.has(body))).toEqual([]);
  });
});
