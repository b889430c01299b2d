import * as z from 'zod';
import { OrganisationId } from './identifiers.ts';

/** What an organisation is to the measures; rules name parties by class, a resolver finds the organisation. */
export const OrganisationClass = z
  .enum([
    'PARTY_COMMITTEE', // 区委
    'PARTY_MECHANISM', // 区委相应领导机制
    'DISTRICT_GOVERNMENT', // 区政府
    'EMERGENCY_COMMISSION', // 区应急委
    'EMERGENCY_BUREAU', // 区应急局
    'COMMAND_HQ', // 应急指挥机构
    'COMMAND_OFFICE', // 专项应急指挥部办公室
    'ESTABLISHMENT_OFFICE', // 区委编办
    'DEPARTMENT', // 区政府部门
    'SUBDISTRICT_OFFICE', // 街道办事处
    'RESIDENTS_COMMITTEE', // 居民委员会
    'DISTRICT_SOE', // 区属企业
    'CENTRAL_UNIT', // 中央单位
    'UNIT', // 其他单位
    'CITY_GOVERNMENT', // 市政府
    'CITY_EMERGENCY_BUREAU', // 市应急局
    'CITY_DEPARTMENT', // 市级部门
    'NEIGHBOURING_BODY', // 相邻区政府及其部门（第九条）
  ])
  .meta({ id: 'OrganisationClass' });
export type OrganisationClass = z.infer<typeof OrganisationClass>;

/** An organisation enters the registry (第二条). Occurred on: the day it is registered. */
export const OrganisationRegistered = z.strictObject({
  organisationId: OrganisationId,
  class: OrganisationClass,
  name: z.string().trim().min(2).max(100),
  nameEn: z.string().trim().min(2).max(200).optional(),
  /** 机关代字 as it stands in document numbers: `石政`, `石应急` */
  documentCode: z.string().min(1).max(20).optional(),
  parent: OrganisationId.optional(),
  /** 上级相应牵头部门（第三十一条第（二）项） */
  superiorLead: OrganisationId.optional(),
  /** 区行业监管部门（第三十一条第（五）项） */
  industryRegulator: OrganisationId.optional(),
  /** 相应应急指挥机构（第二十七、二十八、三十条） */
  commandHq: OrganisationId.optional(),
});
