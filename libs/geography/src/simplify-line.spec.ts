import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simplifyLine } from './simplify-line.js';

const points = fc
  .array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })), { maxLength: 60 })
  .map((pairs) => pairs.flat());

/** Distance of a point from the nearest stretch of a line. */
function off(x: number, y: number, line: number[]): number {
  let least = Infinity;
  for (let at = 0; at < Math.max(2, line.length - 2); at += 2) {
    const [ax = 0, ay = 0, bx = ax, by = ay] = line.slice(at, at + 4);
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  return least;
}

describe('Simplify a line', () => {
  it('leaves out what lies on the way', () => {
    expect(simplifyLine([0, 0, 1, 0.1, 2, 0, 2, 5], 0.5)).toEqual([0, 0, 2, 0, 2, 5]);
  });

  it('keeps a ring a ring', () => {
    expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 10, 0, 0], 1)).toEqual([0, 0, 10, 0, 10, 10, 0, 0]);
  });

  it('keeps both ends and strays from no point further than allowed', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 200 }), (line, tolerance) => {
        const simple = simplifyLine(line, tolerance);
        expect(simple.slice(0, 2)).toEqual(line.slice(0, 2));
        expect(simple.slice(-2)).toEqual(line.slice(-2));
        for (let at = 0; at < line.length; at += 2) {
          expect(off(line[at] ?? 0, line[at + 1] ?? 0, simple)).toBeLessThanOrEqual(tolerance + 1e-6);
        }
      }),
    );
  });
});
