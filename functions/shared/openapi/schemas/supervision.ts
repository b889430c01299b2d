import * as z from 'zod';
import type { JointVisit as JointVisitInDomain } from '../../../../domain/inspection/joint-visits.ts';
import type { SamplingLine as SamplingLineInDomain } from '../../../../domain/inspection/sampling.ts';
import type { InspectionStatistics as StatisticsInDomain } from '../../../../domain/inspection/statistics.ts';
import type { WithoutManager as WithoutManagerInDomain } from '../../../../domain/view/without-manager.ts';
import { CivilDate } from '../../../../events/civil-date.ts';
import { InspectionId, OrganisationId } from '../../../../events/identifiers.ts';
import { BilingualText } from './common.ts';
import type { Fields } from './fact.ts';

const count = z.int().min(0);

export const JointVisit = z
  .strictObject({
    inspectee: OrganisationId,
    inspections: z.array(InspectionId),
    inspectors: z.array(OrganisationId),
    /** Days that all of the windows have in common */
    from: CivilDate,
    to: CivilDate,
  } satisfies Fields<JointVisitInDomain>)
  .meta({
    id: 'JointVisit',
    description: '可合并为一次的现场检查（综合查一次） / visits that one visit could stand for',
  });

export const InspectionStatistics = z
  .strictObject({
    onSite: count,
    offSite: count,
    offSiteShare: z
      .strictObject({ percent: count, target: count, met: z.boolean() })
      .optional()
      .meta({ description: '非现场检查占比及目标 / share of checks without a visit, and its target' }),
    findings: z.strictObject({ REMIND: count, RECTIFY: count, NOTIFY: count }),
    firstTime: count.meta({ description: '首违 / first against its body under its article' }),
    open: count.meta({ description: '未销号 / not verified as mended' }),
  } satisfies Fields<StatisticsInDomain>)
  .meta({ id: 'InspectionStatistics', description: '期间内开始的检查 / inspections opened in a period' });

export const SamplingLine = z
  .strictObject({
    organisation: OrganisationId,
    tier: z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNDISTURBED']),
    because: z.array(BilingualText),
    overdueByLaw: count,
    overdueTargets: count,
    openFindings: count,
    lastInspection: z.strictObject({ on: CivilDate, findings: count }).optional(),
  } satisfies Fields<SamplingLineInDomain>)
  .meta({ id: 'SamplingLine', description: '一个单位的检查分级及理由 / one body, its tier and why' });

export const WithoutManager = z
  .strictObject({
    organisation: OrganisationId,
    name: z.string(),
    /** First day without */
    since: CivilDate,
    dueOn: CivilDate,
  } satisfies Fields<WithoutManagerInDomain & { readonly name: string }>)
  .meta({
    id: 'WithoutManager',
    description: '没有预案管理人员的单位 / a body in which nobody is in charge of plans',
  });
