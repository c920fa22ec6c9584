import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zstdCompressSync } from 'node:zlib';
import { readOutlines, writeOutlines } from './outline-file.js';

const thousandths = (from: number, to: number) =>
  fc.integer({ min: from * 1000, max: to * 1000 }).map((value) => value / 1000);
const line = fc
  .array(fc.tuple(thousandths(-540, 540), thousandths(-90, 90)), { minLength: 1 })
  .map((points) => points.flat());
const grade = fc.record({
  land: fc.array(line),
  lakes: fc.array(line),
  rivers: fc.array(line),
  borders: fc.array(line),
});

describe('File of outlines', () => {
  it('gives back every line to a thousandth of a degree', () => {
    fc.assert(
      fc.property(fc.record({ fine: grade, coarse: grade, distant: grade }), (written) => {
        const read = readOutlines(writeOutlines(written));
        for (const name of ['fine', 'coarse', 'distant'] as const) {
          for (const kind of ['land', 'lakes', 'rivers', 'borders'] as const) {
            expect(read[name][kind].map(({ points }) => points)).toEqual(
              written[name][kind].map((points) => Float32Array.from(points)),
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('tells how far a line reaches', () => {
    const empty = { land: [], lakes: [], rivers: [], borders: [] };
    const written = { fine: { ...empty, land: [[179, -18, 181, -16, 180, -17]] }, coarse: empty, distant: empty };
    expect(readOutlines(writeOutlines(written)).fine.land).toEqual([
      { points: Float32Array.of(179, -18, 181, -16, 180, -17), west: 179, east: 181, south: -18, north: -16 },
    ]);
  });

  it('of another layout is refused', () => {
    expect(() => readOutlines(zstdCompressSync(Buffer.of(9)))).toThrow('layout 9, but layout 1 is needed');
  });
});
