import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { interpretRow, type RegisterRow } from '../interpret-row.ts';

const context = {
  ledger: '110107',
  calendar: officialCalendar(civilDate('2026-11-24')),
  emergencyBureau: OrganisationId.parse('sjs-emb'),
};

const row = (overrides: Partial<RegisterRow>): RegisterRow => ({
  no: 1,
  title: '石景山区突发公共事件总体应急预案',
  kind: '区总体 (2006)',
  issuerAndNumber: '区政府 石政发〔2006〕3号',
  adoptedOrIssued: '2006-06-06 (区应急委通过 2006-05-23)',
  publishedOrEnded: '—',
  source: 'example.invalid/1',
  ...overrides,
});

const codes = (r: RegisterRow): string[] => interpretRow(r, context).findings.map((f) => f.code);

describe('reading a row of an old register', () => {
  it('takes over number, date and axes that the row states, and reports the second date beside the first', () => {
    const read = interpretRow(row({}), context);
    expect(read).toMatchObject({
      title: '石景山区突发公共事件总体应急预案',
      documentNo: '石政发〔2006〕3号',
      issuedOn: '2006-06-06',
      preparingBody: 'sjs-emb',
      attributes: { form: 'OVERALL', tier: 'DISTRICT', formulatorClass: 'GOV', secrecy: 'PUBLIC' },
    });
    expect(read.attributes.jurisdiction).toBeUndefined();
    expect(codes(row({}))).toEqual([
      'SECOND_DATE_STATED',
      'DISCLOSURE_DATE_MISSING',
      'PREPARING_BODY_BY_LAW',
    ]);
  });

  it('leaves a missing number and date missing, and says so', () => {
    const bare = row({
      issuerAndNumber: '—',
      adoptedOrIssued: '—',
      publishedOrEnded: 'site stamp 2019-05-22',
    });
    const read = interpretRow(bare, context);
    expect(read.documentNo).toBeUndefined();
    expect(read.issuedOn).toBeUndefined();
    expect(read.disclosedOn).toBeUndefined();
    expect(codes(bare)).toEqual(
      expect.arrayContaining(['DOCUMENT_NO_MISSING', 'ISSUE_DATE_MISSING', 'DISCLOSURE_DATE_UNSURE']),
    );
  });

  it('takes the number of the plan, not of the one that it repeals', () => {
    const read = interpretRow(
      row({ issuerAndNumber: '京政发〔2016〕14号 (repeals 京政发〔2010〕12号)' }),
      context,
    );
    expect(read.documentNo).toBe('京政发〔2016〕14号');
  });

  it('tells a broken number and an index number from a document number', () => {
    expect(codes(row({ issuerAndNumber: '〔2015〕 (number blank on page!)' }))).toContain(
      'DOCUMENT_NO_INCOMPLETE',
    );
    expect(codes(row({ issuerAndNumber: '11500231008679505Q/2024-00117' }))).toEqual(
      expect.arrayContaining(['DOCUMENT_NO_MISSING', 'INDEX_NO_ONLY']),
    );
  });

  it('does not make a day out of a month or a year', () => {
    const read = interpretRow(row({ adoptedOrIssued: '2024-04' }), context);
    expect(read.issuedOn).toBeUndefined();
    expect(codes(row({ adoptedOrIssued: '2024-04' }))).toContain('ISSUE_DATE_IMPRECISE');
  });

  it('finds a plan issued on a day of rest, but not on a make-up workday', () => {
    expect(codes(row({ adoptedOrIssued: '2023-10-22 (Sun)' }))).toContain('ISSUED_ON_DAY_OF_REST');
    expect(codes(row({ adoptedOrIssued: '2026-09-20' }))).not.toContain('ISSUED_ON_DAY_OF_REST');
  });

  it('recounts the working days that the register claims', () => {
    const right = row({ adoptedOrIssued: '2016-03-26', publishedOrEnded: '2016-04-19 (16 wd ✓)' });
    const wrong = row({ adoptedOrIssued: '2016-03-26', publishedOrEnded: '2016-04-19 (15 wd ✓)' });
    expect(codes(right)).not.toContain('STATED_COUNT_DIFFERS');
    expect(codes(wrong)).toContain('STATED_COUNT_DIFFERS');
  });

  it('finds late disclosure with the day on which the period ended', () => {
    const late = row({
      title: '益阳市重污染天气应急预案',
      kind: '市专项',
      adoptedOrIssued: '2014-12-25',
      publishedOrEnded: '2015-07-27 (145 wd ✗ late; due 2015-01-23)',
    });
    const finding = interpretRow(late, context).findings.find((f) => f.code === 'DISCLOSED_LATE');
    expect(finding?.en).toBe('disclosed on working day 145; 20 working days ended on 2015-01-23');
  });

  it('keeps plans of other places apart from the district’s own', () => {
    const elsewhere = interpretRow(
      row({ title: '北京市朝阳区突发事件总体应急预案(2022年修订)', kind: '区总体' }),
      context,
    );
    expect(elsewhere.attributes.jurisdiction).toBe('110105');
    const city = interpretRow(
      row({ title: '北京市防汛应急预案(2024年修订)', kind: '市专项 自然灾害' }),
      context,
    );
    expect(city.attributes).toMatchObject({
      jurisdiction: '110000',
      form: 'SPECIAL',
      incidentCategory: 'NATURAL_DISASTER',
    });
    expect(city.attributes.tier).toBeUndefined();
  });

  it('does not take the plan of a development zone, which has no code of its own, for one of the district', () => {
    const zone = row({ title: '石家庄高新区重污染天气应急预案', kind: '开发区专项' });
    expect(interpretRow(zone, context).attributes.jurisdiction).toBe('130100');
    expect(codes(zone)).toContain('ZONE_WITHOUT_CODE');
  });

  it('records the end of a plan that was repealed within its first year', () => {
    const ended = row({
      title: '槐荫区重污染天气应急预案, 济南',
      kind: '区专项, superseded',
      adoptedOrIssued: '2023-12-15',
      publishedOrEnded: '废止 2024-11-20 by revised plan',
    });
    expect(interpretRow(ended, context)).toMatchObject({
      endedOn: '2024-11-20',
      attributes: { jurisdiction: '370104' },
    });
    expect(codes(ended)).toEqual(expect.arrayContaining(['ENDED', 'ENDED_WITHIN_A_YEAR']));
  });

  it('does not treat a consultation draft as issued', () => {
    const draft = row({
      title: '密云区空气重污染应急预案(2023年修订, 征求意见稿)',
      kind: '区专项, consultation stage',
      adoptedOrIssued: '2023-05-31',
    });
    expect(interpretRow(draft, context).issuedOn).toBeUndefined();
    expect(codes(draft)).toContain('CONSULTATION_DRAFT');
  });
});
