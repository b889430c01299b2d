import { describe, expect, it } from 'vitest';
import { Activity } from '../../../local/activity.ts';

describe('waiting for the pipeline to settle', () => {
  it('ends at once when nothing is under way', async () => {
    expect(await new Activity().settled(1000)).toEqual([]);
  });

  it('ends when the last piece of work does, however one leads to the next', async () => {
    const activity = new Activity();
    const done: string[] = [];
    const work = (name: string, then?: () => void): void =>
      void activity.track(name, async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        done.push(name);
        then?.();
      });
    work('first', () => work('second', () => setImmediate(() => work('third'))));
    expect(await activity.settled(5000)).toEqual([]);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('ends with what is left when time is up', async () => {
    const activity = new Activity();
    activity.hold('stuck');
    const release = activity.hold('quick');
    activity.hold('stuck');
    release();
    release();
    expect(await activity.settled(20)).toEqual(['stuck']);
  });

  it('ends when work fails', async () => {
    const activity = new Activity();
    const failed = activity.track('fails', () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await activity.settled(1000)).toEqual([]);
  });
});
