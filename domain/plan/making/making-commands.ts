import { planCommand } from '../plan-command.ts';
import { decideStateAttributes } from './attributes.ts';
import * as command from './commands.ts';
import { decideCloseConsultation, decideOpenConsultation } from './consultation.ts';
import { decideCheckContent } from './content.ts';
import { decideStateDutyBodies } from './duty-bodies.ts';
import { decideAttachEvidence } from './evidence.ts';
import { decideFormGroup } from './group.ts';
import { decideAttachHandbook } from './handbook.ts';
import { decideList } from './listing.ts';
import { decideDetermineMajorDecision } from './major-decision.ts';
import { decideAnswerOpinion, decideRecordOpinion } from './opinion.ts';

/** Commands of this part of a plan's life, by the name they have in the API. */
export const makingCommands = {
  'state-attributes': planCommand(
    command.StateAttributesCommand,
    decideStateAttributes,
    '第七至十条',
    '写明属性',
    'State attributes of the plan',
  ),
  list: planCommand(
    command.ListCommand,
    decideList,
    '第十条',
    '列入专项、部门预案管理',
    'List as special or departmental',
  ),
  'form-group': planCommand(
    command.FormGroupCommand,
    decideFormGroup,
    '第十四条',
    '组成编制工作小组',
    'Form the drafting group',
  ),
  'attach-evidence': planCommand(
    command.AttachEvidenceCommand,
    decideAttachEvidence,
    '第十三条',
    '附编制依据',
    'Attach evidence',
  ),
  'attach-handbook': planCommand(
    command.AttachHandbookCommand,
    decideAttachHandbook,
    '第二十条',
    '附应急工作手册、行动方案',
    'Attach a handbook or an action plan',
  ),
  'check-content': planCommand(
    command.CheckContentCommand,
    decideCheckContent,
    '第十五至十九条',
    '核对内容要素',
    'Check the contents',
  ),
  'state-duty-bodies': planCommand(
    command.StateDutyBodiesCommand,
    decideStateDutyBodies,
    '第二十三条',
    '写明承担职责的单位',
    'State the bodies with duties',
  ),
  'determine-major-decision': planCommand(
    command.DetermineMajorDecisionCommand,
    decideDetermineMajorDecision,
    '第二十三条',
    '确定是否属于重大行政决策',
    'Determine whether it is a major decision',
  ),
  'open-consultation': planCommand(
    command.OpenConsultationCommand,
    decideOpenConsultation,
    '第二十三条',
    '开始征求意见',
    'Open a consultation',
  ),
  'record-opinion': planCommand(
    command.RecordOpinionCommand,
    decideRecordOpinion,
    '第二十三条',
    '记录意见',
    'Record an opinion',
  ),
  'answer-opinion': planCommand(
    command.AnswerOpinionCommand,
    decideAnswerOpinion,
    '第二十三条',
    '答复意见',
    'Answer an opinion',
  ),
  'close-consultation': planCommand(
    command.CloseConsultationCommand,
    decideCloseConsultation,
    '第二十三条',
    '结束征求意见',
    'Close a consultation',
  ),
} as const;
