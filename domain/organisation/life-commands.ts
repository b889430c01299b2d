import * as life from '../../events/organisation-life-events.ts';
import { on } from '../decision/on.ts';
import { CorrectCommand } from '../plan/commands.ts';

/* What can be asked of an organisation that is registered. Each command is the event it leads to, with its day. */

export const RenameCommand = life.OrganisationRenamed.extend({ on }).meta({
  id: 'RenameCommand',
  description: '单位更名（G32），原有记录仍用原名 · Renames an organisation; old records keep the old name',
  example: { name: '石景山区水务和生态局', reason: '机构改革', on: '2026-06-18' },
});

export const MergeCommand = life.OrganisationMerged.extend({ on }).meta({
  id: 'MergeCommand',
  description:
    '单位并入另一单位（G32），职责由其承继 · Merges an organisation into another one, which bears its duties from then on',
  example: { into: 'housing-commission', reason: '机构改革', on: '2026-06-18' },
});

export const AppointManagerCommand = life.PlanManagerAppointed.extend({ on }).meta({
  id: 'AppointManagerCommand',
  description:
    '指定应急预案管理人员（第四十七条），接替前任 · Puts a person in charge of plans, in place of whoever was before',
  example: { person: 'u-water-1', deputy: 'u-water-2', unit: '应急科', on: '2026-03-02' },
});

export const RelieveManagerCommand = life.PlanManagerRelieved.extend({ on }).meta({
  id: 'RelieveManagerCommand',
  description:
    '免去应急预案管理人员（第四十七条） · The first day on which the person is no longer in charge',
  example: { person: 'u-water-1', on: '2026-09-01' },
});

export const AssignStewardCommand = life.DataStewardAssigned.extend({ on }).meta({
  id: 'AssignStewardCommand',
  description: '指定应急预案数据管理人员（第五条） · Makes a person the steward of the data on plans',
  example: { person: 'u-water-3', on: '2026-03-02' },
});

export const AdoptWorkPlanCommand = life.AnnualWorkPlanAdopted.extend({ on }).meta({
  id: 'AdoptWorkPlanCommand',
  description:
    '通过年度工作计划（第三十六条），说明是否列入培训 · Adopts the work plan of a year, saying whether training is in it',
  example: { year: 2027, includesTraining: true, on: '2026-12-20' },
});

export const HoldTrainingCommand = life.TrainingHeld.extend({ on }).meta({
  id: 'HoldTrainingCommand',
  description: '记录应急预案培训（第三十六条） · Records that training on plans was held',
  example: {
    plans: ['flood-plan'],
    attendees: 60,
    content: '应急职责、响应程序和工作要求',
    on: '2026-05-12',
  },
});

export const IssueGuidanceCommand = life.GuidanceIssued.extend({ on }).meta({
  id: 'IssueGuidanceCommand',
  description: '印发指导性文件（第十一条） · Issues guidance on plans to the sector',
  example: { title: '区水务系统应急预案管理指南', on: '2026-04-10' },
});

export const GrantDelegationCommand = life.DelegationGranted.extend({ on }).meta({
  id: 'GrantDelegationCommand',
  description:
    '常设委托他单位办理备案或公开（G5），义务不转移 · Lets another body file or disclose for this one, which still owes the duty',
  example: { to: 'water-bureau', duty: 'FILING', reason: '由编制单位统一报送', on: '2026-03-02' },
});

export const RevokeDelegationCommand = life.DelegationRevoked.extend({ on }).meta({
  id: 'RevokeDelegationCommand',
  description: '撤回常设委托（G5） · Takes a standing delegation back',
  example: { to: 'water-bureau', duty: 'FILING', reason: '改由本单位报送', on: '2026-09-01' },
});

export const AssessRiskCommand = life.RiskAssessed.extend({ on }).meta({
  id: 'AssessRiskCommand',
  description:
    '记录风险评估及重点区域（第六条），同一风险以后次为准 · Records the assessment of a risk and its areas; a later one takes its place',
  example: { riskId: 'flood', name: '城市内涝', areas: ['鲁谷', '八宝山'], level: 'HIGH', on: '2026-03-02' },
});

export const LinkCoverageCommand = life.PlanCoverageLinked.extend({ on }).meta({
  id: 'LinkCoverageCommand',
  description:
    '关联应对该区域该风险的预案（第六条） · Says which plan answers a risk in an area that its assessment names',
  example: { riskId: 'flood', area: '鲁谷', plan: 'flood-plan', on: '2026-06-18' },
});

export const CorrectOrganisationCommand = CorrectCommand.meta({
  id: 'CorrectOrganisationCommand',
  description:
    '更正或作废单位的一个事件，原记录保留 · Corrects or voids an event of an organisation; what was recorded stays',
  example: { target: '17.0', reason: '重复录入', on: '2026-11-24' },
});
