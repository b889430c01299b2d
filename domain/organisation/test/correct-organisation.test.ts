import { describe, expect, it } from 'vitest';
import { actor } from '../../../test/support/builders.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import { currentManager, nameOn } from '../life.ts';

const WATER = 'water-bureau';
const merge = (into: string, on = '2026-06-18'): LifeStep => ['merge', { into, reason: '机构改革', on }];
const appoint = (person: string, on: string): LifeStep => ['appoint-manager', { person, on }];
const relieve = (person: string, on: string): LifeStep => ['relieve-manager', { person, on }];
const rename = (name: string, on: string): LifeStep => ['rename', { name, reason: '机构改革', on }];

const having = (...steps: readonly LifeStep[]) => {
  const district = organisations();
  district.given(WATER, ...steps);
  return district;
};

describe('a correction of an organisation’s record', () => {
  it('replaces what was registered; what was recorded stays', () => {
    const district = having();
    district.given(WATER, district.correction(WATER, 'OrganisationRegistered', { documentCode: '石水' }));
    expect(district.life(WATER)).toMatchObject({
      organisation: { documentCode: '石水', name: '石景山区水务局' },
      registered: { event: '1.0', on: '2026-01-05' },
    });
    expect(district.history(WATER)[0]?.body).not.toHaveProperty('documentCode');
    expect(district.history(WATER)[1]).toMatchObject({
      type: 'EventCorrected',
      occurredOn: '2026-11-20',
      body: { target: '1.0', reason: '录入有误', replacement: { schema: 1 } },
    });
  });

  it('moves a day, voids an event, and is itself taken back', () => {
    const district = having(appoint('u-1', '2026-02-02'));
    district.given(WATER, district.correction(WATER, 'PlanManagerAppointed', { on: '2026-02-05' }));
    expect(currentManager(district.life(WATER))?.on).toBe('2026-02-05');
    district.given(WATER, district.correction(WATER, 'EventCorrected'));
    expect(currentManager(district.life(WATER))?.on).toBe('2026-02-02');
    district.given(WATER, district.correction(WATER, 'PlanManagerAppointed'));
    expect(currentManager(district.life(WATER))).toBeUndefined();
  });

  it('of the registered name changes the name of its days only', () => {
    const district = having(rename('水务和生态局', '2026-06-18'));
    district.given(WATER, district.correction(WATER, 'OrganisationRegistered', { name: '石景山区水利局' }));
    const life = district.life(WATER);
    expect(life.organisation.name).toBe('水务和生态局');
    expect(nameOn(life, '2026-03-02' as never)?.name).toBe('石景山区水利局');
  });

  it('brings a merged body back to life', () => {
    const district = having(merge('housing-commission'));
    district.given(WATER, district.correction(WATER, 'OrganisationMerged'));
    expect(district.life(WATER).organisation).not.toHaveProperty('mergedInto');
    district.given(WATER, appoint('u-1', '2026-07-01'));
  });

  it('is possible after a merger', () => {
    const district = having(appoint('u-1', '2026-02-02'), merge('housing-commission'));
    district.given(WATER, district.correction(WATER, 'PlanManagerAppointed', { person: 'u-2' }));
    expect(district.life(WATER).managers).toMatchObject([{ person: 'u-2' }]);
  });

  it('meets the rules of the registration', () => {
    const district = having();
    const corrected = (change: object) =>
      district.refused(WATER, district.correction(WATER, 'OrganisationRegistered', { ...change }));
    expect(corrected({ superiorLead: 'ghost', parent: 'lugu-office' }).told).toEqual([
      'UNKNOWN_ORGANISATION /replacement/body/superiorLead 第二条',
      'RELATION_NOT_ALLOWED /replacement/body/parent 第十一条',
    ]);
    expect(corrected({ class: 'EMERGENCY_BUREAU' }).told).toEqual(['CLASS_TAKEN /replacement/body/class']);
    expect(corrected({ name: '石景山区住房和城乡建设委员会' }).told).toEqual([
      'NAME_TAKEN /replacement/body/name',
    ]);
    expect(corrected({ on: '2026-11-25' }).told).toEqual(['DATE_IN_FUTURE /replacement/occurredOn']);
    expect(corrected({ organisationId: 'water-office' }).told).toEqual([
      'ORGANISATION_ID_CHANGED /replacement/body/organisationId 第二条',
    ]);
  });

  it('keeps a class that others rely on', () => {
    const district = organisations();
    const { reasons, told } = district.refused(
      'lugu-office',
      district.correction('lugu-office', 'OrganisationRegistered', { class: 'DEPARTMENT' }),
    );
    expect(told).toEqual(['RELATION_NOT_ALLOWED /replacement/body/class 第三十一条第（四）项']);
    expect(reasons[0].zh).toContain('鲁谷街道双锦园社区居民委员会');
  });

  it('is refused for what came after, which it names', () => {
    const district = having(appoint('u-1', '2026-02-02'), relieve('u-1', '2026-05-06'));
    const { reasons, told } = district.refused(
      WATER,
      district.correction(WATER, 'PlanManagerAppointed', { person: 'u-2' }),
    );
    expect(told).toEqual(['NOT_THE_MANAGER /target 第四十七条']);
    expect(reasons[0].zh).toContain('更正后事件 3.0（PlanManagerRelieved）不再成立');
    expect(
      district.refused(WATER, district.correction(WATER, 'PlanManagerAppointed', { on: '2026-05-07' })).told,
    ).toEqual(['DATE_OUT_OF_ORDER /target 第四十七条']);
  });

  it('moves nothing behind the merger of the body', () => {
    const district = having(appoint('u-1', '2026-02-02'), merge('housing-commission'));
    expect(
      district.refused(WATER, district.correction(WATER, 'PlanManagerAppointed', { on: '2026-06-19' })).told,
    ).toEqual(['DATE_OUT_OF_ORDER /target']);
  });

  it('makes no circle of mergers', () => {
    const district = organisations();
    district.given('police-branch', merge(WATER, '2026-03-02'));
    district.given(WATER, merge('housing-commission'));
    expect(
      district.refused(WATER, district.correction(WATER, 'OrganisationMerged', { into: 'police-branch' }))
        .told,
    ).toEqual(['MERGED_IN_A_CIRCLE /replacement/body/into 第二条']);
    district.given('housing-commission', merge('emergency-bureau', '2026-09-01'));
    expect(
      district.refused(WATER, district.correction(WATER, 'OrganisationMerged', { into: 'police-branch' }))
        .told,
    ).toContain('MERGED_IN_A_CIRCLE /replacement/body/into 第二条');
  });

  it('never voids the registration', () => {
    const district = having();
    expect(district.refused(WATER, district.correction(WATER, 'OrganisationRegistered')).told).toEqual([
      'BEGINNING_VOIDED /target',
    ]);
  });

  it('speaks of an event of this organisation, in its own form, once it has happened', () => {
    const district = having(appoint('u-1', '2026-02-02'));
    expect(
      district.refused(WATER, ['correct-organisation', { target: '99.0', reason: '误录' }]).told,
    ).toEqual(['TARGET_UNKNOWN /target']);
    expect(
      district.refused(
        WATER,
        district.correction(WATER, 'PlanManagerAppointed', { person: 'A B', colour: 1 }),
      ).told,
    ).toEqual(['REPLACEMENT_MALFORMED /replacement/body/person', 'REPLACEMENT_MALFORMED /replacement/body']);
    const [, body] = district.correction(WATER, 'PlanManagerAppointed');
    expect(district.refused(WATER, ['correct-organisation', { ...body, on: '2026-11-25' }]).told).toEqual([
      'DATE_IN_FUTURE /on',
    ]);
  });

  it('of what others recorded is the bureau’s', () => {
    const district = having(appoint('u-1', '2026-02-02'));
    const step = district.correction(WATER, 'PlanManagerAppointed', { person: 'u-2' });
    expect(district.refused(WATER, step, actor(WATER, 'HEAD'))).toMatchObject({
      kind: 'FORBIDDEN',
      told: ['RECORDED_BY_OTHERS /target 第五条'],
    });
    expect(district.when(WATER, ...step)).toHaveLength(1);
  });

  it('of what a merged body recorded is its successor’s', () => {
    const district = having();
    district.happened(
      WATER,
      district.when(WATER, 'appoint-manager', { person: 'u-1', on: '2026-02-02' }),
      actor(WATER, 'HEAD'),
    );
    const step = district.correction(WATER, 'PlanManagerAppointed', { person: 'u-2' });
    const successor = actor('housing-commission', 'HEAD');
    expect(district.refused(WATER, step, successor).told).toEqual(['RECORDED_BY_OTHERS /target 第五条']);
    district.given(WATER, merge('housing-commission'));
    expect(district.accepted(WATER, step, successor)).toBe(true);
  });

  it('is not held against what was wrong before', () => {
    const plans: Record<string, { status: 'IN_FORCE' }> = { 'flood-plan': { status: 'IN_FORCE' } };
    const district = organisations({ plans });
    district.given(WATER, [
      'hold-training',
      { plans: ['flood-plan'], attendees: 3, content: '程序', on: '2026-05-12' },
    ]);
    delete plans['flood-plan'];
    district.given(WATER, district.correction(WATER, 'TrainingHeld', { attendees: 30 }));
    expect(district.life(WATER).trainings).toMatchObject([{ attendees: 30 }]);
  });
});
