import { describe, expect, it } from 'vitest';
import { rulebookInForce } from '../rulebook-in-force.ts';
import type { DutyRow } from '../types.ts';

/*
 * The catalogue of obligations, row by row, written down from the law by hand: article, what starts the clock, how long
 * it runs, what meets it, who owes it, how severe it is, which ladder reminds. Texts with no period of their own show
 * theirs as a target.
 */

const rowOf = (id: string): DutyRow => {
  const row = rulebookInForce.duties.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

const startOf = (row: DutyRow): string => {
  switch (row.subject) {
    case 'VERSION':
    case 'PLAN':
      return row.anchor;
    case 'OCCASION':
      return row.occasion;
    case 'ORGANISATION':
      return row.metBy;
  }
};
const periodOf = ({ period: { n, unit, direction } }: DutyRow): string =>
  `${n} ${unit}${direction ? ` ${direction}` : ''}`;

/** One line of the catalogue, in the order of its columns. */
const lineOf = (row: DutyRow): readonly string[] => [
  row.id,
  row.article,
  row.duty,
  row.subject,
  startOf(row),
  `${periodOf(row)}${row.target ? ' (target)' : ''}`,
  row.subject === 'ORGANISATION' ? 'itself' : row.obligor.party,
  row.severity,
  row.ladder,
];

const DECREE = '《生产安全事故应急条例》（国务院令第708号）';
const BEIJING = '《北京市实施〈中华人民共和国突发事件应对法〉办法》';
const OPEN_GOVERNMENT = '《中华人民共和国政府信息公开条例》';

const catalogue: readonly (readonly string[])[] = `
SJS-31 | 第三十一条 | FILING | VERSION | ISSUED_ON | 20 WORKING_DAY | APPROVING_BODY | MANDATORY | TWENTY_WORKING_DAYS
SJS-31-COPY | 第三十一条 | COPIES | VERSION | ISSUED_ON | 20 WORKING_DAY | APPROVING_BODY | MANDATORY | TWENTY_WORKING_DAYS
BJ-13.2 | ${BEIJING}第十三条第二款 | FILING | VERSION | ISSUED_ON | 20 WORKING_DAY (target) | APPROVING_BODY | ADVISORY | TWENTY_WORKING_DAYS
SJS-33a | 第三十三条 | DISCLOSURE | VERSION | ISSUED_ON | 20 WORKING_DAY | PREPARING_BODY | MANDATORY | TWENTY_WORKING_DAYS
SJS-33b | 第三十三条 | DISCLOSURE | VERSION | ISSUED_ON | 20 WORKING_DAY | PREPARING_BODY | MANDATORY | TWENTY_WORKING_DAYS
CN-OGI-26 | ${OPEN_GOVERNMENT}第二十六条 | DISCLOSURE | VERSION | ISSUED_ON | 20 WORKING_DAY | PREPARING_BODY | MANDATORY | TWENTY_WORKING_DAYS
SJS-34 | 第三十四条第二款 | PUBLICITY | VERSION | ISSUED_ON | 20 WORKING_DAY (target) | PREPARING_BODY | MANDATORY | TARGET
SJS-38 | 第三十八条第二款 | DRILL | PLAN | LAST_DRILLED_ON | 3 YEAR | PREPARING_BODY | MANDATORY | THREE_YEARS
CN-708-8.1 | ${DECREE}第八条第一款 | DRILL | ORGANISATION | DRILL | 2 YEAR | itself | MANDATORY | YEARLY
CN-708-8.2 | ${DECREE}第八条第二款 | DRILL | ORGANISATION | DRILL | 6 MONTH | itself | MANDATORY | HALF_YEARLY
CN-708-8.2-REPORT | ${DECREE}第八条第二款 | DRILL_REPORT | OCCASION | DRILL_HELD | 20 WORKING_DAY (target) | PREPARING_BODY | MANDATORY | TARGET
BJ-31.3 | ${BEIJING}第三十一条第三款 | DRILL | ORGANISATION | DRILL | 1 CALENDAR_YEAR | itself | MANDATORY | YEARLY
SJS-39 | 第三十九条 | DRILL_EVALUATION | OCCASION | DRILL_HELD | 20 WORKING_DAY (target) | PREPARING_BODY | ADVISORY | TARGET
SJS-41 | 第四十一条第二款 | EVALUATION | PLAN | LAST_EVALUATED_ON | 3 YEAR | PREPARING_BODY | PRINCIPLE | THREE_YEARS
SJS-38.1 | 第三十八条第一款 | DRILL_REGIME | OCCASION | FIRST_ISSUED | 60 WORKING_DAY (target) | PREPARING_BODY | MANDATORY | TARGET
SJS-41.1 | 第四十一条第一款 | EVALUATION_REGIME | OCCASION | FIRST_ISSUED | 60 WORKING_DAY (target) | PREPARING_BODY | MANDATORY | TARGET
SJS-42 | 第四十二条 | REVISION_ASSESSMENT | OCCASION | REVISION_TRIGGERED | 10 WORKING_DAY (target) | PREPARING_BODY | ADVISORY | TARGET
SJS-42-START | 第四十二条 | REVISION | OCCASION | REVISION_DECIDED | 30 WORKING_DAY (target) | PREPARING_BODY | ADVISORY | TARGET
SJS-36 | 第三十六条 | TRAINING | ORGANISATION | TRAINING | 1 CALENDAR_YEAR | itself | MANDATORY | YEARLY
SJS-12 | 第十二条 | PROGRAMME | ORGANISATION | PROGRAMME | 1 CALENDAR_YEAR (target) | itself | ADVISORY | YEARLY
SJS-46 | 第四十六条 | INSPECTION | ORGANISATION | INSPECTION | 1 CALENDAR_YEAR (target) | itself | ADVISORY | YEARLY
SJS-47 | 第四十七条 | PLAN_MANAGER | ORGANISATION | MANAGER | 20 WORKING_DAY (target) | itself | MANDATORY | TARGET
DESK-5wd | 《石景山区优化营商环境2025年工作方案》第22项 | DESK_ANSWER | OCCASION | FILING_ARRIVED | 5 WORKING_DAY (target) | PREPARING_BODY | ADVISORY | DESK
BEFORE-EVT | 《大型群众性活动安全管理条例》第十三条 | PERMIT | OCCASION | EVENT_SCHEDULED | 20 DAY BEFORE | PREPARING_BODY | MANDATORY | BEFORE_EVENT
EVT-FILE | 第三十一条 | FILING | OCCASION | EVENT_SCHEDULED | 5 WORKING_DAY BEFORE (target) | PREPARING_BODY | ADVISORY | BEFORE_EVENT
SJS-38.1-SELF | 第三十八条第一款 | DRILL | PLAN | LAST_DRILLED_ON | 3 YEAR | PREPARING_BODY | PRINCIPLE | YEARLY
SJS-41.1-SELF | 第四十一条第一款 | EVALUATION | PLAN | LAST_EVALUATED_ON | 3 YEAR | PREPARING_BODY | PRINCIPLE | YEARLY
SJS-38-IMPROVE | 第三十八条第一款 | IMPROVEMENT | OCCASION | IMPROVEMENT_OPENED | 0 DAY (target) | PREPARING_BODY | ADVISORY | TARGET
SJS-49-REVIEW | ${OPEN_GOVERNMENT}第十八条 | EXEMPTION_REVIEW | OCCASION | DISCLOSURE_EXEMPTED | 0 DAY | PREPARING_BODY | MANDATORY | TARGET`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '));

describe('the catalogue of obligations', () => {
  it.each(catalogue.map((line) => [line[0] ?? '', line] as const))('%s', (id, line) => {
    expect(lineOf(rowOf(id))).toEqual(line);
  });

  it('leaves out no row that is in force', () => {
    expect(rulebookInForce.duties.map(({ id }) => id).toSorted()).toEqual(
      catalogue.map(([id]) => id).toSorted(),
    );
  });

  it('routes each kind of art. 31 by its own item', () => {
    const items = rulebookInForce.filings.map(({ id, article }) => [id, article.replace('第三十一条', '')]);
    expect(items).toEqual([
      ['SJS-31.1', '第（一）项'],
      ['SJS-31.2', '第（二）项'],
      ['SJS-31.3', '第（三）项'],
      ['SJS-31.4a', '第（四）项'],
      ['SJS-31.4b', '第（四）项'],
      ['SJS-31.5a', '第（五）项'],
      ['SJS-31.5b', '第（五）项'],
      ['SJS-31.6a', '第（六）项'],
      ['SJS-31.6b', '第（六）项'],
      ['SJS-31.7', '第（七）项'],
      ['BJ-13.2-KEY', `${BEIJING}第十三条第二款`],
      ['BJ-13.2', `${BEIJING}第十三条第二款`],
    ]);
  });

  it('has the handbook in the package of every special plan before it can be approved (第二十条)', () => {
    const special = rulebookInForce.approvals.filter((row) =>
      row.gatesAfterSubmission.includes('COORDINATION_REVIEW'),
    );
    expect(special.map(({ id }) => id)).toEqual(['SJS-27.2a', 'SJS-27.2b', 'SJS-27.2c', 'SJS-27.2d']);
    for (const { documents } of special) expect(documents).toContain('HANDBOOK');
  });

  it('makes filing, disclosure and publicity arise anew with a major revision (第四十三条), updates with a minor one', () => {
    const anew = rulebookInForce.duties.flatMap((row) =>
      row.subject === 'VERSION' ? [[row.id, row.revision, row.revisionArticle]] : [],
    );
    expect(anew).toEqual([
      ['SJS-31', 'MAJOR', '第四十三条'],
      ['SJS-31-COPY', 'MAJOR', '第四十三条'],
      ['BJ-13.2', 'MAJOR', '第四十三条'],
      ['SJS-33a', 'MAJOR', '第四十三条'],
      ['CN-OGI-26', 'MINOR', undefined],
      ['SJS-33b', 'MAJOR', '第四十三条'],
      ['SJS-34', 'MAJOR', '第四十三条'],
    ]);
  });
});
