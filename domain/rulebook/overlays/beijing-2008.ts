import type { Overlay } from './overlay.ts';

const TITLE = '《北京市实施〈中华人民共和国突发事件应对法〉办法》';

export const beijing2008: Overlay = {
  id: 'CN-BJ-2008',
  title: { zh: TITLE, en: 'Beijing’s measures for carrying out the Emergency Response Law (2008)' },
  rank: 'LOCAL_REGULATION',
  validFrom: '2008-07-01',
  duties: [
    {
      id: 'BJ-31.3',
      article: `${TITLE}第三十一条第三款`,
      duty: 'DRILL',
      subject: 'ORGANISATION',
      of: [
        'DISTRICT_GOVERNMENT',
        'EMERGENCY_BUREAU',
        'COMMAND_OFFICE',
        'DEPARTMENT',
        'SUBDISTRICT_OFFICE',
        'RESIDENTS_COMMITTEE',
        'DISTRICT_SOE',
        'CENTRAL_UNIT',
        'UNIT',
      ],
      holdingPlans: true,
      when: { allOf: [] },
      metBy: 'DRILL',
      text: {
        zh: '机关、团体、企业事业单位每年至少组织一次应急演练',
        en: 'every body drills at least once in a calendar year',
      },
      period: { n: 1, unit: 'CALENDAR_YEAR' },
      roll: 'NONE',
      severity: 'MANDATORY',
      ladder: 'YEARLY',
    },
  ],
};
