import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { PersonId } from '../../../events/identifiers.ts';
import { type Addressee, deliveriesOf, type Reader } from '../deliveries.ts';
import { DEFAULT_PREFERENCES, ReminderPreferences } from '../preferences.ts';
import type { Capacity } from '../terms.ts';

const reader = (id: string, more: Partial<ReminderPreferences> = {}, reach: Reader['reach'] = ['EMAIL']) => ({
  person: PersonId.parse(id),
  preferences: { ...DEFAULT_PREFERENCES, ...more },
  reach,
});
const leave = (from: string, to: string, delegate: string) => ({
  leave: { from: civilDate(from), to: civilDate(to), delegate: PersonId.parse(delegate) },
});
const as = (
  capacity: Capacity,
  of: Reader,
  colleagues: readonly Reader[] = [],
  snoozed = false,
): Addressee => ({
  reader: of,
  capacity,
  colleagues,
  snoozed,
});

const early = { today: civilDate('2026-05-25'), urgency: 'DIGEST', firm: false } as const;
const dueDay = { today: civilDate('2026-06-08'), urgency: 'URGENT', firm: true } as const;
const weekOverdue = { today: civilDate('2026-06-16'), urgency: 'DIGEST', firm: true } as const;

const told = (...args: Parameters<typeof deliveriesOf>) =>
  deliveriesOf(...args).map(({ person, channel, urgency, onBehalfOf, withheld }) =>
    [person, channel, urgency, onBehalfOf && `for ${onBehalfOf}`, withheld].filter(Boolean).join(' '),
  );

describe('who is told by which channel', () => {
  it('is everybody by mail, in the digest until it is urgent, when nobody has said anything', () => {
    const both = [as('HANDLER', reader('li')), as('HEAD', reader('wang'))];
    expect(told(both, early)).toEqual(['li EMAIL DIGEST', 'wang EMAIL DIGEST']);
    expect(told(both, dueDay)).toEqual(['li EMAIL URGENT', 'wang EMAIL URGENT']);
  });

  it('is one message at a time for whoever wants no digest', () => {
    expect(told([as('HANDLER', reader('li', { digest: false }))], early)).toEqual(['li EMAIL URGENT']);
  });

  it('is every chosen channel for what is urgent, and mail alone for a digest', () => {
    const li = reader('li', { channels: ['EMAIL', 'SMS', 'BOT'] }, ['EMAIL', 'SMS', 'BOT']);
    expect(told([as('HANDLER', li)], early)).toEqual(['li EMAIL DIGEST']);
    expect(told([as('HANDLER', li)], dueDay)).toEqual(['li EMAIL URGENT', 'li SMS URGENT', 'li BOT URGENT']);
  });

  it('is no channel for which the directory has no address', () => {
    const li = reader('li', { channels: ['EMAIL', 'SMS'] }, ['SMS']);
    expect(told([as('HANDLER', li)], dueDay)).toEqual(['li SMS URGENT']);
  });

  it('is mail all the same when there is no address at all, so that the failure shows', () => {
    expect(told([as('HANDLER', reader('li', {}, []))], early)).toEqual(['li EMAIL DIGEST']);
    expect(told([as('HANDLER', reader('li', { channels: [] }, []))], dueDay)).toEqual(['li EMAIL URGENT']);
  });

  it('can be muted before the last working day, and is recorded as muted', () => {
    expect(told([as('HANDLER', reader('li', { channels: [] }))], early)).toEqual(['li EMAIL DIGEST MUTED']);
    const texts = reader('li', { channels: ['SMS'] }, ['EMAIL', 'SMS']);
    expect(told([as('HANDLER', texts)], early)).toEqual(['li EMAIL DIGEST MUTED']);
  });

  it('can’t be muted on the last working day, on the due day or after it', () => {
    const li = reader('li', { channels: [] }, ['EMAIL', 'SMS']);
    expect(told([as('HANDLER', li)], dueDay)).toEqual(['li EMAIL URGENT']);
    expect(told([as('HANDLER', li)], weekOverdue)).toEqual(['li EMAIL DIGEST']);
    const texts = reader('li', { channels: ['SMS'] }, ['EMAIL', 'SMS']);
    expect(told([as('HANDLER', texts)], weekOverdue)).toEqual(['li SMS URGENT']);
  });

  it('can be snoozed before the last working day only', () => {
    const li = as('HANDLER', reader('li'), [], true);
    expect(told([li], early)).toEqual(['li EMAIL DIGEST SNOOZED']);
    expect(told([li], dueDay)).toEqual(['li EMAIL URGENT']);
  });
});

describe('a leave', () => {
  const zhao = reader('zhao');
  const li = reader('li', leave('2026-05-20', '2026-05-29', 'zhao'));

  it('sends reminders to the delegate, who is told in whose place, from its first day to its last', () => {
    const on = (today: string) =>
      told([as('HANDLER', li, [li, zhao])], { ...early, today: civilDate(today) });
    expect(on('2026-05-19')).toEqual(['li EMAIL DIGEST']);
    expect(on('2026-05-20')).toEqual(['zhao EMAIL DIGEST for li']);
    expect(on('2026-05-29')).toEqual(['zhao EMAIL DIGEST for li']);
    expect(on('2026-05-30')).toEqual(['li EMAIL DIGEST']);
  });

  it('goes by the delegate’s own wishes', () => {
    const muted = reader('zhao', { channels: [] });
    expect(told([as('HANDLER', li, [li, muted])], early)).toEqual(['zhao EMAIL DIGEST for li MUTED']);
  });

  it('tells a delegate once who is told anyway', () => {
    const both = [as('HANDLER', li, [li, zhao]), as('HEAD', zhao, [li, zhao])];
    expect(told(both, early)).toEqual(['zhao EMAIL DIGEST']);
    expect(told(both.toReversed(), early)).toEqual(['zhao EMAIL DIGEST']);
  });

  it('goes on to the delegate’s delegate, and stays with the person when everybody is away or gone', () => {
    const away = reader('zhao', leave('2026-05-25', '2026-05-25', 'qian'));
    const qian = reader('qian');
    expect(told([as('HANDLER', li, [li, away, qian])], early)).toEqual(['qian EMAIL DIGEST for li']);
    const circle = reader('zhao', leave('2026-05-25', '2026-05-25', 'li'));
    expect(told([as('HANDLER', li, [li, circle])], early)).toEqual(['li EMAIL DIGEST']);
    expect(told([as('HANDLER', li, [li])], early)).toEqual(['li EMAIL DIGEST']);
  });
});

describe('preferences', () => {
  const parse = (change: object) => ReminderPreferences.safeParse({ ...DEFAULT_PREFERENCES, ...change });
  const faultOf = (change: object) => parse(change).error?.issues[0]?.path.join('.');

  it('are those of the default when nothing was said', () => {
    expect(parse({}).success).toBe(true);
  });

  it('keep quiet hours out of the working day', () => {
    expect(faultOf({ quietHours: { from: '09:00', to: '08:30' } })).toBe('quietHours.from');
    expect(faultOf({ quietHours: { from: '20:00', to: '12:00' } })).toBe('quietHours.to');
    expect(faultOf({ quietHours: { from: '20:00', to: '8:30' } })).toBe('quietHours.to');
  });

  it('know each channel once, and a leave that ends after it begins', () => {
    expect(faultOf({ channels: ['SMS', 'SMS'] })).toBe('channels');
    expect(faultOf({ channels: ['FAX'] })).toBe('channels.0');
    expect(faultOf({ leave: { from: '2026-06-02', to: '2026-06-01', delegate: 'zhao' } })).toBe('leave.to');
    expect(faultOf({ sound: 'on' })).toBe('');
  });
});
