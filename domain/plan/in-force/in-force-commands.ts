import { planCommand } from '../plan-command.ts';
import { ActivateCommand, DeactivateCommand, decideActivate, decideDeactivate } from './activation.ts';
import { AssessRevisionCommand, decideAssessRevision } from './assess-revision.ts';
import { AttestClassifiedDutyCommand, decideAttestClassifiedDuty } from './attest-classified-duty.ts';
import { CreditActivationCommand, decideCreditActivation } from './credit-activation.ts';
import { DeclareRegimeCommand, decideDeclareRegime } from './declare-regime.ts';
import { DeferEvaluationCommand, decideDeferEvaluation } from './defer-evaluation.ts';
import { decideEvaluateDrill, EvaluateDrillCommand } from './evaluate-drill.ts';
import {
  CloseImprovementCommand,
  decideCloseImprovement,
  decideOpenImprovement,
  OpenImprovementCommand,
} from './improvement.ts';
import {
  ApplyPermitCommand,
  decideApplyPermit,
  decideScheduleEvent,
  ScheduleEventCommand,
} from './major-event.ts';
import { decidePublishPublicity, PublishPublicityCommand } from './publish-publicity.ts';
import { decideReceiveFiling, ReceiveFilingCommand } from './receive-filing.ts';
import { decideReportDrill, ReportDrillCommand } from './report-drill.ts';
import { decideReviewIncident, ReviewIncidentCommand } from './review-incident.ts';
import { decideTransferResponsibility, TransferResponsibilityCommand } from './transfer-responsibility.ts';
import { decideUrgeFiling, UrgeFilingCommand } from './urge-filing.ts';
import { decideWaiveDuty, WaiveDutyCommand } from './waive-duty.ts';
import {
  decideExemptDisclosure,
  decideWithdrawDisclosure,
  ExemptDisclosureCommand,
  WithdrawDisclosureCommand,
} from './withhold-disclosure.ts';

/** Commands of this part of a plan's life, by the name they have in the API. */
export const inForceCommands = {
  'receive-filing': planCommand(
    ReceiveFilingCommand,
    decideReceiveFiling,
    '第三十一条',
    '收件并确定首问责任人',
    'Take a filing in',
  ),
  'urge-filing': planCommand(UrgeFilingCommand, decideUrgeFiling, '第三十二条', '督促备案', 'Urge a filing'),
  'exempt-disclosure': planCommand(
    ExemptDisclosureCommand,
    decideExemptDisclosure,
    '第四十九条',
    '决定不予公开',
    'Decide not to disclose',
  ),
  'withdraw-disclosure': planCommand(
    WithdrawDisclosureCommand,
    decideWithdrawDisclosure,
    '第四十九条',
    '撤回公开',
    'Withdraw a disclosure',
  ),
  'publish-publicity': planCommand(
    PublishPublicityCommand,
    decidePublishPublicity,
    '第三十四条',
    '公布解读、宣传材料',
    'Publish publicity',
  ),
  activate: planCommand(ActivateCommand, decideActivate, '第三十五条', '启动应急响应', 'Activate the plan'),
  deactivate: planCommand(
    DeactivateCommand,
    decideDeactivate,
    '第三十五条',
    '终止应急响应',
    'End a response',
  ),
  'review-incident': planCommand(
    ReviewIncidentCommand,
    decideReviewIncident,
    '第四十条',
    '记录复盘',
    'Record the review of an incident',
  ),
  'credit-activation': planCommand(
    CreditActivationCommand,
    decideCreditActivation,
    '第三十八条',
    '实战处置视同演练',
    'Let a response count as a drill',
  ),
  'declare-regime': planCommand(
    DeclareRegimeCommand,
    decideDeclareRegime,
    '第三十八条',
    '建立演练、评估制度',
    'Declare a regime of drills or evaluations',
  ),
  'evaluate-drill': planCommand(
    EvaluateDrillCommand,
    decideEvaluateDrill,
    '第三十九条',
    '记录演练评估',
    'Evaluate a drill',
  ),
  'report-drill': planCommand(
    ReportDrillCommand,
    decideReportDrill,
    '第四十九条',
    '报送演练情况',
    'Report a drill',
  ),
  'open-improvement': planCommand(
    OpenImprovementCommand,
    decideOpenImprovement,
    '第三十八条',
    '提出整改项',
    'Open an improvement item',
  ),
  'close-improvement': planCommand(
    CloseImprovementCommand,
    decideCloseImprovement,
    '第三十八条',
    '完成整改项',
    'Close an improvement item',
  ),
  'defer-evaluation': planCommand(
    DeferEvaluationCommand,
    decideDeferEvaluation,
    '第四十一条',
    '评估延期',
    'Put an evaluation off',
  ),
  'assess-revision': planCommand(
    AssessRevisionCommand,
    decideAssessRevision,
    '第四十二条',
    '修订研判',
    'Decide on a need for revision',
  ),
  'transfer-responsibility': planCommand(
    TransferResponsibilityCommand,
    decideTransferResponsibility,
    '第四十二条',
    '职责移交',
    'Transfer the responsibility',
  ),
  'schedule-event': planCommand(
    ScheduleEventCommand,
    decideScheduleEvent,
    '第九条',
    '确定活动日期',
    'Schedule the event',
  ),
  'apply-permit': planCommand(
    ApplyPermitCommand,
    decideApplyPermit,
    '第四十九条',
    '申请活动安全许可',
    'Apply for the safety permit',
  ),
  'waive-duty': planCommand(WaiveDutyCommand, decideWaiveDuty, '第四十九条', '免除义务', 'Waive a duty'),
  'attest-classified-duty': planCommand(
    AttestClassifiedDutyCommand,
    decideAttestClassifiedDuty,
    '第四十九条',
    '声明涉密预案义务',
    'Attest a classified duty',
  ),
} as const;
