import * as z from 'zod';
import { PlanId } from './identifiers.ts';

/**
 * A plan's kind is no single list: the measures cut plans along independent axes (art. 7 to 10, 49). Rules match
 * predicates over these axes. An axis that is absent is *unknown*, and a rule that needs it answers UNDETERMINED.
 */
export const FormulatorClass = z.enum(['GOV', 'UNIT_GRASSROOTS']).meta({
  id: 'FormulatorClass',
  description: '制定主体（第八条）：GOV 政府及其部门；UNIT_GRASSROOTS 单位和基层组织',
});
export const Tier = z.enum(['DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'UNIT']).meta({
  id: 'Tier',
  description: '层级（第七条）：区、街道、社区、单位',
});
export const PlanForm = z
  .enum(['OVERALL', 'SPECIAL', 'DEPARTMENTAL', 'SUBDISTRICT', 'COMMUNITY', 'UNIT'])
  .meta({
    id: 'PlanForm',
    description: '体例（第八条）：总体、专项、部门、街道、社区（基层组织）、单位',
  });
export const IncidentCategory = z
  .enum(['NATURAL_DISASTER', 'ACCIDENT_DISASTER', 'PUBLIC_HEALTH', 'SOCIAL_SECURITY'])
  .meta({
    id: 'IncidentCategory',
    description: '事件类别（第七条）：自然灾害、事故灾难、公共卫生、社会安全',
  });
export const PlanPurpose = z
  .enum(['RESPONSE', 'KEY_TARGET_PROTECTION', 'MAJOR_EVENT', 'SUPPORT_FUNCTION'])
  .meta({
    id: 'PlanPurpose',
    description: '目的（第八、九条）：突发事件应对、重要目标保护、重大活动保障、应急保障',
  });
export const OwnerClass = z
  .enum([
    'DISTRICT_GOV',
    'DEPARTMENT',
    'SPECIAL_HQ_OFFICE',
    'SUBDISTRICT_OFFICE',
    'RESIDENTS_COMMITTEE',
    'DISTRICT_SOE',
    'DISTRICT_SOE_GROUP_SUBSIDIARY',
    'CENTRAL_UNIT',
    'KEY_UNIT',
    'OTHER_UNIT',
  ])
  .meta({ id: 'OwnerClass', description: '编制主体类别（第二、三十一条）' });
export const Secrecy = z.enum(['PUBLIC', 'INTERNAL', 'CLASSIFIED_STUB']).meta({
  id: 'Secrecy',
  description: '公开属性（第四十九条）：公开、内部；涉密预案只留不含内容的占位',
});

/** The axes of one plan (domain: 1.1). Every axis may be unknown on a plan taken over from an older register. */
export const PlanAttributes = z
  .strictObject({
    formulatorClass: FormulatorClass.optional(),
    tier: Tier.optional(),
    form: PlanForm.optional(),
    incidentCategory: IncidentCategory.optional(),
    purpose: z.array(PlanPurpose).max(4).optional(),
    joint: z
      .strictObject({
        regions: z
          .array(z.string().regex(/^\d{6}$/))
          .min(2)
          .max(30),
        /** 参照区级专项应急预案管理（第九条） unless the regions treat it as departmental */
        treatedAs: z.enum(['SPECIAL', 'DEPARTMENTAL']).default('SPECIAL'),
      })
      .optional(),
    ownerClass: OwnerClass.optional(),
    soePlanForm: z.enum(['OVERALL', 'SPECIAL']).optional(),
    hazardClasses: z.array(z.string().min(1).max(40)).max(20).optional(),
    secrecy: Secrecy.optional(),
    productionSafety: z.boolean().optional(),
    /** Place whose law governs the plan when it is not the ledger's own: reference plans of other places. */
    jurisdiction: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    /** 上位预案 */
    parentPlan: PlanId.optional(),
  })
  .meta({ id: 'PlanAttributes' });
export type PlanAttributes = z.infer<typeof PlanAttributes>;
export type AttributeName = keyof PlanAttributes;
