import * as z from 'zod';
import type { Actor } from '../../../events/commit.ts';
import { LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import { problem } from './problem.ts';

/** Who asks, and of which ledger: what the verified token says and nothing else. */
export interface Caller {
  readonly actor: Actor;
  readonly organisation: OrganisationId;
  readonly ledger: LedgerId;
}

export type Claims = Readonly<Record<string, unknown>>;

const Roles = z.array(z.string().regex(/^[A-Z_]{1,40}$/)).max(20);

const CallerClaims = z.object({
  sub: PersonId,
  organisation: OrganisationId,
  roles: z.preprocess(listOf, Roles),
  ledger: LedgerId,
});

/** Throws the `unauthenticated` problem when there are no claims or they name no person, organisation or ledger. */
export function callerOf(claims: Claims | undefined): Caller {
  const parsed = CallerClaims.safeParse(claims);
  if (!parsed.success)
    throw problem('unauthenticated', 'NO_IDENTITY', {
      zh: '登录信息缺少人员、单位、角色或台账',
      en: 'the token names no person, organisation, roles or ledger',
    });
  const { sub, organisation, roles, ledger } = parsed.data;
  return { actor: { id: sub, organisation, roles }, organisation, ledger };
}

/**
 * A list claim. The gateway's own JWT authoriser hands every claim on as text, a list as `[DRAFTER HEAD]`; other issuers
 * and the local runtime pass a list or its JSON.
 */
function listOf(claim: unknown): unknown {
  if (typeof claim !== 'string') return claim;
  const bare = claim.trim().replace(/^\[/, '').replace(/\]$/, '');
  return bare.split(/[\s,"]+/).filter(Boolean);
}
