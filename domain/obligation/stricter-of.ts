import type { Severity } from '../rulebook/types.ts';
import { actBy } from './phase.ts';
import type { Citation, Obligation } from './types.ts';

const WEIGHT: Readonly<Record<Severity, number>> = { MANDATORY: 2, PRINCIPLE: 1, ADVISORY: 0 };

/**
 * Several rules that ask for the same thing (第四十九条：法律、法规另有规定的，从其规定): one duty with every citation, due
 * when the first of them is due, as grave as the gravest. Its id stays that of the rule that the rulebook names first, so
 * that an overlay moves a duty and does not make another one. `sameThing` says what stands for one thing.
 */
export function stricterOf(
  obligations: readonly Obligation[],
  sameThing: (obligation: Obligation) => string | undefined,
): readonly Obligation[] {
  const groups = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    const key = sameThing(obligation) ?? obligation.id;
    groups.set(key, [...(groups.get(key) ?? []), obligation]);
  }
  return [...groups.values()].flatMap(merged);
}

function merged(group: readonly Obligation[]): readonly Obligation[] {
  const [named, ...others] = group;
  if (!named || others.length === 0) return group;
  const operative = group.reduce((first, one) => (actBy(one) < actBy(first) ? one : first), named);
  const severity = group.reduce<Severity>(
    (gravest, one) => (WEIGHT[one.severity] > WEIGHT[gravest] ? one.severity : gravest),
    named.severity,
  );
  const { target: _target, ...rest } = { ...operative, id: named.id, ruleId: named.ruleId };
  return [
    {
      ...rest,
      severity,
      article: [...new Set(group.map(({ article }) => article))].join('；'),
      interpretations: [...new Set(group.flatMap(({ interpretations }) => interpretations))],
      because: [...new Set(group.flatMap(({ because }) => because ?? []))],
      ...(group.every(({ target }) => target) && { target: true as const }),
      citations: group.map(
        (one): Citation => ({
          ruleId: one.ruleId,
          article: one.article,
          severity: one.severity,
          dueOn: one.due.dueOn,
          operative: one === operative,
        }),
      ),
    },
  ];
}

/** The cycle of a rolling duty that is open, or that one and the same event met, is one thing whatever rule asks for it. */
export function sameCycle({ planId, organisation, duty, state }: Obligation): string {
  const subject = planId ?? organisation ?? '';
  return state.status === 'DISCHARGED' ? `${subject} ${duty} ${state.event}` : `${subject} ${duty} open`;
}
