import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import { shijingshanOrganisations } from '../../../test/support/builders.ts';
import { registryOf } from '../../organisation/organisation.ts';
import { earlierFindings } from '../earlier-findings.ts';
import { earlierVisit, inspectee, inspectionAfter, upTo } from './story.ts';

const [publish, ...visit] = upTo('check');
const finding = { findingId: 'late-filing', item: 1, text: '逾期备案' };
const earlier = { inspection: 'spring-visit', finding: 'copies' };
/** After an earlier visit with its finding, a second one that has come to its verdicts */
const secondVisit = (step: 'find' | 'close' = 'close', inspected?: string) =>
  inspectionAfter([...(publish ? [publish] : []), ...earlierVisit(step, inspected), ...visit]);

describe('the verdict on an item', () => {
  it('is recorded for items of the pinned checklist only', () => {
    const story = inspectionAfter(upTo('open'));
    expect(story.when('check-item', { item: 2, verdict: 'NOT_APPLICABLE' })).toEqual([
      {
        type: 'InspectionItemChecked',
        occurredOn: '2026-11-24',
        body: { item: 2, verdict: 'NOT_APPLICABLE', note: '' },
      },
    ]);
    expect(story.refused('check-item', { item: 3, verdict: 'MET' }).reasons).toMatchObject([
      { code: 'ITEM_NOT_ON_CHECKLIST', pointer: '/item', article: '优化营商环境工作方案第17项' },
    ]);
  });

  it('is not touched by a later version of the checklist', () => {
    const story = inspectionAfter([
      ...upTo('open'),
      {
        id: 'plan-management',
        command: 'revise-checklist',
        body: { items: [{ item: 3, text: '是否演练', article: '第三十八条' }], on: '2026-11-03' },
      },
    ]);
    expect(story.refused('check-item', { item: 3, verdict: 'MET' }).codes).toEqual(['ITEM_NOT_ON_CHECKLIST']);
    expect(story.when('check-item', { item: 1, verdict: 'MET' })).toHaveLength(1);
  });

  it('can be mended until a finding rests on it', () => {
    const story = inspectionAfter([
      ...upTo('check'),
      { id: 'visit', command: 'check-item', body: { item: 1, verdict: 'MET', on: '2026-11-05' } },
    ]);
    expect(story.visit().checks).toMatchObject([
      { item: 2, verdict: 'MET' },
      { item: 1, verdict: 'MET', on: '2026-11-05' },
    ]);
    const found = inspectionAfter(upTo('find'));
    expect(found.refused('check-item', { item: 1, verdict: 'MET' }).reasons).toMatchObject([
      { code: 'FINDING_RESTS_ON_VERDICT', pointer: '/verdict', article: '优化营商环境工作方案第17项' },
    ]);
    expect(found.when('check-item', { item: 1, verdict: 'NOT_MET', note: '补充' })).toHaveLength(1);
  });

  it('is for an inspection that was opened, from that day on, and not for the body that is inspected', () => {
    const check = { item: 1, verdict: 'MET' };
    expect(inspectionAfter(upTo('both')).refused('check-item', check).reasons).toMatchObject([
      { code: 'INSPECTION_NOT_OPENED', article: '优化营商环境工作方案第16项' },
    ]);
    const story = inspectionAfter(upTo('open'));
    expect(story.refused('check-item', { ...check, on: '2026-11-01' }).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(story.refused('check-item', { ...check, on: '2026-12-01' }, inspectee).codes).toEqual([
      'INSPECTS_ITSELF',
      'DATE_IN_FUTURE',
    ]);
  });
});

describe('a finding the first time', () => {
  it('is a reminder (首违不罚)', () => {
    expect(inspectionAfter(upTo('check')).when('record-finding', finding)).toEqual([
      {
        type: 'FindingRecorded',
        occurredOn: '2026-11-24',
        body: { ...finding, article: '第三十一条', firstTime: true, outcome: 'REMIND' },
      },
    ]);
  });

  it('is graver only with its reason and a day', () => {
    const story = inspectionAfter(upTo('check'));
    expect(story.refused('record-finding', { ...finding, outcome: 'RECTIFY' }).reasons).toMatchObject([
      { code: 'GRAVER_WITHOUT_REASON', pointer: '/graveBecause', article: '优化营商环境工作方案第18项' },
      { code: 'DUE_DAY_MISSING', pointer: '/dueOn', article: '第四十六条' },
    ]);
    const grave = { ...finding, outcome: 'RECTIFY', graveBecause: '汛期在即', dueOn: '2026-12-01' };
    expect(story.when('record-finding', grave)).toMatchObject([{ body: { ...grave, firstTime: true } }]);
  });

  it('takes no reason for being graver when it is not', () => {
    expect(
      inspectionAfter(upTo('check')).refused('record-finding', { ...finding, graveBecause: '汛期在即' })
        .reasons,
    ).toMatchObject([{ code: 'REASON_WITHOUT_GRAVER_OUTCOME', pointer: '/graveBecause' }]);
  });

  it('stays the first one beside another finding of the same inspection', () => {
    expect(inspectionAfter(upTo('find')).when('record-finding', finding)).toMatchObject([
      { body: { firstTime: true, outcome: 'REMIND' } },
    ]);
    expect(
      inspectionAfter(upTo('find')).refused('record-finding', {
        ...finding,
        earlier: { inspection: 'visit', finding: 'copies' },
      }).codes,
    ).toEqual(['EARLIER_FINDING_UNKNOWN']);
  });
});

describe('a finding that repeats an earlier one', () => {
  it('goes one step up the ladder, with a day', () => {
    expect(secondVisit().refused('record-finding', { ...finding, earlier }).codes).toEqual([
      'DUE_DAY_MISSING',
    ]);
    expect(secondVisit().when('record-finding', { ...finding, earlier, dueOn: '2026-12-01' })).toMatchObject([
      { body: { firstTime: false, earlier, outcome: 'RECTIFY', dueOn: '2026-12-01' } },
    ]);
  });

  it('goes up to a notice after an order to rectify, and no further', () => {
    for (const outcome of ['RECTIFY', 'NOTIFY']) {
      const graver = (act: (typeof visit)[0]) => ({
        ...act,
        body: { ...act.body, outcome, graveBecause: '汛期', dueOn: '2026-05-01' },
      });
      const spring = earlierVisit('find').map((act) =>
        act.command === 'record-finding' ? graver(act) : act,
      );
      const story = inspectionAfter([...upTo('publish'), ...spring, ...visit]);
      expect(story.when('record-finding', { ...finding, earlier, dueOn: '2026-12-01' })).toMatchObject([
        { body: { firstTime: false, outcome: 'NOTIFY' } },
      ]);
    }
  });

  it('may be treated more mildly than the ladder says (轻微免罚)', () => {
    expect(secondVisit().when('record-finding', { ...finding, earlier, outcome: 'REMIND' })).toMatchObject([
      { body: { firstTime: false, outcome: 'REMIND' } },
    ]);
  });

  it('names a finding that there is, of the same body, under the same article, from before', () => {
    const repeats = { ...finding, earlier, dueOn: '2026-12-01' };
    expect(inspectionAfter(upTo('check')).refused('record-finding', repeats).reasons).toMatchObject([
      { code: 'EARLIER_FINDING_UNKNOWN', pointer: '/earlier', article: '优化营商环境工作方案第18项' },
    ]);
    expect(
      secondVisit().refused('record-finding', { ...repeats, earlier: { ...earlier, finding: 'other' } })
        .codes,
    ).toEqual(['EARLIER_FINDING_UNKNOWN']);
    expect(secondVisit('find', 'lugu-office').refused('record-finding', repeats).reasons).toMatchObject([
      { code: 'EARLIER_FINDING_OF_OTHER_BODY', pointer: '/earlier' },
    ]);
    const onItem2 = [
      ...visit,
      { id: 'visit', command: 'check-item', body: { item: 2, verdict: 'NOT_MET', on: '2026-11-05' } },
    ];
    expect(
      inspectionAfter([...upTo('publish'), ...earlierVisit('find'), ...onItem2]).refused('record-finding', {
        ...repeats,
        item: 2,
      }).reasons,
    ).toMatchObject([{ code: 'EARLIER_FINDING_UNDER_OTHER_ARTICLE', pointer: '/earlier' }]);
    const late = earlierVisit('find').map((act) =>
      act.command === 'record-finding' ? { ...act, body: { ...act.body, on: '2026-11-20' } } : act,
    );
    expect(
      inspectionAfter([...upTo('publish'), ...late, ...visit]).refused('record-finding', repeats).codes,
    ).toEqual(['EARLIER_FINDING_IS_LATER']);
  });

  it('may repeat one against a body that was merged into the one that is inspected (G32)', () => {
    const registry = registryOf(
      shijingshanOrganisations.map((one) =>
        one.organisationId === 'lugu-office'
          ? { ...one, mergedInto: OrganisationId.parse('water-bureau') }
          : one,
      ),
    );
    const spring = secondVisit('find', 'lugu-office').ledger;
    const merged = inspectionAfter([], { registry });
    merged.ledger.push(...spring);
    expect(merged.when('record-finding', { ...finding, earlier, dueOn: '2026-12-01' })).toMatchObject([
      { body: { firstTime: false, outcome: 'RECTIFY' } },
    ]);
  });

  it('is offered what it could repeat, the latest first', () => {
    const story = inspectionAfter([...upTo('publish'), ...earlierVisit('close'), ...upTo('find').slice(1)]);
    const all = [story.visit('spring-visit'), story.visit()];
    const asked = { inspectee: OrganisationId.parse('water-bureau'), article: '第三十一条' };
    const until = (day: string) =>
      earlierFindings(all, { ...asked, until: civilDate(day) }, registryOf(shijingshanOrganisations)).map(
        ({ inspection }) => inspection,
      );
    expect(until('2026-11-04')).toEqual(['visit', 'spring-visit']);
    expect(until('2026-11-03')).toEqual(['spring-visit']);
    expect(until('2026-04-03')).toEqual([]);
    expect(
      earlierFindings(
        all,
        { ...asked, article: '第四十七条', until: civilDate('2026-11-04') },
        registryOf(shijingshanOrganisations),
      ),
    ).toEqual([]);
  });
});

describe('any finding', () => {
  it('rests on an item that was found wanting, has its own id, and is not of the inspectee', () => {
    const story = inspectionAfter(upTo('find'));
    expect(
      story.refused(
        'record-finding',
        { findingId: 'copies', item: 2, text: '无', dueOn: '2026-11-01', on: '2026-11-02' },
        inspectee,
      ).reasons,
    ).toMatchObject([
      { code: 'INSPECTS_ITSELF', article: '第四十六条' },
      { code: 'ITEM_NOT_FOUND_WANTING', pointer: '/item', article: '优化营商环境工作方案第17项' },
      { code: 'FINDING_EXISTS', pointer: '/findingId' },
      { code: 'DATE_OUT_OF_ORDER', pointer: '/dueOn' },
    ]);
    expect(story.refused('record-finding', { ...finding, item: 9 }).codes).toEqual(['ITEM_NOT_ON_CHECKLIST']);
    expect(story.refused('record-finding', { ...finding, on: '2026-11-02' }).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(story.refused('record-finding', { ...finding, on: '2026-12-02' }).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(inspectionAfter(upTo('both')).refused('record-finding', finding).codes).toContain(
      'INSPECTION_NOT_OPENED',
    );
  });
});
