import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { Fact } from '../plan/fact.ts';

/** A drill of one or several plans from its planning on (第三十八条). `plannedOn` is the day as it now stands. */
export interface ExerciseState extends EventBody<'ExercisePlanned'> {
  readonly announcedOn: CivilDate;
  readonly postponements: readonly (Fact & {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly reason: string;
  })[];
  readonly cancelled?: Fact & { readonly reason: string };
  readonly held?: Fact & EventBody<'ExerciseHeld'>;
}

/** PLANNED until it is held or cancelled, also when its day has passed and nobody said either. */
export type ExerciseStatus = 'PLANNED' | 'HELD' | 'CANCELLED';

export function exerciseStatus({ held, cancelled }: ExerciseState): ExerciseStatus {
  if (held) return 'HELD';
  return cancelled ? 'CANCELLED' : 'PLANNED';
}
