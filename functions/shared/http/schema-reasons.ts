import type * as z from 'zod';
import type { Bilingual } from '../../../domain/refusal.ts';
import type { RequestReason } from './problem.ts';

/** Where the checked value came from: it decides how a reason points at it. */
export type Place = 'body' | 'query' | 'path' | 'header';

/** One reason per fault of a value against its schema: all of them, in the order of the schema. */
export function schemaReasons(error: z.ZodError, place: Place): RequestReason[] {
  return error.issues.flatMap((issue) => reasonsOfIssue(issue, place));
}

function reasonsOfIssue(issue: z.core.$ZodIssue, place: Place): RequestReason[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: place === 'body' ? 'UNKNOWN_FIELD' : 'UNKNOWN_PARAMETER',
      ...pointAt([...issue.path, key], place),
      zh: `不认识的${place === 'body' ? '字段' : '参数'}“${clip(key)}”`,
      en: `unknown ${place === 'body' ? 'field' : 'parameter'} "${clip(key)}"`,
    }));
  return [{ ...describe(issue), ...pointAt(issue.path, place) }];
}

function pointAt(
  path: readonly PropertyKey[],
  place: Place,
): Pick<RequestReason, 'pointer' | 'parameter' | 'header'> {
  if (place === 'header') return { header: path.map(String).join('.') };
  if (place !== 'body') return { parameter: path.map(String).join('.') };
  // RFC 6901; the empty pointer is the whole body.
  return {
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  };
}

function describe(issue: z.core.$ZodIssue): Bilingual & { code: string } {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'MISSING', zh: '必填', en: 'required' };
      return {
        code: 'WRONG_TYPE',
        zh: `类型须为 ${issue.expected}`,
        en: `must be of type ${issue.expected}`,
      };
    case 'too_small':
    case 'too_big':
      return outOfBounds(issue);
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      if (issue.input === undefined)
        return { code: 'MISSING', zh: `必填，可选：${allowed}`, en: `required, one of: ${allowed}` };
      return { code: 'NOT_ONE_OF', zh: `须为其中之一：${allowed}`, en: `must be one of: ${allowed}` };
    }
    case 'invalid_format':
    case 'custom':
      return wrongForm(issue.message);
    default:
      return { code: 'INVALID', zh: '不符合要求', en: 'does not meet the schema' };
  }
}

const units: Readonly<Record<string, Bilingual>> = {
  string: { zh: '个字符', en: ' characters' },
  array: { zh: '项', en: ' items' },
};

function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Bilingual & { code: string } {
  const unit = units[issue.origin] ?? { zh: '', en: '' };
  return issue.code === 'too_small'
    ? { code: 'TOO_SMALL', zh: `至少 ${issue.minimum}${unit.zh}`, en: `at least ${issue.minimum}${unit.en}` }
    : { code: 'TOO_LARGE', zh: `至多 ${issue.maximum}${unit.zh}`, en: `at most ${issue.maximum}${unit.en}` };
}

/** Chinese of the messages that the schemas in `events/` give; the schemas speak English, as code does. */
const forms: Readonly<Record<string, { code: string; zh: string }>> = {
  'a date that exists, as YYYY-MM-DD': { code: 'NO_SUCH_DATE', zh: '须为真实存在的日期，格式为 YYYY-MM-DD' },
  'an instant in UTC with milliseconds': { code: 'WRONG_FORMAT', zh: '须为精确到毫秒的 UTC 时刻' },
  'an instant on a day that exists': { code: 'NO_SUCH_DATE', zh: '须为真实存在的日期上的时刻' },
  'a SHA-256 digest, 64 lower-case hex digits': {
    code: 'WRONG_FORMAT',
    zh: '须为 SHA-256 摘要（64 位小写十六进制）',
  },
  'an id': { code: 'WRONG_FORMAT', zh: '须为标识（小写字母、数字、连字符）' },
  'a plan id': { code: 'WRONG_FORMAT', zh: '须为预案标识（小写字母、数字、连字符）' },
  'an organisation id': { code: 'WRONG_FORMAT', zh: '须为单位标识（小写字母、数字、连字符）' },
  'a person id': { code: 'WRONG_FORMAT', zh: '须为人员标识（小写字母、数字、连字符）' },
  'an event id, position.index': { code: 'WRONG_FORMAT', zh: '须为事件标识（位置.序号）' },
  'an instant with a zone, or a date': { code: 'WRONG_FORMAT', zh: '须为带时区的时刻或日期' },
  'a whole number': { code: 'WRONG_FORMAT', zh: '须为整数' },
  'only one of asOf, position and after': {
    code: 'EXCLUSIVE_PARAMETERS',
    zh: 'asOf、position、after 只能给出一个',
  },
  'from is not after to': { code: 'RANGE_REVERSED', zh: 'from 不得晚于 to' },
  'an exercise id': { code: 'WRONG_FORMAT', zh: '须为演练标识（小写字母、数字、连字符）' },
  'a programme id': { code: 'WRONG_FORMAT', zh: '须为工作计划标识（小写字母、数字、连字符）' },
  'an inspection id': { code: 'WRONG_FORMAT', zh: '须为检查标识（小写字母、数字、连字符）' },
  'a checklist id': { code: 'WRONG_FORMAT', zh: '须为检查单标识（小写字母、数字、连字符）' },
  'a suggestion id': { code: 'WRONG_FORMAT', zh: '须为建议标识（小写字母、数字、连字符）' },
  'a short id': { code: 'WRONG_FORMAT', zh: '须为 2 至 40 个小写字母、数字、连字符' },
  'dueFrom is not after dueTo': { code: 'RANGE_REVERSED', zh: 'dueFrom 不得晚于 dueTo' },
  'no more than 1100 days at a time': { code: 'RANGE_TOO_LONG', zh: '一次至多 1100 天' },
  'one strong ETag, or *': { code: 'MALFORMED_ETAG', zh: '须为一个强 ETag（如 "3"）或 *' },
  '8 to 128 visible ASCII characters': { code: 'MALFORMED_KEY', zh: '须为 8 至 128 个可见 ASCII 字符' },
  'a status': { code: 'WRONG_FORMAT', zh: '须为状态（大写字母）' },
  'the id of a duty': { code: 'WRONG_FORMAT', zh: '须为义务标识' },
  'a cursor of this list': { code: 'WRONG_FORMAT', zh: '须为本列表给出的游标' },
};

function wrongForm(message: string): Bilingual & { code: string } {
  const known = forms[message];
  if (known) return { code: known.code, zh: known.zh, en: `must be ${message}` };
  return { code: 'WRONG_FORMAT', zh: '格式不正确', en: 'has the wrong form' };
}

/** A hostile key must not blow up the answer that names it. */
const clip = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);
