import { randomUUID } from 'node:crypto';
import type { AccessControl } from '../access.ts';
import { type AwsCall, type AwsReply, accessDenied, awsError } from '../aws/aws-endpoint.ts';
import type { RuleSpec } from '../template/messaging.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import type { Clock } from '../time/clock.ts';
import { compilePattern, type Matcher } from './event-pattern.ts';
import type { EventTargets } from './event-targets.ts';

interface PutEntry {
  readonly EventBusName?: string;
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Time?: number;
  readonly Resources?: readonly string[];
}
interface Rule {
  readonly spec: RuleSpec;
  readonly matches: Matcher;
}
type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

const MOST_ENTRIES = 10;
const MOST_BYTES = 256 * 1024;

/** EventBridge: takes events with PutEvents and hands them to the targets of the rules that match, before it answers. */
export class EventBus {
  private readonly access: AccessControl;
  private readonly buses: ReadonlyMap<string, string>;
  private readonly rules: readonly Rule[];
  private readonly targets: EventTargets;
  private readonly clock: Clock;

  constructor(parts: {
    access: AccessControl;
    /** Buses of the template: name → ARN */
    buses: ReadonlyMap<string, string>;
    rules: readonly RuleSpec[];
    targets: EventTargets;
    clock: Clock;
  }) {
    this.access = parts.access;
    this.buses = parts.buses;
    this.targets = parts.targets;
    this.clock = parts.clock;
    this.rules = parts.rules
      .filter((spec) => spec.pattern !== undefined)
      .map((spec) => ({ spec, matches: compilePattern(spec.pattern, `rule ${spec.name}`) }));
  }

  readonly handle = async ({ caller, operation, body }: AwsCall): Promise<AwsReply> => {
    if (operation !== 'PutEvents')
      return awsError(400, 'UnknownOperationException', `${operation} does not run on this machine`);
    const { Entries: entries = [] } = JSON.parse(body) as { Entries?: readonly PutEntry[] };
    for (const entry of entries) {
      const arn = this.busArn(entry);
      if (!this.access.may(caller, 'events:PutEvents', arn))
        return accessDenied(caller, 'events:PutEvents', arn);
    }
    const refusal = refuseBatch(entries);
    if (refusal) return refusal;
    const results = entries.map((entry) => this.put(entry));
    return {
      status: 200,
      body: JSON.stringify({
        Entries: results,
        FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      }),
    };
  };

  private put(entry: PutEntry): EntryResult {
    const { Source, DetailType, Detail = '' } = entry;
    if (!Source || !DetailType)
      return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter Source or DetailType is not valid.' };
    const detail = parseDetail(Detail);
    if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': DetailType,
      source: Source,
      account: LOCAL_PLACE.account,
      time: wholeSeconds(entry.Time === undefined ? this.clock.now() : entry.Time * 1000),
      region: LOCAL_PLACE.region,
      resources: entry.Resources ?? [],
      detail,
    };
    const bus = busName(entry);
    for (const { spec, matches } of this.rules)
      if (spec.bus === bus && matches(event))
        for (const target of spec.targets) this.targets.deliver(target, event);
    return { EventId: event.id };
  }

  private busArn(entry: PutEntry): string {
    const name = busName(entry);
    const { partition, region, account } = LOCAL_PLACE;
    return this.buses.get(name) ?? `arn:${partition}:events:${region}:${account}:event-bus/${name}`;
  }
}

/** An instant as events carry it, `2026-12-30T01:00:00Z`. */
export function wholeSeconds(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function refuseBatch(entries: readonly PutEntry[]): AwsReply | undefined {
  if (entries.length === 0 || entries.length > MOST_ENTRIES)
    return awsError(
      400,
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MOST_ENTRIES}`,
    );
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  return bytes > MOST_BYTES
    ? awsError(400, 'ValidationException', 'Total size of the entries in the request is over the limit.')
    : undefined;
}

/** As EventBridge counts: 14 bytes for a time, and the UTF-8 of the rest. */
function sizeOf(entry: PutEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return bytes + (entry.Time === undefined ? 0 : 14);
}

function busName(entry: PutEntry): string {
  return (entry.EventBusName ?? 'default').split('/').at(-1) ?? 'default';
}

function parseDetail(detail: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(detail);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
