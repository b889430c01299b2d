import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { Effect } from '../rulings.ts';
import type {
  ApprovalRow,
  DutyKind,
  DutyRow,
  FilingRow,
  PartyRole,
  Policies,
  Predicate,
  RollingDutyRow,
  Rulebook,
  VersionDutyRow,
} from '../types.ts';
import { cityDepartments } from './filing.ts';
import { districtOverall, jointPlan, subdistrict } from './kinds.ts';
import { preparingBody, role } from './roles.ts';

/*
 * What another answer to a question changes (第五十条). Small rewritings of rows, so that a ruling of 区应急局 takes effect
 * without a new programme and an auditor can see, and undo, exactly what it did.
 */

const duties =
  (change: (row: DutyRow) => DutyRow | undefined) =>
  (book: Rulebook): Rulebook => ({ ...book, duties: book.duties.flatMap((row) => change(row) ?? []) });

const versionRows = (change: (row: VersionDutyRow) => VersionDutyRow) =>
  duties((row) => (row.subject === 'VERSION' ? change(row) : row));
const rollingRows = (change: (row: RollingDutyRow) => RollingDutyRow) =>
  duties((row) => (row.subject === 'PLAN' ? change(row) : row));

const ofDuty = (kind: DutyKind, change: (row: RollingDutyRow) => RollingDutyRow) =>
  rollingRows((row) => (row.duty === kind ? change(row) : row));

const rowById = (id: string, change: (row: DutyRow) => DutyRow | undefined) =>
  duties((row) => (row.id === id ? change(row) : row));

const withPeriod =
  (n: number) =>
  (row: DutyRow): DutyRow => ({ ...row, period: { ...row.period, n } });

const policy =
  (change: Partial<Policies>) =>
  (book: Rulebook): Rulebook => ({ ...book, policies: { ...book.policies, ...change } });

const filings =
  (change: (row: FilingRow) => FilingRow) =>
  (book: Rulebook): Rulebook => ({ ...book, filings: book.filings.map(change) });

const approvals =
  (change: (row: ApprovalRow) => ApprovalRow) =>
  (book: Rulebook): Rulebook => ({ ...book, approvals: book.approvals.map(change) });

const also = (when: Predicate, more: Predicate): Predicate => ({ anyOf: [when, more] });

const TWENTY = { n: 20, unit: 'WORKING_DAY' } as const;
const isClass = (to: PartyRole, wanted: OrganisationClass): boolean =>
  to.party === 'CLASS' && to.class === wanted;

/** A positive whole number, or what stands there: a ruling with another kind of answer is refused when it is issued. */
const whole = (parameter: unknown, fallback: number): number =>
  typeof parameter === 'number' && Number.isSafeInteger(parameter) && parameter >= 0 ? parameter : fallback;

/** Filing, its clock and its recipients (G1 to G11). */
const filingEffects: Readonly<Record<string, Effect>> = {
  G1: (book, answer) =>
    versionRows((row) =>
      row.duty === 'FILING' ? { ...row, metBy: answer === 'ACCEPTANCE' ? 'ACCEPTANCE' : 'SUBMISSION' } : row,
    )(book),
  G2: (book, answer) =>
    versionRows((row) => ({
      ...row,
      anchor: answer === 'ADOPTED_ON' || answer === 'EFFECTIVE_ON' ? answer : 'ISSUED_ON',
    }))(book),
  G3: (book, answer) =>
    rollingRows((row) => ({ ...row, begins: answer === 'EFFECTIVE_ON' ? 'EFFECTIVE_ON' : 'ISSUED_ON' }))(
      book,
    ),
  G4: (book, answer) =>
    versionRows((row) => ({
      ...row,
      period: answer === true ? { ...row.period, countsAnchorDay: true } : TWENTY,
    }))(book),
  G5: (book, answer) =>
    versionRows((row) =>
      row.obligor.party === 'APPROVING_BODY'
        ? { ...row, handler: answer === 'APPROVING_BODY' ? { party: 'APPROVING_BODY' } : preparingBody }
        : row,
    )(book),
  G6: (book, answer) =>
    versionRows((row) => {
      if (row.duty !== 'COPIES') return row;
      const { target: _target, ...bound } = row;
      return answer === false
        ? { ...bound, target: true, severity: 'ADVISORY' }
        : { ...bound, severity: 'MANDATORY' };
    })(book),
  G7: (book, answer) =>
    filings((row) => ({
      ...row,
      legs: row.legs.flatMap((leg) =>
        leg.to.party === 'DISTRIBUTION_LIST' && answer === 'NOBODY' ? [] : [leg],
      ),
    }))(book),
  G8: (book, answer) =>
    filings((row) => {
      if (row.id !== 'SJS-31.1') return row;
      const named = row.legs.filter((leg) => leg.kind !== 'COPY');
      return { ...row, legs: answer === true ? [...named, { kind: 'COPY', to: cityDepartments }] : named };
    })(book),
  G9: (book, answer) =>
    filings((row) => {
      if (row.id !== 'SJS-31.2') return row;
      const own = row.legs.filter((leg) => !isClass(leg.to, 'CITY_GOVERNMENT'));
      return {
        ...row,
        legs: answer === 'CITY_GOVERNMENT' ? [{ kind: 'FILING', to: role('CITY_GOVERNMENT') }, ...own] : own,
      };
    })(book),
  G10: (book, answer) => rowById('BJ-13.2', (row) => (answer === 'NONE' ? undefined : row))(book),
  G11: (book, answer) =>
    approvals((row) =>
      row.id === 'SJS-29-SUBDISTRICT'
        ? {
            ...row,
            approvers: [
              { anyOf: [answer === 'DISTRICT_GOVERNMENT' ? role('DISTRICT_GOVERNMENT') : preparingBody] },
            ],
          }
        : row,
    )(book),
};

/** The road to approval (G12 to G14, G18, G28, G42). */
const approvalEffects: Readonly<Record<string, Effect>> = {
  G12: (book, answer) => policy({ gateOrder: answer === 'AS_LISTED' ? 'AS_LISTED' : 'ANY' })(book),
  G13: (book, answer) => policy({ revisionTable: answer === false ? 'ALWAYS' : 'ON_REVISION' })(book),
  G14: (book, answer) => policy({ meeting: answer === 'ALWAYS' ? 'ALWAYS' : 'WHEN_DECIDED' })(book),
  G18: (book, answer) =>
    policy({ triggerBy: answer === 'PREPARING_BODY' ? 'PREPARING_BODY' : 'ANYONE' })(book),
  G28: (book, answer) => policy({ evidenceMonths: whole(answer, book.policies.evidenceMonths) })(book),
  G42: (book, answer) => policy({ reviewPoints: answer === 'ALWAYS' ? 'ALWAYS' : 'WHEN_RECORDED' })(book),
};

/** Rolling clocks of drills and evaluations (G15, G16, G19 to G26). */
const clockEffects: Readonly<Record<string, Effect>> = {
  G15: (book, answer) => ofDuty('DRILL', (row) => resetting(row, answer === true))(book),
  G16: (book, answer) => ofDuty('EVALUATION', (row) => resetting(row, answer === true))(book),
  G19: (book, answer) =>
    ofDuty('EVALUATION', (row) =>
      row.deferral ? { ...row, deferral: { ...row.deferral, max: whole(answer, row.deferral.max) } } : row,
    )(book),
  G20: (book, answer) =>
    rowById('SJS-41', (row) =>
      answer === 'WITH_SUBDISTRICTS' ? { ...row, when: also(row.when, subdistrict) } : row,
    )(book),
  G21: (book, answer) =>
    rowById('SJS-38', (row) => (answer === true ? { ...row, when: also(row.when, districtOverall) } : row))(
      book,
    ),
  G22: (book, answer) =>
    ofDuty('DRILL', ({ acceptsActivation: _accepts, ...row }) =>
      answer === true ? { ...row, acceptsActivation: true } : row,
    )(book),
  G23: (book, answer) =>
    ofDuty('DRILL', ({ comprehensiveOnly: _only, ...row }) =>
      answer === false ? { ...row, comprehensiveOnly: true } : row,
    )(book),
  G24: (book, answer) => rowById('SJS-39', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G25: (book, answer) =>
    rollingRows((row) => ({ ...row, cadence: answer === 'FIXED' ? 'FIXED' : 'ROLLING' }))(book),
  G26: (book, answer) =>
    ofDuty('EVALUATION', (row) => (row.anchorFloor ? { ...row, anchorFloor: String(answer) } : row))(book),
};

const resetting = ({ resetOn: _resetOn, ...row }: RollingDutyRow, resets: boolean): RollingDutyRow =>
  resets ? { ...row, resetOn: 'MAJOR_REVISION' } : row;

/** Revisions, secrecy, the end, and the targets (G17, G27, G29 to G39). */
const lifeEffects: Readonly<Record<string, Effect>> = {
  G17: (book, answer) => rowById('SJS-42', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G27: (book, answer) =>
    duties((row) => {
      if (row.id === 'CN-OGI-26') return answer === 'NOTHING' ? undefined : row;
      return row.duty === 'FILING' || row.duty === 'COPIES' ? refiled(row, answer) : row;
    })(book),
  G29: (book, answer) => policy({ attestation: answer === true })(book),
  G30: (book, answer) =>
    versionRows(({ carried: _carried, ...row }) => (answer === 'CARRY' ? { ...row, carried: true } : row))(
      book,
    ),
  G31: (book, answer) => rowById('EVT-FILE', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G32: (book, answer) => policy({ successors: answer === true })(book),
  G33: (book, answer) => policy({ repeatedFiling: answer === 'ACCEPTED' ? 'ACCEPTED' : 'REFUSED' })(book),
  G34: (book, answer) => policy({ overdueFrom: answer === 'DUE_DAY' ? 'DUE_DAY' : 'DAY_AFTER' })(book),
  G35: (book, answer) => rowById('SJS-34', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G36: (book, answer) => rowById('DESK-5wd', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G37: (book, answer) =>
    duties((row) =>
      row.id === 'SJS-38.1' || row.id === 'SJS-41.1' ? withPeriod(whole(answer, row.period.n))(row) : row,
    )(book),
  G38: (book, answer) => rowById('SJS-47', (row) => withPeriod(whole(answer, row.period.n))(row))(book),
  G39: (book, answer) =>
    duties((row) =>
      row.id === 'SJS-12' || row.id === 'SJS-46'
        ? withPeriod(Math.max(1, whole(answer, row.period.n)))(row)
        : row,
    )(book),
};

const refiled = (row: DutyRow, answer: unknown): DutyRow =>
  row.subject === 'VERSION' ? { ...row, revision: answer === 'FILE_AND_DISCLOSE' ? 'ANY' : 'MAJOR' } : row;

/** Routes of plans for major events and of joint plans (G40, G41). */
const routeEffects: Readonly<Record<string, Effect>> = {
  G40: (book, answer) =>
    approvals((row) =>
      row.id === 'SJS-27.2c-DEPARTMENTAL'
        ? {
            ...row,
            approvers: [
              {
                anyOf:
                  answer === 'GOVERNMENT'
                    ? [role('DISTRICT_GOVERNMENT')]
                    : [preparingBody, { party: 'COMMAND_HQ' }],
              },
            ],
          }
        : row,
    )(book),
  G41: (book, answer) =>
    duties((row) =>
      answer === false && (row.id === 'SJS-38' || row.id === 'SJS-41')
        ? { ...row, when: { allOf: [row.when, { not: jointPlan }] } }
        : row,
    )(book),
};

/** Every question of the rulebook with what its answers change. */
export const effects: Readonly<Record<string, Effect>> = {
  ...filingEffects,
  ...approvalEffects,
  ...clockEffects,
  ...lifeEffects,
  ...routeEffects,
};
