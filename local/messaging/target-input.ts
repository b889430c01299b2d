import type { RuleTarget } from '../template/messaging.ts';

/** What a rule's target gets for an event: the event itself, or what Input, InputPath or InputTransformer make of it. */
export function targetInput(target: RuleTarget, event: unknown): unknown {
  if (target.Input !== undefined) return JSON.parse(target.Input);
  if (target.InputPath !== undefined) return atPath(event, target.InputPath);
  if (target.InputTransformer) return transform(target.InputTransformer, event);
  return event;
}

function transform(
  { InputPathsMap, InputTemplate }: NonNullable<RuleTarget['InputTransformer']>,
  event: unknown,
): unknown {
  const values = new Map(Object.entries(InputPathsMap).map(([name, path]) => [name, atPath(event, path)]));
  let inText = false;
  const filled = InputTemplate.replace(/\\.|"|<([A-Za-z0-9_.-]+)>/g, (whole, name: string | undefined) => {
    if (whole === '"') inText = !inText;
    if (name === undefined || !values.has(name)) return whole;
    const value = values.get(name);
    if (!inText) return JSON.stringify(value ?? null);
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return JSON.stringify(text).slice(1, -1);
  });
  return JSON.parse(filled);
}

/** `$.detail.body.x`; `$` is the whole event. */
function atPath(event: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], event);
}
