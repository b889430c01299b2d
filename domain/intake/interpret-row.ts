import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { attributesFrom } from './attributes.ts';
import { isAboveDistrict, type Place, placeIn } from './places.ts';
import { readStatedDate, type StatedDate } from './stated-date.ts';
import { readStatedNumber } from './stated-number.ts';

/** One row of a register as a department or a public page keeps it: free text in every cell. */
export interface RegisterRow {
  readonly no: number;
  readonly title: string;
  readonly kind: string;
  readonly issuerAndNumber: string;
  readonly adoptedOrIssued: string;
  readonly publishedOrEnded: string;
  readonly source: string;
}

export type Finding = EventBody<'PlanRegistered'>['findings'][number];

/** What a row comes to: the facts it states, and every finding about what is missing or odd. Nothing is repaired. */
export type InterpretedRow = Omit<EventBody<'PlanRegistered'>, 'planId'>;

interface Context {
  readonly ledger: string;
  readonly calendar: WorkingCalendar;
  /** 区应急局, which prepares the district overall plan by 第十五条 */
  readonly emergencyBureau: OrganisationId;
}

const finding = (code: string, field: string, zh: string, en: string): Finding => ({ code, field, zh, en });

/** Reads one row of a legacy register (G26). Pure; the same row gives the same answer under the same calendar. */
export function interpretRow(row: RegisterRow, context: Context): InterpretedRow {
  const place = placeIn(`${row.title} ${row.kind}`);
  const issued = readStatedDate(row.adoptedOrIssued);
  const published = readStatedDate(row.publishedOrEnded);
  const number = readStatedNumber(row.issuerAndNumber);
  const attributes = attributesFrom(row, place, context.ledger);
  const draft = row.title.includes('征求意见稿') || row.kind.includes('consultation');
  const ended = row.publishedOrEnded.startsWith('废止');
  const own = place.status === 'KNOWN' && place.code === context.ledger;
  const overall = own && attributes.form === 'OVERALL';

  const issuedOn = issued.precision === 'DAY' && !draft ? issued.on : undefined;
  const disclosedOn =
    published.precision === 'DAY' && !ended && isDisclosure(published.note) ? published.on : undefined;
  const findings = [
    ...placeFindings(place, context.ledger),
    ...kindFindings(row, attributes.form, attributes.incidentCategory, place),
    ...numberFindings(number),
    ...titleFindings(row, draft),
    ...issueFindings(issued, context.calendar),
    ...publicationFindings(row, published, issuedOn, ended, context.calendar),
    ...(overall
      ? [
          finding(
            'PREPARING_BODY_BY_LAW',
            'preparingBody',
            '登记册未载编制单位，按第十五条记为区应急局',
            'preparing body not stated; taken from art. 15',
          ),
        ]
      : [
          finding(
            'PREPARING_BODY_NOT_STATED',
            'preparingBody',
            '登记册未载编制单位',
            'preparing body not stated',
          ),
        ]),
  ];
  return {
    title: row.title,
    attributes,
    stated: {
      no: String(row.no),
      kind: row.kind,
      issuerAndNumber: row.issuerAndNumber,
      adoptedOrIssued: row.adoptedOrIssued,
      publishedOrEnded: row.publishedOrEnded,
    },
    source: row.source,
    ...(overall && { preparingBody: context.emergencyBureau }),
    ...(number.documentNo !== undefined && { documentNo: number.documentNo }),
    ...(issuedOn !== undefined && { issuedOn }),
    ...(disclosedOn !== undefined && { disclosedOn }),
    ...(ended && published.precision === 'DAY' && { endedOn: published.on }),
    findings,
  };
}

/** A date read off an address, a site's stamp or somebody's copy says when a page was made, not when the plan was disclosed. */
const isDisclosure = (note: string): boolean => !/URL|stamp|copy/.test(note);

function placeFindings(place: Place, ledger: string): Finding[] {
  switch (place.status) {
    case 'UNKNOWN':
      return [
        finding(
          'PLACE_UNKNOWN',
          'jurisdiction',
          '登记册未载所属地区，按本区预案登记',
          'no place is stated; registered as a plan of this district',
        ),
      ];
    case 'ZONE_WITHOUT_CODE':
      return [
        finding(
          'ZONE_WITHOUT_CODE',
          'jurisdiction',
          `${place.name}在 GB/T 2260 中无独立代码，按所在市 ${place.code} 登记，本区办法不适用`,
          `a development zone without a GB/T 2260 code of its own, recorded under its city's (${place.code}): these measures do not govern it`,
        ),
      ];
    case 'KNOWN':
      return place.code === ledger
        ? []
        : [
            finding(
              'OTHER_JURISDICTION',
              'jurisdiction',
              `外地预案（${place.name}，${place.code}），本区办法不适用，仅作参考`,
              `a plan of another place (${place.code}): these measures do not govern it`,
            ),
          ];
  }
}

function kindFindings(
  row: RegisterRow,
  form: string | undefined,
  category: string | undefined,
  place: Place,
): Finding[] {
  const findings: Finding[] = [];
  if (form === undefined)
    findings.push(
      finding('KIND_UNCLEAR', 'form', `体例不明：“${row.kind}”`, `the kind is not settled by “${row.kind}”`),
    );
  if (form === 'SPECIAL' && category === undefined)
    findings.push(
      finding(
        'CATEGORY_NOT_STATED',
        'incidentCategory',
        '未载明单一事件类别（第七条）',
        'no single incident category is stated',
      ),
    );
  if (place.status === 'KNOWN' && isAboveDistrict(place.code))
    findings.push(
      finding(
        'TIER_ABOVE_DISTRICT',
        'tier',
        '市级预案，不在第七条三级之内',
        'a city plan, above the tiers of art. 7',
      ),
    );
  return findings;
}

function numberFindings(number: ReturnType<typeof readStatedNumber>): Finding[] {
  const findings: Finding[] = [];
  if (number.incomplete !== undefined)
    findings.push(
      finding(
        'DOCUMENT_NO_INCOMPLETE',
        'documentNo',
        `文号不全：“${number.incomplete}”`,
        `the document number is incomplete: “${number.incomplete}”`,
      ),
    );
  else if (number.documentNo === undefined)
    findings.push(finding('DOCUMENT_NO_MISSING', 'documentNo', '未载文号', 'no document number'));
  if (number.documentNo === undefined && number.indexNo !== undefined)
    findings.push(
      finding(
        'INDEX_NO_ONLY',
        'documentNo',
        `只有索引号 ${number.indexNo}，不是文号`,
        `only an index number, ${number.indexNo}, which is no document number`,
      ),
    );
  return findings;
}

function titleFindings(row: RegisterRow, draft: boolean): Finding[] {
  const findings: Finding[] = [];
  if (/^same\b|^同上/.test(row.title))
    findings.push(
      finding(
        'POSSIBLE_DUPLICATE',
        'title',
        `标题指向上一行（第 ${row.no - 1} 行），可能重复登记`,
        `the title points to row ${row.no - 1}: possibly the same plan twice`,
      ),
    );
  if (draft)
    findings.push(
      finding('CONSULTATION_DRAFT', 'stage', '征求意见稿，尚未印发', 'a draft in consultation, not issued'),
    );
  if (row.title.includes('暂行'))
    findings.push(finding('PROVISIONAL_PLAN', 'title', '暂行预案', 'a provisional plan'));
  if (/copy|wiki|News|doc\//.test(row.source))
    findings.push(
      finding(
        'SOURCE_IS_A_COPY',
        'source',
        '来源为转载，非发布机关网页',
        'the source is a copy, not the issuing body',
      ),
    );
  return findings;
}

function issueFindings(issued: StatedDate, calendar: WorkingCalendar): Finding[] {
  if (issued.precision === 'NONE')
    return [finding('ISSUE_DATE_MISSING', 'issuedOn', '未载成文或印发日期', 'no date of adoption or issue')];
  if (issued.precision !== 'DAY')
    return [
      finding(
        'ISSUE_DATE_IMPRECISE',
        'issuedOn',
        `日期只到${issued.precision === 'MONTH' ? '月' : '年'}：${issued.text}`,
        `the date is only ${issued.text}`,
      ),
    ];
  const findings: Finding[] = [];
  if (!calendar.isWorkingDay(issued.on))
    findings.push(
      finding('ISSUED_ON_DAY_OF_REST', 'issuedOn', `${issued.on} 为休息日`, `${issued.on} was a day of rest`),
    );
  if (/通过/.test(issued.note))
    findings.push(
      finding(
        'SECOND_DATE_STATED',
        'adoptedOn',
        `同格另载日期：“${issued.note}”，未采用`,
        `another date stands beside it, not used: “${issued.note}”`,
      ),
    );
  return findings;
}

function publicationFindings(
  row: RegisterRow,
  published: StatedDate,
  issuedOn: CivilDate | undefined,
  ended: boolean,
  calendar: WorkingCalendar,
): Finding[] {
  if (ended) return endFindings(published, issuedOn);
  if (published.precision === 'NONE')
    return [finding('DISCLOSURE_DATE_MISSING', 'disclosedOn', '未载公开日期', 'no date of disclosure')];
  if (published.precision !== 'DAY' || !isDisclosure(published.note))
    return [
      finding(
        'DISCLOSURE_DATE_UNSURE',
        'disclosedOn',
        `公开日期不确切：“${row.publishedOrEnded}”`,
        `not a date of disclosure: “${row.publishedOrEnded}”`,
      ),
    ];
  if (issuedOn === undefined) return [];
  const took = calendar.workingDaysBetween(issuedOn, published.on);
  const due = calendar.addWorkingDays(issuedOn, 20).dueOn;
  const findings: Finding[] = [];
  if (published.on > due)
    findings.push(
      finding(
        'DISCLOSED_LATE',
        'disclosedOn',
        `印发后第 ${took} 个工作日公开，20 个工作日至 ${due}`,
        `disclosed on working day ${took}; 20 working days ended on ${due}`,
      ),
    );
  const claimed = /(\d+) wd/.exec(published.note)?.[1];
  if (claimed !== undefined && Number(claimed) !== took)
    findings.push(
      finding(
        'STATED_COUNT_DIFFERS',
        'disclosedOn',
        `登记册称 ${claimed} 个工作日，按官方日历为 ${took} 个`,
        `the register says ${claimed} working days, the official calendar ${took}`,
      ),
    );
  return findings;
}

function endFindings(published: StatedDate, issuedOn: CivilDate | undefined): Finding[] {
  if (published.precision !== 'DAY') return [];
  const findings = [finding('ENDED', 'endedOn', `已于 ${published.on} 废止`, `repealed on ${published.on}`)];
  const anniversary =
    issuedOn === undefined ? undefined : `${Number(issuedOn.slice(0, 4)) + 1}${issuedOn.slice(4)}`;
  if (anniversary !== undefined && published.on < anniversary)
    findings.push(
      finding(
        'ENDED_WITHIN_A_YEAR',
        'endedOn',
        '印发不满一年即被替代',
        'replaced within a year of its issue',
      ),
    );
  return findings;
}
