import { describe, expect, it } from 'vitest';
import { grantsOf, itemAccess } from './support/permissions.ts';
import { field, list, settings, synthesise, target } from './support/synthesis.ts';

const synthesis = synthesise();
const names = [...synthesis.functions.keys()];

/** What each function may do with items. A line more here is a decision, not a fix. */
const expected: Record<string, Record<string, string>> = {
  audit: { Operations: 'GetItem' },
  checkpointer: {
    Ledger: 'Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem Query',
  },
  scrub: {
    Ledger: 'Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem Query',
    Views: 'Query',
    'Views/index/byDue': 'Query',
    'Views/index/byOrganisation': 'Query',
    'Views/index/byReminder': 'Query',
    'Views/index/register': 'Query',
    'Views/index/undelivered': 'Query',
  },
  tripwire: { Ledger: 'Query', 'Ledger/index/byStream': 'Query' },
  commands: {
    Ledger: 'PutItem Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem',
    Views: 'Query',
  },
  queries: {
    Ledger: 'Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem',
    Views: 'GetItem Query',
    'Views/index/byDue': 'Query',
    'Views/index/byOrganisation': 'Query',
    'Views/index/register': 'Query',
  },
  projector: {
    Ledger: 'Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem Query',
    Views: 'GetItem PutItem Query',
  },
  relay: { Ledger: 'Query', Operations: 'GetItem PutItem Query' },
  'follow-up': {
    Ledger: 'PutItem Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem Query',
    Views: 'Query',
    'Views/index/register': 'Query',
  },
  answers: {
    Ledger: 'PutItem Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem',
    Views: 'Query',
  },
  feeds: {
    Directory: 'GetItem',
    Operations: 'GetItem PutItem Query',
    Views: 'GetItem',
    'Views/index/byOrganisation': 'Query',
  },
  preferences: { Directory: 'GetItem PutItem' },
  sweep: {
    'Directory/index/byOrganisation': 'Query',
    Ledger: 'PutItem Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem Query',
    Views: 'Query',
    'Views/index/byReminder': 'Query',
  },
  notifier: {
    Directory: 'GetItem Query',
    'Directory/index/byOrganisation': 'Query',
    Ledger: 'PutItem Query',
    'Ledger/index/byStream': 'Query',
    Operations: 'GetItem PutItem Query',
    Views: 'Query',
    'Views/index/byReminder': 'Query',
    'Views/index/undelivered': 'Query',
  },
};

/** One part of the log of every ledger. */
const isPartOfLog = (resource: string): boolean =>
  /^AuditLogBucket[0-9A-F]{8}\/\*\/(tile|checkpoints|cosignatures)\/\*$/.test(resource);

describe('what a function may do', () => {
  it.each(names)('%s reaches exactly the items it needs', (name) => {
    expect(itemAccess(synthesis, name)).toEqual(expected[name]);
  });

  it.each(names)('%s updates, deletes and scans nothing, whatever the table', (name) => {
    const actions = grantsOf(synthesis, name)
      .map(({ action }) => action)
      .filter((action) => action.startsWith('dynamodb:'));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => /Update|Delete|Scan|Batch|PartiQL|Transact/.test(action))).toEqual([]);
  });

  it.each(names)('%s holds no wildcard but for traces and for the ledgers whose log it reads', (name) => {
    const grants = grantsOf(synthesis, name);
    expect(grants.filter(({ action }) => action.includes('*'))).toEqual([]);
    const wild = grants.filter(({ resource }) => resource.includes('*') && !isPartOfLog(resource));
    expect(wild.map(({ action }) => action).sort()).toEqual([
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it.each(names)('%s has its own role, without a managed policy, that Lambda alone assumes', (name) => {
    const role = synthesis.resource(target(synthesis.functions.get(name)?.Properties['Role']) ?? '');
    expect(role.Properties['ManagedPolicyArns']).toBeUndefined();
    expect(role.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }],
    });
  });

  it('is given by no role twice', () => {
    const roles = [...synthesis.functions.values()].map((each) => target(each.Properties['Role']));
    expect(new Set(roles).size).toBe(names.length);
    expect(
      synthesis
        .ofType('AWS::IAM::Role')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...roles].sort());
  });

  it('shows people to nobody but those who write to them, or serve them what is their own', () => {
    const readers = names.filter((name) => /"Directory/.test(JSON.stringify(itemAccess(synthesis, name))));
    expect(readers).toEqual(['feeds', 'preferences', 'sweep', 'notifier']);
  });

  it('lets the relay alone publish, on our bus', () => {
    const publishers = names.filter((name) =>
      grantsOf(synthesis, name).some(({ action }) => action === 'events:PutEvents'),
    );
    const [bus] = synthesis.ofType('AWS::Events::EventBus');
    expect(publishers).toEqual(['relay']);
    expect(grantsOf(synthesis, 'relay')).toContainEqual({ action: 'events:PutEvents', resource: bus?.id });
  });

  it("writes logs to the function's own group only", () => {
    for (const name of names) {
      const group = list(synthesis.functions.get(name)?.Properties['LoggingConfig']).map(
        (config) => (config as { LogGroup: { Ref: string } }).LogGroup.Ref,
      );
      const logging = grantsOf(synthesis, name).filter(({ action }) => action.startsWith('logs:'));
      expect(logging.map(({ resource }) => resource)).toEqual([...group, ...group]);
    }
  });
});

describe('a secret', () => {
  const secretsOf = (of: typeof synthesis) =>
    [...of.functions.keys()].flatMap((name) =>
      grantsOf(of, name)
        .filter(({ action }) => action.startsWith('secretsmanager:'))
        .map(({ action, resource }) => [name, action, resource]),
    );

  const GET = 'secretsmanager:GetSecretValue';
  const named = (name: string) =>
    `arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:${name}-??????`;
  const links = (fn: string) => [fn, GET, named('plan-ledger/links')];

  it("is the relay's, read by the notifier alone, and the links', read by whoever signs and whoever believes", () => {
    expect(secretsOf(synthesis)).toEqual([
      links('answers'),
      links('notifier'),
      ['notifier', GET, named('plan-ledger/sms')],
      ['notifier', GET, named('plan-ledger/smtp')],
    ]);
  });

  it('may be named by its full ARN, and need not exist', () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:mail-AbCdEf';
    const mail = { via: 'SMTP', host: 'smtp.example.invalid', port: 587, secure: false } as const;
    const own = synthesise({ settings: { ...settings, mail: { ...mail, secretId: arn } } });
    expect(secretsOf(own)).toContainEqual(['notifier', GET, arn]);
    const { sms: _, ...rest } = settings;
    const without = synthesise({ settings: { ...rest, mail } });
    expect(secretsOf(without)).toEqual([links('answers'), links('notifier')]);
    expect(JSON.stringify(without.functions.get('notifier')?.Properties['Environment'])).not.toContain(
      'SMS_ROUTE',
    );
  });
});

describe('the log of the ledgers', () => {
  const onLog = (name: string, action: string) =>
    grantsOf(synthesis, name)
      .filter((grant) => grant.action === action)
      .map(({ resource }) => resource.replace(/^AuditLogBucket[0-9A-F]{8}/, ''))
      .sort();

  it('is written by the checkpointer, part by part, and read by those who prove or check', () => {
    const writers = names.filter((name) => onLog(name, 's3:PutObject').length > 0);
    expect(writers).toEqual(['checkpointer']);
    expect(onLog('checkpointer', 's3:PutObject')).toEqual(['/*/checkpoints/*', '/*/tile/*']);
    expect(names.filter((name) => onLog(name, 's3:GetObject').length > 0).sort()).toEqual([
      'audit',
      'checkpointer',
      'scrub',
    ]);
  });

  it('is deleted from and unlocked by nobody', () => {
    const actions = names.flatMap((name) => grantsOf(synthesis, name).map(({ action }) => action));
    expect([...new Set(actions.filter((action) => action.startsWith('s3:')))].sort()).toEqual([
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  it('is signed by the checkpointer alone', () => {
    const signers = names.filter((name) =>
      grantsOf(synthesis, name).some(({ action }) => action.startsWith('kms:')),
    );
    expect(signers).toEqual(['checkpointer']);
  });
});

describe("AWS's own mail and text messages", () => {
  const aws = synthesise({
    settings: { ...settings, mail: { via: 'SES', configurationSet: 'plan-ledger' }, sms: { via: 'SNS' } },
  });
  const policies = aws
    .ofType('AWS::IAM::Policy')
    .flatMap(({ Properties }) => list(field(Properties['PolicyDocument'], 'Statement')));
  const about = (action: string) => policies.filter((one) => list(field(one, 'Action')).includes(action));

  it('are used by the notifier alone: mail as our domain by our configuration set', () => {
    const [send, ...others] = about('ses:SendEmail');
    expect(others).toEqual([]);
    expect(JSON.stringify(field(send, 'Resource'))).toMatch(
      /configuration-set\/plan-ledger.*identity\/example\.invalid/,
    );
    expect(JSON.stringify(aws.functions.get('notifier')?.Properties['Environment'])).toContain('SES');
  });

  it('reach numbers and no topic', () => {
    expect(
      about('sns:Publish').map((one) => [field(one, 'Effect'), JSON.stringify(field(one, 'Resource'))]),
    ).toEqual([
      ['Allow', '"*"'],
      ['Deny', expect.stringContaining(':sns:')],
    ]);
  });

  it('report what became of a mail, into a queue when nobody hears', () => {
    const [rule, ...others] = aws
      .ofType('AWS::Events::Rule')
      .filter(({ Properties }) => JSON.stringify(Properties['EventPattern'] ?? '').includes('aws.ses'));
    expect(others).toEqual([]);
    const [at] = list(rule?.Properties['Targets']);
    expect(target(field(at, 'Arn'))).toBe(aws.functions.get('notifier')?.id);
    expect(target(field(at, 'DeadLetterConfig', 'Arn'))).toBeDefined();
    expect(
      synthesis
        .ofType('AWS::Events::Rule')
        .some(({ Properties }) => JSON.stringify(Properties).includes('aws.ses')),
    ).toBe(false);
  });
});
