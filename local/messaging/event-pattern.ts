import { TemplateRefused } from '../template/intrinsics.ts';

type Json = unknown;
type Test = (value: Json) => boolean;
export type Matcher = (event: Json) => boolean;

/**
 * Compiles an EventBridge pattern. A strict subset: exact values, null, prefix, suffix, equals-ignore-case, anything-but
 * (values, prefix, suffix), exists and numeric; an operator outside it is refused when the template is read, never
 * guessed at when an event comes.
 */
export function compilePattern(pattern: Json, where = 'pattern'): Matcher {
  if (!isObject(pattern)) throw new TemplateRefused(`${where}: a pattern is an object`);
  const fields = Object.entries(pattern).map(([name, value]) => {
    const path = `${where}.${name}`;
    if (name.startsWith('$')) throw new TemplateRefused(`${path}: ${name} is not understood here`);
    if (!Array.isArray(value)) return { name, matches: nested(compilePattern(value, path)) };
    if (value.length === 0) throw new TemplateRefused(`${path}: an empty list matches nothing`);
    return { name, matches: leaf(value.map((item) => compileTest(item, path))) };
  });
  return (event) => fields.every(({ name, matches }) => matches(isObject(event) ? event[name] : undefined));
}

/** Inside an array of objects a nested pattern matches when one of them does. */
function nested(matches: Matcher): Matcher {
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value));
}

/** One of the alternatives holds for the value, or for one member of an array. */
function leaf(tests: readonly Test[]): Matcher {
  return (value) => {
    const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
    return candidates.some((candidate) => tests.some((test) => test(candidate)));
  };
}

function compileTest(alternative: Json, where: string): Test {
  if (!isObject(alternative)) return exactly(alternative);
  const [operator, operand, ...more] = Object.entries(alternative).flat();
  if (typeof operator !== 'string' || more.length > 0)
    throw new TemplateRefused(`${where}: one operator at a time`);
  switch (operator) {
    case 'prefix':
      return textual(operand, where, (value, wanted) => value.startsWith(wanted));
    case 'suffix':
      return textual(operand, where, (value, wanted) => value.endsWith(wanted));
    case 'equals-ignore-case':
      return textual(operand, where, (value, wanted) => value.toLowerCase() === wanted.toLowerCase());
    case 'exists':
      return exists(operand, where);
    case 'anything-but':
      return anythingBut(operand, where);
    case 'numeric':
      return numeric(operand, where);
    default:
      throw new TemplateRefused(`${where}: the operator ${operator} is not understood here`);
  }
}

function exactly(wanted: Json): Test {
  return (value) => value === wanted;
}

function textual(operand: Json, where: string, holds: (value: string, wanted: string) => boolean): Test {
  if (typeof operand !== 'string') throw new TemplateRefused(`${where}: expected text`);
  return (value) => typeof value === 'string' && holds(value, operand);
}

function exists(operand: Json, where: string): Test {
  if (typeof operand !== 'boolean') throw new TemplateRefused(`${where}: exists takes true or false`);
  return (value) => (value !== undefined) === operand;
}

/** The field must be there; and its value none of those named. */
function anythingBut(operand: Json, where: string): Test {
  const excluded = isObject(operand)
    ? [compileTest(operand, where)]
    : [operand].flat().map((value) => exactly(value));
  return (value) => value !== undefined && !excluded.some((test) => test(value));
}

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
  '>=': (left, right) => left >= right,
  '>': (left, right) => left > right,
};

function numeric(operand: Json, where: string): Test {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0)
    throw new TemplateRefused(`${where}: numeric takes pairs of comparison and number`);
  const bounds = Array.from({ length: operand.length / 2 }, (_, index) => {
    const compare = COMPARISONS[String(operand[index * 2])];
    const bound: unknown = operand[index * 2 + 1];
    if (!compare || typeof bound !== 'number')
      throw new TemplateRefused(`${where}: numeric takes pairs of comparison and number`);
    return (value: number) => compare(value, bound);
  });
  return (value) => typeof value === 'number' && bounds.every((holds) => holds(value));
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
