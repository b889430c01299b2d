import type { FindingCode, Tier } from './findings.ts';
import type { TierState, Verdict } from './verdict.ts';

export type Language = 'zh' | 'en';

export interface Texts {
  readonly title: string;
  readonly ledger: string;
  readonly highest: string;
  readonly none: string;
  readonly checkpoint: string;
  readonly witnesses: string;
  readonly seenBy: string;
  readonly findings: string;
  readonly first: string;
  readonly stream: string;
  readonly before: string;
  readonly at: string;
  readonly after: string;
  readonly detail: string;
  readonly withheld: string;
  readonly neverShown: string;
  readonly limits: readonly string[];
  readonly verdicts: Readonly<Record<Verdict['verdict'], string>>;
  readonly states: Readonly<Record<TierState, string>>;
  readonly marks: Readonly<Record<TierState, string>>;
  readonly tiers: Readonly<Record<Tier, { readonly name: string; readonly meaning: string }>>;
  readonly findingTexts: Readonly<Record<FindingCode, string>>;
  readonly through: (position: number) => string;
  readonly atPosition: (position: number) => string;
  readonly inRange: (from: number, to: number) => string;
  readonly unredacted: (count: number) => string;
  readonly counts: (counts: Verdict['counts'], last: number) => string;
}

const marks = { PROVEN: '[+]', FAILED: '[!]', NOT_PROVEN: '[ ]', NOT_ATTEMPTED: '[-]' } as const;

const zh: Texts = {
  title: '证据包校验结论',
  ledger: '台账',
  highest: '达到的最高等级',
  none: '无',
  checkpoint: '所据检查点（规模、根散列）',
  witnesses: '见证人',
  seenBy: '见证人最迟看到的时间',
  findings: '发现的问题',
  first: '第一处异常',
  stream: '事件流',
  before: '前一条',
  at: '该条',
  after: '后一条',
  detail: '补充说明',
  withheld: '依法遮蔽、未随包提供的事件内容',
  neverShown: '任何等级都不能证明：',
  limits: ['从未提交给台账的事项', '登记内容本身属实'],
  marks,
  verdicts: { HOLDS: '成立（0）', TAMPERED: '已被改动（1）', CANNOT_TELL: '无法判断（2）' },
  states: { PROVEN: '已证明', FAILED: '不成立', NOT_PROVEN: '未证明', NOT_ATTEMPTED: '未校验' },
  tiers: {
    INTACT: { name: '完整', meaning: '每条记录与其散列一致，前后相接。' },
    COMPLETE: { name: '齐全', meaning: '位置连续无缺，遮蔽均有记录。' },
    SIGNED: { name: '已签名', meaning: '与约定公钥签名的检查点一致。' },
    WITNESSED: { name: '已见证', meaning: '足够数量的独立见证人签署了同一检查点。' },
    TIME_ANCHORED: { name: '有时间戳', meaning: '记录时间与见证人的时间相符，不依赖本系统的时钟。' },
    REPLAYED: { name: '已重放', meaning: '由事件重新推算的状态与所载一致。' },
  },
  findingTexts: {
    POLICY: '校验策略文件不可用',
    MANIFEST: '没有可读的清单，不能当作证据包',
    OTHER_LOG: '不是策略所指的台账',
    UNREADABLE: '读取时出错',
    LINE: '该行不可读',
    HASH: '所存散列与原文不符',
    HEADER: '记录头不是规范格式',
    LEDGER: '属于别的台账',
    POSITION: '位置不相接',
    PREV: '没有接上前一条的散列',
    VERSION: '在其事件流中的序号不相接',
    TIME_ORDER: '记录时间早于前一条',
    BODY: '事件内容与其散列不符',
    FILE: '文件缺失或与清单不符',
    ATTACHMENTS: '附件清单与记录头所列不符',
    MISSING: '应有的记录不在包内',
    SURPLUS: '多出清单之外的记录',
    SILENT_REDACTION: '内容被拿掉而没有遮蔽记录',
    COUNT: '数量与清单不符',
    CUT: '检查点覆盖的记录不在包内，尾部被截去',
    LEAF: '与当时签名的记录不是同一条',
    ROOT: '与已签名检查点的根散列不符',
    KNOWN: '与审计人自留检查点的根散列不符',
    FORK: '同一规模有两个已签名的不同检查点',
    SIGNATURE: '以约定公钥之名的签名不成立',
    ORIGIN: '检查点属于别的日志',
    NOTE: '检查点格式不合规',
    TILE: '所附散列块与已签名的树不符',
    UNKNOWN_KEY: '没有约定公钥的签名',
    NO_CHECKPOINT: '没有可用的已签名检查点',
    UNCOVERED: '这些记录尚无已签名检查点覆盖',
    COSIGNATURE: '以见证人之名的签名不成立',
    QUORUM: '见证人数量不足',
    STALE: '最近一次见证过于久远',
    BACKDATED: '记录时间早于见证人所见的应有时间，疑为倒填',
    AHEAD: '记录时间晚于见证人看到它的时间',
    REPLAY: '重放得到的状态与所载不符',
  },
  through: (position) => `至第 ${position} 条`,
  atPosition: (position) => `第 ${position} 条`,
  inRange: (from, to) => `第 ${from} 至 ${to} 条之间`,
  unredacted: (count) => `已有遮蔽记录而内容仍在包内：${count}`,
  counts: ({ commits, events, streams }, last) =>
    `校验通过 ${commits} 条提交（清单共 ${last} 条）、${events} 个事件、${streams} 个事件流`,
};

const en: Texts = {
  title: 'Verdict on the evidence bundle',
  ledger: 'Ledger',
  highest: 'Highest tier reached',
  none: 'none',
  checkpoint: 'Checkpoint (size, root)',
  witnesses: 'Witnesses',
  seenBy: 'Seen by the witnesses no later than',
  findings: 'Findings',
  first: 'First bad position',
  stream: 'stream',
  before: 'before',
  at: 'there',
  after: 'after',
  detail: 'Detail',
  withheld: 'bodies redacted by law and not in the bundle',
  neverShown: 'Shown by no tier:',
  limits: ['what was never submitted to the ledger', 'that what was entered is true'],
  marks,
  verdicts: { HOLDS: 'holds (0)', TAMPERED: 'tampered (1)', CANNOT_TELL: 'cannot tell (2)' },
  states: { PROVEN: 'proven', FAILED: 'failed', NOT_PROVEN: 'not proven', NOT_ATTEMPTED: 'not attempted' },
  tiers: {
    INTACT: { name: 'INTACT', meaning: 'Every commit is what its hash says and follows the one before.' },
    COMPLETE: { name: 'COMPLETE', meaning: 'No position is missing, and every redaction is on record.' },
    SIGNED: { name: 'SIGNED', meaning: 'The same tree that the pinned key signed.' },
    WITNESSED: { name: 'WITNESSED', meaning: 'Enough independent witnesses signed the same checkpoint.' },
    TIME_ANCHORED: {
      name: 'TIME-ANCHORED',
      meaning: "The times agree with the witnesses' clocks, not ours.",
    },
    REPLAYED: { name: 'REPLAYED', meaning: 'The state that follows from the events is the stated one.' },
  },
  findingTexts: {
    POLICY: 'the policy file is not usable',
    MANIFEST: 'no readable manifest: this is no bundle',
    OTHER_LOG: 'not the ledger that the policy speaks of',
    UNREADABLE: 'reading failed',
    LINE: 'the line is not readable',
    HASH: 'the stored hash is not that of the stored text',
    HEADER: 'the header is not in canonical form',
    LEDGER: 'belongs to another ledger',
    POSITION: 'does not follow in position',
    PREV: 'does not name the hash of the commit before it',
    VERSION: 'does not follow in its stream',
    TIME_ORDER: 'recorded before the commit before it',
    BODY: 'a body is not the one that was hashed',
    FILE: 'a file is missing or not as listed',
    ATTACHMENTS: 'the list of attachments is not that of the headers',
    MISSING: 'a commit that should be there is not',
    SURPLUS: 'more commits than the manifest states',
    SILENT_REDACTION: 'a body was taken away without a redaction on record',
    COUNT: 'not as many as the manifest states',
    CUT: 'a checkpoint covers commits that are not there: the tail was cut',
    LEAF: 'not the commit that was signed',
    ROOT: 'not the root of the signed checkpoint',
    KNOWN: 'not the root of the checkpoint that the auditor kept',
    FORK: 'two signed checkpoints of one size differ',
    SIGNATURE: 'a signature in the name of the pinned key does not hold',
    ORIGIN: 'a checkpoint of another log',
    NOTE: 'malformed checkpoint',
    TILE: 'the tiles are not those of the signed tree',
    UNKNOWN_KEY: 'not signed by a pinned key',
    NO_CHECKPOINT: 'no signed checkpoint',
    UNCOVERED: 'no signed checkpoint covers these commits',
    COSIGNATURE: 'a signature in the name of a witness does not hold',
    QUORUM: 'not enough witnesses',
    STALE: 'the last witnessed checkpoint is too old',
    BACKDATED: 'recorded earlier than the witnesses allow: back-dated',
    AHEAD: 'recorded later than the witnesses saw it',
    REPLAY: 'replay leads to another state',
  },
  through: (position) => `through position ${position}`,
  atPosition: (position) => `position ${position}`,
  inRange: (from, to) => `positions ${from} to ${to}`,
  unredacted: (count) => `redactions on record whose body is still in the bundle: ${count}`,
  counts: ({ commits, events, streams }, last) =>
    `${commits} commits hold (of ${last} stated), ${events} events, ${streams} streams`,
};

export const TEXTS: Readonly<Record<Language, Texts>> = { zh, en };
