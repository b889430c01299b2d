import { type Fault, invalid } from './fault.ts';

/** One fault for each entry of a list that stands there already. `pointerTo` gives the place of an entry. */
export function repeated(
  values: readonly (string | number)[],
  pointerTo: (index: number) => string,
): Fault[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          invalid('REPEATED', {
            pointer: pointerTo(index),
            zh: `“${value}”重复`,
            en: `"${value}" stands there twice`,
          }),
        ],
  );
}
