import type { AccessControl } from '../access.ts';
import { TemplateRefused } from '../template/intrinsics.ts';
import type { RuleSpec, RuleTarget } from '../template/messaging.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import type { Queues } from './queues.ts';
import { targetInput } from './target-input.ts';

type Event = Readonly<Record<string, unknown>>;

/** The targets of rules: queues and functions. Both accept durably before a delivery returns. */
export class EventTargets {
  private readonly queues: Queues;
  private readonly functions: ReadonlyMap<string, string>;
  private readonly invocations: AsyncInvocations;

  /** @param functions name of each function by its ARN */
  constructor(queues: Queues, functions: ReadonlyMap<string, string>, invocations: AsyncInvocations) {
    this.queues = queues;
    this.functions = functions;
    this.invocations = invocations;
  }

  /** Refuses a rule whose target does not run here, or does not admit EventBridge. */
  require(rule: RuleSpec, access: AccessControl): void {
    for (const target of rule.targets) {
      if (this.functions.has(target.Arn))
        access.requireServiceAccess('events.amazonaws.com', 'lambda:InvokeFunction', target.Arn, rule.arn);
      else if (this.queues.has(target.Arn))
        access.requireServiceAccess('events.amazonaws.com', 'sqs:SendMessage', target.Arn, rule.arn);
      else throw new TemplateRefused(`rule ${rule.name}: the target ${target.Arn} does not run here`);
      if (target.DeadLetterConfig) this.queues.at(target.DeadLetterConfig.Arn);
    }
  }

  deliver(target: RuleTarget, event: Event): void {
    const input = targetInput(target, event);
    const functionName = this.functions.get(target.Arn);
    if (functionName === undefined) this.queues.at(target.Arn).send(JSON.stringify(input));
    else this.invocations.accept(functionName, input);
  }
}
