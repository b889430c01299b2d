import { actor } from '../../../test/support/builders.ts';
import type { Step } from '../../../test/support/scenario.ts';
import { filingPapers, overall, special, stepOf, subdistrict, upTo } from '../../../test/support/stories.ts';
import { phaseOn } from '../../obligation/phase.ts';
import { rulingFor } from '../engine.ts';
import {
  calendar,
  decisionUnder,
  dutiesUnder,
  type Flips,
  happened,
  issued,
  issuedAgain,
  last,
  merged,
  on,
} from './answers.ts';

/** The story up to the step before the first of this name. */
const before = (story: readonly Step[], name: Step[0]): readonly Step[] => upTo(story, name).slice(0, -1);

/** Filing, disclosure and the road to approval. */
export const answersOnRoads: Flips = {
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
  G10: [
    'NONE',
    (book) => {
      const museum = { form: 'UNIT', tier: 'UNIT', ownerClass: 'OTHER_UNIT', secrecy: 'PUBLIC' };
      const stated = happened('AttributesStated', '2026-05-20', {
        attributes: museum as never,
        basis: '核实',
      });
      return dutiesUnder(book, { ...issued, events: [stated] })
        .map(({ ruleId }) => ruleId)
        .includes('BJ-13.2');
    },
    true,
    false,
  ],
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
  G12: [
    'AS_LISTED',
    (book) => {
      const expertReview = special.findIndex(([name]) => name === 'review');
      return decisionUnder(book, special.slice(0, expertReview), stepOf(special, 'review'));
    },
    ['ReviewRecorded'],
    ['GATE_NOT_PASSED'],
  ],
  G13: [
    false,
    (book) => decisionUnder(book, before(special, 'submit'), stepOf(special, 'submit')),
    ['SubmittedForApproval'],
    ['DOCUMENT_MISSING'],
  ],
  G14: [
    'ALWAYS',
    (book) => decisionUnder(book, before(special, 'approve'), stepOf(special, 'approve')),
    ['Approved'],
    ['MEETING_MISSING'],
  ],
  G18: [
    'PREPARING_BODY',
    (book) =>
      decisionUnder(
        book,
        upTo(special, 'issue'),
        ['trigger-revision', { code: 'OTHER', circumstance: '职责调整' }],
        { actor: actor('police-branch', 'DRAFTER') },
      ),
    ['RevisionTriggered'],
    ['RAISED_BY_OTHERS'],
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
  G30: [
    'CARRY',
    (book) =>
      dutiesUnder(book, { steps: upTo(special, 'issue'), events: issuedAgain('MAJOR') }).find(
        ({ duty, version }) => duty === 'FILING' && version === 1,
      )?.state.status,
    'CLOSED',
    'OPEN',
  ],
  G32: [
    false,
    (book) => last(dutiesUnder(book, issued, merged), 'DRILL')?.handler,
    [{ organisation: 'housing-commission' }],
    [{ organisation: 'water-bureau' }],
  ],
  G33: [
    'ACCEPTED',
    (book) =>
      decisionUnder(book, upTo(special, 'file'), [
        'file',
        {
          legs: [{ kind: 'FILING', recipient: 'city-water-authority' }],
          documents: filingPapers(),
          on: '2026-05-21',
        },
      ]),
    ['LEG_ALREADY_SUBMITTED'],
    ['FilingSubmitted'],
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
  G42: [
    'ALWAYS',
    (book) => decisionUnder(book, before(special, 'approve'), stepOf(special, 'approve')),
    ['Approved'],
    ['POINTS_NOT_REVIEWED'],
  ],
};
