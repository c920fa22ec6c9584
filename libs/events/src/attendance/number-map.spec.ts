import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyNumberMap, entriesIn, type NumberMap, valueAt, withoutValue, withValue } from './number-map.js';

const key = fc.oneof(fc.nat(40), fc.nat(2 ** 30 - 1));
const change = fc.record({ key, value: fc.option(fc.nat(9), { nil: undefined }) });

describe('A map from numbers of which every version can be kept', () => {
  it('holds what an ordinary map holds, in the order of the numbers, and leaves former versions as they were', () =>
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
        let map: NumberMap<number> = emptyNumberMap();
        const ordinary = new Map<number, number>();
        const versions: { map: NumberMap<number>; entries: [number, number][] }[] = [];
        for (const { key, value } of changes) {
          if (value === undefined) ordinary.delete(key);
          else ordinary.set(key, value);
          map = value === undefined ? withoutValue(map, key) : withValue(map, key, value);
          versions.push({ map, entries: [...ordinary].sort(([a], [b]) => a - b) });
        }
        for (const { map: version, entries } of versions) {
          expect([...entriesIn(version)]).toEqual(entries);
          expect(version.size).toBe(entries.length);
        }
        for (const [each, value] of ordinary) expect(valueAt(map, each)).toBe(value);
      }),
      { numRuns: 200 },
    ));

  it('keeps numbers apart that differ in the last digit only', () => {
    const map = withValue(withValue(emptyNumberMap<string>(), 2 ** 30 - 1, 'last'), 2 ** 30 - 2, 'last but one');
    expect([...entriesIn(map)]).toEqual([
      [2 ** 30 - 2, 'last but one'],
      [2 ** 30 - 1, 'last'],
    ]);
  });
});
