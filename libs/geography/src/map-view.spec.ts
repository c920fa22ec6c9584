import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mapView } from './map-view.js';

const place = (south: number, north: number, west: number, east: number) =>
  fc.record({
    lat: fc.double({ min: south, max: north, noNaN: true }),
    lon: fc.double({ min: west, max: east, noNaN: true }),
  });

describe('The view of a map', () => {
  it('holds every point of a region, wherever on the globe, with room around it', () => {
    const region = fc
      .tuple(place(-50, 50, -180, 180), fc.array(place(-20, 20, -30, 30), { minLength: 1, maxLength: 20 }))
      .map(([middle, offsets]) =>
        offsets.map(({ lat, lon }) => ({ lat: middle.lat + lat, lon: ((middle.lon + lon + 540) % 360) - 180 })),
      );
    fc.assert(
      fc.property(
        region,
        fc.integer({ min: 300, max: 1200 }),
        fc.integer({ min: 300, max: 900 }),
        (points, width, height) => {
          const view = mapView(points, width, height);
          for (const { lat, lon } of points) {
            const [x, y] = view.projection([lon, lat]) ?? [NaN, NaN];
            expect(x).toBeGreaterThan(8);
            expect(x).toBeLessThan(width - 8);
            expect(y).toBeGreaterThan(8);
            expect(y).toBeLessThan(height - 8);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds every point of the world', () => {
    fc.assert(
      fc.property(fc.array(place(-90, 90, -180, 180), { minLength: 2 }), (points) => {
        const view = mapView([...points, { lat: 60, lon: -150 }, { lat: -40, lon: 20 }], 720, 400);
        expect(view.kind).toBe('world');
        for (const { lat, lon } of points) {
          const [x, y] = view.projection([lon, lat]) ?? [NaN, NaN];
          expect(x >= 0 && x <= 720 && y >= 0 && y <= 400).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['no points', [], 'world'],
    ['one point', [{ lat: 51.5, lon: -0.1 }], 'region'],
    [
      'neighbours across the date line',
      [
        { lat: -18, lon: 178 },
        { lat: -14, lon: -172 },
      ],
      'region',
    ],
    [
      'a continent',
      [
        { lat: 36, lon: -9 },
        { lat: 60, lon: 30 },
      ],
      'region',
    ],
    [
      'two continents',
      [
        { lat: 51, lon: 0 },
        { lat: 37, lon: -122 },
      ],
      'world',
    ],
    ['a pole', [{ lat: -90, lon: 0 }], 'world'],
  ])('for %s', (_, points, kind) => expect(mapView(points, 720, 480).kind).toBe(kind));

  it('goes no closer than sixty kilometres, so that something can be recognised', () => {
    const { bounds } = mapView([{ lat: 0, lon: 10 }], 720, 480);
    expect((bounds.north - bounds.south) * 111.2).toBeGreaterThanOrEqual(60);
    expect((bounds.north - bounds.south) * 111.2).toBeLessThan(70);
  });

  it('is shared by points that differ little', () => {
    const group = [
      { lat: 50.1, lon: 8.7 },
      { lat: 49.4, lon: 8.7 },
      { lat: 50.0, lon: 8.3 },
    ];
    expect(mapView([...group, { lat: 49.9, lon: 8.6 }], 720, 480).key).toBe(mapView(group, 720, 480).key);
  });
});
