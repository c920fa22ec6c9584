import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceKm, type Coordinates } from './distance.js';
import { cellsOf, cellsWithin } from './geo-cells.js';

const lat = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: 89, max: 90, noNaN: true }),
  fc.double({ min: -90, max: -89, noNaN: true }),
  fc.constantFrom(-90, 0, 90),
);
const lon = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: 179.9, max: 180, noNaN: true }),
  fc.double({ min: -180, max: -179.9, noNaN: true }),
  fc.constantFrom(-180, 0, 180),
);
const place = fc.record({ lat, lon });
const radius = fc.oneof(fc.double({ min: 0, max: 20_100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }));

/** The place reached by going `share` of `km` from a place in a compass direction. */
function reached(from: Coordinates, km: number, share: number, bearing: number): Coordinates {
  const angle = (km * share) / 6371.0088;
  const [phi, turn] = [(from.lat * Math.PI) / 180, (bearing * Math.PI) / 180];
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn);
  const east = Math.atan2(Math.sin(turn) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * sine);
  const degrees = from.lon + (east * 180) / Math.PI;
  return { lat: (Math.asin(Math.max(-1, Math.min(1, sine))) * 180) / Math.PI, lon: ((degrees + 540) % 360) - 180 };
}

describe('Cells of places', () => {
  it('are one for each level, coarsest first', () => {
    expect(cellsOf({ lat: 50.1155, lon: 8.6842 })).toEqual([
      '0.0.0',
      '3.6.4',
      '5.24.22',
      '7.99.86',
      '9.398.344',
      '11.1594.1375',
    ]);
  });

  it('are the same on both names of the date line', () => {
    expect(cellsOf({ lat: -17.8, lon: 180 })).toEqual(cellsOf({ lat: -17.8, lon: -180 }));
  });

  it('cover every place within the circle, at the poles and across the date line too', () => {
    fc.assert(
      fc.property(
        place,
        radius,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (center, km, share, bearing) => {
          const found = reached(center, km, share, bearing);
          fc.pre(distanceKm(center, found) <= km);
          const searched = new Set(cellsWithin(center, km));
          expect(cellsOf(found).filter((cell) => searched.has(cell))).toHaveLength(1);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('stay few, whatever the circle', () => {
    fc.assert(
      fc.property(place, radius, (center, km) => {
        const cells = cellsWithin(center, km);
        expect(cells.length).toBeGreaterThan(0);
        expect(cells.length).toBeLessThanOrEqual(40);
        expect(new Set(cells).size).toBe(cells.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the one around a place when the circle is a point', () => {
    const center = { lat: 43.65, lon: -79.38 };
    expect(cellsWithin(center, 0)).toEqual(cellsOf(center).slice(-1));
  });

  it('are the whole world when the circle is', () => {
    expect(cellsWithin({ lat: 10, lon: 10 }, 20_100)).toEqual(['0.0.0']);
  });
});
