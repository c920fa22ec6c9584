import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCoordinates } from './coordinates.js';

const told = (latitude: unknown, longitude: unknown): unknown => {
  const { value, notes } = readCoordinates(latitude, longitude);
  return [value ? [value.latitude, value.longitude] : undefined, ...notes.map(({ kind }) => kind)];
};

describe('Coordinates', () => {
  it.each<[string, unknown, unknown, unknown[]]>([
    ['numbers', 51.5, -0.12, [[51.5, -0.12]]],
    ['text', '51.5', ' -0.12 ', [[51.5, -0.12]]],
    ['a minus sign of typography', '\u221251.5', '0.12', [[-51.5, 0.12]]],
    ['decimal commas', '51,5', '-0,12', [[51.5, -0.12], 'coordinate-comma', 'coordinate-comma']],
    ['a leading comma', ',51.5225', '-0.09', [[51.5225, -0.09], 'coordinate-comma']],
    ['a comma in the middle', '51.51,15', '-0.129', [[51.5115, -0.129], 'coordinate-comma']],
    ['exchanged', 151.2, -33.8, [[-33.8, 151.2], 'coordinates-swapped']],
    ['0 / 0', 0, '0.0', [undefined, 'coordinates-zero']],
    ['out of range', 91, 181, [undefined, 'coordinates-out-of-range']],
    ['only one', 51.5, null, [undefined, 'coordinates-incomplete']],
    ['words', 'north', 'west', [undefined, 'coordinates-unreadable']],
    ['not a number', Number.NaN, 1, [undefined, 'coordinates-unreadable']],
    ['absent', undefined, '', [undefined]],
  ])('given as %s', (_, latitude, longitude, expected) => expect(told(latitude, longitude)).toEqual(expected));

  it('are on the earth whatever was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.string(), fc.constantFrom('1,5', ',9', '1.2.3')),
        fc.oneof(fc.double(), fc.string()),
        (latitude, longitude) => {
          const { value } = readCoordinates(latitude, longitude);
          return value === undefined || (Math.abs(value.latitude) <= 90 && Math.abs(value.longitude) <= 180);
        },
      ),
    );
  });
});
