import type * as z from 'zod';
import * as expert from '../../events/expert-events.ts';
import { on } from '../decision/on.ts';

export const RegisterExpertCommand = expert.ExpertRegistered.extend({ on }).meta({
  id: 'RegisterExpertCommand',
  description:
    '专家顾问入库（第四十八条）；姓名、联系方式在通讯录中，此处只记人员标识 · Takes an expert adviser into the pool, by the id of the person; name and address are in the directory',
  example: {
    expert: 'u-expert-1',
    fields: ['防汛', '城市排水'],
    institution: '首都某大学水利学院',
    on: '2026-02-10',
  },
});
export type RegisterExpertCommand = z.output<typeof RegisterExpertCommand>;

export const UpdateExpertCommand = expert.ExpertRegistered.omit({ expert: true })
  .extend({ on })
  .meta({
    id: 'UpdateExpertCommand',
    description:
      '变更专家的专业领域、所在单位（第四十八条） · Changes the fields and the institution of an expert',
    example: { fields: ['防汛'], institution: '北京某设计院', on: '2026-08-03' },
  });
export type UpdateExpertCommand = z.output<typeof UpdateExpertCommand>;

export const DeclareInterestCommand = expert.ConflictOfInterestDeclared.extend({ on }).meta({
  id: 'DeclareInterestCommand',
  description:
    '专家声明与某件预案或某单位有无利益关系（第二十七条第（一）项）；有利益关系的不得参加其预案的评审 · Declares whether an expert has a conflict of interest with a plan or a body; who has one does not review its plans',
  example: {
    about: { plan: 'flood-plan' },
    hasConflict: true,
    declaration: '参与该预案的编制',
    on: '2026-03-10',
  },
});
export type DeclareInterestCommand = z.output<typeof DeclareInterestCommand>;
