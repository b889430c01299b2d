import * as z from 'zod';
import { inert } from './inert.ts';
import { TemplateRefused } from './intrinsics.ts';
import { nameOfArn } from './naming.ts';
import type { Resources } from './resources.ts';

const many = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** Statements with NotAction, NotResource and the like are refused: what is not understood must not look like a grant. */
const Statement = z.strictObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: many,
  Resource: many,
  Condition: z
    .strictObject(
      { 'ForAllValues:StringEquals': z.strictObject({ 'dynamodb:Attributes': z.array(z.string()) }) },
      { error: 'conditions on grants are not understood here, but for attributes of items' },
    )
    .optional(),
  ...inert('Sid'),
});
const Document = z.object({ Statement: z.array(Statement) });
const RoleProperties = z.object({
  Policies: z.array(z.object({ PolicyDocument: Document })).default([]),
  ManagedPolicyArns: z
    .array(
      z.string().regex(/AWSLambdaBasicExecutionRole$/, { error: 'this managed policy is not known here' }),
    )
    .default([]),
});
const PolicyProperties = z.object({ Roles: z.array(z.string()).default([]), PolicyDocument: Document });

const ServicePrincipal = z.object({ Service: many });
const QueuePolicy = z.object({
  Queues: z.array(z.string()),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.enum(['Allow', 'Deny']),
        Action: many,
        Principal: z.union([ServicePrincipal, z.unknown()]),
        Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      }),
    ),
  }),
});
const Permission = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

/** One action pattern on one resource pattern, as a role's policy has it. */
export interface Grant {
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  readonly resource: string;
  /** The only attributes of an item that a request may name; undefined: any */
  readonly attributes?: readonly string[];
}

/** A service that may call a function or put messages into a queue, on behalf of which resource. */
export interface ServiceAccess {
  readonly service: string;
  readonly action: string;
  readonly targetArn: string;
  /** ARN patterns; none: any resource of the account */
  readonly sources: readonly string[];
}

/** Grants of each role by its name. Logging, which every function may do, is left out: nothing checks it here. */
export function readGrants(resources: Resources): ReadonlyMap<string, readonly Grant[]> {
  const grants = new Map<string, Grant[]>();
  const add = (role: string, document: z.infer<typeof Document>): void => {
    grants.set(role, [...(grants.get(role) ?? []), ...document.Statement.flatMap(expand)]);
  };
  for (const role of resources.ofType('AWS::IAM::Role')) {
    for (const policy of role.read(RoleProperties, ['Policies', 'ManagedPolicyArns']).Policies)
      add(nameOfArn(role.arn), policy.PolicyDocument);
  }
  for (const policy of resources.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    const { Roles, PolicyDocument } = policy.read(PolicyProperties);
    for (const role of Roles) add(role, PolicyDocument);
  }
  return grants;
}

export function readServiceAccess(resources: Resources): readonly ServiceAccess[] {
  const functions = resources.ofType('AWS::Lambda::Permission').map((resource): ServiceAccess => {
    const { Action, FunctionName, Principal, SourceArn } = resource.read(Permission);
    return {
      service: Principal,
      action: Action,
      targetArn: targetArn(resources, 'AWS::Lambda::Function', FunctionName),
      sources: SourceArn === undefined ? [] : [SourceArn],
    };
  });
  const queues = resources
    .ofType('AWS::SQS::QueuePolicy')
    .flatMap((resource) => queueAccess(resources, resource.read(QueuePolicy)));
  return [...functions, ...queues];
}

function queueAccess(resources: Resources, policy: z.infer<typeof QueuePolicy>): readonly ServiceAccess[] {
  return policy.PolicyDocument.Statement.filter((statement) => statement.Effect === 'Allow').flatMap(
    (statement) => {
      const principal = ServicePrincipal.safeParse(statement.Principal);
      if (!principal.success) return [];
      const conditions = Object.values(statement.Condition ?? {}).flatMap(
        (test) => test['aws:SourceArn'] ?? [],
      );
      return policy.Queues.flatMap((queue) =>
        principal.data.Service.flatMap((service) =>
          statement.Action.map((action) => ({
            service,
            action,
            targetArn: targetArn(resources, 'AWS::SQS::Queue', queue),
            sources: conditions.map(String),
          })),
        ),
      );
    },
  );
}

function expand(statement: z.infer<typeof Statement>): readonly Grant[] {
  const attributes = statement.Condition?.['ForAllValues:StringEquals']['dynamodb:Attributes'];
  return statement.Action.flatMap((action) =>
    statement.Resource.map((resource) => ({
      effect: statement.Effect,
      action,
      resource,
      ...(attributes && { attributes }),
    })),
  );
}

function targetArn(resources: Resources, type: string, reference: string): string {
  const target = resources.ofType(type).find(({ ref, arn }) => ref === reference || arn === reference);
  if (!target)
    throw new TemplateRefused(`a policy speaks of ${reference}, which is no ${type} of this template`);
  return target.arn;
}
