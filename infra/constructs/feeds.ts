import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { viewsTable } from '../../functions/shared/tables.ts';
import type { Settings } from '../settings.ts';
import type { Api } from './api.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';

export interface FeedsProps {
  readonly data: Data;
  readonly api: Api;
  readonly settings: Settings;
}

/** Duties as calendars that programs subscribe to, by an address that nobody can guess. */
export class Feeds extends Construct {
  constructor(scope: Construct, id: string, { data, api, settings }: FeedsProps) {
    super(scope, id);
    const feeds = new LedgerFunction(this, 'Function', {
      name: 'feeds',
      description: 'Serves calendar feeds, makes and revokes them',
      timeout: Duration.seconds(15),
      memoryMb: 1024,
      environment: {
        VIEWS_TABLE: data.views.tableName,
        DIRECTORY_TABLE: data.directory.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        API_URL: settings.apiUrl,
        CONSOLE_URL: settings.consoleUrl,
      },
    });
    grantItems(feeds, data.views, ['GetItem'], [viewsTable.byOrganisation]);
    // Whether the person of a feed is still there, and in which roles.
    grantItems(feeds, data.directory, ['GetItem']);
    grantItems(feeds, data.operations, ['GetItem', 'Query', 'PutItem']);
    api.route('Feeds', feeds, {
      '/v1/feeds': [HttpMethod.GET, HttpMethod.POST],
      '/v1/feeds/{feedId}/revoke': [HttpMethod.POST],
    });
    api.openRoute('Feed', feeds, {
      reason:
        'Calendar programs send no token: the address of a feed holds 128 random bits and can be revoked.',
      paths: { '/v1/feeds/{file}': [HttpMethod.GET] },
    });
  }
}
