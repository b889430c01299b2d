import * as z from 'zod';
import { TemplateRefused } from './intrinsics.ts';
import { nameOfArn } from './naming.ts';
import type { Resources } from './resources.ts';

const FunctionProperties = z.object({
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number().int().positive().default(3),
  MemorySize: z.number().int().positive().default(128),
  ReservedConcurrentExecutions: z.number().int().positive().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
});
const READ = Object.keys(FunctionProperties.shape);

const InvokeConfig = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().int().min(0).max(2).optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.object({ Destination: z.string() }).optional() })
    .optional(),
});

export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** Absolute path of the module that holds the handler */
  readonly entry: string;
  /** Name under which the module exports it */
  readonly handler: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
  /** When it is invoked without anyone waiting */
  readonly async: { readonly retries: number; readonly onFailureArn: string | undefined };
}

/** `entries` gives the module of each function by logical id, which no template carries. */
export function readFunctions(
  resources: Resources,
  entries: ReadonlyMap<string, string>,
): readonly FunctionSpec[] {
  const configs = resources
    .ofType('AWS::Lambda::EventInvokeConfig')
    .map((resource) => resource.read(InvokeConfig));
  return resources.ofType('AWS::Lambda::Function').map((resource) => {
    const entry = entries.get(resource.logicalId);
    if (!entry)
      throw new TemplateRefused(`function ${resource.logicalId} has no entry module known to the app`);
    const properties = resource.read(FunctionProperties, READ);
    const config = configs.find((candidate) => nameOfArn(candidate.FunctionName) === resource.ref);
    return {
      name: resource.ref,
      arn: resource.arn,
      entry,
      handler: properties.Handler.split('.').at(-1) ?? 'handler',
      roleArn: properties.Role,
      environment: properties.Environment?.Variables ?? {},
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      async: {
        retries: config?.MaximumRetryAttempts ?? 2,
        onFailureArn:
          config?.DestinationConfig?.OnFailure?.Destination ?? properties.DeadLetterConfig?.TargetArn,
      },
    };
  });
}
