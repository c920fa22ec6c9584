import type { Noted } from '../source-record.js';

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'hu', 'tr', 'ja', 'ko', 'zh', 'ru', 'uk', 'ar', 'el'];

// Codes that CLDR has names for although ISO 3166-1 does not assign them to a country.
const notCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

const spokenNames: Record<string, string> = {
  usa: 'US', 'u s a': 'US', 'u s': 'US', america: 'US', 'united states of america': 'US', uk: 'GB', 'u k': 'GB', 'great britain': 'GB', britain: 'GB',
  england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB', 'czech republic': 'CZ', holland: 'NL', 'the netherlands': 'NL',
  'republic of ireland': 'IE', korea: 'KR', 'republic of korea': 'KR', 'russian federation': 'RU', uae: 'AE', turkey: 'TR', macedonia: 'MK',
  'ivory coast': 'CI', 'viet nam': 'VN', 'republic of china': 'TW', burma: 'MM', 'cape verde': 'CV', swaziland: 'SZ', bosnia: 'BA',
  'hong kong': 'HK', macau: 'MO', palestine: 'PS', brasil: 'BR', espana: 'ES', deutschland: 'DE',
};

const folded = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

let known: { codes: Set<string>; names: Map<string, string> } | undefined;

const countries = (): { codes: Set<string>; names: Map<string, string> } => {
  if (known) return known;
  const codes = new Set<string>();
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const today = new Intl.Locale(`und-${code}`).region === code && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
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
  return (known = { codes, names });
};

/** The ISO 3166-1 alpha-2 code in capitals for a code in any case or a name in one of 22 languages; none, with a note, for anything else. */
export const readCountry = (raw: string): Noted<string | undefined> => {
  const text = raw.trim();
  if (text === '') return { value: undefined, notes: [] };
  const { codes, names } = countries();
  const upper = text.toUpperCase();
  const code = codes.has(upper) ? upper : names.get(folded(text));
  if (code) return { value: code, notes: [] };
  return { value: undefined, notes: [{ kind: 'country-unknown', message: `${JSON.stringify(text.slice(0, 80))} is not a country that is known; it was left out` }] };
};
