import type * as z from 'zod';
import { Intrinsics, type StackTemplate, TemplateRefused, type TemplateResource } from './intrinsics.ts';
import { LOCAL_PLACE, localNaming } from './naming.ts';

/** One resource of the template with its names on this machine; properties are resolved when asked for. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives */
  readonly ref: string;
  readonly arn: string;
  /** All properties, or those named, resolved and checked; what the schema does not allow is refused with its place. */
  read<T>(schema: z.ZodType<T>, only?: readonly string[]): T;
}

/** The resources of all stacks, by type. */
export class Resources {
  private readonly all: readonly Resource[];

  constructor(stacks: readonly StackTemplate[]) {
    const intrinsics = new Intrinsics(stacks, localNaming, LOCAL_PLACE);
    this.all = stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {})
        .filter(([, resource]) => intrinsics.applies(stack, resource))
        .map(([logicalId, resource]) => asResource(intrinsics, stack, logicalId, resource)),
    );
    refuseSharedIds(this.all);
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    return this.all.filter((resource) => types.includes(resource.type));
  }

  types(): ReadonlySet<string> {
    return new Set(this.all.map((resource) => resource.type));
  }
}

function asResource(
  intrinsics: Intrinsics,
  stack: StackTemplate,
  logicalId: string,
  resource: TemplateResource,
): Resource {
  return {
    logicalId,
    type: resource.Type,
    ref: localNaming.ref(stack, logicalId, resource),
    arn: localNaming.attribute(stack, logicalId, resource, 'Arn'),
    read(schema, only) {
      const properties = resource.Properties ?? {};
      const wanted = only ? Object.fromEntries(only.map((name) => [name, properties[name]])) : properties;
      const result = schema.safeParse(dropUndefined(intrinsics.resolve(stack, wanted)));
      if (result.success) return result.data;
      const issues = result.error.issues.map(
        (issue) => `${issue.path.join('.') || 'properties'}: ${issue.message}`,
      );
      throw new TemplateRefused(
        `${resource.Type} ${logicalId} cannot be run on one machine as the template has it: ${issues.join('; ')}`,
      );
    },
  };
}

function dropUndefined(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as object).filter(([, item]) => item !== undefined));
}

/** Logical ids become names here, so two stacks must not use the same one. */
function refuseSharedIds(all: readonly Resource[]): void {
  const seen = new Map<string, Resource>();
  for (const resource of all) {
    if (resource.type === 'AWS::CDK::Metadata') continue;
    if (seen.has(resource.logicalId))
      throw new TemplateRefused(`two stacks have a resource ${resource.logicalId}`);
    seen.set(resource.logicalId, resource);
  }
}
