import { App, type Stack, Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import cdkJson from '../cdk.json' with { type: 'json' };
import { LedgerFunction } from './constructs/ledger-function.ts';
import { PlanLedgerStack } from './plan-ledger-stack.ts';
import type { Settings } from './settings.ts';

export interface AppOptions extends Settings {
  /**
   * Whether the functions are bundled. Without, a synthesis runs no esbuild and the functions' code in the template is a
   * placeholder that throws: for whoever runs the handlers from `functionEntries`.
   */
  readonly bundling: boolean;
  /** @default - a fresh directory under the system's temporary one */
  readonly outdir?: string;
}

/** Adds Plan Ledger to an app. One stack: all references inside the template are `Ref` and `Fn::GetAtt`. */
export function definePlanLedger(app: App, settings: Settings): Stack {
  const stack = new PlanLedgerStack(app, 'PlanLedger', settings);
  Tags.of(app).add('application', 'plan-ledger');
  Tags.of(app).add('stage', settings.stage);
  return stack;
}

/**
 * The app in this process, as the CDK command line would make it: same feature flags, no network, no account.
 * @example
 * const { app, stack } = buildApp({ ...settings, bundling: false });
 * const template = app.synth().getStackArtifact(stack.artifactId).template;
 */
export function buildApp({ bundling, outdir, ...settings }: AppOptions): { app: App; stack: Stack } {
  const app = new App({
    analyticsReporting: false,
    outdir,
    context: { ...cdkJson.context, ...(bundling ? {} : { 'aws:cdk:bundling-stacks': [] }) },
  });
  return { app, stack: definePlanLedger(app, settings) };
}

/** Logical id of each function in the template → absolute path of the module that exports its `handler`. */
export function functionEntries(scope: IConstruct): ReadonlyMap<string, string> {
  const isFunction = (node: IConstruct): node is LedgerFunction => node instanceof LedgerFunction;
  return new Map(
    scope.node
      .findAll()
      .filter(isFunction)
      .map((node) => [node.logicalId, node.entry]),
  );
}
