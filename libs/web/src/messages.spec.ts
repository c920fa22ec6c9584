import { describe, expect, it } from '@jest/globals';
import { chooseLocale, translate, type Message } from './messages.js';
import { de } from './messages/de.js';
import { en } from './messages/en.js';

const parametersOf = (message: Message): string[] => {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))].toSorted();
};

describe('Texts', () => {
  it('exist in German under the same names, with the same parameters', () => {
    const shape = (catalogue: Record<string, Message>) =>
      Object.entries(catalogue)
        .map(([key, message]) => [key, parametersOf(message), typeof message])
        .toSorted();
    expect(shape(de)).toEqual(shape(en));
  });

  it('choose the plural form and write numbers as the language does', () => {
    expect(translate('en')('group.members', { count: 1 })).toBe('1 member');
    expect(translate('en')('group.members', { count: 1284 })).toBe('1,284 members');
    expect(translate('de')('group.members', { count: 1 })).toBe('1 Mitglied');
    expect(translate('de')('group.members', { count: 1284 })).toBe('1.284 Mitglieder');
    expect(translate('de')('home.groupCount', { count: 0 })).toBe('Gruppen');
  });

  it('fill in what they are given and nothing within it', () => {
    expect(translate('en')('search.emptyTitle', { words: '{count} $& <b>' })).toBe(
      'Nothing found for “{count} $& <b>”',
    );
  });
});

describe('The language of an answer', () => {
  it.each([
    [{}, 'en'],
    [{ lang: 'de' }, 'de'],
    [{ lang: 'DE-at' }, 'de'],
    [{ lang: 'xx', acceptLanguage: 'de' }, 'de'],
    [{ lang: 'en', acceptLanguage: 'de' }, 'en'],
    [{ acceptLanguage: 'fr-CH, fr;q=0.9, de;q=0.7, en;q=0.6' }, 'de'],
    [{ acceptLanguage: 'de;q=0.2, en;q=0.8' }, 'en'],
    [{ acceptLanguage: 'de;q=0, *;q=0.1' }, 'en'],
    [{ acceptLanguage: 'de;q=x, ;;;,' }, 'en'],
    [{ acceptLanguage: null, lang: null }, 'en'],
  ] as const)('of %j is %s', (wish, locale) => {
    expect(chooseLocale(wish)).toBe(locale);
  });
});
