import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { type OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import type { AccessFacts } from '../access/relations.ts';
import { commandOf, type Decider } from '../decision/command.ts';
import { settle } from '../decision/fault.ts';
import { under } from '../plan/lookups.ts';
import type { OrganisationLifeContext } from './context.ts';
import { decideCorrectOrganisation } from './correct-organisation.ts';
import type { OrganisationLife } from './life.ts';
import type { OrganisationLifeEvent } from './life-check.ts';
import { lifeFaults } from './life-checks.ts';
import * as command from './life-commands.ts';

/** A command that asks for one event of the life: the event is recorded unless something stands against it. */
const recording =
  <T extends OrganisationLifeEvent>(
    type: T,
  ): Decider<
    OrganisationLife,
    EventBody<T> & { readonly on?: CivilDate | undefined },
    OrganisationLifeContext
  > =>
  (life, { on, ...rest }, context) => {
    const occurredOn = on ?? context.today;
    const body = rest as unknown as EventBody<T>;
    const event = { type, occurredOn, body } as unknown as NewEvent;
    return settle(lifeFaults(life, type, { occurredOn, body }, context), [event]);
  };

const make = commandOf<OrganisationLife, OrganisationLifeContext>();

/** Every command of an organisation that is registered, by the name it has in the API. */
export const organisationLifeCommands = {
  rename: make(
    command.RenameCommand,
    recording('OrganisationRenamed'),
    '第二条',
    '单位更名',
    'Rename an organisation',
  ),
  merge: make(
    command.MergeCommand,
    recording('OrganisationMerged'),
    '第二条',
    '单位合并',
    'Merge an organisation into another',
  ),
  'appoint-manager': make(
    command.AppointManagerCommand,
    recording('PlanManagerAppointed'),
    '第四十七条',
    '指定预案管理人员',
    'Appoint the person in charge of plans',
  ),
  'relieve-manager': make(
    command.RelieveManagerCommand,
    recording('PlanManagerRelieved'),
    '第四十七条',
    '免去预案管理人员',
    'Relieve the person in charge of plans',
  ),
  'assign-steward': make(
    command.AssignStewardCommand,
    recording('DataStewardAssigned'),
    '第五条',
    '指定数据管理人员',
    'Assign the data steward',
  ),
  'adopt-work-plan': make(
    command.AdoptWorkPlanCommand,
    recording('AnnualWorkPlanAdopted'),
    '第三十六条',
    '通过年度工作计划',
    'Adopt the work plan of a year',
  ),
  'hold-training': make(
    command.HoldTrainingCommand,
    recording('TrainingHeld'),
    '第三十六条',
    '记录培训',
    'Record training on plans',
  ),
  'issue-guidance': make(
    command.IssueGuidanceCommand,
    recording('GuidanceIssued'),
    '第十一条',
    '印发指导性文件',
    'Issue guidance',
  ),
  'grant-delegation': make(
    command.GrantDelegationCommand,
    recording('DelegationGranted'),
    '第三十一条',
    '常设委托',
    'Delegate filing or disclosure',
  ),
  'revoke-delegation': make(
    command.RevokeDelegationCommand,
    recording('DelegationRevoked'),
    '第三十一条',
    '撤回委托',
    'Revoke a delegation',
  ),
  'assess-risk': make(
    command.AssessRiskCommand,
    recording('RiskAssessed'),
    '第六条',
    '记录风险评估',
    'Record the assessment of a risk',
  ),
  'link-coverage': make(
    command.LinkCoverageCommand,
    recording('PlanCoverageLinked'),
    '第六条',
    '关联风险与预案',
    'Link a plan to the risk that it answers',
  ),
  'correct-organisation': make(
    command.CorrectOrganisationCommand,
    decideCorrectOrganisation,
    '第四条',
    '更正单位记录',
    'Correct a recorded event of an organisation',
  ),
} as const;

export type OrganisationLifeCommandName = keyof typeof organisationLifeCommands;

/** The act that a command on an organisation records: its own. */
export const organisationActs = (organisationId: OrganisationId): readonly AccessFacts[] => [
  { actingBody: organisationId },
];

/** Plans that a command names, in its own body or in that of a replacement: what `plans` must know before it is decided. */
export function plansNamed(command: object): readonly PlanId[] {
  const replaced = under(under(command, 'replacement'), 'body');
  const named = [command, replaced].flatMap((body) => [under(body, 'plan'), under(body, 'plans')].flat());
  return named.flatMap((id) => {
    const parsed = PlanId.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
}
