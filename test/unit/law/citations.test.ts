import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../domain/rulebook/citation.ts';
import { rulebookInForce } from '../../../domain/rulebook/rulebook-in-force.ts';
import { domainSources } from '../../support/domain-sources.ts';

/* Whoever cites the measures can be read back to their sentence. Other laws are cited by their names. */

/** Literals that are citations and nothing else. */
const CITATION =
  /'(第[一二三四五六七八九十、至]+条[一二三四五六七八九十第款项条、至（）]*(?:（[^（）']+）)?)'/g;

/** Every value under a key `article`, however deep. */
function articlesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'article' && typeof inner === 'string' ? [inner] : articlesIn(inner),
  );
}

const sentences = rulebookInForce.articles ?? {};
const withoutSentence = (citation: string): readonly string[] =>
  placesIn(citation).filter((place) => place.startsWith('第') && !Object.hasOwn(sentences, place));

describe('a citation of the measures', () => {
  it('by any row of the rulebook in force has its sentence', () => {
    const { articles: _sentences, ...rows } = rulebookInForce;
    const cited = articlesIn(rows);
    expect(cited.length).toBeGreaterThan(150);
    expect(cited.flatMap(withoutSentence)).toEqual([]);
  });

  it('by any check, refusal, command or line of access has its sentence', () => {
    const own = domainSources.filter(({ path }) => !/rulebook\/(others|overlays)\//.test(path));
    const cited = own.flatMap(({ path, text }) =>
      [...text.matchAll(CITATION)].map(([, citation = '']) => ({ path, citation })),
    );
    expect(new Set(cited.map(({ citation }) => citation)).size).toBeGreaterThan(80);
    expect(cited.filter(({ citation }) => withoutSentence(citation).length > 0)).toEqual([]);
  });
});
