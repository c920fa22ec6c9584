import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { aListedGroup, aVenue, fenRuby, oldLibrary } from '../directory.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { SearchDirectory, searchDirectory } from './search-directory.query.js';

describe('Search the directory', () => {
  it('finds groups and venues by what is said of them', async () => {
    const views = await viewsAfter(
      ...aListedGroup({ groupId: fenRuby, place: { name: 'Ely' }, technologies: ['Ruby'] }),
      aVenue(),
    );
    expect(await searchDirectory.answer(validated(SearchDirectory, { words: 'ely' }), views)).toEqual({
      groups: {
        hits: [{ kind: 'group', id: fenRuby, title: 'Fen Ruby', subtitle: 'Ely, Ruby', href: '/groups/fen-ruby' }],
        more: false,
      },
      venues: {
        hits: [
          {
            kind: 'venue',
            id: oldLibrary,
            title: 'The Old Library',
            subtitle: '3 Mere Lane, Ely',
            href: `/venues/${oldLibrary}`,
          },
        ],
        more: false,
      },
    });
  });
});
