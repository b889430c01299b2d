import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';

export interface PreferencesProps {
  readonly data: Data;
  readonly api: Api;
}

/** How people want to be reminded. The one function that writes to the directory, and it reads no ledger. */
export class Preferences extends Construct {
  constructor(scope: Construct, id: string, { data, api }: PreferencesProps) {
    super(scope, id);
    const preferences = new LedgerFunction(this, 'Function', {
      name: 'preferences',
      description: 'Keeps how people want to be reminded',
      timeout: Duration.seconds(15),
      environment: { DIRECTORY_TABLE: data.directory.tableName },
    });
    grantItems(preferences, data.directory, ['GetItem', 'PutItem']);
    api.route('Preferences', preferences, { '/v1/me/preferences': [HttpMethod.GET, HttpMethod.POST] });
  }
}
