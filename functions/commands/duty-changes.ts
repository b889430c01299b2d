import type { Obligation } from '../../domain/obligation/types.ts';

/** What an act did to the duties of a plan. */
export interface DutyChanges {
  readonly opened: readonly Obligation[];
  /** Duties that stay open with another due date */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly obligation: Obligation }[];
  /** Duties met, or closed without being met; among them those that were open for no moment */
  readonly closed: readonly Obligation[];
}

const isOpen = (obligation: Obligation | undefined): boolean => obligation?.state.status === 'OPEN';

/** Compares the duties before and after an act by their ids, which every derivation makes alike. */
export function dutyChanges(before: readonly Obligation[], after: readonly Obligation[]): DutyChanges {
  const earlier = new Map(before.map((obligation) => [obligation.id, obligation]));
  const later = new Set(after.map((obligation) => obligation.id));
  const opened = after.filter((one) => isOpen(one) && !isOpen(earlier.get(one.id)));
  const moved = after.flatMap((obligation) => {
    const was = earlier.get(obligation.id);
    const [from, to] = [was?.due.dueOn, obligation.due.dueOn];
    return was && isOpen(was) && isOpen(obligation) && from && from !== to ? [{ from, to, obligation }] : [];
  });
  const settled = after.filter(
    (one) => !isOpen(one) && (isOpen(earlier.get(one.id)) || !earlier.has(one.id)),
  );
  // A correction can take away the fact that a duty arose from: then nothing is left of it.
  const gone = before.filter((one) => isOpen(one) && !later.has(one.id));
  return { opened, moved, closed: [...settled, ...gone] };
}
