import { describe, expect, it } from '@jest/globals';
import { MemoryViewSet } from '#read-store/memory-view-set';
import { view } from '#kernel/view';
import { hitOf, searchEntries, searchIn, type SearchRow, wordsToFind, wordsToIndex } from './search-words.js';

describe('Words of a search', () => {
  it.each([
    ['Café Zürich', ['cafe', 'zurich']],
    ["L'Éclair–Straße", ['leclair', 'strasse']],
    ['C++ and C#', ['c++', 'and', 'c#']],
    ['東京都Ruby会', ['東京', '京都', 'ruby', '会']],
    ['Привет, мир', ['привет', 'мир']],
    ['  ', []],
  ])('%p are %p', (text, words) => expect(wordsToFind(text)).toEqual(words));

  it('find C++ by the letter too', () => expect(wordsToIndex(['C++ C'])).toEqual(['c++', 'c']));

  it('are bounded, however long a text is', () => {
    expect(wordsToIndex(['word '.repeat(10_000), 'a b c d'], 3)).toEqual(['word', 'a', 'b']);
    expect(wordsToFind(`${'x'.repeat(100)} a`)).toEqual(['x'.repeat(60), 'a']);
  });
});

describe('A search view', () => {
  const search = view<SearchRow, never>({
    name: 'spec.search',
    version: 1,
    on: {},
    indexes: { byWord: searchEntries },
  });
  const row = (id: string, title: string, other: string, rank: number): SearchRow => ({
    kind: 'group',
    id,
    title,
    subtitle: '',
    href: `/${id}`,
    titleWords: wordsToIndex([title]),
    words: wordsToIndex([other]),
    rank,
  });
  const find = async (text: string, limit = 10) => {
    const reader = new MemoryViewSet().writer(search);
    const rows = [
      row('a', 'Ruby in the Fens', 'evenings', 0.2),
      row('b', 'Fenland Python', 'snakes and ruby', 0.9),
      row('c', 'Rubyists of the Wolds', '', 0.5),
    ];
    await reader.write(rows.map((each) => ({ key: each.id, position: 1, before: undefined, row: each })));
    const { hits, more } = await searchIn<SearchRow>(reader as never, text, limit, hitOf);
    return { ids: hits.map(({ id }) => id), more };
  };

  it('finds titles first, then other texts, then beginnings of words', async () => {
    expect(await find('ruby')).toEqual({ ids: ['a', 'b', 'c'], more: false });
  });
  it('wants every word', async () => expect(await find('fen snakes')).toEqual({ ids: [], more: false }));
  it('takes the last word as a beginning', async () => {
    expect(await find('snakes fen')).toEqual({ ids: ['b'], more: false });
  });
  it('says when there is more', async () => expect(await find('ruby', 2)).toEqual({ ids: ['a', 'b'], more: true }));
  it('finds nothing for no words', async () => expect(await find(' ')).toEqual({ ids: [], more: false }));
});
