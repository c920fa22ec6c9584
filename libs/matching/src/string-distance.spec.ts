import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, jaroWinkler } from './string-distance.js';

describe('Jaro-Winkler similarity', () => {
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
    ['', 'abc', 0],
    ['', '', 1],
  ])('of %j and %j is %d, as published', (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 3);
  });

  it('is the same in both directions, between 0 and 1, and 1 for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const similarity = jaroWinkler(one, other);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(jaroWinkler(other, one)).toBeCloseTo(similarity, 9);
        expect(jaroWinkler(one, one)).toBe(1);
      }),
    );
  });
});

describe('Edit distance', () => {
  it.each([
    ['carla', 'carla', 0],
    ['carla', 'karla', 1],
    ['carla', 'calra', 1],
    ['carla', 'carlota', 2],
    ['carla', 'bert', 3],
    ['', 'abc', 3],
  ])('of %j and %j is %d, counted up to two', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
  });

  it('is never more than the slips that were made', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (word, at, letter) => {
          const i = at % word.length;
          expect(editDistance(word, word.slice(0, i) + letter + word.slice(i), 2)).toBe(1);
          expect(editDistance(word, word.slice(0, i) + word.slice(i + 1), 2)).toBe(1);
        },
      ),
    );
  });
});
