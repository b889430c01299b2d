import * as z from 'zod';
import type { Route as RouteInDomain } from '../../../../domain/rulebook/explain-route.ts';
import { DocumentKind } from '../../../../events/documents.ts';
import { OrganisationId } from '../../../../events/identifiers.ts';
import { PlanAttributes } from '../../../../events/plan-attributes.ts';
import { FilingLegKind, ReviewGate } from '../../../../events/plan-events.ts';
import type { Fields } from './fact.ts';

/* Words are in the language of the caller. */

const RouteParty = z
  .union([z.strictObject({ organisation: OrganisationId }), z.strictObject({ unresolved: z.string() })])
  .meta({
    id: 'RouteParty',
    description: '单位，或者为何尚不能确定 / an organisation, or why it can’t be named yet',
  });

const noRule = z
  .strictObject({ status: z.literal('NO_RULE'), why: z.string().optional() })
  .meta({ id: 'NoRule', description: '没有规定 / no rule' });

const undetermined = z
  .strictObject({
    status: z.literal('UNDETERMINED'),
    missing: z.array(PlanAttributes.keyof()),
    questions: z.array(z.string()),
  })
  .meta({ id: 'UndeterminedStep', description: '须先回答的问题 / questions to answer first' });

/** One step of the road: the rule with what it says, no rule, or the question to answer first. */
const step = <S extends z.ZodRawShape>(details: S) =>
  z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('RULED'),
      ruleId: z.string(),
      article: z.string(),
      text: z.string(),
      sentence: z.string().optional().meta({ description: '条款原文 / the law’s own sentence' }),
      because: z
        .array(z.string())
        .meta({ description: '据以适用的属性 / what of the plan made the rule match' }),
      interpretations: z.array(z.string()),
      ...details,
    }),
    noRule,
    undetermined,
  ]);

export const Route = z
  .strictObject({
    drafting: step({ by: z.array(z.string()) }),
    approval: step({
      gatesBeforeSubmission: z.array(ReviewGate),
      gatesAfterSubmission: z.array(ReviewGate),
      documents: z.array(DocumentKind),
      approvers: z.array(z.array(RouteParty)).meta({
        description: '每组之中任一单位即可 / one body of each group suffices',
      }),
    }),
    issuingName: step({
      names: z.array(z.array(RouteParty)).meta({
        description: '任一组，组内单位共同署名 / any of the groups, all its bodies together',
      }),
    }),
    filing: step({
      legs: z.array(z.strictObject({ kind: FilingLegKind, to: z.array(RouteParty), article: z.string() })),
      documents: z.array(DocumentKind),
    }),
    disclosure: step({
      audience: z.enum(['SOCIETY', 'OWN_AND_AFFECTED']),
      exempted: z.strictObject({ article: z.string(), text: z.string() }).optional(),
    }),
    rulebook: z.string(),
  } satisfies Fields<RouteInDomain>)
  .meta({
    id: 'Route',
    description:
      '编制、审批、印发、备案、公开各由谁、依哪一条 / who makes, approves, issues and receives the plan, by which article',
  });

export const RouteChange = z
  .strictObject({
    topic: z.enum(['drafting', 'approval', 'issuingName', 'filing', 'disclosure']),
    now: z.string(),
    becomes: z.string(),
  })
  .meta({ id: 'RouteChange', description: '改变后有别的一步 / one step that would be another' });
