import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { ledgerTable } from '../../functions/shared/tables.ts';
import type { Settings } from '../settings.ts';
import type { Api } from './api.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';
import { grantSecret } from './secret-access.ts';

export interface AnswersProps {
  readonly data: Data;
  readonly api: Api;
  readonly settings: Settings;
}

/** What recipients answer to reminders: signed in, or by the signed link of a message, which wants no token. */
export class Answers extends Construct {
  constructor(scope: Construct, id: string, { data, api, settings }: AnswersProps) {
    super(scope, id);
    const answers = new LedgerFunction(this, 'Function', {
      name: 'answers',
      description: 'Records what recipients answer to reminders',
      timeout: Duration.seconds(15),
      memoryMb: 1024,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        LINK_SECRET_ID: settings.linkSecretId,
      },
    });
    grantItems(answers, data.ledger, ['Query', 'PutItem'], [ledgerTable.byStream]);
    // The registry and what bodies owe: whether the duty is still open, and when it is due.
    grantItems(answers, data.views, ['Query']);
    grantItems(answers, data.operations, ['GetItem']);
    grantSecret(answers, settings.linkSecretId);
    api.route('Answers', answers, { '/v1/reminders/{proxy+}': [HttpMethod.POST] });
    api.openRoute('AnswerLinks', answers, {
      reason: 'The link in a message carries its own signature; opening it records nothing.',
      paths: { '/v1/links/{token}': [HttpMethod.GET, HttpMethod.POST] },
    });
  }
}
