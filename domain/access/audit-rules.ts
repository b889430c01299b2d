import type { AccessRule } from './access-rule.ts';

/** Who may have a body taken out of the ledger, by two people, and who changes the key of its checkpoints. */
export const auditRules: readonly AccessRule[] = [
  {
    commands: ['request-redaction'],
    roles: ['BUREAU', 'ADMIN'],
    relations: ['ANY'],
    article: '个人信息保护法第四十七条',
    zh: '区应急局或管理员提出删除申请',
    en: 'the bureau or an administrator asks',
  },
  {
    commands: ['approve-redaction', 'refuse-redaction'],
    roles: ['COMMISSION', 'BUREAU'],
    relations: ['ANY'],
    article: '个人信息保护法第四十七条',
    zh: '区应急委办公室或区应急局另一人决定',
    en: 'the commission’s office, or another person of the bureau, decides',
  },
  {
    commands: ['rotate-checkpoint-key'],
    roles: ['ADMIN'],
    relations: ['ANY'],
    article: '第五条',
    zh: '签名密钥由管理员更换',
    en: 'an administrator changes the key',
  },
];
