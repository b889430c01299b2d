import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';
import type { HttpEvent } from './request.ts';

type BodyMiddleware = MiddlewareObj<HttpEvent, APIGatewayProxyStructuredResultV2, Error>;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** Replaces `event.body` by the fields of an HTML form; 415 for another type. Empty fields are as if they were not sent. */
export const formBody = (): BodyMiddleware => ({
  before: ({ event }) => {
    if (!FORM.test(event.headers['content-type'] ?? event.headers['Content-Type'] ?? ''))
      throw problem(
        'unsupported-media-type',
        'NOT_A_FORM',
        {
          zh: 'Content-Type 须为 application/x-www-form-urlencoded',
          en: 'Content-Type must be application/x-www-form-urlencoded',
        },
        { header: 'Content-Type', headers: { 'Accept-Post': 'application/x-www-form-urlencoded' } },
      );
    const text = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString('utf8');
    const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
    (event as { body?: unknown }).body = Object.fromEntries(fields);
  },
});
