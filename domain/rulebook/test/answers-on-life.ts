import { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { scenario } from '../../../test/support/scenario.ts';
import { community, overall, special, stepOf, subdistrict, upTo } from '../../../test/support/stories.ts';
import { deriveOrganisationDuties } from '../../obligation/organisation-duties.ts';
import {
  attributes,
  body,
  calendar,
  drill,
  dutiesUnder,
  type Flips,
  happened,
  issued,
  issuedAgain,
  last,
  on,
} from './answers.ts';

/** Clocks, drills, evaluations, revisions, secrecy, and the targets. */
export const answersOnLife: Flips = {
  G3: [
    'EFFECTIVE_ON',
    (book) => last(dutiesUnder(book, issued), 'DRILL')?.anchor.on,
    '2026-05-11',
    '2026-06-01',
  ],
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
  G28: [
    1,
    (book) => {
      const plan = scenario({ rulebook: book });
      plan.given(...upTo(special, 'submit').slice(0, -1));
      const [submission] = plan.when(...stepOf(special, 'submit'));
      const { warnings = [] } = (submission as NewEvent<'SubmittedForApproval'>).body;
      return warnings.map(({ code }) => code);
    },
    [],
    ['EVIDENCE_OLD', 'EVIDENCE_OLD', 'EVIDENCE_OLD'],
  ],
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
