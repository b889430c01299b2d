import { describe, expect, it } from 'vitest';
import { isEventType } from '../../events/catalogue.ts';
import { field, list, type Resource, synthesise, target, type Value } from './support/synthesis.ts';

const synthesis = synthesise();
const queues = synthesis.ofType('AWS::SQS::Queue');
const rules = synthesis.ofType('AWS::Events::Rule');
const mappings = synthesis.ofType('AWS::Lambda::EventSourceMapping');

const idOf = (name: string): string => synthesis.functions.get(name)?.id ?? `no function ${name}`;
const nameOf = (id: Value | undefined): string | undefined =>
  [...synthesis.functions].find(([, { id: candidate }]) => candidate === target(id))?.[0];
const redrive = (queue: Resource): string | undefined =>
  target(field(queue.Properties['RedrivePolicy'], 'deadLetterTargetArn'));

/** Every queue that takes what failed, from whichever side. */
const deadLetterQueues = new Set([
  ...queues.map(redrive),
  ...rules.flatMap((rule) =>
    list(rule.Properties['Targets']).map((each) => target(field(each, 'DeadLetterConfig', 'Arn'))),
  ),
  ...synthesis
    .ofType('AWS::Lambda::EventInvokeConfig')
    .map((each) => target(field(each.Properties['DestinationConfig'], 'OnFailure', 'Destination'))),
  ...mappings.map((each) => target(field(each.Properties['DestinationConfig'], 'OnFailure', 'Destination'))),
]);

describe('what rings the consumers', () => {
  it.each(['projector', 'relay'])(
    '%s hears the ledger from its first commit, in order, and drops nothing',
    (name) => {
      const [mapping, ...others] = mappings.filter(
        (each) => nameOf(each.Properties['FunctionName']) === name,
      );
      expect(others).toEqual([]);
      expect(mapping?.Properties).toMatchObject({
        EventSourceArn: { 'Fn::GetAtt': ['DataLedgerDBC368C7', 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 3600,
      });
      const kept = target(field(mapping?.Properties['DestinationConfig'], 'OnFailure', 'Destination'));
      expect(synthesis.resource(kept ?? '').Type).toBe('AWS::SQS::Queue');
    },
  );

  it('is a timetable too: every scheduled run, and no other', () => {
    const scheduled = rules
      .filter((rule) => rule.Properties['ScheduleExpression'])
      .map((rule) => [
        nameOf(field(list(rule.Properties['Targets'])[0], 'Arn')),
        rule.Properties['ScheduleExpression'],
        rule.Properties['State'],
      ]);
    expect(scheduled.sort()).toEqual([
      ['checkpointer', 'rate(1 minute)', 'ENABLED'],
      ['follow-up', 'rate(5 minutes)', 'ENABLED'],
      ['notifier', 'cron(0 1 * * ? *)', 'ENABLED'],
      ['notifier', 'rate(15 minutes)', 'ENABLED'],
      ['projector', 'rate(5 minutes)', 'ENABLED'],
      ['relay', 'rate(5 minutes)', 'ENABLED'],
      ['scrub', 'rate(1 day)', 'ENABLED'],
      ['sweep', 'cron(0 6 * * ? *)', 'ENABLED'],
      ['sweep', 'cron(30 0 * * ? *)', 'ENABLED'],
    ]);
  });

  it('may invoke what it rings: every rule has the permission, for itself only', () => {
    const allowed = synthesis
      .ofType('AWS::Lambda::Permission')
      .filter(({ Properties }) => Properties['Principal'] === 'events.amazonaws.com')
      .map(({ Properties }) => `${target(Properties['SourceArn'])} ${nameOf(Properties['FunctionName'])}`);
    const needed = rules.flatMap((rule) =>
      list(rule.Properties['Targets'])
        .map((each) => nameOf(field(each, 'Arn')))
        .filter((name) => name !== undefined)
        .map((name) => `${rule.id} ${name}`),
    );
    expect(needed.length).toBe(10);
    expect(allowed.sort()).toEqual(needed.sort());
  });
});

describe('the proof of the ledger', () => {
  it('is signed at once for every act with legal effect, each of which exists', () => {
    const [rule] = rules.filter((each) => each.id.startsWith('AuditLegalActs'));
    expect(nameOf(field(list(rule?.Properties['Targets'])[0], 'Arn'))).toBe('checkpointer');
    const types = list(field(rule?.Properties['EventPattern'], 'detail-type')).map(String);
    expect(types).toEqual(expect.arrayContaining(['Approved', 'Issued', 'Filed']));
    expect(types.filter((type) => !isEventType(type))).toEqual([]);
  });

  it('hears of changes and removals in the ledger table, whatever becomes of the rest, until each was judged', () => {
    const [mapping] = mappings.filter((each) => nameOf(each.Properties['FunctionName']) === 'tripwire');
    expect(mapping?.Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['DataLedgerDBC368C7', 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["MODIFY","REMOVE"]}' }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(mapping?.Properties['MaximumRetryAttempts']).toBeUndefined();
  });

  it('raises the alarm when nobody asks any more whether the ledgers still extend what was signed', () => {
    const [alarm] = synthesis
      .ofType('AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties['MetricName'] === 'Invocations');
    expect(target(field(list(alarm?.Properties['Dimensions'])[0], 'Value'))).toBe(idOf('checkpointer'));
    expect(alarm?.Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });
});

describe('the dead man’s switch', () => {
  it('rings when no sweep has succeeded for 26 hours, and above all when nothing is heard of any', () => {
    const [alarm, ...others] = synthesis
      .ofType('AWS::CloudWatch::Alarm')
      .filter(
        ({ Properties }) =>
          Properties['TreatMissingData'] === 'breaching' && Properties['MetricName'] !== 'Invocations',
      );
    expect(others).toEqual([]);
    expect(alarm?.Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 26,
      DatapointsToAlarm: 26,
      Statistic: 'Sum',
    });
    const [filter] = synthesis
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ Properties }) =>
        list(Properties['MetricTransformations']).some(
          (each) => field(each, 'MetricName') === alarm?.Properties['MetricName'],
        ),
      );
    // What the handler logs after a sweep that left nothing undone, and only then.
    expect(filter?.Properties['FilterPattern']).toBe('{ $.message = "swept" }');
    expect(target(filter?.Properties['LogGroupName'])).toBe(
      target(field(synthesis.functions.get('sweep')?.Properties['LoggingConfig'], 'LogGroup')),
    );
  });
});

describe('the way of a reminder', () => {
  const [rule] = rules.filter((each) => each.id.startsWith('Reminders') && each.Properties['EventPattern']);
  const queue = synthesis.resource(target(field(list(rule?.Properties['Targets'])[0], 'Arn')) ?? '');

  it('starts on our bus with a ReminderIssued that is urgent', () => {
    const [bus, ...others] = synthesis.ofType('AWS::Events::EventBus');
    expect(others).toEqual([]);
    expect(bus?.Properties['Name']).toBe('plan-ledger-test');
    expect(target(rule?.Properties['EventBusName'])).toBe(bus?.id);
    expect(rule?.Properties['EventPattern']).toEqual({
      source: ['plan-ledger'],
      'detail-type': ['ReminderIssued'],
      detail: { body: { urgency: ['URGENT'] } },
    });
    expect(rule?.Properties['State']).toBe('ENABLED');
  });

  it('waits in a queue that the rule, and only the rule, may fill', () => {
    const allowed = synthesis
      .ofType('AWS::SQS::QueuePolicy')
      .filter(({ Properties }) => list(Properties['Queues']).some((each) => target(each) === queue.id))
      .flatMap(({ Properties }) => list(field(Properties['PolicyDocument'], 'Statement')))
      .filter((statement) => field(statement, 'Effect') === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule?.id, 'Arn'] } } },
    });
  });

  it('reaches the notifier in batches, whose failures come back one by one', () => {
    const [mapping] = mappings.filter((each) => nameOf(each.Properties['FunctionName']) === 'notifier');
    expect(mapping?.Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [queue.id, 'Arn'] },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    expect(mappings).toHaveLength(5);
  });

  it('is invisible six times as long as the notifier may work on it', () => {
    const timeout = Number(synthesis.resource(idOf('notifier')).Properties['Timeout']);
    expect(Number(queue.Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * timeout);
  });

  it('ends in the dead-letter queue after five attempts, from the bus as from the queue', () => {
    expect(field(queue.Properties['RedrivePolicy'], 'maxReceiveCount')).toBe(5);
    expect(redrive(queue)).toBe(
      target(field(list(rule?.Properties['Targets'])[0], 'DeadLetterConfig', 'Arn')),
    );
  });
});

describe('what could not be handled', () => {
  it('is kept: every target of every rule has retries and a dead-letter queue that the rule may fill', () => {
    for (const rule of rules) {
      const [each, ...others] = list(rule.Properties['Targets']);
      expect(others).toEqual([]);
      expect(field(each, 'RetryPolicy', 'MaximumRetryAttempts')).toBeGreaterThan(0);
      const queue = target(field(each, 'DeadLetterConfig', 'Arn'));
      const policy = synthesis
        .ofType('AWS::SQS::QueuePolicy')
        .filter(({ Properties }) =>
          list(Properties['Queues']).some((candidate) => target(candidate) === queue),
        );
      expect(JSON.stringify(policy)).toContain(`"Fn::GetAtt":["${rule.id}","Arn"]`);
    }
  });

  it.each(['projector', 'relay', 'sweep', 'notifier', 'checkpointer', 'scrub', 'tripwire'])(
    'is kept when %s fails and nobody waits for it',
    (name) => {
      const [config] = synthesis
        .ofType('AWS::Lambda::EventInvokeConfig')
        .filter((each) => nameOf(each.Properties['FunctionName']) === name);
      expect(config?.Properties).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 });
      const queue = target(field(config?.Properties['DestinationConfig'], 'OnFailure', 'Destination'));
      expect(synthesis.resource(queue ?? '').Type).toBe('AWS::SQS::Queue');
    },
  );

  it('waits in a queue that is one, or has one: there is no third kind', () => {
    for (const queue of queues)
      expect([queue.id, deadLetterQueues.has(queue.id) !== Boolean(redrive(queue))]).toEqual([
        queue.id,
        true,
      ]);
    expect(queues.filter(redrive)).toHaveLength(1);
  });

  it('waits fourteen days, and one message raises the alarm', () => {
    for (const id of deadLetterQueues) {
      if (id === undefined) continue;
      expect(synthesis.resource(id).Properties['MessageRetentionPeriod']).toBe(14 * 86_400);
      const alarms = synthesis
        .ofType('AWS::CloudWatch::Alarm')
        .filter(({ Properties }) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible')
        .filter(({ Properties }) =>
          list(Properties['Dimensions']).some((part) => target(field(part, 'Value')) === id),
        );
      expect(alarms.map(({ Properties }) => Properties['Threshold'])).toEqual([1]);
    }
  });

  it('is encrypted at rest and on the way', () => {
    for (const queue of queues) {
      expect(queue.Properties['SqsManagedSseEnabled']).toBe(true);
      const denied = synthesis
        .ofType('AWS::SQS::QueuePolicy')
        .filter(({ Properties }) => list(Properties['Queues']).some((each) => target(each) === queue.id))
        .flatMap(({ Properties }) => list(field(Properties['PolicyDocument'], 'Statement')))
        .filter((statement) => field(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false');
      expect(denied.map((statement) => field(statement, 'Effect'))).toEqual(['Deny']);
    }
  });
});
