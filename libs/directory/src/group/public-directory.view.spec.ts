import { describe, expect, it } from '@jest/globals';
import { rowsOf, specNow } from '#kernel/given';
import {
  aFoundedGroup,
  aListedGroup,
  fenRuby,
  groupListed,
  groupRetired,
  groupsJoined,
  marshRuby,
  membersCounted,
} from '../directory.fixtures.js';
import type { GroupEvent } from './group.js';
import { type DirectoryEntry, publicDirectory } from './public-directory.view.js';

const entry: DirectoryEntry = {
  groupId: fenRuby,
  slug: 'fen-ruby',
  name: 'Fen Ruby',
  zone: 'Europe/London',
  standing: 'proposed',
  kind: 'user-group',
  online: false,
  formerSlugs: [],
  formerNames: [],
  alsoKnownAs: [],
  technologies: [],
  languages: [],
  aboutWords: [],
  standsFor: [],
};
const listed: DirectoryEntry = { ...entry, standing: 'listed', listedAt: specNow };
const indexed = (row: DirectoryEntry, index: string) => publicDirectory.indexes[index]!(row, row.groupId);

describe('The public directory', () => {
  it('knows a group from its founding, but shows it only once it is listed', () => {
    const founded = rowsOf(publicDirectory, aFoundedGroup())[fenRuby]!;
    expect(founded).toEqual(entry);
    expect(indexed(founded, 'byName')).toEqual([]);
    expect(indexed(founded, 'bySlug')).toEqual([['fen-ruby']]);
    const shown = rowsOf(publicDirectory, aFoundedGroup(), groupListed())[fenRuby]!;
    expect(shown).toEqual(listed);
    expect(indexed(shown, 'byName')).toEqual([['fen ruby']]);
  });

  it('follows descriptions, new names and new addresses', () => {
    const described: GroupEvent = {
      type: 'directory.group-described',
      data: {
        groupId: fenRuby,
        place: { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 },
        technologies: ['Ruby', 'C++'],
        description: { text: '<p class="x">Rubyists of the <b>Fens</b></p>', format: 'html' },
        foundedOn: '2014-09-30',
      },
    };
    const moved: GroupEvent = {
      type: 'directory.group-slug-changed',
      data: { groupId: fenRuby, slug: 'fenland-ruby', formerSlug: 'fen-ruby' },
    };
    const renamed: GroupEvent = {
      type: 'directory.group-renamed',
      data: { groupId: fenRuby, name: 'Fenland Ruby', formerName: 'Fen Ruby' },
    };
    const row = rowsOf(publicDirectory, aFoundedGroup(), groupListed(), described, moved, renamed)[fenRuby]!;
    expect(row).toEqual({
      ...listed,
      slug: 'fenland-ruby',
      formerSlugs: ['fen-ruby'],
      name: 'Fenland Ruby',
      formerNames: ['Fen Ruby'],
      place: { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 },
      technologies: ['Ruby', 'C++'],
      foundedOn: '2014-09-30',
      about: { text: '<p class="x">Rubyists of the <b>Fens</b></p>', format: 'html' },
      aboutWords: ['rubyists', 'of', 'the', 'fens'],
    });
    expect(indexed(row, 'bySlug')).toEqual([['fenland-ruby'], ['fen-ruby']]);
    expect(indexed(row, 'byTechnology')).toEqual([['ruby'], ['c++']]);
    expect(indexed(row, 'byFounded')).toEqual([['2014-09-30']]);
    expect(indexed(row, 'byWord')).toEqual([
      ['fenland', 1],
      ['ruby', 1],
      ['fen', 0],
      ['ely', 0],
      ['c++', 0],
      ['c', 0],
      ['rubyists', 0],
      ['of', 0],
      ['the', 0],
      ['fens', 0],
    ]);
    const bare: GroupEvent = {
      type: 'directory.group-described',
      data: { groupId: fenRuby, place: null, technologies: null, description: null, foundedOn: null },
    };
    expect(rowsOf(publicDirectory, aFoundedGroup(), groupListed(), described, bare)[fenRuby]).toEqual(listed);
  });

  it('keeps the latest count of members, in whatever order counts are told', () => {
    const counts = [membersCounted(42, '2024-07-01T00:00:00.000Z'), membersCounted(40, '2024-05-01T00:00:00.000Z')];
    expect(rowsOf(publicDirectory, aFoundedGroup(), groupListed(), ...counts)[fenRuby]).toEqual({
      ...listed,
      members: 42,
      membersCountedAt: '2024-07-01T00:00:00.000Z',
    });
  });

  it('takes a retired group off the lists and puts it back when it is revived', () => {
    const gone = rowsOf(publicDirectory, aFoundedGroup(), groupListed(), groupRetired())[fenRuby]!;
    expect(gone).toEqual({ ...listed, standing: 'retired', retiredAt: specNow });
    for (const index of ['byName', 'byMembers', 'byFounded', 'byListed', 'byKind', 'byWord']) {
      expect(indexed(gone, index)).toEqual([]);
    }
    const revived: GroupEvent = { type: 'directory.group-revived', data: { groupId: fenRuby } };
    expect(rowsOf(publicDirectory, aFoundedGroup(), groupListed(), groupRetired(), revived)[fenRuby]).toEqual(listed);
  });

  it('shows two joined groups as one, until they are separated', () => {
    const both = [
      aFoundedGroup(),
      groupListed(),
      ...aListedGroup({ groupId: marshRuby, slug: 'marsh-ruby', name: 'Marsh Ruby' }),
    ];
    const apart = rowsOf(publicDirectory, ...both);
    const joined = rowsOf(publicDirectory, ...both, groupsJoined());
    expect(joined).toEqual({
      [fenRuby]: { ...listed, standsFor: [marshRuby] },
      [marshRuby]: { ...apart[marshRuby], shownAs: fenRuby },
    });
    expect(indexed(joined[marshRuby]!, 'byName')).toEqual([]);
    expect(
      rowsOf(publicDirectory, ...both, groupsJoined(), {
        type: 'directory.groups-separated',
        data: { keptId: fenRuby, mergedId: marshRuby },
      }),
    ).toEqual(apart);
  });
});
