import * as z from 'zod';
import { isCivilDate } from '../../events/civil-date.ts';
import { parseInstant } from '../../functions/shared/shanghai-time.ts';
import { type HttpReply, type HttpRequest, json, problemReply } from '../http/reply.ts';
import type { ClockMove } from './clock-move.ts';

const Body = z.strictObject({ now: z.string() });
const SHANGHAI_MS = 8 * 3_600_000;
/** The farthest the clock goes; the official calendar and the year field of cron end long before. */
const LAST = Date.UTC(2100, 0, 1);

/** What the clock routes need of the runtime. */
export interface ClockControl {
  now(): number;
  readonly offsetMs: number;
  /** Moves forward; what is scheduled in between runs before it resolves */
  move(target: number): Promise<ClockMove>;
}

export function clockReport(clock: ClockControl): HttpReply {
  return json(200, {
    now: new Date(clock.now()).toISOString(),
    today: shanghaiDate(clock.now()),
    realNow: new Date().toISOString(),
    offsetMs: clock.offsetMs,
  });
}

/** `POST /dev/clock {"now": …}`: an ISO instant with its offset, or a civil date, which means 09:00 in Shanghai. */
export async function moveClock(request: HttpRequest, clock: ClockControl): Promise<HttpReply> {
  const target = targetOf(request.body.toString('utf8'));
  if (target === undefined)
    return refused(request, 'CLOCK_FORMAT', {
      zh: '请求内容应为 {"now": …}：带时区的 ISO 8601 时刻，或者日期（指北京时间当日 9:00）',
      en: 'send {"now": …} with an ISO 8601 instant and its offset, or a date, which means 09:00 in Shanghai',
    });
  if (target > LAST)
    return refused(request, 'CLOCK_TOO_FAR', {
      zh: '时钟最远到 2099 年底',
      en: 'the clock goes to the end of 2099',
    });
  if (target < clock.now())
    return refused(request, 'CLOCK_BACKWARDS', {
      zh: `时钟只能向前拨，现在是 ${new Date(clock.now()).toISOString()}`,
      en: `the clock only moves forward, and it is ${new Date(clock.now()).toISOString()} now`,
    });
  return json(200, await clock.move(target));
}

/** Civil date in Shanghai, which has had no other offset since 1991. */
function shanghaiDate(instant: number): string {
  return new Date(instant + SHANGHAI_MS).toISOString().slice(0, 10);
}

function targetOf(body: string): number | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const result = Body.safeParse(parsed);
  if (!result.success) return undefined;
  const { now } = result.data;
  if (isCivilDate(now)) return Date.parse(`${now}T09:00:00+08:00`);
  const instant = parseInstant(now);
  return instant === undefined ? undefined : Date.parse(instant);
}

function refused(request: HttpRequest, code: string, text: { zh: string; en: string }): HttpReply {
  return problemReply(request, { type: 'invalid-command', code, text, pointer: '/now' });
}
