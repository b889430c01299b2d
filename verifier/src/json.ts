import type { Json } from './canonical.ts';
import { MAX_DEPTH } from './canonical-scan.ts';

/**
 * Reads JSON that people write by hand (a policy): spaces are free, but duplicate keys, numbers that are no safe
 * integers, lone surrogates and deep nesting are refused, which `JSON.parse` lets pass in silence. Gives undefined then.
 */
export function readStrictJson(text: string): Json | undefined {
  try {
    const reader = new Reader(text);
    const value = reader.value(0);
    reader.end();
    return value;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class Malformed extends Error {}

const SPACE = /[ \t\n\r]*/y;
/** Ends at the first quote that is not escaped; what is between is left to the engine to judge. */
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const INTEGER = /-?(?:0|[1-9]\d{0,15})(?![\d.eE])/y;
const WORDS: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
] as const);
const WORD = /true|false|null/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > MAX_DEPTH) throw new Malformed();
    this.#take(SPACE);
    const value = this.#bare(depth);
    this.#take(SPACE);
    return value;
  }

  end(): void {
    if (this.#at !== this.#text.length) throw new Malformed();
  }

  #bare(depth: number): Json {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#number() ?? this.#word();
    }
  }

  #object(depth: number): Json {
    const entries = new Map<string, Json>();
    this.#sequence('{', '}', () => {
      this.#take(SPACE);
      const key = this.#string();
      this.#take(SPACE);
      this.#expect(':');
      if (entries.has(key) || key === '__proto__') throw new Malformed();
      entries.set(key, this.value(depth + 1));
    });
    return Object.fromEntries(entries);
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#sequence('[', ']', () => {
      items.push(this.value(depth + 1));
    });
    return items;
  }

  #sequence(open: string, close: string, item: () => void): void {
    this.#expect(open);
    this.#take(SPACE);
    if (this.#skip(close)) return;
    do item();
    while (this.#skip(','));
    this.#expect(close);
  }

  #string(): string {
    const value = stringOf(this.#take(STRING) ?? '');
    if (!value?.isWellFormed()) throw new Malformed();
    return value;
  }

  #number(): number | undefined {
    const token = this.#take(INTEGER);
    if (token === undefined) return undefined;
    const value = Number(token);
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Malformed();
    return value;
  }

  #word(): Json {
    const value = WORDS.get(this.#take(WORD) ?? '');
    if (value === undefined) throw new Malformed();
    return value;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.#text)?.[0];
    this.#at += token?.length ?? 0;
    return token;
  }

  #skip(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) throw new Malformed();
  }
}

function stringOf(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
