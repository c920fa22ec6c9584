import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareNames, nameKeys, readPersonName } from './person-name.js';

const words = (name: string): string[] => readPersonName(name).readings.map((reading) => reading.words.join(' '));
const kind = (name: string): string => readPersonName(name).kind;
const compare = (one: string, other: string): string => {
  const { kind: found, detail } = compareNames(readPersonName(one), readPersonName(other));
  return `${found}: ${detail}`;
};
const shareKey = (one: string, other: string): boolean => {
  const [a, b] = [nameKeys(readPersonName(one)), nameKeys(readPersonName(other))];
  return [...a.exact, ...a.loose].some((key) => [...b.exact, ...b.loose].includes(key));
};

describe("A person's name", () => {
  it.each([
    ['Zoë Brandvold-Æsop', ['zoe brandvold aesop']],
    ['Brandvold, Zoë', ['zoe brandvold']],
    ['Dr. Zoë Brandvold, PhD', ['zoe brandvold']],
    ['Zoë Brandvold Jr.', ['zoe brandvold']],
    ['Zoë van der Brandvold', ['zoe brandvold']],
    ['Al Brandvold', ['al brandvold']],
    ['Zoë Brandvold (she/her)', ['zoe brandvold']],
    ['Zoë Brandvold (keynote)', ['zoe brandvold']],
    ['Zoë Brandvold - Tinder & Flint', ['zoe brandvold']],
    ['林美玲 (Mei-Ling Lin)', ['林美玲', 'mei ling lin']],
    ['林 美玲', ['林美玲']],
    ['林美玲 Meiling Lin', ['林美玲', 'meiling lin']],
    ['Юлия Зорн', ['юлия зорн', 'yuliya zorn']],
    ['أحمد الزرني', ['احمد الزرني']],
  ])('%s is read as %j', (name, readings) => {
    expect(words(name)).toEqual(readings);
  });

  it.each([
    ['Zoë "Flint" Brandvold', 'flint'],
    ['Zoë (Flint) Brandvold', 'flint'],
    ["Zoë 'flint' Brandvold", 'flint'],
    ['Zoë Brandvold (@flint99)', 'flint99'],
    ['Zoë “Flint” Brandvold', 'flint'],
  ])('%s has a nickname beside it', (name, nickname) => {
    const { readings, nicknames } = readPersonName(name);
    expect({ readings: readings.map((reading) => reading.words), nicknames }).toEqual({
      readings: [['zoe', 'brandvold']],
      nicknames: [nickname],
    });
  });

  it('is told from a handle, a list of people and a placeholder', () => {
    expect(
      [
        'Zoë Brandvold',
        'Zoë',
        '@flint',
        'flint99',
        'zoeBrandvold',
        'Zoë Brandvold & Ugo Tarn',
        'Zoë Brandvold, Ugo Tarn, Ida Vey',
        'TBA',
        'Various',
        'Lightning talks',
        '',
        '???',
      ].map(kind),
    ).toEqual([
      'person',
      'person',
      'handle',
      'handle',
      'handle',
      'several',
      'several',
      'placeholder',
      'placeholder',
      'placeholder',
      'placeholder',
      'placeholder',
    ]);
  });

  it('never fails to be read and is always equal to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = readPersonName(text);
        expect(['equal', 'unknown']).toContain(compareNames(name, name).kind);
      }),
    );
  });

  it('compares alike in both directions', () => {
    const part = fc.constantFrom(
      'Zoe',
      'Zoë',
      'Z.',
      'Ugo',
      'Brandvold',
      'Brandwold',
      'Tarn',
      'van',
      '"Flint"',
      '(Ugo)',
      ',',
      'Dan',
      'Daniel',
      '林美',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(name, name, (one, other) => expect(compare(one, other)).toBe(compare(other, one))));
  });
});

describe('Two names', () => {
  it.each([
    ['Zoë Brandvold', 'Zoë Brandvold', 'equal: names equal'],
    ['Zoë Brandvold', 'ZOE BRANDVOLD', 'folded: names equal after removing accents, capitals and punctuation'],
    ['Zoë Brandvold', 'Brandvold Zoë', 'order: same name with its words in another order'],
    ['Zoë van Brandvold', 'Zoë Brandvold', 'spacing: names equal apart from a particle'],
    ['Mei-Ling Lin', 'Meiling Lin', 'spacing: same letters, spaced differently'],
    ['Юлия Зорн', 'Yuliya Zorn', 'spacing: same name in Cyrillic and Latin letters'],
    ['Jörg Brandvold', 'Joerg Brandvold', 'close: names agree with an umlaut written out'],
    ['Daniel Brandvold', 'Dan Brandvold', 'close: names agree with a short form of a given name'],
    ['Robert Brandvold', 'Bob Brandvold', 'close: names agree with a short form of a given name'],
    ['Zoë Brandvold', 'Z. Brandvold', 'close: names agree with an initial for a name'],
    ['Zoë Brandvold', 'Zoë K. Brandvold', 'close: names agree with a middle initial on one side only'],
    ['Zoë Brandvold', 'Zoë Ida Brandvold', 'close: names agree with a further name on one side only'],
    ['Zoë Brandvold', 'Zoë Brandwold', 'close: names agree with a word spelt slightly differently'],
    [
      'Zoë "Flint" Brandvold',
      'Flint Brandvold',
      'folded: names equal after removing accents, capitals and punctuation',
    ],
    ['林美玲 (Mei-Ling Lin)', 'Mei-Ling Lin', 'folded: names equal after removing accents, capitals and punctuation'],
    ['林 美玲', '林美玲', 'folded: names equal after removing accents, capitals and punctuation'],
  ])('%s and %s agree', (one, other, agreement) => {
    expect(compare(one, other)).toBe(agreement);
  });

  it.each([
    ['Zoë Brandvold', 'Ugo Brandvold'],
    ['Zoë A. Brandvold', 'Zoë B. Brandvold'],
    ['Zoë Brandvold', 'Zoë Tarn'],
    ['林美玲', '林美鈴'],
    ['がく', 'かく'],
    ['Petr Dayo', 'Diana Peters'],
  ])('%s and %s are different', (one, other) => {
    expect(compare(one, other)).toBe('different: different names');
  });

  it.each([
    ['林美玲', 'Mei-Ling Lin'],
    ['@flint', 'Zoë Brandvold'],
    ['TBA', 'TBA'],
    ['Zoë Brandvold & Ugo Tarn', 'Zoë Brandvold'],
  ])('%s and %s cannot be compared', (one, other) => {
    expect(compare(one, other)).toBe('unknown: no name to compare');
  });

  it.each([
    ['Zoë Brandvold', 'Brandvold Zoe'],
    ['Zoë Brandvold', 'Z Brandvold'],
    ['Robert Brandvold', 'Bob Brandvold'],
    ['Zoë Brandvold', 'Zoe Brandwold'],
    ['Katrin Brandvold', 'Hatrin Brandvold'],
    ['Zoë Ida Brandvold', 'Zoë Brandvold Tarn'],
    ['Zoë "Flint" Brandvold', 'Flint Brandvold'],
    ['Toru Brandvold', 'torubrandvold'],
    ['Юлия Зорн', 'Yuliya Zorn'],
  ])('%s and %s are brought together by a key', (one, other) => {
    expect(shareKey(one, other)).toBe(true);
  });
});
