import type { AttributeName, PlanAttributes } from '../../events/plan-attributes.ts';
import type { Predicate, Verdict } from './types.ts';

/**
 * Three-valued evaluation (Kleene) of a predicate over a plan's axes. An absent axis is unknown, so `in` and `includes`
 * over it are UNKNOWN; `present` alone is always decided, because it asks about the entry and not about its value.
 */
export function evaluate(predicate: Predicate, attributes: PlanAttributes): Verdict {
  if ('allOf' in predicate) return whole(predicate.allOf, attributes, false);
  if ('anyOf' in predicate) return whole(predicate.anyOf, attributes, true);
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

/**
 * All of the parts, or any of them: the first part that settles it (one that is false, one that is true) decides, whatever
 * is unknown. Unsettled, it asks for every axis that is missing, at once.
 */
function whole(parts: readonly Predicate[], attributes: PlanAttributes, settling: boolean): Verdict {
  const because = new Set<string>();
  const missing = new Set<AttributeName>();
  for (const part of parts) {
    const verdict = evaluate(part, attributes);
    if (verdict.value === settling) return verdict;
    if (verdict.value === 'UNKNOWN') for (const axis of verdict.missing) missing.add(axis);
    else for (const reason of verdict.because) because.add(reason);
  }
  return missing.size > 0
    ? { value: 'UNKNOWN', missing: [...missing] }
    : { value: !settling, because: [...because] };
}

function negate(verdict: Verdict): Verdict {
  return verdict.value === 'UNKNOWN' ? verdict : { value: !verdict.value, because: verdict.because };
}
