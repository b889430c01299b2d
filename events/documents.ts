import * as z from 'zod';

/** SHA-256 of a document's bytes, lower-case hex. The text itself lives in the document store under this name. */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 digest, 64 lower-case hex digits' })
  .meta({ id: 'Sha256', example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' });

/** Papers the measures name, each with its article. */
export const DocumentKind = z
  .enum([
    'SUBMISSION_DRAFT', // 送审稿 第二十四条
    'REVISION_TABLE', // 修订对照表 第二十四条
    'PREPARATION_NOTE', // 编制说明 第二十四、三十一条
    'CONSULTATION_SUMMARY', // 征求意见情况 第二十四条
    'ABRIDGED_VERSION', // 简本 第二十四、三十四条
    'HANDBOOK', // 应急工作手册 第二十、二十七条
    'EXPERT_OPINION', // 专家评审意见 第二十七条
    'LEGALITY_OPINION', // 合法性审核意见 第二十七条
    'ESTABLISHMENT_OPINION', // 区委编办意见 第二十七条
    'OFFICIAL_TEXT', // 正式印发文本 第三十一条
    'ELECTRONIC_TEXT', // 电子文本 第三十一条
    'REPORT', // 演练记录、评估报告 第三十八、三十九、四十一条
    'OTHER',
  ])
  .meta({ id: 'DocumentKind' });
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A document by digest: what it is, its file name as shown to people, and how many bytes were hashed. */
export const DocumentRef = z
  .strictObject({
    kind: DocumentKind,
    name: z.string().min(1).max(200),
    sha256: Sha256Hex,
    bytes: z.int().min(0).max(1_000_000_000),
  })
  .meta({ id: 'DocumentRef' });
export type DocumentRef = z.infer<typeof DocumentRef>;
export const DocumentRefs = z.array(DocumentRef).max(40);
