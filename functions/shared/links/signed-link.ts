import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../../../events/civil-date.ts';
import { LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';

/** What a link speaks of: one reminder of one person. It opens a page; only what the page posts does anything. */
export interface AnswerLink {
  readonly ledger: LedgerId;
  readonly obligationId: string;
  readonly reminderId: string;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly language: 'zh' | 'en';
  readonly expires: Instant;
}

/** Secrets by which links are signed: the first signs, all of them are believed, so that a key can be replaced. */
export type LinkKeys = readonly [Buffer, ...Buffer[]];

/** Members are short because the token stands in an address. */
const Payload = z.strictObject({
  l: LedgerId,
  o: z.string(),
  r: z.string(),
  p: PersonId,
  g: OrganisationId,
  n: z.enum(['zh', 'en']),
  x: z.int(),
});

const DOMAIN = 'plan-ledger answer link v1';

const seal = (key: Buffer, payload: string): Buffer =>
  createHmac('sha256', key).update(`${DOMAIN}\n${payload}`).digest();

/** A token for a link: its content and an HMAC-SHA-256 over it, both base64url. */
export function signLink(link: AnswerLink, [key]: LinkKeys): string {
  const { ledger: l, obligationId: o, reminderId: r, person: p, organisation: g, language: n } = link;
  const x = Math.floor(Date.parse(link.expires) / 1000);
  const payload = Buffer.from(JSON.stringify({ l, o, r, p, g, n, x })).toString('base64url');
  return `${payload}.${seal(key, payload).toString('base64url')}`;
}

export type LinkReading =
  | { readonly status: 'VALID'; readonly link: AnswerLink }
  | { readonly status: 'EXPIRED'; readonly link: AnswerLink }
  | { readonly status: 'FORGED' };

/** Reads a token; one that none of the keys has signed says nothing at all. */
export function readLink(token: string, keys: LinkKeys, now: Instant): LinkReading {
  const [payload = '', signature = '', ...rest] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const believed = keys.some((key) => {
    const expected = seal(key, payload);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!believed || rest.length) return { status: 'FORGED' };
  const { l, o, r, p, g, n, x } = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  const expires = new Date(x * 1000).toISOString() as Instant;
  const link = {
    ledger: l,
    obligationId: o,
    reminderId: r,
    person: p,
    organisation: g,
    language: n,
    expires,
  };
  return { status: expires < now ? 'EXPIRED' : 'VALID', link };
}
