import type { Actor } from '../../events/commit.ts';
import { accept, type Decision, decideOn } from '../refusal.ts';
import { readsEveryPlan } from './may-read.ts';

/**
 * May this person see whom the next inspections are proposed to be of? It counts duties of INTERNAL plans too, and whoever
 * is to be inspected does not learn of it beforehand: only those who oversee all plans do.
 */
export function maySeeSampling(actor: Actor): Decision<void> {
  if (readsEveryPlan(actor)) return accept(undefined);
  const reason = {
    code: 'ROLE_NOT_ALLOWED',
    article: '第四十六条',
    zh: '检查对象分级建议只供区应急局、区应急委办公室、领导、审计查阅',
    en: 'the proposal of whom to inspect is read by bureau, commission office, leaders and auditors',
  };
  return decideOn('FORBIDDEN', [reason], () => undefined);
}
