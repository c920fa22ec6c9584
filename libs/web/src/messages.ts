import type { Catalogue, Message, MessageKey } from './messages/catalogue.js';
import { de } from './messages/de.js';
import { en } from './messages/en.js';

export type { Catalogue, Message, MessageKey };

/** The languages that every text exists in. */
export type Locale = 'en' | 'de';
export const locales: readonly Locale[] = ['en', 'de'];

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextsOf<M> = M extends string ? M : M extends object ? { [Form in keyof M]: M[Form] }[keyof M] : never;
type ParameterNames<K extends MessageKey> =
  Names<TextsOf<(typeof en)[K]>> | ((typeof en)[K] extends string ? never : 'count');

/** What a text needs to be filled in; `count` is always a number, because it chooses the plural form. */
export type MessageParameters<K extends MessageKey> = {
  readonly [Name in ParameterNames<K>]: Name extends 'count' ? number : string | number;
};

/** Gives the text of a key, filled in. Numbers are written as the language writes them; pass years as strings. */
export type Translate = <K extends MessageKey>(
  key: K,
  ...parameters: [ParameterNames<K>] extends [never] ? [] : [MessageParameters<K>]
) => string;

const catalogues: Record<Locale, Catalogue> = { en, de };

/** The BCP 47 tag whose habits dates and numbers follow: British for English, for its 24 hours and its Mondays. */
export const formattingTags: Record<Locale, string> = { en: 'en-GB', de: 'de-DE' };

const placeholder = /\{(\w+)\}/g;

function translatorOf(locale: Locale): Translate {
  const catalogue = catalogues[locale];
  const plurals = new Intl.PluralRules(formattingTags[locale]);
  const numbers = new Intl.NumberFormat(formattingTags[locale]);
  return (key, ...[parameters]) => {
    const values: Record<string, string | number> = parameters ?? {};
    const message = catalogue[key];
    const text = typeof message === 'string' ? message : formOf(message, plurals.select(Number(values['count'])));
    return text.replace(placeholder, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}

const formOf = (message: Exclude<Message, string>, category: Intl.LDMLPluralRule): string =>
  message[category] ?? message.other;

const translators: Record<Locale, Translate> = { en: translatorOf('en'), de: translatorOf('de') };

/** Gives the function that speaks a language; made once per language. */
export function translate(locale: Locale): Translate {
  return translators[locale];
}

const isLocale = (tag: string): tag is Locale => locales.some((locale) => locale === tag);

/**
 * Chooses the language of an answer: what the address asks for (`?lang=`), else the best of the Accept-Language header
 * (RFC 9110, 12.5.4; region subtags are ignored), else English.
 */
export function chooseLocale(wish: { lang?: string | null; acceptLanguage?: string | null }): Locale {
  const asked = wish.lang?.toLowerCase().split('-')[0] ?? '';
  if (isLocale(asked)) return asked;
  let best: { locale: Locale; quality: number } | undefined;
  for (const range of (wish.acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...settings] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = settings.find((setting) => setting.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    const primary = tag === '*' ? 'en' : (tag.split('-')[0] ?? '');
    if (isLocale(primary) && quality > (best?.quality ?? 0)) best = { locale: primary, quality };
  }
  return best?.locale ?? 'en';
}
