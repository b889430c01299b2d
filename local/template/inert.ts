import * as z from 'zod';

/** Properties that a template may hold and that change nothing on one machine, for use in a strict object. */
export function inert<Name extends string>(
  ...names: readonly Name[]
): Record<Name, z.ZodOptional<z.ZodUnknown>> {
  return Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<
    Name,
    z.ZodOptional<z.ZodUnknown>
  >;
}
