/**
 * What is wrong with an iCalendar text by RFC 5545 and RFC 7986, as far as feeds of all-day events go; nothing when it is
 * well formed. Written from the RFCs, not from the serializer.
 */
export function icalFaults(text: string): readonly string[] {
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('no CRLF at the end');
  if (/(^|[^\r])\n/.test(text) || /\r(?!\n)/.test(text)) faults.push('a bare line break');
  const physical = text.split('\r\n').slice(0, -1);
  for (const [index, line] of physical.entries()) {
    const octets = Buffer.byteLength(line);
    if (octets > 75) faults.push(`line ${index + 1} has ${octets} octets`);
    if (!line.isWellFormed()) faults.push(`line ${index + 1} cuts a character`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line))
      faults.push(`line ${index + 1} holds a control character`);
  }
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  for (const line of lines) if (!/^[A-Z0-9-]+(;[^:]+)?:/.test(line)) faults.push(`no content line: ${line}`);
  faults.push(...componentFaults(lines));
  return faults;
}

const ONCE = [
  'UID',
  'DTSTAMP',
  'DTSTART',
  'DTEND',
  'SUMMARY',
  'SEQUENCE',
  'STATUS',
  'LAST-MODIFIED',
  'TRANSP',
];

function componentFaults(lines: readonly string[]): readonly string[] {
  const faults: string[] = [];
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR')
    faults.push('no VCALENDAR around it');
  for (const name of ['VERSION', 'PRODID'])
    if (lines.filter((line) => line.startsWith(`${name}:`)).length !== 1)
      faults.push(`${name} is not there once`);
  const events = [...eventsIn(lines)];
  faults.push(...events.flatMap(eventFaults));
  const uids = events.map((event) => valueIn(event, 'UID'));
  faults.push(...uids.filter((uid, index) => uids.indexOf(uid) !== index).map((uid) => `${uid} twice`));
  return faults;
}

/** The content line of a property. */
const valueIn = (event: readonly string[], name: string): string =>
  event.find((line) => new RegExp(`^${name}[;:]`).test(line)) ?? '';

function eventFaults(event: readonly string[]): readonly string[] {
  const faults: string[] = [];
  for (const name of ONCE) {
    const found = event.filter((line) => new RegExp(`^${name}[;:]`).test(line));
    if (found.length !== 1) faults.push(`${name} stands ${found.length} times in an event`);
  }
  for (const name of ['DTSTAMP', 'LAST-MODIFIED'])
    if (!/^[A-Z-]+:\d{8}T\d{6}Z$/.test(valueIn(event, name)))
      faults.push(`${valueIn(event, name)} is no UTC time`);
  const [from, to] = ['DTSTART', 'DTEND'].map(
    (name) => /^[A-Z]+;VALUE=DATE:(\d{8})$/.exec(valueIn(event, name))?.[1],
  );
  if (!from || !to || nextDay(from) !== to)
    faults.push(`${valueIn(event, 'DTSTART')} to ${valueIn(event, 'DTEND')} is not one day`);
  if (!/^STATUS:(CONFIRMED|TENTATIVE|CANCELLED)$/.test(valueIn(event, 'STATUS')))
    faults.push(valueIn(event, 'STATUS'));
  return faults;
}

function* eventsIn(lines: readonly string[]): Generator<readonly string[]> {
  let start: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line === 'BEGIN:VEVENT') start = index;
    if (line === 'END:VEVENT' && start !== undefined) yield lines.slice(start + 1, index);
  }
}

const nextDay = (day: string): string => {
  const date = new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)) + 1),
  );
  return date.toISOString().slice(0, 10).replaceAll('-', '');
};
