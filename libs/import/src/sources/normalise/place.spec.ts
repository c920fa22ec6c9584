import { describe, expect, it } from '@jest/globals';
import { readCountry } from './country.js';
import { readTown } from './postal-code.js';

describe('A country', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['allemagne', 'DE'],
    ['DEU', 'DE'],
    ['usa', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['uk', 'GB'],
    ['England', 'GB'],
    ['the Netherlands', 'NL'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['Brasil', 'BR'],
    ['México', 'MX'],
    ['Mexico', 'MX'],
    ['日本', 'JP'],
    ['South Korea', 'KR'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['CRI', 'CR'],
    ['Россия', 'RU'],
    ['China Mainland', 'CN'],
  ])('%s is %s', (written, code) => expect(readCountry(written)).toEqual({ value: code, notes: [] }));

  it.each(['Atlantis', 'ZZ', 'EU', 'XX', 'Q'])('%s is none, with a note', (written) => {
    expect(readCountry(written)).toEqual({
      value: undefined,
      notes: [{ kind: 'country-unknown', message: `"${written}" is not a country that is known; it was left out` }],
    });
  });

  it('is none without a note where nothing is written', () =>
    expect(readCountry('  ')).toEqual({ value: undefined, notes: [] }));
});

describe('A town', () => {
  it.each<[string | undefined, string | undefined, object, string[]]>([
    ['Berlin', '10405', { city: 'Berlin', postalCode: '10405' }, []],
    ['10405 Berlin', '', { city: 'Berlin', postalCode: '10405' }, ['postal-code-in-city']],
    ['10405 Berlin', '10999', { city: 'Berlin', postalCode: '10999' }, ['postal-code-in-city']],
    ['Elmfield, EL1 1AA', undefined, { city: 'Elmfield', postalCode: 'EL1 1AA' }, ['postal-code-in-city']],
    ['Nedlands 6009', undefined, { city: 'Nedlands', postalCode: '6009' }, ['postal-code-in-city']],
    ['55105', '', { postalCode: '55105' }, ['postal-code-in-city']],
    ['3015 CN', undefined, { postalCode: '3015 CN' }, ['postal-code-in-city']],
    ['Riga', 'meetup14', { city: 'Riga' }, ['postal-code-placeholder']],
    ['Riga', 'n/a', { city: 'Riga' }, ['postal-code-placeholder']],
    ['Riga', 'x'.repeat(17).replaceAll('x', 'LV'), { city: 'Riga' }, ['postal-code-unreadable']],
    [undefined, undefined, {}, []],
  ])('%s with the postal code %s', (city, postalCode, value, kinds) => {
    const read = readTown(city, postalCode);
    expect([read.value, read.notes.map(({ kind }) => kind)]).toEqual([value, kinds]);
  });
});
