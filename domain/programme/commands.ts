import type * as z from 'zod';
import { OrganisationId } from '../../events/identifiers.ts';
import * as programme from '../../events/programme-events.ts';
import { on } from '../decision/on.ts';

const sampleItem = {
  itemId: 'flood',
  title: '石景山区防汛应急预案',
  plan: 'flood-plan',
  action: 'REVISE',
  responsible: 'water-bureau',
  targetOn: '2027-05-31',
};

export const DraftProgrammeCommand = programme.ProgrammeDrafted.omit({ programmeId: true })
  .extend({
    preparedBy: OrganisationId.optional().meta({
      description: '编制单位，不填为本人单位 · The organisation of the person who asks when omitted',
    }),
    on,
  })
  .meta({
    id: 'DraftProgrammeCommand',
    description: '编制应急预案制修订工作计划（第十二条） · Drafts a programme of plans',
    example: { year: 2027, scope: 'DISTRICT', preparedBy: 'emergency-bureau', items: [sampleItem] },
  });
export type DraftProgrammeCommand = z.output<typeof DraftProgrammeCommand>;

export const ApproveProgrammeCommand = programme.ProgrammeApproved.extend({ on }).meta({
  id: 'ApproveProgrammeCommand',
  description: '批准工作计划（第十二条） · Records the approval of a programme',
  example: { by: 'district-government', on: '2026-11-20' },
});
export type ApproveProgrammeCommand = z.output<typeof ApproveProgrammeCommand>;

export const CopyProgrammeCommand = programme.ProgrammeCopied.extend({ on }).meta({
  id: 'CopyProgrammeCommand',
  description: '抄送工作计划（第十二条） · Records to whom copies of the programme went',
  example: { to: ['city-emergency-bureau'], on: '2026-11-21' },
});
export type CopyProgrammeCommand = z.output<typeof CopyProgrammeCommand>;

export const AmendProgrammeCommand = programme.ProgrammeAmended.extend({ on }).meta({
  id: 'AmendProgrammeCommand',
  description:
    '调整工作计划（第十二条第三款），列出调整后的全部项目 · Amends a programme: the whole list as it then stands',
  example: { items: [sampleItem], reason: '新设行业标准', on: '2026-11-23' },
});
export type AmendProgrammeCommand = z.output<typeof AmendProgrammeCommand>;
