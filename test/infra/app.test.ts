import { App, CfnResource, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { settingsFromContext } from '../../infra/settings.ts';
import { build, freshDirectory, settings, synthesise } from './support/synthesis.ts';

const synthesis = synthesise();

describe('the app', () => {
  it('passes the AWS Solutions checks', () => {
    const { app } = build();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('would not pass them with one open queue more', () => {
    const { app, stack } = build();
    new Queue(stack, 'Open');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/);
  });

  it('explains each exception from the checks, with the wildcard named', () => {
    const { app } = build();
    const accepted = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data));
    const rules = accepted.map(([rule]) =>
      rule.replace('Annotation::', '').replace(/<AuditLogBucket[0-9A-F]{8}\.Arn>/, 'log'),
    );
    expect([...new Set(rules)].sort()).toEqual([
      'AwsSolutions-APIG4',
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::log/*/checkpoints/*]',
      'AwsSolutions-IAM5[Resource::log/*/cosignatures/*]',
      'AwsSolutions-IAM5[Resource::log/*/tile/*]',
      'AwsSolutions-S1',
      'AwsSolutions-SQS3',
    ]);
    expect(accepted.filter(([, reason]) => reason.length < 40)).toEqual([]);
  });

  it('is refused by CDK itself when the template could not be deployed', () => {
    const { app, stack } = build();
    new CfnResource(stack, 'Odd', { type: 'AWS::SQS::Queue', properties: { VisibilityTimeout: 'soon' } });
    expect(() => app.synth()).toThrow(/'soon' is not of type 'integer'/);
  });

  it('is one stack whose references are Ref, Fn::GetAtt and Fn::Join', () => {
    const found =
      JSON.stringify(synthesis.template['Resources']).match(/"(Ref|Fn::\w+|Condition)":(?!\{"[A-Z])/g) ?? [];
    expect([...new Set(found)].sort()).toEqual(['"Fn::GetAtt":', '"Fn::Join":', '"Ref":']);
  });

  it('is tied to no account and no region', () => {
    const text = JSON.stringify(synthesis.template);
    expect(text).not.toMatch(/\b\d{12}\b/);
    expect(text).not.toMatch(/\b(us|eu|cn|ap)-[a-z]+-\d\b/);
  });

  it('names the stage where two stages of one account would meet', () => {
    const { stack } = build({ settings: { ...settings, stage: 'other' } });
    expect(stack.stackName).toBe('PlanLedger-other');
    expect(stack.terminationProtection).toBe(true);
    expect(synthesis.ofType('AWS::Events::EventBus').map(({ Properties }) => Properties['Name'])).toEqual([
      'plan-ledger-test',
    ]);
  });

  it('has the same template each time', () => {
    expect(synthesise().template).toEqual(synthesis.template);
  });
});

describe('cdk.json', () => {
  it('sets every feature flag that CDK recommends, so that tests and command line make one template', () => {
    expect(cdkJson.context).toMatchObject(recommended);
  });

  it('asks the network nothing', () => {
    expect([cdkJson.notices, cdkJson.versionReporting, cdkJson.context['cli-telemetry']]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('the settings of a stage', () => {
  const read = (context: object) => () =>
    settingsFromContext(new App({ context: { ...context }, outdir: freshDirectory() }));
  const { stage: _, ...described } = settings;

  it('come from the stage that the context names', () => {
    expect(read({ stage: 'test', stages: { test: described, other: {} } })()).toEqual(settings);
    expect(read(cdkJson.context)().stage).toBe('sample');
  });

  it('are refused when the stage is not described, with the stages that are', () => {
    expect(read({ stage: 'prod', stages: { test: described } })).toThrow(/no stage "prod".*: test/);
    expect(read({ stages: { test: described } })).toThrow(/no stage "undefined"/);
  });

  it('are refused with every fault at once', () => {
    const faulty = { ...described, issuer: 'nowhere', audience: [], colour: 'red' };
    expect(read({ stage: 'test', stages: { test: faulty } })).toThrow(
      /colour[\s\S]*issuer[\s\S]*audience|issuer[\s\S]*audience[\s\S]*colour/,
    );
  });
});
