import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceKm, earthRadiusKm } from './distance.js';

const place = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('Distance between two places', () => {
  it('is known for a pair of cities', () => {
    expect(distanceKm({ lat: 51.5085, lon: -0.1257 }, { lat: 48.8534, lon: 2.3488 })).toBeCloseTo(343.9, 0);
  });

  it('is a degree of the equator across the date line', () => {
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo((earthRadiusKm * Math.PI) / 180, 6);
  });

  it('is half way round for antipodes', () => {
    expect(distanceKm({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(earthRadiusKm * Math.PI, 6);
  });

  it('is the same in both directions, never negative, and never longer than half way round', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const km = distanceKm(one, other);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThanOrEqual(earthRadiusKm * Math.PI);
        expect(distanceKm(other, one)).toBeCloseTo(km, 6);
      }),
    );
  });
});
