import type * as z from 'zod';
import type { AggregateKind } from '../../../domain/aggregate/aggregate.ts';
import type { Bilingual } from '../../../domain/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { ProblemType } from '../http/problem-types.ts';
import type { RequestContext } from '../http/request.ts';

/** Chapters of the documentation. */
export type Tag =
  | 'plans'
  | 'commands'
  | 'duties'
  | 'filings'
  | 'reminders'
  | 'organisations'
  | 'calendar'
  | 'audit'
  | 'about'
  | AggregateKind;

/**
 * One operation of the API as a contract: what it is called, what goes in, what comes out. The same table feeds the
 * router, the checks of every request and the OpenAPI document, so that none of them can drift from the others.
 */
export interface Operation {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: Bilingual;
  readonly description?: Bilingual;
  /** Article of the measures that the operation carries out */
  readonly article?: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly headers: z.ZodObject;
  readonly body?: z.ZodType;
  /** How the body is sent; @default 'json' */
  readonly bodyType?: 'json' | 'form';
  readonly answer: {
    readonly status: 200 | 201;
    /** Answered without a body when the caller has it already (If-None-Match) */
    readonly notModified?: true;
    readonly schema: z.ZodType;
    readonly contentType?: string;
    readonly headers?: z.ZodObject;
  };
  /** Refusals to expect beside those that every operation can give */
  readonly problems: readonly ProblemType[];
  /** Served without a sign-in */
  readonly open?: boolean;
  readonly examples: { readonly path: string; readonly body?: unknown; readonly answer: unknown };
}

/** What a handler gets: everything checked and in the types of the schemas. */
export interface OperationInput<O extends Operation> {
  readonly params: z.output<O['params']>;
  readonly query: z.output<O['query']>;
  readonly headers: z.output<O['headers']>;
  readonly body: O['body'] extends z.ZodType ? z.output<O['body']> : undefined;
  /** The body as it was sent */
  readonly rawBody: unknown;
}

/** A request whose caller is known. */
export type ApiRequest = RequestContext & { readonly caller: Caller };

/** What a handler answers; the middleware adds the headers that all answers share. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type OperationHandler<O extends Operation> = (
  input: OperationInput<O>,
  request: O['open'] extends true ? RequestContext : ApiRequest,
) => Promise<Answer>;

export type OperationHandlers<T extends Readonly<Record<string, Operation>>> = {
  readonly [K in keyof T]: OperationHandler<T[K]>;
};
