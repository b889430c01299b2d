import { field, list, type Synthesis, target, type Value } from './synthesis.ts';

/** An ARN of the template as a person reads it: `DataLedger/index/byStream`, `*`, `secret:plan-ledger/smtp-??????`. */
function readable(arn: Value): string {
  if (typeof arn === 'string') return arn;
  const joined = list(list(field(arn, 'Fn::Join'))[1]);
  if (joined.length) return joined.map((part) => (typeof part === 'string' ? part : readable(part))).join('');
  const attribute = list(field(arn, 'Fn::GetAtt'))[1];
  return attribute && attribute !== 'Arn' ? `${target(arn)}.${attribute}` : String(target(arn));
}

export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** All that the role of a function may do, one line per action and resource. */
export function grantsOf(synthesis: Synthesis, name: string): readonly Grant[] {
  const role = target(synthesis.functions.get(name)?.Properties['Role']);
  return synthesis
    .ofType('AWS::IAM::Policy')
    .filter((policy) => list(policy.Properties['Roles']).some((attached) => target(attached) === role))
    .flatMap((policy) => list(field(policy.Properties['PolicyDocument'], 'Statement')))
    .flatMap((statement) => {
      if (field(statement, 'Effect') !== 'Allow') throw new Error(`${name}: only grants are expected here`);
      return list(field(statement, 'Resource')).flatMap((resource) =>
        list(field(statement, 'Action')).map((action) => ({
          action: String(action),
          resource: readable(resource),
        })),
      );
    });
}

/** What a function may do with items: `{ 'Ledger': 'GetItem Query', 'Ledger/index/byStream': 'Query' }`. */
export function itemAccess(synthesis: Synthesis, name: string): Record<string, string> {
  const byResource = new Map<string, string[]>();
  for (const { action, resource } of grantsOf(synthesis, name)) {
    if (!action.startsWith('dynamodb:') || resource.includes('.StreamArn')) continue;
    const key = resource.replace(/^Data([A-Z][a-z]+)[0-9A-F]{8}/, '$1');
    byResource.set(key, [...(byResource.get(key) ?? []), action.replace('dynamodb:', '')]);
  }
  return Object.fromEntries([...byResource].sort().map(([key, actions]) => [key, actions.sort().join(' ')]));
}
