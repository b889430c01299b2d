import * as z from 'zod';
import { CivilDate } from '../../../../events/civil-date.ts';
import { EventId, OrganisationId, PlanId } from '../../../../events/identifiers.ts';
import * as law from '../../../../events/law-events.ts';
import { RiskAssessed } from '../../../../events/organisation-life-events.ts';
import { BilingualText } from './common.ts';
import { factOfPlan } from './fact.ts';
import { PlanStatus } from './plan.ts';

const { riskId, name, level } = RiskAssessed.shape;

export const CoverageRow = z
  .strictObject({
    /** Whose risk it is: who assessed it, or its successor (G32) */
    organisation: OrganisationId,
    riskId,
    name,
    level,
    assessedOn: CivilDate,
    cells: z.array(
      z.strictObject({
        area: z.string(),
        plans: z.array(
          z.strictObject({
            plan: PlanId,
            title: z.string().optional(),
            status: PlanStatus.optional(),
            /** In force; one that is being made, or has ended, is shown and covers nothing */
            covers: z.boolean(),
            lastDrilledOn: CivilDate.optional(),
          }),
        ),
        covered: z.boolean(),
        /** The last drill of any plan that covers it */
        lastDrilledOn: CivilDate.optional(),
      }),
    ),
  })
  .meta({ id: 'CoverageRow', description: '一项风险在各区域的预案 / one risk, area by area' });

export const CoverageGap = z
  .strictObject({
    organisation: OrganisationId,
    riskId,
    name,
    level,
    area: z.string(),
    gap: z.enum(['NO_PLAN', 'NOT_IN_FORCE', 'NEVER_DRILLED']),
  })
  .meta({
    id: 'CoverageGap',
    description: '缺口：无预案、预案未生效、从未演练 / where no plan is in force, or none was ever drilled',
  });

export const CatalogueLine = z
  .strictObject({
    entry: law.SystemCatalogueDefined.shape.entries.element,
    coverage: z.enum(['IN_FORCE', 'BEING_MADE', 'ENDED', 'OTHER_FORM', 'MISSING']),
    plan: PlanId.optional(),
    status: PlanStatus.optional(),
  })
  .meta({ id: 'CatalogueLine', description: '体系构成中的一件 / one place of the catalogue' });

export const NormRipple = z
  .strictObject({
    change: factOfPlan(law.NormChanged),
    plans: z.array(
      z.strictObject({
        plan: PlanId,
        title: z.string(),
        preparingBody: OrganisationId.optional(),
        decision: z.enum(['UNDETERMINED', 'PENDING', 'NEEDED', 'NOT_NEEDED', 'REVISED', 'ENDED']),
        questions: z.array(BilingualText),
        trigger: EventId.optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .meta({
    id: 'NormRipple',
    description: '一项变化所涉的预案及各自的研判 / a changed norm, the plans it touches and what was decided',
  });
