import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulebookInForce } from '../../domain/rulebook/rulebook-in-force.ts';
import { catalogue } from '../../events/catalogue.ts';

/** docs/law.md says where each article lives. Here it is held to it. */

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const page = read('docs/law.md');

interface Line {
  readonly number: string;
  readonly where: string;
  readonly shownBy: string;
}

/** Lines of the table under a heading. */
function linesUnder(heading: string): readonly Line[] {
  const section = page.split(`\n## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => {
      const [, number = '', , where = '', shownBy = ''] = line.split('|').map((cell) => cell.trim());
      return { number, where, shownBy };
    });
}

const articles = linesUnder('The measures');
const measures = linesUnder('Measures of the 2025 plan');
const otherLaw = linesUnder('Other law');
const all = [...articles, ...measures, ...otherLaw];
const named = (line: Line) => `${line.number}: ${line.where} ${line.shownBy}`;

const inBackticks = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, token = '']) => token);
const isPath = (token: string): boolean => token.includes('/');
/** What stands in the cell beside paths and events: ids of rules and of interpretations. */
const idsIn = ({ where }: Line): readonly string[] =>
  where
    .replaceAll(/`[^`]*`/g, '')
    .split(/[\s,·()]+/)
    .filter((word) => word !== '');

const rules = new Set(
  [
    ...rulebookInForce.drafters,
    ...rulebookInForce.approvals,
    ...rulebookInForce.issuingNames,
    ...rulebookInForce.filings,
    ...rulebookInForce.duties,
    ...rulebookInForce.interpretations,
  ].map(({ id }) => id),
);

describe('the table of the law', () => {
  it('has one line for each of the 51 articles, in their order', () => {
    expect(articles.map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 51 }, (_, index) => index + 1),
    );
  });

  it('has one line for each measure that bears on plans', () => {
    expect(measures.map(({ number }) => Number(number))).toEqual([
      3, 4, 12, 15, 16, 17, 18, 20, 21, 22, 23, 26, 27, 35,
    ]);
  });

  it('leaves no line without a file and a test', () => {
    for (const line of all) {
      expect(inBackticks(line.where).filter(isPath).length, named(line)).toBeGreaterThan(0);
      expect(line.shownBy, named(line)).toMatch(/^`[^`]+\.test\.ts` “[^”]+”$/);
    }
  });

  it('names files that exist, and no folder', () => {
    const isFile = (path: string) =>
      statSync(new URL(path, root), { throwIfNoEntry: false })?.isFile() ?? false;
    for (const line of all)
      for (const path of inBackticks(`${line.where} ${line.shownBy}`).filter(isPath))
        expect(isFile(path), `${line.number}: ${path}`).toBe(true);
  });

  it('names events that the catalogue knows', () => {
    for (const line of all)
      for (const event of inBackticks(line.where).filter((token) => !isPath(token)))
        expect(Object.keys(catalogue), named(line)).toContain(event);
  });

  it('names each event behind a file that speaks of it', () => {
    for (const line of all)
      for (const [, path = '', events = ''] of line.where.matchAll(/`([^`]+)` \(([^)]+)\)/g))
        for (const event of inBackticks(events))
          expect(read(path).includes(event), `${line.number}: ${path} ${event}`).toBe(true);
  });

  it('has a place for every event of the catalogue', () => {
    const placed = new Set(all.flatMap(({ where }) => inBackticks(where)));
    expect(Object.keys(catalogue).filter((event) => !placed.has(event))).toEqual([]);
  });

  it('names rules and interpretations that are in force', () => {
    for (const line of all)
      for (const id of idsIn(line)) expect(rules.has(id), `${line.number}: ${id}`).toBe(true);
  });

  it('names tests by titles that they have', () => {
    for (const { number, shownBy } of all) {
      const [, file = '', title = ''] = /^`([^`]+)` “([^”]+)”$/.exec(shownBy) ?? [];
      expect(title.length, `${number}: ${shownBy}`).toBeGreaterThan(1);
      const titles = [...read(file).matchAll(/(?:it|describe|\[)[^\n]*?\n?\s*'([^'\n]+)'/g)].map(
        ([, one]) => one,
      );
      expect(
        titles.some((one) => one?.includes(title)),
        `${number}: ${file} has no test “${title}”`,
      ).toBe(true);
    }
  });

  it('has a place for every rule that is in force and every gap that is settled', () => {
    const placed = new Set(all.flatMap(idsIn));
    expect([...rules].filter((id) => !placed.has(id))).toEqual([]);
  });
});
