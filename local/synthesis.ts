import { buildApp, functionEntries } from '../infra/app-definition.ts';
import type { Settings } from '../infra/settings.ts';
import { type Deployment, readDeployment } from './template/deployment.ts';
import type { CloudFormation } from './template/intrinsics.ts';

/** Synthesises the CDK app in this process, without bundling, and reads what its template says. */
export function synthesise(settings: Settings, outdir: string): Deployment {
  // `cdk synth` and CI validate the template against CloudFormation's schemas; here that would cost two seconds a start.
  process.env['CDK_VALIDATION'] = 'false';
  const { app, stack } = buildApp({ ...settings, bundling: false, outdir });
  const template = app.synth().getStackArtifact(stack.artifactId).template as CloudFormation;
  return readDeployment([{ stackName: stack.stackName, template }], functionEntries(stack));
}
