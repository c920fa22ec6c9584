import { foldPlaceName } from './fold-place-name.js';

/** A country as its ISO 3166-1 code and, where one is named, a first-level division as the code that GeoNames gives it. */
export interface Qualifier {
  country: string;
  division?: string;
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru'];

const colloquial: Record<string, string[]> = {
  GB: ['UK', 'Great Britain', 'Britain', 'Großbritannien'],
  US: ['USA', 'United States of America', 'America'],
  NL: ['Holland'],
  CZ: ['Czech Republic'],
  MK: ['Macedonia'],
  AE: ['UAE'],
  KR: ['Korea'],
};

// Only where people write the division beside the place, and the list of places knows it.
const divisions: Record<string, string> = {
  GB: 'ENG:England;SCT:Scotland;WLS:Wales;NIR:Northern Ireland',
  US:
    'AL:Alabama;AK:Alaska;AZ:Arizona;AR:Arkansas;CA:California;CO:Colorado;CT:Connecticut;DE:Delaware;FL:Florida;' +
    'GA:Georgia;HI:Hawaii;ID:Idaho;IL:Illinois;IN:Indiana;IA:Iowa;KS:Kansas;KY:Kentucky;LA:Louisiana;ME:Maine;' +
    'MD:Maryland;MA:Massachusetts;MI:Michigan;MN:Minnesota;MS:Mississippi;MO:Missouri;MT:Montana;NE:Nebraska;' +
    'NV:Nevada;NH:New Hampshire;NJ:New Jersey;NM:New Mexico;NY:New York;NC:North Carolina;ND:North Dakota;OH:Ohio;' +
    'OK:Oklahoma;OR:Oregon;PA:Pennsylvania;RI:Rhode Island;SC:South Carolina;SD:South Dakota;TN:Tennessee;TX:Texas;' +
    'UT:Utah;VT:Vermont;VA:Virginia;WA:Washington;WV:West Virginia;WI:Wisconsin;WY:Wyoming;DC:District of Columbia',
  CA:
    '01:AB/Alberta;02:BC/British Columbia;03:MB/Manitoba;04:NB/New Brunswick;05:NL/Newfoundland and Labrador;' +
    '07:NS/Nova Scotia;08:ON/Ontario;09:PE/Prince Edward Island;10:QC/Quebec;11:SK/Saskatchewan;12:YT/Yukon',
  AU:
    '01:ACT/Australian Capital Territory;02:NSW/New South Wales;03:NT/Northern Territory;04:QLD/Queensland;' +
    '05:SA/South Australia;06:TAS/Tasmania;07:VIC/Victoria;08:WA/Western Australia',
};

let known: Map<string, Qualifier[]> | undefined;

/**
 * What a folded word or phrase says about where a place lies: countries by code, by common name and by name in nine
 * languages, states and provinces by code and name. "ca" is both Canada and California, so the answer is a list.
 */
export function qualifiersNamed(folded: string, countries: Iterable<string>): Qualifier[] {
  known ??= collect(countries);
  return known.get(folded) ?? [];
}

function collect(countries: Iterable<string>): Map<string, Qualifier[]> {
  const named = new Map<string, Qualifier[]>();
  const add = (name: string, qualifier: Qualifier) => {
    const key = foldPlaceName(name);
    const before = named.get(key) ?? [];
    if (!before.some((other) => other.country === qualifier.country && other.division === qualifier.division)) {
      named.set(key, [...before, qualifier]);
    }
  };
  const displays = languages.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  for (const country of new Set(countries)) {
    add(country, { country });
    for (const display of displays) add(display.of(country) ?? country, { country });
    for (const name of colloquial[country] ?? []) add(name, { country });
  }
  for (const [country, list] of Object.entries(divisions)) {
    for (const entry of list.split(';')) {
      const [division = '', names = ''] = entry.split(':');
      for (const name of [...names.split('/'), ...(/^\d/.test(division) ? [] : [division])]) {
        add(name, { country, division });
      }
    }
  }
  return named;
}
