import type { Bilingual } from '../refusal.ts';

/** What a person may be in an organisation; one person may hold several. */
export type Role = 'DRAFTER' | 'HEAD' | 'DESK' | 'BUREAU' | 'COMMISSION' | 'LEADER' | 'AUDITOR' | 'ADMIN';

export const roleNames: Readonly<Record<Role, Bilingual>> = {
  DRAFTER: { zh: '拟稿人', en: 'drafter' },
  HEAD: { zh: '单位负责人', en: 'head' },
  DESK: { zh: '备案窗口', en: 'filing desk' },
  BUREAU: { zh: '区应急局', en: 'bureau' },
  COMMISSION: { zh: '区应急委办公室', en: 'commission office' },
  LEADER: { zh: '领导', en: 'leader' },
  AUDITOR: { zh: '审计', en: 'auditor' },
  ADMIN: { zh: '管理员', en: 'administrator' },
};
