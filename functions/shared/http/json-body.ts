import type { MiddlewareObj } from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';
import type { HttpEvent } from './request.ts';

/** Bytes a body may have: below what a commit can hold (a DynamoDB item has 400 KB), above what any command needs. */
export const MAX_BODY_BYTES = 256 * 1024;

type BodyMiddleware = MiddlewareObj<HttpEvent, APIGatewayProxyStructuredResultV2, Error>;

/** Replaces `event.body` by the parsed JSON. 413 before anything is parsed, 415 for another type, 400 for broken JSON. */
export function jsonBody(): BodyMiddleware {
  const parser = httpJsonBodyParser<HttpEvent>();
  return {
    before: async (request) => {
      refuseLarge(request.event);
      try {
        await parser.before?.(request as Parameters<NonNullable<typeof parser.before>>[0]);
      } catch (error) {
        throw (error as { statusCode?: number }).statusCode === 415
          ? unsupportedType()
          : malformed(request.event, error);
      }
    },
  };
}

function refuseLarge(event: HttpEvent): void {
  const body = event.body ?? '';
  const bytes = Buffer.byteLength(body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes > MAX_BODY_BYTES)
    throw problem('too-large', 'BODY_TOO_LARGE', {
      zh: `请求内容 ${bytes} 字节，上限 ${MAX_BODY_BYTES} 字节；文档只登记摘要，正文存文档库`,
      en: `the body has ${bytes} bytes, the limit is ${MAX_BODY_BYTES}; documents are named by digest, not sent here`,
    });
}

const unsupportedType = () =>
  problem(
    'unsupported-media-type',
    'NOT_JSON',
    { zh: 'Content-Type 须为 application/json', en: 'Content-Type must be application/json' },
    { header: 'Content-Type', headers: { 'Accept-Post': 'application/json' } },
  );

const malformed = (event: HttpEvent, cause: unknown) =>
  event.body === undefined || event.body === ''
    ? problem(
        'malformed-json',
        'BODY_MISSING',
        { zh: '缺少请求内容', en: 'the body is missing' },
        { pointer: '' },
      )
    : problem(
        'malformed-json',
        'MALFORMED_JSON',
        { zh: '请求内容不是有效的 JSON', en: 'the body is not valid JSON' },
        { pointer: '', cause },
      );
