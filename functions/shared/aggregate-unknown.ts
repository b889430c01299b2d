import type { Aggregate } from '../../domain/aggregate/aggregate.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The refusal of what is not there, and of what is not there for this person: nobody can tell them apart. */
export const noSuchItem = ({ kind, names }: Aggregate, id: string): Refusal => ({
  kind: 'NOT_FOUND',
  reasons: [
    {
      code: `${kind.toUpperCase()}_UNKNOWN`,
      zh: `没有${names.zh}“${id}”`,
      en: `there is no ${kind} "${id}"`,
    },
  ],
});
