import type { AttributeName, PlanAttributes } from '../../events/plan-attributes.ts';
import type { Predicate, Verdict } from './types.ts';

/**
 * Three-valued evaluation (Kleene) of a predicate over a plan's axes. An absent axis is unknown, so `in` and `includes`
 * over it are UNKNOWN; `present` alone is always decided, because it asks about the entry and not about its value.
 */
export function evaluate(predicate: Predicate, attributes: PlanAttributes): Verdict {
  if ('allOf' in predicate) return all(predicate.allOf.map((part) => evaluate(part, attributes)));
  if ('anyOf' in predicate) return any(predicate.anyOf.map((part) => evaluate(part, attributes)));
  if ('not' in predicate) return negate(evaluate(predicate.not, attributes));
  return evaluateAxis(predicate, attributes);
}

type Axis = Extract<Predicate, { readonly attribute: AttributeName }>;

function evaluateAxis(axis: Axis, attributes: PlanAttributes): Verdict {
  const value = attributes[axis.attribute];
  if ('present' in axis) {
    const state = value === undefined ? 'absent' : 'present';
    return { value: (value !== undefined) === axis.present, because: [`${axis.attribute} ${state}`] };
  }
  if ('treatedAs' in axis) {
    const treatedAs = attributes.joint?.treatedAs ?? 'absent';
    return { value: treatedAs === axis.treatedAs, because: [`joint=${treatedAs}`] };
  }
  if (value === undefined) return { value: 'UNKNOWN', missing: [axis.attribute] };
  const holds =
    'in' in axis
      ? axis.in.some((wanted) => wanted === value)
      : Array.isArray(value) && value.some((entry) => entry === axis.includes);
  return { value: holds, because: [`${axis.attribute}=${written(value)}`] };
}

const written = (value: PlanAttributes[AttributeName]): string => {
  if (Array.isArray(value)) return value.length === 0 ? '∅' : value.join('+');
  return typeof value === 'object' ? 'present' : String(value);
};

/** False as soon as one part is false, whatever is unknown; unknown asks for every axis that is missing, at once. */
function all(parts: readonly Verdict[]): Verdict {
  const refuted = parts.find((part) => part.value === false);
  if (refuted) return refuted;
  return unknownAmong(parts) ?? { value: true, because: reasonsOf(parts) };
}

function any(parts: readonly Verdict[]): Verdict {
  const held = parts.find((part) => part.value === true);
  if (held) return held;
  return unknownAmong(parts) ?? { value: false, because: reasonsOf(parts) };
}

function negate(verdict: Verdict): Verdict {
  return verdict.value === 'UNKNOWN' ? verdict : { value: !verdict.value, because: verdict.because };
}

function unknownAmong(parts: readonly Verdict[]): Verdict | undefined {
  const missing = new Set(parts.flatMap((part) => (part.value === 'UNKNOWN' ? part.missing : [])));
  return missing.size > 0 ? { value: 'UNKNOWN', missing: [...missing] } : undefined;
}

function reasonsOf(parts: readonly Verdict[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => (part.value === 'UNKNOWN' ? [] : part.because)))];
}
