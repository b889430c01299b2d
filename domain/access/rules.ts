import type { ReviewGate } from '../../events/plan-events.ts';
import type { AggregateKind } from '../aggregate/aggregate.ts';
import type { AuditCommandName } from '../audit/audit-commands.ts';
import type { exerciseCommands } from '../exercise/decide.ts';
import type { expertCommands } from '../expert/decide.ts';
import type { checklistCommands, inspectionCommands } from '../inspection/inspection-commands.ts';
import type { lawCommands } from '../law/law-commands.ts';
import type { organisationCommands } from '../organisation/decide.ts';
import type { OrganisationLifeCommandName } from '../organisation/organisation-life-commands.ts';
import type { PlanCommandName } from '../plan/plan-commands.ts';
import type { programmeCommands } from '../programme/decide.ts';
import type { Bilingual } from '../refusal.ts';
import type { SuggestionCommandName } from '../suggestion/decide.ts';
import { auditRules } from './audit-rules.ts';
import { correctionRules } from './correction-rules.ts';
import { exerciseRules } from './exercise-rules.ts';
import { expertRules } from './expert-rules.ts';
import { inForceRules } from './in-force-rules.ts';
import { inspectionRules } from './inspection-rules.ts';
import { lawRules } from './law-rules.ts';
import { makingRules } from './making-rules.ts';
import { organisationRules } from './organisation-rules.ts';
import { programmeRules } from './programme-rules.ts';
import type { Relation } from './relations.ts';
import { reviewingRules } from './reviewing-rules.ts';
import type { Role } from './roles.ts';
import { suggestionRules } from './suggestion-rules.ts';

/** Everything that can be done and not only read. */
export type CommandName =
  | PlanCommandName
  | keyof typeof organisationCommands
  | keyof typeof checklistCommands
  | keyof typeof inspectionCommands
  | keyof typeof lawCommands
  | OrganisationLifeCommandName
  | SuggestionCommandName
  | keyof typeof exerciseCommands
  | keyof typeof programmeCommands
  | keyof typeof expertCommands
  | AuditCommandName
  | `correct-${AggregateKind}`;

/** One line of the table: any of the roles, with all of the relations, may give the commands, because. */
export interface AccessRule extends Bilingual {
  readonly commands: readonly CommandName[];
  /** For `review`: the gates the line is about */
  readonly gates?: readonly ReviewGate[];
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly article: string;
}

/** The main line of a plan's life, and the registry. */
const lifeRules: readonly AccessRule[] = [
  {
    commands: ['draft', 'submit', 'issue', 'file', 'disclose', 'drill', 'evaluate', 'revise'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第五条',
    zh: '各单位负责本单位的预案',
    en: 'an organisation writes its own plans',
  },
  {
    commands: ['review'],
    gates: ['WRITTEN_CONSULTATION', 'EXPERT_REVIEW', 'ESTABLISHMENT_OFFICE_OPINION', 'LEGALITY_REVIEW'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第二十七条第（一）项',
    zh: '征求意见、评审、审核由编制单位组织',
    en: 'consultation, review and legality are organised by the preparing body',
  },
  {
    commands: ['review'],
    gates: ['COLLECTIVE_DECISION'],
    roles: ['HEAD'],
    relations: ['OWN'],
    article: '第二十七条第（一）项',
    zh: '本单位“三重一大”审议由负责人记录',
    en: 'the collective decision of an organisation is recorded by its head',
  },
  {
    commands: ['review'],
    gates: ['COORDINATION_REVIEW'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第二十七条第（一）项',
    zh: '衔接性审核由区应急局作出',
    en: 'the coordination review is the bureau’s',
  },
  {
    commands: ['review'],
    gates: ['COMMAND_LEADER_REVIEW'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第二十七条第（一）项',
    zh: '指挥机构主要负责同志审阅由区应急局凭书面依据记录',
    en: 'the bureau records the review by the head of the command, by written evidence',
  },
  {
    commands: ['review'],
    gates: ['COMMAND_LEADER_REVIEW'],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第二十七条第（一）项',
    zh: '指挥机构自行记录审阅',
    en: 'the command records its own review',
  },
  {
    commands: ['approve'],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第二十六至二十九条',
    zh: '批准、签发由批准单位负责人记录',
    en: 'the head of the approving body records its approval',
  },
  {
    commands: ['approve', 'issue'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第二十六、二十七、三十条',
    zh: '区委、区政府、区应急委等的批准和印发由区应急局凭书面依据记录',
    en: 'the bureau records approval and issue by organs of the district, by written evidence',
  },
  {
    commands: ['accept-filing', 'return-filing'],
    roles: ['DESK', 'HEAD'],
    relations: ['ACTING'],
    article: '第三十一条',
    zh: '接收单位办理向其报送的备案',
    en: 'a recipient answers what was filed with it',
  },
  {
    commands: ['accept-filing', 'return-filing'],
    roles: ['DESK', 'BUREAU'],
    relations: ['DISTRICT_DESK'],
    article: '第五、三十一条',
    zh: '区应急局代区政府办理备案',
    en: 'the bureau keeps the filing desk of the district government',
  },
  {
    commands: ['accept-filing', 'return-filing'],
    roles: ['HEAD'],
    relations: ['OWN', 'OUTSIDE'],
    article: '第三十一条',
    zh: '区外接收单位的回执由编制单位负责人记录',
    en: 'the head of the preparing body records receipts from outside the district',
  },
  {
    commands: ['accept-filing', 'return-filing'],
    roles: ['BUREAU'],
    relations: ['OUTSIDE'],
    article: '第三十一条',
    zh: '区外接收单位的回执可由区应急局记录',
    en: 'the bureau may record receipts from outside the district',
  },
  {
    commands: ['trigger-revision'],
    roles: ['DRAFTER', 'HEAD', 'DESK', 'BUREAU'],
    relations: ['ANY'],
    article: '第四十二、四十四条',
    zh: '任何单位均可提出应当修订的情形',
    en: 'anyone may say that a plan must be revised',
  },
  {
    commands: ['supersede', 'repeal', 'correct'],
    roles: ['HEAD'],
    relations: ['OWN'],
    article: '第五条',
    zh: '终止预案、更正记录由编制单位负责人决定',
    en: 'the head of the preparing body ends a plan or corrects its record',
  },
  {
    commands: ['supersede', 'repeal', 'correct'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第五、十一条',
    zh: '区应急局统筹本区应急预案数据库',
    en: 'the bureau keeps the district’s database of plans',
  },
  {
    commands: ['register'],
    roles: ['ADMIN', 'BUREAU'],
    relations: ['ANY'],
    article: '第五条',
    zh: '原有台账由管理员、区应急局导入',
    en: 'older registers are taken over by administrator and bureau',
  },
  {
    commands: ['register-organisation'],
    roles: ['ADMIN'],
    relations: ['ANY'],
    article: '第二条',
    zh: '单位由管理员登记',
    en: 'organisations are registered by the administrator',
  },
];

/** Who may do what. What no line allows is forbidden. */
export const accessRules: readonly AccessRule[] = [
  ...lifeRules,
  ...makingRules,
  ...reviewingRules,
  ...inForceRules,
  ...inspectionRules,
  ...lawRules,
  ...organisationRules,
  ...suggestionRules,
  ...exerciseRules,
  ...programmeRules,
  ...expertRules,
  ...correctionRules,
  ...auditRules,
];
