import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Answers } from './constructs/answers.ts';
import { Api } from './constructs/api.ts';
import { Audit } from './constructs/audit.ts';
import { Bus } from './constructs/bus.ts';
import { Consumers } from './constructs/consumers.ts';
import { Data } from './constructs/data.ts';
import { Feeds } from './constructs/feeds.ts';
import { Preferences } from './constructs/preferences.ts';
import { Reminders } from './constructs/reminders.ts';
import type { Settings } from './settings.ts';

/**
 * The whole system, in constructs by concern. One stack on purpose: it deploys in a minute, and references between
 * concerns stay `Ref` and `Fn::GetAtt`, which the local runtime resolves. Paths of constructs are part of the logical
 * ids: a construct that holds a table must not be renamed or moved (a test watches the ids).
 */
export class PlanLedgerStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      stackName: `PlanLedger-${settings.stage}`,
      description: 'Plan Ledger (预案台账): keeps emergency plans alive by law, on an append-only ledger',
      terminationProtection: true,
    });
    const data = new Data(this, 'Data');
    const bus = new Bus(this, 'Bus', { name: `plan-ledger-${settings.stage}` });
    const api = new Api(this, 'Api', { data, settings });
    new Consumers(this, 'Consumers', { data, bus });
    new Answers(this, 'Answers', { data, api, settings });
    new Feeds(this, 'Feeds', { data, api, settings });
    new Preferences(this, 'Preferences', { data, api });
    new Audit(this, 'Audit', { data, bus, api, settings });
    new Reminders(this, 'Reminders', { data, bus, settings });

    new CfnOutput(this, 'ApiUrl', { value: api.url, description: 'Where the HTTP API answers' });
    new CfnOutput(this, 'EventBusName', {
      value: bus.eventBus.eventBusName,
      description: 'Every event of every ledger',
    });
  }
}
