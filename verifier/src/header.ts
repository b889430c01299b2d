import { isObject, type Json, type JsonObject, readCanonicalObject } from './canonical.ts';
import { HEX_64, hasKeys } from './shape.ts';
import { isSuite, type SuiteName } from './suite.ts';

/** What a commit's header says, as far as a verifier uses it. */
export interface Header {
  readonly suite: SuiteName;
  readonly ledger: string;
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly commitId: string;
  /** Instant in UTC with milliseconds; such texts sort as the instants do */
  readonly recordedAt: string;
  readonly prev: string;
  readonly events: readonly HeaderEvent[];
  readonly attachments: readonly HeaderAttachment[];
}

export interface HeaderEvent {
  readonly type: string;
  readonly bodyHash: string;
}

export interface HeaderAttachment {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

const KEYS = [
  'actor',
  'command',
  'commitId',
  'events',
  'ledger',
  'position',
  'prev',
  'recordedAt',
  'stream',
  'suite',
  'v',
  'version',
];
const MAX_EVENTS = 100;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const STREAM = /^[!-~]{1,256}$/;
const COMMIT_ID = /^[!-~]{1,128}$/;
const EVENT_TYPE = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

/** Reads the header of a commit, version 1; undefined when `text` is not exactly that. */
export function readHeader(text: string): Header | undefined {
  const json = readCanonicalObject(text);
  if (!json || !hasKeys(json, KEYS, ['attachments']) || !isPlainHeader(json)) return undefined;
  const events = listOf(json['events'], eventOf);
  const attachments = json['attachments'] === undefined ? [] : listOf(json['attachments'], attachmentOf);
  if (!events || !attachments || events.length < 1 || events.length > MAX_EVENTS) return undefined;
  return {
    suite: json['suite'] as SuiteName,
    ledger: json['ledger'] as string,
    position: json['position'] as number,
    stream: json['stream'] as string,
    version: json['version'] as number,
    commitId: json['commitId'] as string,
    recordedAt: json['recordedAt'] as string,
    prev: json['prev'] as string,
    events,
    attachments,
  };
}

const matches = (value: Json | undefined, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);
const isOrdinal = (value: Json | undefined): boolean => typeof value === 'number' && value >= 1;

const isPlainHeader = (json: JsonObject): boolean =>
  json['v'] === 1 &&
  isSuite(json['suite']) &&
  typeof json['ledger'] === 'string' &&
  isOrdinal(json['position']) &&
  isOrdinal(json['version']) &&
  matches(json['stream'], STREAM) &&
  matches(json['commitId'], COMMIT_ID) &&
  matches(json['recordedAt'], INSTANT) &&
  matches(json['prev'], HEX_64) &&
  isObject(json['actor']) &&
  isCommand(json['command']);

const isCommand = (json: Json | undefined): boolean =>
  isObject(json) &&
  hasKeys(json, ['digest', 'name']) &&
  matches(json['digest'], HEX_64) &&
  typeof json['name'] === 'string';

function listOf<T>(json: Json | undefined, read: (item: Json) => T | undefined): T[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const items = json.map(read).filter((item) => item !== undefined);
  return items.length === json.length ? items : undefined;
}

function eventOf(json: Json): HeaderEvent | undefined {
  if (!isObject(json) || !hasKeys(json, ['bodyHash', 'occurredOn', 'schema', 'type'])) return undefined;
  const { type, bodyHash, occurredOn, schema } = json;
  const sound = matches(type, EVENT_TYPE) && matches(bodyHash, HEX_64);
  return sound && matches(occurredOn, CIVIL_DATE) && isOrdinal(schema) ? { type, bodyHash } : undefined;
}

function attachmentOf(json: Json): HeaderAttachment | undefined {
  if (!isObject(json) || !hasKeys(json, ['bytes', 'name', 'sha256'])) return undefined;
  const { bytes, name, sha256 } = json;
  const sound =
    typeof bytes === 'number' && bytes >= 0 && typeof name === 'string' && matches(sha256, HEX_64);
  return sound ? { bytes, name, sha256 } : undefined;
}
