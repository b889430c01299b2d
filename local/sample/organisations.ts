import type { OrganisationClass } from '../../events/organisation-events.ts';

/** Body of `register-organisation`. */
export interface SampleOrganisation {
  readonly organisationId: string;
  readonly class: OrganisationClass;
  readonly name: string;
  readonly nameEn: string;
  readonly documentCode?: string;
  readonly parent?: string;
  readonly superiorLead?: string;
  readonly commandHq?: string;
}

const city = (organisationId: string, name: string, nameEn: string): SampleOrganisation => ({
  organisationId,
  class: 'CITY_DEPARTMENT',
  name: `北京市${name}`,
  nameEn: `Beijing Municipal ${nameEn}`,
});

const CITY: readonly SampleOrganisation[] = [
  {
    organisationId: 'city-government',
    class: 'CITY_GOVERNMENT',
    name: '北京市人民政府',
    nameEn: 'Beijing Municipal People’s Government',
  },
  {
    organisationId: 'city-emergency-bureau',
    class: 'CITY_EMERGENCY_BUREAU',
    name: '北京市应急管理局',
    nameEn: 'Beijing Municipal Emergency Management Bureau',
  },
  city('city-water-authority', '水务局', 'Water Authority'),
  city('city-ecology-bureau', '生态环境局', 'Ecology and Environment Bureau'),
  city('city-health-commission', '卫生健康委员会', 'Health Commission'),
  city('city-police-bureau', '公安局', 'Public Security Bureau'),
  city(
    'city-housing-commission',
    '住房和城乡建设委员会',
    'Commission of Housing and Urban-Rural Development',
  ),
  city('city-management-commission', '城市管理委员会', 'Commission of Urban Management'),
  city('city-fire-brigade', '消防救援总队', 'Fire and Rescue Brigade'),
  city('city-education-commission', '教育委员会', 'Education Commission'),
  city('city-market-bureau', '市场监督管理局', 'Administration for Market Regulation'),
  city('city-gardening-bureau', '园林绿化局', 'Forestry and Parks Bureau'),
  city('city-commerce-bureau', '商务局', 'Commerce Bureau'),
  city('city-culture-bureau', '文化和旅游局', 'Culture and Tourism Bureau'),
  city('city-civil-affairs-bureau', '民政局', 'Civil Affairs Bureau'),
];

const LEADERSHIP: readonly SampleOrganisation[] = [
  {
    organisationId: 'party-committee',
    class: 'PARTY_COMMITTEE',
    name: '中共北京市石景山区委员会',
    nameEn: 'CPC Shijingshan District Committee',
  },
  {
    organisationId: 'district-government',
    class: 'DISTRICT_GOVERNMENT',
    name: '北京市石景山区人民政府',
    nameEn: 'Shijingshan District People’s Government',
    documentCode: '石政',
    parent: 'city-government',
  },
  {
    organisationId: 'emergency-commission',
    class: 'EMERGENCY_COMMISSION',
    name: '石景山区突发事件应急委员会',
    nameEn: 'Shijingshan District Emergency Commission',
    documentCode: '石应急委',
  },
  {
    organisationId: 'safe-shijingshan-group',
    class: 'PARTY_MECHANISM',
    name: '石景山区委平安石景山建设领导小组',
    nameEn: 'Safe Shijingshan Leading Group of the District Committee',
    parent: 'party-committee',
  },
  {
    organisationId: 'establishment-office',
    class: 'ESTABLISHMENT_OFFICE',
    name: '石景山区委机构编制委员会办公室',
    nameEn: 'Shijingshan District Establishment Office',
    parent: 'party-committee',
  },
  {
    organisationId: 'emergency-bureau',
    class: 'EMERGENCY_BUREAU',
    name: '北京市石景山区应急管理局',
    nameEn: 'Shijingshan District Emergency Management Bureau',
    documentCode: '石应急',
    parent: 'district-government',
    superiorLead: 'city-emergency-bureau',
    commandHq: 'emergency-commission',
  },
  {
    organisationId: 'flood-headquarters',
    class: 'COMMAND_HQ',
    name: '石景山区防汛抗旱指挥部',
    nameEn: 'Shijingshan District Flood Control and Drought Relief Headquarters',
    superiorLead: 'city-water-authority',
  },
  {
    organisationId: 'flood-headquarters-office',
    class: 'COMMAND_OFFICE',
    name: '石景山区防汛抗旱指挥部办公室',
    nameEn: 'Office of the Flood Control and Drought Relief Headquarters',
    parent: 'flood-headquarters',
    superiorLead: 'city-water-authority',
    commandHq: 'flood-headquarters',
  },
];

const department = (
  organisationId: string,
  name: string,
  nameEn: string,
  relations: { superiorLead?: string; commandHq?: string; documentCode?: string } = {},
): SampleOrganisation => ({
  organisationId,
  class: 'DEPARTMENT',
  name: `石景山区${name}`,
  nameEn: `Shijingshan District ${nameEn}`,
  parent: 'district-government',
  ...relations,
});

const DEPARTMENTS: readonly SampleOrganisation[] = [
  department('water-bureau', '水务局', 'Water Authority', {
    superiorLead: 'city-water-authority',
    commandHq: 'flood-headquarters',
    documentCode: '石水务',
  }),
  department('ecology-bureau', '生态环境局', 'Ecology and Environment Bureau', {
    superiorLead: 'city-ecology-bureau',
  }),
  department('health-commission', '卫生健康委员会', 'Health Commission', {
    superiorLead: 'city-health-commission',
  }),
  {
    organisationId: 'police-branch',
    class: 'DEPARTMENT',
    name: '北京市公安局石景山分局',
    nameEn: 'Shijingshan Branch of the Beijing Public Security Bureau',
    parent: 'district-government',
    superiorLead: 'city-police-bureau',
    commandHq: 'safe-shijingshan-group',
  },
  department(
    'housing-commission',
    '住房和城乡建设委员会',
    'Commission of Housing and Urban-Rural Development',
    {
      superiorLead: 'city-housing-commission',
    },
  ),
  department('management-commission', '城市管理委员会', 'Commission of Urban Management', {
    superiorLead: 'city-management-commission',
  }),
  department('fire-brigade', '消防救援支队', 'Fire and Rescue Brigade', {
    superiorLead: 'city-fire-brigade',
  }),
  department('education-commission', '教育委员会', 'Education Commission', {
    superiorLead: 'city-education-commission',
  }),
  department('market-bureau', '市场监督管理局', 'Administration for Market Regulation', {
    superiorLead: 'city-market-bureau',
  }),
  department('gardening-bureau', '园林绿化局', 'Forestry and Parks Bureau', {
    superiorLead: 'city-gardening-bureau',
  }),
  department('commerce-bureau', '商务局', 'Commerce Bureau', { superiorLead: 'city-commerce-bureau' }),
  department('culture-bureau', '文化和旅游局', 'Culture and Tourism Bureau', {
    superiorLead: 'city-culture-bureau',
  }),
  department('civil-affairs-bureau', '民政局', 'Civil Affairs Bureau', {
    superiorLead: 'city-civil-affairs-bureau',
  }),
  department('audit-bureau', '审计局', 'Audit Bureau'),
];

const office = (organisationId: string, name: string, pinyin: string): SampleOrganisation => ({
  organisationId,
  class: 'SUBDISTRICT_OFFICE',
  name: `石景山区人民政府${name}街道办事处`,
  nameEn: `${pinyin} Sub-district Office`,
  parent: 'district-government',
});

/** The nine sub-districts of Shijingshan. */
const SUBDISTRICTS: readonly SampleOrganisation[] = [
  office('babaoshan-office', '八宝山', 'Babaoshan'),
  office('laoshan-office', '老山', 'Laoshan'),
  office('bajiao-office', '八角', 'Bajiao'),
  office('gucheng-office', '古城', 'Gucheng'),
  office('pingguoyuan-office', '苹果园', 'Pingguoyuan'),
  office('jindingjie-office', '金顶街', 'Jindingjie'),
  office('guangning-office', '广宁', 'Guangning'),
  office('wulituo-office', '五里坨', 'Wulituo'),
  office('lugu-office', '鲁谷', 'Lugu'),
];

const committee = (
  organisationId: string,
  parent: string,
  names: { zh: string; en: string },
): SampleOrganisation => ({
  organisationId,
  class: 'RESIDENTS_COMMITTEE',
  name: `${names.zh}社区居民委员会`,
  nameEn: `${names.en} Community Residents’ Committee`,
  parent,
});

const COMMUNITIES: readonly SampleOrganisation[] = [
  committee('bajiao-beili-community', 'bajiao-office', { zh: '八角街道八角北里', en: 'Bajiao Beili' }),
  committee('bajiao-nanli-community', 'bajiao-office', { zh: '八角街道八角南里', en: 'Bajiao Nanli' }),
  committee('laoshan-xili-community', 'laoshan-office', { zh: '老山街道老山西里', en: 'Laoshan Xili' }),
  committee('gucheng-nanlu-community', 'gucheng-office', { zh: '古城街道古城南路', en: 'Gucheng Nanlu' }),
  committee('lugu-wufangyuan-community', 'lugu-office', { zh: '鲁谷街道五芳园', en: 'Wufangyuan' }),
];

/**
 * Organisations of Shijingshan and the city bodies above them, in an order in which each finds those it names. Names are
 * real and public; the document codes and relations are a sample and no statement about any of them.
 */
export const sampleOrganisations: readonly SampleOrganisation[] = [
  ...CITY,
  ...LEADERSHIP,
  ...DEPARTMENTS,
  ...SUBDISTRICTS,
  ...COMMUNITIES,
];
