import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { calendarDigest } from './calendar-digest.ts';

const script = fileURLToPath(new URL('./calendar-digest.ts', import.meta.url));
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'];

describe('the process time zone', () => {
  it('changes no answer: the digest of the whole calendar is the same in four zones', async () => {
    const digests = await Promise.all(
      zones.map(async (zone) => {
        const { stdout } = await promisify(execFile)(process.execPath, [script], {
          env: { ...process.env, TZ: zone },
        });
        return JSON.parse(stdout) as unknown;
      }),
    );
    const offsets = digests.map((each) => (each as { offsetMinutes: number }).offsetMinutes);
    expect(new Set(offsets).size).toBe(zones.length);
    const here = calendarDigest();
    for (const each of digests) expect(each).toMatchObject({ digest: here });
  });
});
