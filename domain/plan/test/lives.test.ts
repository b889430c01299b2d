import { describe, expect, it } from 'vitest';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import {
  community,
  departmental,
  overall,
  special,
  subdistrict,
  upTo,
} from '../../../test/support/stories.ts';
import { planStatus } from '../evolve.ts';
import { versionInForce } from '../state.ts';

describe('the life of a plan', () => {
  it('of the special kind goes through every gate of 第二十七条, filing, disclosure, drill and evaluation', () => {
    const plan = scenario();
    plan.given(...special);
    expect(plan.history.map((event) => `${event.occurredOn} ${event.type}`)).toEqual([
      '2026-03-02 PlanDrafted',
      '2026-01-20 EvidenceAttached',
      '2026-01-20 EvidenceAttached',
      '2026-01-20 EvidenceAttached',
      '2026-03-04 HandbookAttached',
      '2026-03-04 ContentChecked',
      '2026-03-04 ConsultationOpened',
      '2026-03-12 OpinionReceived',
      '2026-03-12 OpinionAnswered',
      '2026-03-12 ConsultationClosed',
      '2026-03-16 ReviewRecorded',
      '2026-03-13 ReviewRecorded',
      '2026-03-20 ReviewRecorded',
      '2026-03-19 ReviewRecorded',
      '2026-04-01 SubmittedForApproval',
      '2026-04-10 ReviewRecorded',
      '2026-04-20 ReviewRecorded',
      '2026-04-28 ReviewRecorded',
      '2026-05-06 Approved',
      '2026-05-11 Issued',
      '2026-05-20 FilingSubmitted',
      '2026-05-22 Filed',
      '2026-05-25 Disclosed',
      '2026-06-18 Drilled',
      '2026-10-15 Evaluated',
    ]);
    expect(planStatus(plan.state())).toBe('IN_FORCE');
    expect(versionInForce(plan.state())).toMatchObject({
      issue: {
        on: '2026-05-11',
        effectiveOn: '2026-06-01',
        distribution: ['housing-commission', 'police-branch'],
      },
      filingAcceptances: [{ recipient: 'city-water-authority' }],
    });
  });

  it.each([
    ['departmental', departmental, { documentNo: '石水发〔2026〕11号', effectiveOn: '2026-04-10' }],
    [
      'overall',
      overall,
      { documentNo: '石发〔2026〕6号', inNameOf: ['party-committee', 'district-government'] },
    ],
    ['sub-district', subdistrict, { documentNo: '石鲁办发〔2026〕2号' }],
    ['community', community, { documentNo: '双锦园居字〔2026〕1号' }],
  ])('of the %s kind goes from draft to disclosure', (_kind, story, issue) => {
    const plan = scenario();
    plan.given(...story);
    expect(planStatus(plan.state())).toBe('IN_FORCE');
    expect(versionInForce(plan.state())).toMatchObject({ issue, disclosures: [{ form: 'FULL' }] });
  });

  it('shows where it stands at each step', () => {
    const stands = (name: Step[0]) => {
      const plan = scenario();
      plan.given(...upTo(departmental, name));
      return planStatus(plan.state());
    };
    expect([stands('draft'), stands('submit'), stands('approve'), stands('issue')]).toEqual([
      'DRAFTING',
      'UNDER_REVIEW',
      'APPROVED',
      'IN_FORCE',
    ]);
  });

  it('takes today where no day is given', () => {
    const [draft] = departmental;
    const { on: _on, ...undated } = (draft?.[1] ?? {}) as { on: string };
    expect(scenario().when('draft', undated)).toMatchObject([
      { type: 'PlanDrafted', occurredOn: '2026-11-24', body: { preparingBody: 'water-bureau' } },
    ]);
  });
});
