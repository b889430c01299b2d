import { isObject, type Json, type JsonObject } from './canonical.ts';

/** A part of parsed JSON does not have the shape it must have. Carries what and where, in words. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** True when `value` has every key of `required`, and no other but those of `optional`. */
export function hasKeys(
  value: JsonObject,
  required: readonly string[],
  optional: readonly string[] = [],
): boolean {
  const keys = Object.keys(value);
  return (
    required.every((key) => Object.hasOwn(value, key)) &&
    keys.every((key) => required.includes(key) || optional.includes(key))
  );
}

/** An object with exactly these keys; throws a ShapeError otherwise. */
export function objectOf(
  value: Json | undefined,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject {
  if (!isObject(value)) throw new ShapeError(`${where} is no object`);
  if (!hasKeys(value, required, optional)) throw new ShapeError(`${where} has missing or unknown keys`);
  return value;
}

export function arrayOf(value: Json | undefined, where: string, max: number): readonly Json[] {
  if (!Array.isArray(value)) throw new ShapeError(`${where} is no array`);
  if (value.length > max) throw new ShapeError(`${where} has more than ${max} items`);
  return value;
}

export function textOf(value: Json | undefined, where: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value))
    throw new ShapeError(`${where} has not the right form`);
  return value;
}

export function countOf(value: Json | undefined, where: string, max = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || value < 0 || value > max)
    throw new ShapeError(`${where} is no count up to ${max}`);
  return value;
}

/** A field that may be left out. `null` is no way to leave it out. */
export const orElse = (value: Json | undefined, otherwise: Json): Json =>
  value === undefined ? otherwise : value;

export const HEX_64 = /^[0-9a-f]{64}$/;
export const LEDGER = /^\d{6}(#[2-9]|#[1-9]\d{1,3})?$/;
/** Printable ASCII: an origin is compared, signed and read aloud; look-alikes have no place in it. */
export const ORIGIN = /^[!-*,-~]{1,200}$/;
