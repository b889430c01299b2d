import * as z from 'zod';
import { CheckpointKeyRotated, RedactionRefused, RedactionRequested } from '../../events/audit-events.ts';
import { on } from '../decision/on.ts';

const keys = [
  'plan-ledger/110107+0a1b2c3d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
  'plan-ledger/110107+4e5f6071+ASEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=',
];

export const RequestRedactionCommand = RedactionRequested.extend({ on }).meta({
  id: 'RequestRedactionCommand',
  description:
    '申请删除一个事件的内容（个人信息保护法第四十七条），须由另一人批准 · Asks that the body of an event be deleted; another person approves',
  example: {
    target: '17.0',
    ground: 'PERSONAL_DATA',
    reason: '征求意见正文误录了个人电话',
    on: '2026-11-24',
  },
});
export type RequestRedactionCommand = z.output<typeof RequestRedactionCommand>;

export const ApproveRedactionCommand = z.strictObject({ on }).meta({
  id: 'ApproveRedactionCommand',
  description:
    '批准删除：内容和盐在下一检查点之后删除，散列与位置保留 · Approves: body and salt go once a checkpoint covers this; hash and place stay',
  example: { on: '2026-11-24' },
});
export type ApproveRedactionCommand = z.output<typeof ApproveRedactionCommand>;

export const RefuseRedactionCommand = RedactionRefused.omit({ request: true })
  .extend({ on })
  .meta({
    id: 'RefuseRedactionCommand',
    description: '不予批准 · Refuses a request',
    example: { reason: '正文中没有个人信息', on: '2026-11-24' },
  });
export type RefuseRedactionCommand = z.output<typeof RefuseRedactionCommand>;

export const RotateCheckpointKeyCommand = CheckpointKeyRotated.extend({ on }).meta({
  id: 'RotateCheckpointKeyCommand',
  description:
    '更换检查点签名密钥：先登记，由旧密钥签名覆盖，再启用新密钥 · Another key signs checkpoints: recorded first, covered by the old key, then put to use',
  example: { from: keys[0], to: keys[1], reason: '密钥到期更换', on: '2026-11-24' },
});
export type RotateCheckpointKeyCommand = z.output<typeof RotateCheckpointKeyCommand>;
