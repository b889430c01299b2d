import { commandOf } from '../decision/command.ts';
import * as command from './commands.ts';
import * as decide from './decide.ts';
import type { AuditState } from './state.ts';

const auditCommand = commandOf<AuditState, decide.AuditContext>();
/** 个人信息保护法 */
const ERASURE = '个人信息保护法第四十七条';

/** Commands on the proof of the ledger, by the name they have in the API. */
export const auditCommands = {
  'request-redaction': auditCommand(
    command.RequestRedactionCommand,
    decide.decideRequestRedaction,
    ERASURE,
    '申请删除事件内容',
    'Ask that the body of an event be deleted',
  ),
  'approve-redaction': auditCommand(
    command.ApproveRedactionCommand,
    decide.decideApproveRedaction,
    ERASURE,
    '批准删除事件内容',
    'Approve that a body be deleted',
  ),
  'refuse-redaction': auditCommand(
    command.RefuseRedactionCommand,
    decide.decideRefuseRedaction,
    ERASURE,
    '不予批准删除',
    'Refuse that a body be deleted',
  ),
  'rotate-checkpoint-key': auditCommand(
    command.RotateCheckpointKeyCommand,
    decide.decideRotateCheckpointKey,
    '第五条',
    '登记检查点签名密钥的更换',
    'Record that another key signs the checkpoints',
  ),
} as const;

export type AuditCommandName = keyof typeof auditCommands;
