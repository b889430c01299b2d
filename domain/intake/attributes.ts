import type { PlanAttributes } from '../../events/plan-attributes.ts';
import { isAboveDistrict, type Place } from './places.ts';

/**
 * Axes that a register's own words settle (`区专项 自然灾害`). What they do not settle stays unknown: rules that need it
 * will ask, which is better than a guess that decides who files where.
 */
export function attributesFrom(
  row: { kind: string; title: string },
  place: Place,
  ledger: string,
): PlanAttributes {
  const form = formOf(row.kind);
  const tier = tierOf(row.kind, form, place);
  const category = categoryOf(row.kind);
  return {
    ...(tier !== undefined && { tier }),
    ...(form !== undefined && { form }),
    ...(category !== undefined && { incidentCategory: category }),
    ...(form !== undefined && { formulatorClass: 'GOV' as const }),
    ...(place.status !== 'UNKNOWN' && place.code !== ledger && { jurisdiction: place.code }),
    // The register was read from public pages: a plan that stands there is a public one.
    secrecy: 'PUBLIC',
  };
}

function formOf(kind: string): PlanAttributes['form'] {
  if (kind.includes('专项/部门')) return undefined;
  if (kind.includes('乡镇') || kind.includes('街道')) return 'SUBDISTRICT';
  if (kind.includes('总体')) return 'OVERALL';
  if (kind.includes('专项')) return 'SPECIAL';
  return undefined;
}

function tierOf(kind: string, form: PlanAttributes['form'], place: Place): PlanAttributes['tier'] {
  if (form === 'SUBDISTRICT') return 'SUBDISTRICT';
  if (form === undefined || place.status !== 'KNOWN' || isAboveDistrict(place.code)) return undefined;
  return /^[区县市]/.test(kind) ? 'DISTRICT' : undefined;
}

/** One category only: where a register names two (自然/事故), which one rules is not ours to choose. */
function categoryOf(kind: string): PlanAttributes['incidentCategory'] {
  const named = [
    ['自然灾害', 'NATURAL_DISASTER'],
    ['事故灾难', 'ACCIDENT_DISASTER'],
    ['公共卫生', 'PUBLIC_HEALTH'],
    ['社会安全', 'SOCIAL_SECURITY'],
  ] as const;
  const found = named.filter(([word]) => kind.includes(word));
  return found.length === 1 ? found[0]?.[1] : undefined;
}
