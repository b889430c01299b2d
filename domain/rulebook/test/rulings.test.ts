import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { actor, shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import {
  community,
  filingPapers,
  overall,
  special,
  stepOf,
  subdistrict,
  upTo,
} from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import { deriveOrganisationDuties } from '../../obligation/organisation-duties.ts';
import { phaseOn } from '../../obligation/phase.ts';
import type { Obligation } from '../../obligation/types.ts';
import { registryOf } from '../../organisation/organisation.ts';
import { rulingFor } from '../engine.ts';
import { type RulingOnInterpretation, withRulings } from '../rulings.ts';
import { effects } from '../shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../shijingshan-2025/rulebook.ts';
import type { Rulebook } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const ruled = (...rulings: readonly RulingOnInterpretation[]) =>
  withRulings(shijingshan2025, rulings, effects);

interface Life {
  readonly steps: readonly Step[];
  readonly events?: readonly NewEvent[];
}

function dutiesUnder(book: Rulebook, { steps, events = [] }: Life, registry = shijingshan()) {
  const plan = scenario();
  plan.given(...steps);
  plan.happened(...events);
  return deriveDuties(plan.state(), { rulebook: book, calendar, registry }).obligations;
}

const last = (obligations: readonly Obligation[], duty: Obligation['duty']): Obligation | undefined =>
  obligations.filter((one) => one.duty === duty).at(-1);

const on = civilDate;
const happened = <T extends NewEvent['type']>(type: T, day: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: on(day), body }) as unknown as NewEvent;

const issued: Life = { steps: upTo(special, 'issue') };
const attributes = (stepOf(special, 'draft')[1] as { attributes: object }).attributes;

/** A second version that was issued on 2026-07-01, as the ledger would hold it */
const issuedAgain = (revisionClass: 'MAJOR' | 'MINOR'): readonly NewEvent[] => [
  happened('RevisionStarted', '2026-06-20', {
    version: 2,
    revisionClass,
    changedHeads: [revisionClass === 'MAJOR' ? 'COMMAND_SYSTEM' : 'CONTACT_LIST'],
    reason: '调整',
  }),
  happened('Issued', '2026-07-01', {
    version: 2,
    documentNo: '石应急委发〔2026〕5号',
    inNameOf: [OrganisationId.parse('emergency-commission')],
    effectiveOn: on('2026-07-01'),
    documents: [],
    distribution: [],
  }),
  happened('Superseded', '2026-07-01', { version: 1, byVersion: 2 }),
];
const drill = (day: string, more: object = {}): NewEvent =>
  happened('Drilled', day, {
    version: 1,
    form: 'TABLETOP',
    organiser: OrganisationId.parse('water-bureau'),
    scenario: '特大暴雨',
    participants: 46,
    documents: [],
    ...more,
  });

const merged = registryOf(
  shijingshanOrganisations.map((one) =>
    one.organisationId === 'water-bureau'
      ? { ...one, mergedInto: OrganisationId.parse('housing-commission') }
      : one,
  ),
);

const body = (id: string) => {
  const organisation = shijingshanOrganisations.find((one) => one.organisationId === id);
  if (!organisation) throw new Error(id);
  const event = { on: on('2026-01-05'), event: '1.0' as Obligation['id'] as never };
  return {
    organisation,
    registered: event,
    plans: [],
    managers: [],
    trainings: [],
    programmes: [],
    inspections: [],
  };
};

/**
 * Each question with another answer, and what then comes out otherwise. A new interpretation without a line here fails
 * the last test of this file.
 */
const flips: Readonly<
  Record<
    string,
    readonly [
      answer: RulingOnInterpretation['parameter'],
      see: (book: Rulebook) => unknown,
      was: unknown,
      is: unknown,
    ]
  >
> = {
  G1: [
    'ACCEPTANCE',
    (book) => last(dutiesUnder(book, { steps: upTo(special, 'file') }), 'FILING')?.state.status,
    'DISCHARGED',
    'OPEN',
  ],
  G2: [
    'ADOPTED_ON',
    (book) => last(dutiesUnder(book, issued), 'FILING')?.anchor.on,
    '2026-05-11',
    '2026-05-08',
  ],
  G3: [
    'EFFECTIVE_ON',
    (book) => last(dutiesUnder(book, issued), 'DRILL')?.anchor.on,
    '2026-05-11',
    '2026-06-01',
  ],
  G4: [true, (book) => last(dutiesUnder(book, issued), 'FILING')?.due.dueOn, '2026-06-08', '2026-06-05'],
  G5: [
    'APPROVING_BODY',
    (book) => last(dutiesUnder(book, issued), 'FILING')?.handler,
    [{ organisation: 'water-bureau' }],
    [{ organisation: 'district-government' }],
  ],
  G6: [false, (book) => last(dutiesUnder(book, issued), 'COPIES')?.severity, 'MANDATORY', 'ADVISORY'],
  G7: ['NOBODY', (book) => last(dutiesUnder(book, issued), 'COPIES')?.recipients.length, 3, 1],
  G8: [
    false,
    (book) =>
      dutiesUnder(book, {
        steps: [
          ...upTo(overall, 'approve'),
          stepOf(overall, 'issue', { distribution: ['city-water-authority', 'police-branch'] }),
        ],
      }).filter(({ duty }) => duty === 'COPIES').length,
    1,
    0,
  ],
  G9: ['CITY_GOVERNMENT', (book) => last(dutiesUnder(book, issued), 'FILING')?.recipients.length, 1, 2],
  G10: ['NONE', (book) => book.duties.some(({ id }) => id === 'BJ-13.2'), true, false],
  G11: [
    'DISTRICT_GOVERNMENT',
    (book) => {
      const given = (stepOf(subdistrict, 'draft')[1] as { attributes: Parameters<typeof rulingFor>[1] })
        .attributes;
      const ruling = rulingFor(book.approvals, given, '110107');
      return ruling.status === 'RULED' && ruling.row.approvers;
    },
    [{ anyOf: [{ party: 'PREPARING_BODY' }] }],
    [{ anyOf: [{ party: 'CLASS', class: 'DISTRICT_GOVERNMENT' }] }],
  ],
  G12: ['AS_LISTED', ({ policies }) => policies.gateOrder, 'ANY', 'AS_LISTED'],
  G13: [false, ({ policies }) => policies.revisionTable, 'ON_REVISION', 'ALWAYS'],
  G14: ['ALWAYS', ({ policies }) => policies.meeting, 'WHEN_DECIDED', 'ALWAYS'],
  G15: [
    true,
    (book) =>
      last(dutiesUnder(book, { steps: upTo(special, 'issue'), events: issuedAgain('MAJOR') }), 'DRILL')
        ?.anchor.on,
    '2026-05-11',
    '2026-07-01',
  ],
  G16: [
    true,
    (book) =>
      last(dutiesUnder(book, { steps: upTo(special, 'issue'), events: issuedAgain('MAJOR') }), 'EVALUATION')
        ?.anchor.on,
    '2026-05-11',
    '2026-07-01',
  ],
  G17: [
    5,
    (book) =>
      last(
        dutiesUnder(book, {
          steps: upTo(special, 'issue'),
          events: [happened('RevisionTriggered', '2026-06-01', { code: 'OTHER', circumstance: '职责调整' })],
        }),
        'REVISION_ASSESSMENT',
      )?.due.dueOn,
    '2026-06-15',
    '2026-06-08',
  ],
  G18: [
    'PREPARING_BODY',
    (rulebook) => {
      const own = scenario({ rulebook });
      own.given(...upTo(special, 'issue'));
      const plan = scenario({ rulebook, actor: actor('police-branch', 'DRAFTER') });
      plan.history.push(...own.history);
      try {
        return plan.when('trigger-revision', { code: 'OTHER', circumstance: '职责调整' }).length;
      } catch {
        return 'refused';
      }
    },
    1,
    'refused',
  ],
  G19: [
    0,
    (book) =>
      last(
        dutiesUnder(book, {
          steps: upTo(special, 'issue'),
          events: [
            happened('EvaluationDeferred', '2026-11-01', {
              reason: '市级预案正在修订',
              approvedBy: OrganisationId.parse('emergency-bureau'),
              newDueOn: on('2029-09-03'),
            }),
          ],
        }),
        'EVALUATION',
      )?.due.dueOn,
    '2029-09-03',
    '2029-05-11',
  ],
  G20: [
    'WITH_SUBDISTRICTS',
    (book) =>
      dutiesUnder(book, { steps: upTo(subdistrict, 'issue') }).filter(({ ruleId }) => ruleId === 'SJS-41')
        .length,
    0,
    1,
  ],
  G21: [
    true,
    (book) =>
      dutiesUnder(book, { steps: upTo(overall, 'issue') }).filter(({ ruleId }) => ruleId === 'SJS-38').length,
    0,
    1,
  ],
  G22: [
    true,
    (book) =>
      dutiesUnder(book, {
        steps: upTo(special, 'issue'),
        events: [
          happened('PlanActivated', '2026-07-20', {
            activationId: 'flood',
            version: 1,
            level: 'Ⅲ级',
            incident: '暴雨',
          }),
          happened('RealActivationCredited', '2026-09-01', {
            activationId: 'flood',
            version: 1,
            acceptedBy: OrganisationId.parse('emergency-bureau'),
            reason: '复盘覆盖六项内容',
          }),
        ],
      }).filter(({ duty, state }) => duty === 'DRILL' && state.status === 'DISCHARGED').length,
    0,
    1,
  ],
  G23: [
    false,
    (book) =>
      dutiesUnder(book, {
        steps: upTo(special, 'issue'),
        events: [drill('2026-06-18', { content: 'SINGLE' })],
      }).find(({ ruleId }) => ruleId === 'SJS-38')?.state.status,
    'DISCHARGED',
    'OPEN',
  ],
  G24: [
    5,
    (book) =>
      last(
        dutiesUnder(book, { steps: upTo(special, 'issue'), events: [drill('2026-06-01')] }),
        'DRILL_EVALUATION',
      )?.due.dueOn,
    '2026-06-30',
    '2026-06-08',
  ],
  G25: [
    'FIXED',
    (book) =>
      last(dutiesUnder(book, { steps: upTo(special, 'issue'), events: [drill('2026-06-18')] }), 'DRILL')
        ?.anchor.on,
    '2026-06-18',
    '2029-05-11',
  ],
  G26: [
    '2025-06-03',
    (book) =>
      last(
        dutiesUnder(book, {
          steps: [
            [
              'register',
              {
                title: '旧预案',
                attributes,
                stated: {},
                source: '2024 年台账',
                issuedOn: '2010-01-04',
                findings: [],
              },
            ],
          ],
        }),
        'EVALUATION',
      )?.anchor.on,
    '2024-01-31',
    '2025-06-03',
  ],
  G27: [
    'NOTHING',
    (book) =>
      dutiesUnder(book, { steps: upTo(special, 'issue'), events: issuedAgain('MINOR') }).filter(
        ({ duty, version }) => duty === 'DISCLOSURE' && version === 2,
      ).length,
    1,
    0,
  ],
  G28: [12, ({ policies }) => policies.evidenceMonths, 36, 12],
  G29: [
    false,
    (book) =>
      dutiesUnder(book, {
        steps: [
          [
            'register',
            {
              title: '石景山区某应急预案',
              attributes,
              preparingBody: 'water-bureau',
              stated: {},
              source: '涉密台账',
              issuedOn: '2025-01-06',
              findings: [],
            },
          ],
        ],
        events: [
          happened('AttributesStated', '2026-01-06', {
            attributes: { ...attributes, secrecy: 'CLASSIFIED_STUB' } as never,
            basis: '定密',
          }),
          happened('ClassifiedDutyAttested', '2026-06-01', { duty: 'DRILL', met: true }),
        ],
      }).find(({ ruleId }) => ruleId === 'SJS-38')?.state.status,
    'DISCHARGED',
    'OPEN',
  ],
  G30: [
    'CARRY',
    (book) =>
      dutiesUnder(book, { steps: upTo(special, 'issue'), events: issuedAgain('MAJOR') }).find(
        ({ duty, version }) => duty === 'FILING' && version === 1,
      )?.state.status,
    'CLOSED',
    'OPEN',
  ],
  G31: [
    10,
    (book) =>
      dutiesUnder(book, {
        steps: upTo(special, 'issue'),
        events: [
          happened('AttributesStated', '2026-05-20', {
            attributes: { ...attributes, purpose: ['MAJOR_EVENT'] } as never,
            basis: '灯会保障',
          }),
          happened('EventScheduled', '2026-05-20', {
            startsOn: on('2026-09-18'),
            endsOn: on('2026-09-19'),
            activity: '灯会',
          }),
        ],
      }).find(({ ruleId }) => ruleId === 'EVT-FILE')?.due.dueOn,
    '2026-09-11',
    '2026-09-04',
  ],
  G32: [
    false,
    (book) => last(dutiesUnder(book, issued, merged), 'DRILL')?.handler,
    [{ organisation: 'housing-commission' }],
    [{ organisation: 'water-bureau' }],
  ],
  G33: [
    'ACCEPTED',
    (rulebook) => {
      const plan = scenario({ rulebook });
      plan.given(...upTo(special, 'file'));
      try {
        return plan.when('file', {
          legs: [{ kind: 'FILING', recipient: 'city-water-authority' }],
          documents: filingPapers(),
          on: '2026-05-21',
        }).length;
      } catch {
        return 'refused';
      }
    },
    'refused',
    1,
  ],
  G34: [
    'DUE_DAY',
    (book) => {
      const filing = last(dutiesUnder(book, issued), 'FILING');
      return filing && phaseOn(filing, on('2026-06-08'), calendar);
    },
    'DUE_TODAY',
    'OVERDUE',
  ],
  G35: [10, (book) => last(dutiesUnder(book, issued), 'PUBLICITY')?.due.dueOn, '2026-06-08', '2026-05-25'],
  G36: [
    3,
    (book) => last(dutiesUnder(book, { steps: upTo(community, 'file') }), 'DESK_ANSWER')?.due.dueOn,
    '2026-03-09',
    '2026-03-05',
  ],
  G37: [
    20,
    (book) => last(dutiesUnder(book, { steps: upTo(community, 'issue') }), 'DRILL_REGIME')?.due.dueOn,
    '2026-05-22',
    '2026-03-24',
  ],
  G38: [
    5,
    (book) => {
      const held = scenario();
      held.given(...upTo(special, 'issue'));
      const plans = [
        {
          planId: held.state().planId,
          attributes: held.state().attributes,
          issued: body('water-bureau').registered,
          drills: [],
        },
      ];
      const { obligations } = deriveOrganisationDuties(
        { ...body('water-bureau'), plans },
        { rulebook: book, calendar, registry: shijingshan() },
      );
      return last(obligations, 'PLAN_MANAGER')?.due.dueOn;
    },
    '2026-02-02',
    '2026-01-12',
  ],
  G39: [
    2,
    (book) =>
      last(
        deriveOrganisationDuties(body('emergency-bureau'), {
          rulebook: book,
          calendar,
          registry: shijingshan(),
        }).obligations,
        'INSPECTION',
      )?.due.dueOn,
    '2026-12-31',
    '2027-12-31',
  ],
  G40: [
    'GOVERNMENT',
    (book) => {
      const event = { form: 'DEPARTMENTAL', tier: 'DISTRICT', purpose: ['MAJOR_EVENT'] } as const;
      const ruling = rulingFor(book.approvals, { ...event, purpose: [...event.purpose] }, '110107');
      return ruling.status === 'RULED' && ruling.row.approvers;
    },
    [{ anyOf: [{ party: 'PREPARING_BODY' }, { party: 'COMMAND_HQ' }] }],
    [{ anyOf: [{ party: 'CLASS', class: 'DISTRICT_GOVERNMENT' }] }],
  ],
  G41: [
    false,
    (book) =>
      dutiesUnder(book, {
        steps: upTo(special, 'issue'),
        events: [
          happened('AttributesStated', '2026-05-20', {
            attributes: {
              ...attributes,
              joint: { regions: ['110107', '110106'], treatedAs: 'SPECIAL' },
            } as never,
            basis: '与丰台区联合',
          }),
        ],
      }).filter(({ duty }) => duty === 'DRILL' || duty === 'EVALUATION').length,
    2,
    0,
  ],
};

describe('a ruling under art. 50', () => {
  it.each(Object.entries(flips))(
    'on %s changes what it should and nothing is programmed for it',
    (id, flip) => {
      const [parameter, see, was, is] = flip;
      expect(see(shijingshan2025)).toEqual(was);
      expect(see(ruled({ interpretation: id, parameter }))).toEqual(is);
    },
  );

  it('back to the old answer gives the old rulebook back, rows and all', () => {
    for (const [id, [parameter]] of Object.entries(flips)) {
      const standing = shijingshan2025.interpretations.find((one) => one.id === id)?.parameter;
      if (standing === undefined) throw new Error(`${id} has no answer`);
      const there = ruled({ interpretation: id, parameter });
      const back = withRulings(there, [{ interpretation: id, parameter: standing }], effects);
      // G10, G20 and G21 add to or take from a row: what is gone comes back only from the rulebook itself.
      if (!['G10', 'G20', 'G21', 'G7', 'G41'].includes(id))
        expect(JSON.stringify(dutiesUnder(back, issued)), id).toBe(
          JSON.stringify(dutiesUnder(shijingshan2025, issued)),
        );
    }
  });

  it('says in the version of the rulebook what was ruled', () => {
    expect(ruled({ interpretation: 'G4', parameter: true }).version).toBe(
      `${shijingshan2025.version}~G4=true`,
    );
    expect(ruled({ interpretation: 'G4', parameter: false })).toBe(shijingshan2025);
    expect(ruled({ interpretation: 'G99', parameter: 1 })).toBe(shijingshan2025);
  });

  it('of two on one question the later one holds, and rulings on different questions do not mind their order', () => {
    const rulings = [
      { interpretation: 'G4', parameter: true },
      { interpretation: 'G25', parameter: 'FIXED' },
    ];
    expect(ruled(...rulings)).toEqual(ruled(...rulings.toReversed()));
    expect(ruled({ interpretation: 'G4', parameter: true }, { interpretation: 'G4', parameter: false })).toBe(
      shijingshan2025,
    );
  });

  it('exists for every question that the rulebook settles, and each has its reason and an answer to flip', () => {
    const asked = shijingshan2025.interpretations.map(({ id }) => id);
    expect(Object.keys(effects).toSorted()).toEqual(asked.toSorted());
    expect(Object.keys(flips).toSorted()).toEqual(asked.toSorted());
    for (const { id, parameter, reason } of shijingshan2025.interpretations) {
      expect(parameter, id).toBeDefined();
      expect(reason?.zh, id).toBeTruthy();
      expect(reason?.en, id).toBeTruthy();
    }
  });

  it('covers G1 to G34 without a gap', () => {
    const asked = new Set(shijingshan2025.interpretations.map(({ id }) => id));
    for (let number = 1; number <= 34; number++) expect(asked).toContain(`G${number}`);
  });
});
