import { describe, expect, it } from '@jest/globals';
import { citiesIn, findPlace } from './gazetteer.js';
import { otherSpellings } from './place-spellings.js';

const found = (text: string, near?: { lat: number; lon: number }) => {
  const place = findPlace(text, near);
  return place && `${place.name}, ${place.division}, ${place.country}`;
};

describe('Find a place by its name', () => {
  it('says where it is and how large', () => {
    expect(findPlace('Toronto')).toEqual({
      name: 'Toronto',
      country: 'CA',
      division: '08',
      lat: 43.7001,
      lon: -79.4163,
      population: 2_600_000,
      quarter: false,
    });
  });

  it.each([
    ['Köln', 'Köln, 07, DE'],
    ['KOELN', 'Köln, 07, DE'],
    ['koln', 'Köln, 07, DE'],
    ['Cologne', 'Köln, 07, DE'],
    ['東京', 'Tokyo, 40, JP'],
    ['Прага', 'Prague, 52, CZ'],
    ['St. Louis', 'St. Louis, MO, US'],
    ['Saint Louis, MO', 'St. Louis, MO, US'],
  ])('reads the spelling %s', (text, place) => expect(found(text)).toBe(place));

  it.each([
    ['10405 Berlin', 'Berlin, 16, DE'],
    ['12 Victoria Street, London SW1A 1AA', 'London, ENG, GB'],
    ['Piazza Duomo 1, 20121 Milano MI', 'Milan, 09, IT'],
    ['Berlin Kreuzberg', 'Kreuzberg, 16, DE'],
    ['Camden, London', 'London, ENG, GB'],
    ['Potsdam, Berlin', 'Potsdam, 11, DE'],
  ])('reads the address %s', (text, place) => expect(found(text)).toBe(place));

  it.each([
    ['Portland', 'Portland, OR, US'],
    ['Portland, Maine', 'Portland, ME, US'],
    ['Buffalo, New York', 'Buffalo, NY, US'],
    ['Cambridge UK', 'Cambridge, ENG, GB'],
    ['Cambridge, MA, USA', 'Cambridge, MA, US'],
    ['London, ON', 'London, 08, CA'],
    ['Perth, Schottland', 'Perth, 08, AU'],
    ['Perth, Scotland', 'Perth, SCT, GB'],
    ['San José, Costa Rica', 'San José, 08, CR'],
    ['München, Deutschland', 'Munich, 02, DE'],
  ])('tells namesakes apart in %s', (text, place) => expect(found(text)).toBe(place));

  it('prefers a namesake nearby to a larger one far away', () => {
    expect(found('Paris', { lat: 33.2, lon: -96 })).toBe('Paris, TX, US');
    expect(found('Paris', { lat: 45.8, lon: 4.8 })).toBe('Paris, 11, FR');
  });

  it.each(['', ' ,,, ', '12345', 'Online', 'meetup1', 'Germany', 'Main Street', '☕️', '-'.repeat(10_000)])(
    'finds nothing in %j',
    (text) => expect(findPlace(text)).toBeUndefined(),
  );

  it('knows every place for which it lists other spellings', () => {
    const wrong = Object.entries(otherSpellings).flatMap(([key, names]) => {
      const [name = '', country = ''] = key.split('|');
      return [name, ...names].filter((spelling) => {
        const place = findPlace(`${spelling}, ${country}`);
        return place?.name !== name || place.country !== country;
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('Cities in a rectangle', () => {
  const names = (...given: Parameters<typeof citiesIn>) => citiesIn(...given).map((city) => city.name);

  it('come most populous first, and no more than asked for', () => {
    expect(names({ south: 49.8, north: 50.3, west: 8, east: 9.2 }, 4)).toEqual([
      'Frankfurt am Main',
      'Wiesbaden',
      'Mainz',
      'Darmstadt',
    ]);
  });

  it('leave out the quarters of a city unless asked for', () => {
    const around = { south: 52.45, north: 52.56, west: 13.35, east: 13.48 };
    expect(names(around, 2)).toEqual(['Berlin']);
    expect(names(around, 2, { quarters: true })).toEqual(['Berlin', 'Neukölln']);
  });

  it('may lie on both sides of the date line', () => {
    expect(names({ south: -20, north: -13, west: 177, east: -170 }, 2)).toEqual(['Suva', 'Lautoka']);
  });
});
