import type { Actor } from '../../events/commit.ts';
import { accept, type Decision, decideOn } from '../refusal.ts';
import { type Role, roleNames } from './roles.ts';

/** Roles that read the ledger itself, with everything in it (第五、四十六条). */
const readers: readonly Role[] = ['AUDITOR', 'BUREAU', 'COMMISSION'];

/** May this person read the ledger commit by commit, the bodies of INTERNAL plans among them? */
export function mayReadLedger(actor: Actor): Decision<void> {
  if (readers.some((role) => actor.roles.includes(role))) return accept(undefined);
  const names = (language: 'zh' | 'en') => readers.map((role) => roleNames[role][language]);
  const reason = {
    code: 'ROLE_NOT_ALLOWED',
    article: '第五、四十六条',
    zh: `台账原文只供${names('zh').join('、')}查阅`,
    en: `the ledger itself is read by: ${names('en').join(', ')}`,
  };
  return decideOn('FORBIDDEN', [reason], () => undefined);
}
