import { Duration } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { LedgerFunction } from './ledger-function.ts';

export interface TimetableProps {
  readonly id: string;
  readonly schedule: Schedule;
  readonly description: string;
  /** Takes the ticks that could not be handed to the function. */
  readonly failures: DeadLetterQueue;
}

/** Calls the function by a scheduled rule. The tick carries its `time`; the function has no other clock. */
export function runOn(fn: LedgerFunction, props: TimetableProps): Rule {
  return new Rule(fn, props.id, {
    schedule: props.schedule,
    description: props.description,
    targets: [
      new LambdaFunction(fn, {
        deadLetterQueue: props.failures,
        retryAttempts: 8,
        maxEventAge: Duration.hours(1),
      }),
    ],
  });
}
