import { Duration } from 'aws-cdk-lib';
import { EventBus, type EventPattern, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

/** `Source` of everything the relay publishes. */
const SOURCE = 'plan-ledger';

/** A target's attempts: once a day's retries are over the event goes to the target's dead-letter queue. */
export const EVENT_RETRIES = { retryAttempts: 185, maxEventAge: Duration.hours(24) } as const;

/** The bus on which every event of every ledger appears. No archive: the ledger is one, and the relay can publish again. */
export class Bus extends Construct {
  readonly eventBus: EventBus;

  constructor(scope: Construct, id: string, props: { readonly name: string }) {
    super(scope, id);
    this.eventBus = new EventBus(this, 'Events', {
      eventBusName: props.name,
      description: 'Every event of every ledger, published by the relay',
    });
  }

  /** Sends the events of these types, those with this content where one is given, to a target. */
  subscribe(
    scope: Construct,
    id: string,
    detailType: readonly string[],
    target: IRuleTarget,
    detail?: EventPattern['detail'],
  ): Rule {
    return new Rule(scope, id, {
      eventBus: this.eventBus,
      description: `${detailType.join(', ')} from the ledger`,
      eventPattern: { source: [SOURCE], detailType: [...detailType], ...(detail && { detail }) },
      targets: [target],
    });
  }
}
