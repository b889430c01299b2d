import type * as z from 'zod';
import { OrganisationId } from '../../events/identifiers.ts';
import * as law from '../../events/law-events.ts';
import { on } from '../decision/on.ts';

export const IssueInterpretationCommand = law.InterpretationIssued.extend({ on }).meta({
  id: 'IssueInterpretationCommand',
  description:
    '解释规则库所列问题（第五十条），自生效之日起适用 · Rules on a question of the rulebook, from a day on',
  example: {
    interpretation: 'G22',
    parameter: true,
    text: '实战处置后按第三十九条六项内容复盘并经区应急局认可的，视同演练一次',
    effectiveFrom: '2027-01-01',
  },
});
export type IssueInterpretationCommand = z.output<typeof IssueInterpretationCommand>;

export const ChangeNormCommand = law.NormChanged.extend({ on }).meta({
  id: 'ChangeNormCommand',
  description:
    '登记法律、法规、规章、标准的重大变化（第四十二条第（一）项），所涉预案逐件研判 · Records that a norm has changed; each plan it touches is decided on',
  example: {
    norm: 'GB/T 46793.2-2025 应急预案编制导则 第2部分：乡镇（街道）',
    change: '乡镇（街道）应急预案的结构和内容有了国家标准',
    inForceOn: '2026-07-01',
    forms: ['SUBDISTRICT'],
    on: '2025-12-31',
  },
});
export type ChangeNormCommand = z.output<typeof ChangeNormCommand>;

export const DefineCatalogueCommand = law.SystemCatalogueDefined.extend({
  by: OrganisationId.optional().meta({
    description: '不填为本人单位 · The organisation of the person who asks when omitted',
  }),
  on,
}).meta({
  id: 'DefineCatalogueCommand',
  description:
    '明确区级应急预案体系构成（第十一条），列出全部；后一次取代前一次 · Defines the catalogue of the district’s plans: the whole list, which takes the place of the one before',
  example: {
    entries: [
      { title: '石景山区突发事件总体应急预案', form: 'OVERALL', preparingBody: 'emergency-bureau' },
      { title: '石景山区防汛应急预案', form: 'SPECIAL', preparingBody: 'water-bureau', plan: 'flood-plan' },
    ],
  },
});
export type DefineCatalogueCommand = z.output<typeof DefineCatalogueCommand>;
