import { organisationCommands } from '../../domain/organisation/decide.ts';
import { type Organisation, type Registry, registryOf } from '../../domain/organisation/organisation.ts';
import { civilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import type { DocumentKind, DocumentRef } from '../../events/documents.ts';
import { OrganisationRegistered } from '../../events/organisation-events.ts';

/** A small Shijingshan: enough bodies for every row of the rulebook, each as it would be registered. */
export const shijingshanOrganisations: readonly Organisation[] = [
  { organisationId: 'city-government', class: 'CITY_GOVERNMENT', name: '北京市人民政府' },
  { organisationId: 'city-emergency-bureau', class: 'CITY_EMERGENCY_BUREAU', name: '北京市应急管理局' },
  { organisationId: 'city-water-authority', class: 'CITY_DEPARTMENT', name: '北京市水务局' },
  { organisationId: 'city-police', class: 'CITY_DEPARTMENT', name: '北京市公安局' },
  {
    organisationId: 'party-committee',
    class: 'PARTY_COMMITTEE',
    name: '中共北京市石景山区委员会',
    documentCode: '石发',
  },
  { organisationId: 'party-mechanism', class: 'PARTY_MECHANISM', name: '区委平安石景山建设领导小组' },
  {
    organisationId: 'district-government',
    class: 'DISTRICT_GOVERNMENT',
    name: '石景山区人民政府',
    documentCode: '石政',
  },
  {
    organisationId: 'emergency-commission',
    class: 'EMERGENCY_COMMISSION',
    name: '石景山区突发事件应急委员会',
  },
  {
    organisationId: 'emergency-bureau',
    class: 'EMERGENCY_BUREAU',
    name: '石景山区应急管理局',
    parent: 'district-government',
    superiorLead: 'city-emergency-bureau',
    commandHq: 'emergency-commission',
  },
  {
    organisationId: 'establishment-office',
    class: 'ESTABLISHMENT_OFFICE',
    name: '中共石景山区委机构编制委员会办公室',
  },
  { organisationId: 'flood-hq', class: 'COMMAND_HQ', name: '石景山区防汛抗旱指挥部' },
  {
    organisationId: 'water-bureau',
    class: 'DEPARTMENT',
    name: '石景山区水务局',
    parent: 'district-government',
    superiorLead: 'city-water-authority',
    commandHq: 'flood-hq',
  },
  {
    organisationId: 'housing-commission',
    class: 'DEPARTMENT',
    name: '石景山区住房和城乡建设委员会',
    parent: 'district-government',
  },
  {
    organisationId: 'police-branch',
    class: 'DEPARTMENT',
    name: '北京市公安局石景山分局',
    superiorLead: 'city-police',
    commandHq: 'party-mechanism',
  },
  {
    organisationId: 'lugu-office',
    class: 'SUBDISTRICT_OFFICE',
    name: '鲁谷街道办事处',
    parent: 'district-government',
  },
  {
    organisationId: 'lugu-community',
    class: 'RESIDENTS_COMMITTEE',
    name: '鲁谷街道双锦园社区居民委员会',
    parent: 'lugu-office',
  },
  { organisationId: 'steel-museum', class: 'UNIT', name: '首钢工业遗址博物馆' },
  {
    organisationId: 'heating-company',
    class: 'DISTRICT_SOE',
    name: '石景山区供热公司（示例）',
    industryRegulator: 'housing-commission',
  },
].map((organisation) => OrganisationRegistered.parse(organisation));

/** The registry of these organisations, each let in by the decision that would let it in. */
export function shijingshan(): Registry {
  const admitted: Organisation[] = [];
  for (const organisation of shijingshanOrganisations) {
    const context = { today: civilDate('2026-01-05'), registry: registryOf(admitted) };
    const decision = organisationCommands['register-organisation'].decide(undefined, organisation, context);
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    admitted.push(organisation);
  }
  return registryOf(admitted);
}

export const actor = (organisation: string, ...roles: string[]): Actor => ({
  id: `${organisation}-1`.slice(0, 60),
  organisation,
  roles,
});

/** References to papers of these kinds; `edition` makes another text of the same kind. */
export const papers = (kinds: readonly DocumentKind[], edition = 1): DocumentRef[] =>
  kinds.map((kind) => ({
    kind,
    name: `${kind}-${edition}.pdf`,
    sha256: kind.length.toString(16).padStart(2, '0').repeat(31) + edition.toString(16).padStart(2, '0'),
    bytes: 4096,
  }));
