import type { Deployment } from './template/deployment.ts';
import { TemplateRefused } from './template/intrinsics.ts';
import { nameOfArn } from './template/naming.ts';
import type { Grant } from './template/policies.ts';

/** A grant of a function's role, with how often something needed it since the start. */
export interface GrantUse extends Grant {
  readonly functionName: string;
  readonly used: number;
}

interface Counted extends Grant {
  used: number;
}

/** True when a pattern of IAM (`*` any text, `?` one character) covers a value. */
export function matchesPattern(pattern: string, value: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${expression}$`).test(value);
}

/**
 * Who may do what, by the policies of the template. Answers as IAM does: an explicit Deny wins, what no Allow covers is
 * denied.
 */
export class AccessControl {
  private readonly grantsOf = new Map<string, readonly Counted[]>();
  private readonly deployment: Deployment;

  constructor(deployment: Deployment) {
    this.deployment = deployment;
    for (const { name, roleArn } of deployment.functions) {
      const grants = deployment.grants.get(nameOfArn(roleArn)) ?? [];
      this.grantsOf.set(
        name,
        grants.map((grant) => ({ ...grant, used: 0 })),
      );
    }
  }

  isFunction(name: string): boolean {
    return this.grantsOf.has(name);
  }

  /**
   * Whether a function's role may do `action` (`dynamodb:Query`) on a resource; counts the grant that says so. `attributes`
   * are those of the item that the request names.
   */
  may(
    functionName: string,
    action: string,
    resourceArn: string,
    attributes: readonly string[] = [],
  ): boolean {
    const covering = (this.grantsOf.get(functionName) ?? []).filter(
      (grant) =>
        matchesPattern(grant.action.toLowerCase(), action.toLowerCase()) &&
        matchesPattern(grant.resource, resourceArn) &&
        (!grant.attributes || attributes.every((name) => grant.attributes?.includes(name))),
    );
    if (
      covering.some((grant) => grant.effect === 'Deny') ||
      this.deniedByTable(functionName, action, resourceArn)
    )
      return false;
    for (const grant of covering) grant.used += 1;
    return covering.length > 0;
  }

  private deniedByTable(functionName: string, action: string, resourceArn: string): boolean {
    const roleArn = this.deployment.functions.find(({ name }) => name === functionName)?.roleArn;
    return this.deployment.tables.some(
      ({ arn, denied }) =>
        (resourceArn === arn || resourceArn.startsWith(`${arn}/`)) &&
        denied.some(
          ({ action: pattern, exceptRoleArn }) =>
            exceptRoleArn !== roleArn && matchesPattern(pattern.toLowerCase(), action.toLowerCase()),
        ),
    );
  }

  /**
   * Every grant with its use; those never used come first. Logging and tracing are left out: they do not run here, so
   * nothing can be said of their use.
   */
  report(): readonly GrantUse[] {
    return [...this.grantsOf]
      .flatMap(([functionName, grants]) => grants.map((grant) => ({ functionName, ...grant })))
      .filter(({ action }) => !/^(logs|xray):/.test(action))
      .sort((left, right) => left.used - right.used);
  }

  /** Refuses a template in which a function could not read its own event source, or hand on what fails. */
  requireGrants(
    functionName: string,
    purpose: string,
    actions: readonly string[],
    resourceArn: string,
  ): void {
    const missing = actions.filter((action) => !this.may(functionName, action, resourceArn));
    const service = actions[0]?.split(':')[0] ?? '';
    // CDK grants some more along with them, which the real poller may use (ListStreams, ChangeMessageVisibility).
    for (const grant of this.grantsOf.get(functionName) ?? [])
      if (grant.action.startsWith(`${service}:`) && matchesPattern(grant.resource, resourceArn))
        grant.used += 1;
    if (missing.length > 0)
      throw new TemplateRefused(`${purpose}: ${functionName} lacks ${missing.join(', ')} on ${resourceArn}`);
  }

  /** Refuses a template in which a service may not call a function, or fill a queue, for a rule or a route. */
  requireServiceAccess(service: string, action: string, targetArn: string, sourceArn: string): void {
    const admitted = this.deployment.access.some(
      (access) =>
        access.service === service &&
        matchesPattern(access.action, action) &&
        access.targetArn === targetArn &&
        (access.sources.length === 0 || access.sources.some((source) => matchesPattern(source, sourceArn))),
    );
    if (!admitted) throw new TemplateRefused(`${sourceArn}: ${service} has no ${action} on ${targetArn}`);
  }
}
