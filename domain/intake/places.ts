/**
 * Places that appear in registers, with their GB/T 2260 codes; the longest name that occurs decides. Development zones
 * have no code of their own in the standard: they are known here as such, so that nobody guesses one for them.
 */
const CODES: readonly (readonly [name: string, code: string])[] = [
  ['石景山', '110107'],
  ['东城区', '110101'],
  ['朝阳区', '110105'],
  ['海淀区', '110108'],
  ['房山区', '110111'],
  ['密云', '110118'],
  ['北京市', '110000'],
  ['闵行', '310112'],
  ['上海市', '310000'],
  ['翔安', '350213'],
  ['鹿城', '330302'],
  ['北仑', '330206'],
  ['垫江', '500231'],
  ['万州', '500101'],
  ['槐荫', '370104'],
  ['冠县', '371525'],
  ['五大连池', '231182'],
  ['兴城', '211481'],
  ['荥阳', '410182'],
  ['益阳', '430900'],
  ['庆阳', '621000'],
  ['伽师', '653129'],
];
/** Development zones and the city they lie in: recorded under the city's code, and reported. */
const ZONES: readonly (readonly [name: string, cityCode: string])[] = [
  ['北京经济技术开发区', '110000'],
  ['石家庄高新区', '130100'],
  ['金华开发区', '330700'],
];

export type Place =
  | { readonly status: 'KNOWN'; readonly name: string; readonly code: string }
  | { readonly status: 'ZONE_WITHOUT_CODE'; readonly name: string; readonly code: string }
  | { readonly status: 'UNKNOWN' };

/** Finds the place a title or an issuer speaks of; a district wins over the city whose name stands before it. */
export function placeIn(text: string): Place {
  const zone = ZONES.find(([name]) => text.includes(name));
  if (zone) return { status: 'ZONE_WITHOUT_CODE', name: zone[0], code: zone[1] };
  const found = CODES.filter(([name]) => text.includes(name));
  const narrowest = found.find(([, code]) => !code.endsWith('00')) ?? found[0];
  return narrowest ? { status: 'KNOWN', name: narrowest[0], code: narrowest[1] } : { status: 'UNKNOWN' };
}

/** Codes that end in `00` are cities and provinces: above the three tiers of art. 7. */
export const isAboveDistrict = (code: string): boolean => code.endsWith('00');
