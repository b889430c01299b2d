import { existsSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionEntries } from '../../infra/app-definition.ts';
import { build, field, list, settings, synthesise, target } from './support/synthesis.ts';

const synthesis = synthesise();
const functions = [...synthesis.functions];

const tables = {
  LEDGER_TABLE: { Ref: 'DataLedgerDBC368C7' },
  VIEWS_TABLE: { Ref: 'DataViewsF5DC7673' },
  DIRECTORY_TABLE: { Ref: 'DataDirectory4C2D5BE4' },
  OPERATIONS_TABLE: { Ref: 'DataOperations443A9D2C' },
};
const { VIEWS_TABLE, OPERATIONS_TABLE, LEDGER_TABLE } = tables;
const LOG_BUCKET = { Ref: synthesis.ofType('AWS::S3::Bucket')[0]?.id };
const [SIGNING_KEY_ID, SECOND_SIGNING_KEY_ID] = synthesis
  .ofType('AWS::KMS::Key')
  .map(({ id }) => ({ Ref: id }));
const withoutPeople = { LEDGER_TABLE, VIEWS_TABLE, OPERATIONS_TABLE };

/** The agreed environment of each function, beside POWERTOOLS_SERVICE_NAME. */
const environment: Record<string, object> = {
  audit: { OPERATIONS_TABLE, LOG_BUCKET },
  checkpointer: {
    LEDGER_TABLE,
    OPERATIONS_TABLE,
    LOG_BUCKET,
    SIGNING_KEY_ID,
    SECOND_SIGNING_KEY_ID,
  },
  scrub: { ...withoutPeople, LOG_BUCKET },
  tripwire: { LEDGER_TABLE },
  commands: { ...withoutPeople, LEDGER_SUITE: settings.ledgerSuite },
  queries: withoutPeople,
  projector: withoutPeople,
  'follow-up': withoutPeople,
  relay: {
    LEDGER_TABLE,
    OPERATIONS_TABLE,
    EVENT_BUS_NAME: { Ref: synthesis.ofType('AWS::Events::EventBus')[0]?.id },
  },
  sweep: tables,
  preferences: { DIRECTORY_TABLE: tables.DIRECTORY_TABLE },
  feeds: {
    VIEWS_TABLE,
    DIRECTORY_TABLE: tables.DIRECTORY_TABLE,
    OPERATIONS_TABLE,
    API_URL: settings.apiUrl,
    CONSOLE_URL: settings.consoleUrl,
  },
  answers: { ...withoutPeople, LINK_SECRET_ID: settings.linkSecretId },
  notifier: {
    ...tables,
    MAIL_FROM: settings.mailFrom,
    CONSOLE_URL: settings.consoleUrl,
    API_URL: settings.apiUrl,
    LINK_SECRET_ID: settings.linkSecretId,
    MAIL_ROUTE: JSON.stringify(settings.mail),
    SMS_ROUTE: JSON.stringify(settings.sms),
  },
};

describe('the functions of the template', () => {
  it('are the fourteen, each with a handler module that exists', () => {
    const entries = functionEntries(build().app);
    const names = [
      'answers',
      'audit',
      'checkpointer',
      'commands',
      'feeds',
      'follow-up',
      'notifier',
      'preferences',
      'projector',
      'queries',
      'relay',
      'scrub',
      'sweep',
      'tripwire',
    ];
    expect([...synthesis.functions.keys()].sort()).toEqual(names);
    expect([...entries.values()].sort().map((entry) => entry.split(sep).slice(-3).join('/'))).toEqual(
      names.map((name) => `functions/${name}/handler.ts`),
    );
    expect([...entries.values()].filter((entry) => !existsSync(entry))).toEqual([]);
    expect(
      synthesis
        .ofType('AWS::Lambda::Function')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...entries.keys()].sort());
  });

  it.each(functions)('%s gets exactly the environment it reads', (name, { Properties }) => {
    expect(field(Properties['Environment'], 'Variables')).toEqual({
      ...environment[name],
      POWERTOOLS_SERVICE_NAME: name,
    });
  });

  it.each([...functionEntries(build().app)])('%s reads every variable it gets, and no other', (id, entry) => {
    const read = /runtimeConfig\(\s*\[([^\]]*)\]/.exec(readFileSync(entry, 'utf8'))?.[1] ?? '';
    const given = Object.keys(field(synthesis.resource(id).Properties['Environment'], 'Variables') ?? {});
    // Powertools reads its own.
    expect(given.filter((name) => name !== 'POWERTOOLS_SERVICE_NAME').sort()).toEqual(
      [...read.matchAll(/[A-Z_]{3,}/g)].map(([name]) => name).sort(),
    );
  });

  it.each(functions)('%s runs on Node 24, arm64, traced', (_, { Properties }) => {
    expect(Properties['Runtime']).toBe('nodejs24.x');
    expect(Properties['Architectures']).toEqual(['arm64']);
    expect(Properties['TracingConfig']).toEqual({ Mode: 'Active' });
    expect(Properties['Handler']).toBe('index.handler');
  });

  it.each(functions)('%s logs into its own group, for a year', (_, { Properties }) => {
    const group = synthesis.resource(target(field(Properties['LoggingConfig'], 'LogGroup')) ?? '');
    expect(group.Properties['RetentionInDays']).toBe(365);
  });

  it('leave no log without an end', () => {
    const groups = synthesis.ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBe(functions.length + 1);
    expect(groups.filter((group) => group.Properties['RetentionInDays'] !== 365)).toEqual([]);
  });

  it('answer a person before the gateway gives up, after 30 seconds', () => {
    for (const name of ['answers', 'audit', 'commands', 'feeds', 'preferences', 'queries']) {
      expect(Number(synthesis.functions.get(name)?.Properties['Timeout'])).toBeLessThan(30);
    }
  });

  it.each(functions)('%s raises an alarm when it fails', (_, { id }) => {
    const alarms = synthesis
      .ofType('AWS::CloudWatch::Alarm')
      .filter(
        ({ Properties }) => Properties['Namespace'] === 'AWS/Lambda' && Properties['MetricName'] === 'Errors',
      )
      .filter(({ Properties }) =>
        list(Properties['Dimensions']).some((part) => target(field(part, 'Value')) === id),
      );
    expect(alarms.map(({ Properties }) => [Properties['Threshold'], Properties['TreatMissingData']])).toEqual(
      [[1, 'notBreaching']],
    );
  });

  it.each(functions)(
    '%s carries no code when the app is built without bundling, and says so',
    (_, { Properties }) => {
      expect(field(Properties['Code'], 'ZipFile')).toBe('throw new Error("synthesised without bundling");');
    },
  );
});
