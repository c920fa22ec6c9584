import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '#kernel/event';
import { view } from '#kernel/view';
import type { ViewSet, ViewWriter } from './read-store.js';

interface Row {
  readonly name: string;
  readonly size: number;
  readonly words: readonly string[];
}

export const contractView = view<Row, DomainEvent>({
  name: 'spec.rows',
  version: 1,
  on: {},
  indexes: {
    byName: (row) => [[row.name]],
    bySize: (row) => [[row.size, row.name]],
    byWord: (row) => row.words.map((word) => [word]),
  },
});

/** What every read-store adapter must do; each adapter runs it with its own way of opening a set of views. */
export function readStoreContract(open: () => Promise<ViewSet>): void {
  describe('as every read store', () => {
    let set: ViewSet;
    let rows: ViewWriter<Row>;

    beforeEach(async () => {
      set = await open();
      rows = set.writer(contractView) as ViewWriter<Row>;
    });
    afterEach(() => set.close());

    const put = (key: string, row: Row | undefined, before?: Row, position = 1) =>
      rows.write([{ key, position, before, row }]);
    const row = (name: string, size = 0, ...words: string[]): Row => ({ name, size, words });

    it('gives back what was written, with the position of its last event', async () => {
      await put('a', row('Anna', 1, 'x'), undefined, 7);
      expect(await rows.get('a')).toEqual({ key: 'a', position: 7, row: row('Anna', 1, 'x') });
      expect(await rows.get('b')).toBeUndefined();
      expect((await rows.getMany(['b', 'a'])).map(({ key }) => key)).toEqual(['a']);
    });

    it('follows a changed row in every index and forgets a deleted one', async () => {
      await put('a', row('Anna', 1, 'x', 'y'));
      await put('a', row('Bea', 1, 'y', 'z'), row('Anna', 1, 'x', 'y'), 2);
      const at = async (word: string) =>
        (await rows.find({ index: 'byWord', equals: [word], limit: 9 })).documents.length;
      expect([await at('x'), await at('y'), await at('z')]).toEqual([0, 1, 1]);
      await put('a', undefined, row('Bea', 1, 'y', 'z'), 3);
      expect([await at('y'), await rows.size()]).toEqual([0, 0]);
    });

    it('orders by code point and by number, either way, page by page', async () => {
      const names = ['Zoë', 'anna', 'Ángel', '\u{1F600}', '\uFB00', 'Zoe', ''];
      for (const [index, name] of names.entries())
        await put(`k${index}`, row(name, [3, -1, 0.5, -20, 1e9, 2, 0][index]));
      const walk = async (index: string, order: 'ascending' | 'descending') => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const found = await rows.find({ index, order, limit: 2, ...(after ? { after } : {}) });
          seen.push(...found.documents.map((each) => each.row.name));
          after = found.next;
        } while (after);
        return seen;
      };
      const expected = ['', 'Zoe', 'Zoë', 'anna', 'Ángel', '\uFB00', '\u{1F600}'];
      expect(await walk('byName', 'ascending')).toEqual(expected);
      expect(await walk('byName', 'descending')).toEqual(expected.toReversed());
      expect(await walk('bySize', 'ascending')).toEqual(['\u{1F600}', 'anna', '', 'Ángel', 'Zoe', 'Zoë', '\uFB00']);
    });

    it('finds by equality, range, beginning, and by several words at once', async () => {
      await put('a', row('Anna', 1, 'python', 'data'));
      await put('b', row('Bea', 2, 'python', 'web'));
      await put('c', row('Cora', 3, 'pyramid', 'data'));
      const keys = async (lookup: object) =>
        (await rows.find({ index: 'byWord', limit: 9, ...lookup })).documents.map(({ key }) => key);
      expect(await keys({ equals: ['python'] })).toEqual(['a', 'b']);
      expect(await keys({ startsWith: 'pyt' })).toEqual(['a', 'b']);
      expect(await keys({ startsWith: 'py' })).toEqual(['c', 'a', 'b']);
      expect(await keys({ equals: ['python'], also: [{ index: 'byWord', equals: ['data'] }] })).toEqual(['a']);
      expect(await keys({ index: 'bySize', from: 2 })).toEqual(['b', 'c']);
      expect(await keys({ index: 'bySize', from: 2, to: 3 })).toEqual(['b']);
      expect(await keys({ index: 'bySize', equals: [3], startsWith: 'Co' })).toEqual(['c']);
      expect(await rows.count({ index: 'byWord', startsWith: 'p' })).toBe(3);
      expect(await rows.count({ index: 'byWord', startsWith: 'p' }, 2)).toBe(2);
    });

    it('keeps how far it came', async () => {
      expect(await rows.checkpoint()).toBe(0);
      await set.together(async () => {
        await put('a', row('Anna'));
        await rows.setCheckpoint(41);
      });
      expect([await rows.checkpoint(), await rows.size()]).toEqual([41, 1]);
    });

    it('refuses an index that the view does not declare, and a cursor of somebody else', async () => {
      await expect(rows.find({ index: 'byColour', limit: 1 })).rejects.toThrow('no index "byColour"');
      await expect(rows.find({ index: 'byName', limit: 1, after: 'zzz' })).rejects.toThrow('start again');
    });

    it('answers any lookup as a plain filter and sort would', async () => {
      const name = fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replace(/[\u0000\u0001]/g, ''));
      await fc.assert(
        fc.asyncProperty(fc.array(name, { maxLength: 12 }), name, async (names, start) => {
          const fresh = await open();
          const writer = fresh.writer(contractView) as ViewWriter<Row>;
          await writer.write(
            names.map((each, index) => ({
              key: `k${String(index).padStart(2, '0')}`,
              position: 1,
              before: undefined,
              row: row(each),
            })),
          );
          const found = await writer.find({ index: 'byName', startsWith: start, limit: 100 });
          const expected = names
            .filter((each) => each.startsWith(start))
            .map((each) => Buffer.from(each))
            .sort(Buffer.compare)
            .map(String);
          expect(found.documents.map((each) => each.row.name)).toEqual(expected);
          await fresh.close();
        }),
        { numRuns: 50 },
      );
    });
  });
}
