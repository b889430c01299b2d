import type { Bilingual } from '../../../domain/refusal.ts';

/** Every kind of "no" the API gives, by its stable name: the last part of a problem's `type`. */
export const problemTypes = {
  'malformed-json': {
    status: 400,
    title: { zh: '请求内容不是有效的 JSON', en: 'The body is not valid JSON' },
  },
  'invalid-request': {
    status: 400,
    title: { zh: '请求头、路径或查询参数不正确', en: 'A header, path or query parameter is wrong' },
  },
  unauthenticated: {
    status: 401,
    title: { zh: '尚未登录或登录信息不完整', en: 'No sign-in, or its claims are incomplete' },
  },
  forbidden: { status: 403, title: { zh: '无权办理', en: 'You may not do this' } },
  'not-found': { status: 404, title: { zh: '没有找到', en: 'Not found' } },
  'method-not-allowed': {
    status: 405,
    title: { zh: '该地址不支持此方法', en: 'The method is not allowed here' },
  },
  conflict: { status: 409, title: { zh: '当前状态不允许办理', en: 'The current state does not allow this' } },
  contention: {
    status: 409,
    title: { zh: '其他人正在同时办理，请重试', en: 'Others acted at the same time: try again' },
  },
  'precondition-failed': {
    status: 412,
    title: { zh: '所依据的版本已经变化', en: 'The version you acted on has changed' },
  },
  'too-large': { status: 413, title: { zh: '请求内容过大', en: 'The request is too large' } },
  'unsupported-media-type': {
    status: 415,
    title: { zh: '请求内容须为 application/json', en: 'The body must be application/json' },
  },
  'invalid-command': {
    status: 422,
    title: { zh: '请求内容不符合要求', en: 'The request does not meet the requirements' },
  },
  undetermined: {
    status: 422,
    title: { zh: '须先补充信息才能判定', en: 'Questions must be answered first' },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { zh: 'Idempotency-Key 已用于另一请求', en: 'The Idempotency-Key belongs to another request' },
  },
  internal: { status: 500, title: { zh: '系统内部错误', en: 'Internal error' } },
  unavailable: {
    status: 503,
    title: { zh: '台账暂时无法访问', en: 'The ledger can not be reached just now' },
  },
} as const satisfies Record<string, { status: number; title: Bilingual }>;

export type ProblemType = keyof typeof problemTypes;
