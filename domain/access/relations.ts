import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { ReviewGate } from '../../events/plan-events.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import type { Bilingual } from '../refusal.ts';

/** Whose plan it is, and whose act is to be recorded: what decides beside the role. */
export interface AccessFacts {
  /** 编制单位 of the plan; absent for a plan taken over without one, and for what concerns no plan */
  readonly preparingBody?: OrganisationId | undefined;
  /** The body whose act the command records: recipient of a filing, reviewer, approver, body in whose name it is issued */
  readonly actingBody?: OrganisationId | undefined;
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
    id !== undefined && (id === actor.organisation || successorOf(registry, id) === actor.organisation);
  const actingClass = facts.actingBody && registry.find(facts.actingBody)?.class;
  const isActing = (classes: readonly OrganisationClass[]) =>
    actingClass !== undefined && classes.includes(actingClass);
  const atBureau = registry.find(actor.organisation as OrganisationId)?.class === 'EMERGENCY_BUREAU';
  const holds: Readonly<Record<Relation, boolean>> = {
    OWN: own(facts.preparingBody),
    ACTING: own(facts.actingBody),
    DISTRICT_BODY: isActing(districtBodies),
    DISTRICT_DESK: atBureau && isActing(servedByBureauDesk),
    OUTSIDE: isActing(outside),
    ANY: true,
  };
  return new Set((Object.keys(holds) as Relation[]).filter((relation) => holds[relation]));
}
