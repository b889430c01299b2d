import { randomUUID } from 'node:crypto';
import type { Bilingual } from '../../domain/refusal.ts';
import { languageTag, localeOf } from '../../functions/shared/http/locale.ts';
import { type ProblemType, problemTypes } from '../../functions/shared/http/problem-types.ts';

/** A request with its body read. */
export interface HttpRequest {
  readonly method: string;
  /** As sent, without query */
  readonly path: string;
  /** As sent, without `?` */
  readonly query: string;
  /** Lower-case names; values of a repeated header joined by commas */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}

/** A problem (RFC 9457) that the gateway or a development route answers itself, in the shape of the API's own. */
export function problemReply(
  request: Pick<HttpRequest, 'headers' | 'path'>,
  problem: {
    readonly type: ProblemType;
    readonly code: string;
    readonly text: Bilingual;
    readonly pointer?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): HttpReply {
  const locale = localeOf(request.headers['accept-language']);
  const { status, title } = problemTypes[problem.type];
  const detail = problem.text[locale];
  return json(
    status,
    {
      type: `/docs#${problem.type}`,
      title: title[locale],
      status,
      detail,
      instance: request.path,
      code: problem.code,
      errors: [
        { ...(problem.pointer !== undefined && { pointer: problem.pointer }), code: problem.code, detail },
      ],
      traceId: randomUUID(),
    },
    {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': languageTag[locale],
      ...problem.headers,
    },
  );
}
