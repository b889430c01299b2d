import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { DelegatedDuty } from '../../events/organisation-life-events.ts';
import type { ReviewGate } from '../../events/plan-events.ts';
import { delegatesOf } from '../organisation/delegates.ts';
import type { Registry } from '../organisation/organisation.ts';
import { standsFor } from '../organisation/successor.ts';
import type { Bilingual } from '../refusal.ts';

/** Whose plan it is, and whose act is to be recorded: what decides beside the role. */
export interface AccessFacts {
  /** 编制单位 of the plan; absent for a plan taken over without one, and for what concerns no plan */
  readonly preparingBody?: OrganisationId | undefined;
  /** The body whose act the command records: recipient of a filing, reviewer, approver, body in whose name it is issued */
  readonly actingBody?: OrganisationId | undefined;
  /** Bodies that approved what is to be filed: beside the preparing body they may have delegated the filing (G5) */
  readonly approvers?: readonly OrganisationId[];
  readonly gate?: ReviewGate | undefined;
}

/** How the person's organisation stands to the plan and to the act. */
export type Relation =
  /** prepares the plan */
  | 'OWN'
  /** is the body whose act is recorded */
  | 'ACTING'
  /** the acting body is an organ of the district, whose written evidence the bureau keeps */
  | 'DISTRICT_BODY'
  /** is the bureau, and the filing goes to the district government or to the bureau itself */
  | 'DISTRICT_DESK'
  /** the acting body lies outside the district and has no desk here */
  | 'OUTSIDE'
  /** files by standing delegation of the preparing or an approving body (G5) */
  | 'FILING_DELEGATE'
  /** discloses by standing delegation of the preparing body (G5) */
  | 'DISCLOSURE_DELEGATE'
  | 'ANY';

export const relationNames: Readonly<Record<Relation, Bilingual>> = {
  OWN: { zh: '编制单位', en: 'of the preparing body' },
  ACTING: { zh: '作出该行为的单位', en: 'of the body that acts' },
  DISTRICT_BODY: { zh: '代录区级机关的书面依据', en: 'for organs of the district, by written evidence' },
  DISTRICT_DESK: {
    zh: '代区政府、区应急局接收备案',
    en: 'for filings with the district government or the bureau',
  },
  OUTSIDE: { zh: '代录区外单位的回执', en: 'for bodies outside the district' },
  FILING_DELEGATE: { zh: '受常设委托办理备案的单位', en: 'of a body to which the filing is delegated' },
  DISCLOSURE_DELEGATE: {
    zh: '受常设委托办理公开的单位',
    en: 'of a body to which the disclosure is delegated',
  },
  ANY: { zh: '任何单位', en: 'of any organisation' },
};

const districtBodies: readonly OrganisationClass[] = [
  'PARTY_COMMITTEE',
  'PARTY_MECHANISM',
  'DISTRICT_GOVERNMENT',
  'EMERGENCY_COMMISSION',
  'EMERGENCY_BUREAU',
  'COMMAND_HQ',
];
const servedByBureauDesk: readonly OrganisationClass[] = ['DISTRICT_GOVERNMENT', 'EMERGENCY_BUREAU'];
const outside: readonly OrganisationClass[] = [
  'CITY_GOVERNMENT',
  'CITY_EMERGENCY_BUREAU',
  'CITY_DEPARTMENT',
  'NEIGHBOURING_BODY',
];

export function relationsOf(actor: Actor, facts: AccessFacts, registry: Registry): ReadonlySet<Relation> {
  // A successor acts for what was merged into it (G32).
  const own = (id: OrganisationId | undefined) =>
    id !== undefined && standsFor(registry, actor.organisation, id);
  const actingClass = facts.actingBody && registry.find(facts.actingBody)?.class;
  const isActing = (classes: readonly OrganisationClass[]) =>
    actingClass !== undefined && classes.includes(actingClass);
  const actsFor = (delegators: readonly (OrganisationId | undefined)[], duty: DelegatedDuty) =>
    delegators.some(
      (id) =>
        id !== undefined && delegatesOf(registry, id, duty).includes(actor.organisation as OrganisationId),
    );
  const atBureau = registry.find(actor.organisation as OrganisationId)?.class === 'EMERGENCY_BUREAU';
  const holds: Readonly<Record<Relation, boolean>> = {
    OWN: own(facts.preparingBody),
    ACTING: own(facts.actingBody),
    DISTRICT_BODY: isActing(districtBodies),
    DISTRICT_DESK: atBureau && isActing(servedByBureauDesk),
    OUTSIDE: isActing(outside),
    FILING_DELEGATE: actsFor([facts.preparingBody, ...(facts.approvers ?? [])], 'FILING'),
    DISCLOSURE_DELEGATE: actsFor([facts.preparingBody], 'DISCLOSURE'),
    ANY: true,
  };
  return new Set((Object.keys(holds) as Relation[]).filter((relation) => holds[relation]));
}
