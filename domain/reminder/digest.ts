import type { CivilDate } from '../../events/civil-date.ts';

/** Groups of a digest, most pressing first. */
export const DIGEST_GROUPS = ['OVERDUE', 'WITHIN_3', 'WITHIN_10', 'LATER'] as const;
export type DigestGroup = (typeof DIGEST_GROUPS)[number];

/** What a line is sorted by: the day to act by, and the working days to it, negative after it. */
interface Pressing {
  readonly actBy: CivilDate;
  readonly left: number;
  readonly overdue: boolean;
}

export function groupOf({ left, overdue }: Pressing): DigestGroup {
  if (overdue) return 'OVERDUE';
  if (left <= 3) return 'WITHIN_3';
  return left <= 10 ? 'WITHIN_10' : 'LATER';
}

/** The lines of a digest by group, soonest first; groups that are empty are left out. */
export function digestGroups<L extends Pressing>(
  lines: readonly L[],
): readonly (readonly [DigestGroup, readonly L[]])[] {
  const sorted = lines.toSorted((a, b) => (a.actBy < b.actBy ? -1 : a.actBy > b.actBy ? 1 : 0));
  const groups = Map.groupBy(sorted, groupOf);
  return DIGEST_GROUPS.flatMap((group) => {
    const of = groups.get(group);
    return of ? [[group, of] as const] : [];
  });
}
