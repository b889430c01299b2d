import * as command from './commands.ts';
import { decideAcceptFiling, decideReturnFiling } from './decide/answer-filing.ts';
import { decideApprove } from './decide/approve.ts';
import { decideCorrect } from './decide/correct.ts';
import { decideDisclose } from './decide/disclose.ts';
import { decideDraft } from './decide/draft.ts';
import { decideDrill } from './decide/drill.ts';
import { decideRepeal, decideSupersede } from './decide/end.ts';
import { decideEvaluate } from './decide/evaluate.ts';
import { decideFile } from './decide/file.ts';
import { decideIssue } from './decide/issue.ts';
import { decideRegister } from './decide/register.ts';
import { decideReview } from './decide/review.ts';
import { decideRevise, decideTriggerRevision } from './decide/revision.ts';
import { decideSubmit } from './decide/submit.ts';
import { inForceCommands } from './in-force/in-force-commands.ts';
import { makingCommands } from './making/making-commands.ts';
import { planCommand } from './plan-command.ts';
import { reviewingCommands } from './reviewing/reviewing-commands.ts';

/** Every command of a plan, by the name it has in the API. `draft` and `register` begin a plan. */
export const planCommands = {
  draft: planCommand(command.DraftCommand, decideDraft, '第十三条', '开始编制', 'Begin a new plan'),
  register: planCommand(
    command.RegisterCommand,
    decideRegister,
    '第五条',
    '登记已有预案',
    'Take over an existing plan',
  ),
  review: planCommand(
    command.ReviewCommand,
    decideReview,
    '第二十七条',
    '记录审批前程序',
    'Record a gate before approval',
  ),
  submit: planCommand(command.SubmitCommand, decideSubmit, '第二十四条', '送审', 'Submit for approval'),
  approve: planCommand(
    command.ApproveCommand,
    decideApprove,
    '第二十六至二十九条',
    '批准、签发',
    'Record the approval',
  ),
  issue: planCommand(command.IssueCommand, decideIssue, '第三十条', '印发', 'Issue the plan'),
  file: planCommand(command.FileCommand, decideFile, '第三十一条', '报送备案', 'Send the filing'),
  'accept-filing': planCommand(
    command.AcceptFilingCommand,
    decideAcceptFiling,
    '第三十一条',
    '接收备案',
    'Accept a filing',
  ),
  'return-filing': planCommand(
    command.ReturnFilingCommand,
    decideReturnFiling,
    '第三十一条',
    '退回备案',
    'Return a filing',
  ),
  disclose: planCommand(command.DiscloseCommand, decideDisclose, '第三十三条', '公开', 'Disclose the plan'),
  drill: planCommand(command.DrillCommand, decideDrill, '第三十八条', '记录演练', 'Record a drill'),
  evaluate: planCommand(
    command.EvaluateCommand,
    decideEvaluate,
    '第四十一条',
    '记录评估',
    'Record an evaluation',
  ),
  'trigger-revision': planCommand(
    command.TriggerRevisionCommand,
    decideTriggerRevision,
    '第四十二条',
    '提出修订情形',
    'Raise a need for revision',
  ),
  revise: planCommand(command.ReviseCommand, decideRevise, '第四十三条', '开始修订', 'Begin a revision'),
  supersede: planCommand(
    command.SupersedeCommand,
    decideSupersede,
    '第四十条',
    '由另一预案替代',
    'Supersede the plan',
  ),
  repeal: planCommand(command.RepealCommand, decideRepeal, '第四十条', '废止', 'Repeal the plan'),
  correct: planCommand(
    command.CorrectCommand,
    decideCorrect,
    '第四条',
    '更正记录',
    'Correct a recorded event',
  ),
  ...makingCommands,
  ...reviewingCommands,
  ...inForceCommands,
} as const;

export type PlanCommandName = keyof typeof planCommands;
