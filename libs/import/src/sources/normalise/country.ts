import type { Noted } from '../source-record.js';

const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'tr',
  'ja',
  'ko',
  'zh',
  'ru',
  'uk',
  'ar',
  'el',
];

// Codes that CLDR has names for although ISO 3166-1 does not assign them to a country.
const notCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

// ISO 3166-1 alpha-3: codes that begin with the alpha-2 code, and the others with theirs.
const threeLetters = `
  AFG AIA ALB ARG ASM AUS AZE BEL BFA BGR BHR BLM BMU BOL BRA BTN BVT BWA CAN CCK CHE CIV CMR COL CRI CUB CXR CYP CZE DEU DJI DMA
  DOM DZA ECU EGY ERI ESP ETH FIN FJI FRA GAB GBR GEO GGY GHA GIB GMB GRC GTM GUM HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRN ISL
  ITA JEY JOR JPN KEN KGZ KHM KIR KNA KWT LAO LBN LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MHL MKD MLI MMR MNG MRT MSR MUS MWI MYS
  NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NZL OMN PAN PER PHL PRI PSE QAT REU ROU RUS RWA SAU SDN SGP SHN SJM SLE SMR SOM SSD STP
  SXM SYR TCA TGO THA TJK TKL TLS TON TTO TWN TZA UGA UMI USA UZB VAT VCT VEN VGB VIR VNM VUT WSM YEM ZAF ZMB ZWE
`;

const threeLettersApart = `
  ABW:AW AGO:AO ALA:AX AND:AD ARE:AE ARM:AM ATA:AQ ATF:TF ATG:AG AUT:AT BDI:BI BEN:BJ BES:BQ BGD:BD BHS:BS BIH:BA BLR:BY BLZ:BZ
  BRB:BB BRN:BN CAF:CF CHL:CL CHN:CN COD:CD COG:CG COK:CK COM:KM CPV:CV CUW:CW CYM:KY DNK:DK ESH:EH EST:EE FLK:FK FRO:FO FSM:FM
  GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUF:GF GUY:GY IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KOR:KR LBR:LR LBY:LY MAC:MO MAF:MF
  MDG:MG MDV:MV MEX:MX MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU PAK:PK PCN:PN PLW:PW PNG:PG POL:PL PRK:KP PRT:PT PRY:PY
  PYF:PF SEN:SN SGS:GS SLB:SB SLV:SV SPM:PM SRB:RS SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC TCD:TD TKM:TM TUN:TN TUR:TR TUV:TV
  UKR:UA URY:UY WLF:WF
`;

const spokenNames: Record<string, string> = {
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'czech republic': 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  'republic of ireland': 'IE',
  korea: 'KR',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  uae: 'AE',
  turkey: 'TR',
  macedonia: 'MK',
  'ivory coast': 'CI',
  'china mainland': 'CN',
  'mainland china': 'CN',
  'viet nam': 'VN',
  'republic of china': 'TW',
  burma: 'MM',
  'cape verde': 'CV',
  swaziland: 'SZ',
  bosnia: 'BA',
  'hong kong': 'HK',
  macau: 'MO',
  palestine: 'PS',
  brasil: 'BR',
  espana: 'ES',
  deutschland: 'DE',
};

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

let known: Countries | undefined;

interface Countries {
  codes: Set<string>;
  names: Map<string, string>;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const countries = (): Countries => {
  if (known) return known;
  const codes = new Set<string>();
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const today = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    if (today && !notCountries.has(code) && english.of(code)) codes.add(code);
  }
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = display.of(code);
      if (name && !names.has(folded(name))) names.set(folded(name), code);
    }
  }
  for (const [name, code] of Object.entries(spokenNames)) names.set(name, code);
  for (const code of words(threeLetters)) names.set(code.toLowerCase(), code.slice(0, 2));
  for (const pair of words(threeLettersApart)) names.set(pair.slice(0, 3).toLowerCase(), pair.slice(4));
  return (known = { codes, names });
};

/** The ISO 3166-1 alpha-2 code in capitals for a code of two or three letters in any case or a name in one of 22 languages; none, with a note, for anything else. */
export const readCountry = (raw: string): Noted<string | undefined> => {
  const text = raw.trim();
  if (text === '') return { value: undefined, notes: [] };
  const { codes, names } = countries();
  const upper = text.toUpperCase();
  const code = codes.has(upper) ? upper : names.get(folded(text));
  if (code) return { value: code, notes: [] };
  return {
    value: undefined,
    notes: [
      {
        kind: 'country-unknown',
        message: `${JSON.stringify(text.slice(0, 80))} is not a country that is known; it was left out`,
      },
    ],
  };
};
