import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { definePlanLedger } from './app-definition.ts';
import { settingsFromContext } from './settings.ts';

// What `cdk synth` and `cdk deploy` run: the stage that the context names, refused when cdk-nag finds a fault.
const app = new App();
definePlanLedger(app, settingsFromContext(app));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
