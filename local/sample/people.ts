import type { Role } from '../../domain/access/roles.ts';
import { type SampleOrganisation, sampleOrganisations } from './organisations.ts';

/** Shijingshan by GB/T 2260. */
export const LEDGER = '110107';

/** A person of the directory; `user` is what `npm run token` takes. Nobody real. */
export interface SamplePerson {
  readonly user: string;
  readonly personId: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly roles: readonly Role[];
}

function person(
  user: string,
  organisation: string,
  name: string,
  roles: readonly Role[],
  language: SamplePerson['language'] = 'zh',
): SamplePerson {
  return {
    user,
    personId: user,
    organisation,
    name: language === 'zh' ? `${name}（示例）` : `${name} (sample)`,
    email: `${user}@shijingshan.example.invalid`,
    language,
    roles,
  };
}

/** One user per role, and those whom the life of a plan of each kind needs. */
const CAST: readonly SamplePerson[] = [
  person('drafter', 'water-bureau', '甲水务', ['DRAFTER']),
  person('head', 'water-bureau', '乙水务', ['HEAD']),
  person('desk', 'emergency-bureau', '丙窗口', ['DESK']),
  person('bureau', 'emergency-bureau', '丁应急', ['BUREAU']),
  person('commission', 'emergency-commission', '戊应急委', ['COMMISSION']),
  person('leader', 'district-government', '己领导', ['LEADER']),
  person('auditor', 'audit-bureau', 'Auditor Geng', ['AUDITOR'], 'en'),
  person('admin', 'district-government', '辛管理', ['ADMIN']),
  person('bureau-drafter', 'emergency-bureau', '壬应急', ['DRAFTER']),
  person('bureau-head', 'emergency-bureau', '癸应急', ['HEAD']),
  person('commission-head', 'emergency-commission', '子应急委', ['HEAD']),
  person('government-head', 'district-government', '丑政府', ['HEAD']),
  person('government-desk', 'district-government', '寅政府', ['DESK']),
  person('headquarters-head', 'flood-headquarters', '卯指挥部', ['HEAD']),
  person('office-drafter', 'flood-headquarters-office', '辰防汛办', ['DRAFTER']),
  person('office-head', 'flood-headquarters-office', '巳防汛办', ['HEAD']),
  person('group-head', 'safe-shijingshan-group', '午平安办', ['HEAD']),
  person('department-drafter', 'housing-commission', '未住建', ['DRAFTER']),
  person('department-head', 'housing-commission', '申住建', ['HEAD']),
  person('subdistrict-drafter', 'bajiao-office', '酉八角', ['DRAFTER']),
  person('subdistrict-head', 'bajiao-office', '戌八角', ['HEAD']),
  person('subdistrict-desk', 'bajiao-office', '亥八角', ['DESK']),
  person('community-drafter', 'bajiao-beili-community', '天北里', ['DRAFTER']),
  person('community-head', 'bajiao-beili-community', '地北里', ['HEAD']),
];

const OWN_PLANS: readonly SampleOrganisation['class'][] = [
  'DEPARTMENT',
  'SUBDISTRICT_OFFICE',
  'RESIDENTS_COMMITTEE',
];

/** Every other body that prepares plans has a drafter and a head, and a sub-district a desk for its communities. */
const OTHERS: readonly SamplePerson[] = sampleOrganisations
  .filter(
    (one) => OWN_PLANS.includes(one.class) && !CAST.some((someone) => writesFor(someone, one.organisationId)),
  )
  .flatMap(({ organisationId, class: kind, name }) => {
    const short = name.replace(/^.*石景山区?(人民政府)?/, '');
    return [
      person(`${organisationId}-drafter`, organisationId, `${short}拟稿人`, ['DRAFTER']),
      person(`${organisationId}-head`, organisationId, `${short}负责人`, ['HEAD']),
      ...(kind === 'SUBDISTRICT_OFFICE'
        ? [person(`${organisationId}-desk`, organisationId, `${short}备案窗口`, ['DESK'])]
        : []),
    ];
  });

function writesFor(someone: SamplePerson, organisationId: string): boolean {
  return someone.organisation === organisationId && someone.roles.includes('DRAFTER');
}

export const samplePeople: readonly SamplePerson[] = [...CAST, ...OTHERS];
