import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import {
  aFoundedGroup,
  aListedGroup,
  groupListed,
  groupsJoined,
  marshRuby,
  membersCounted,
  fenRuby,
  woldsPython,
} from '../directory.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { FindGroups, findGroups } from './find-groups.query.js';
import { GroupBySlug, groupBySlug } from './group-by-slug.query.js';
import { GroupsByIds, groupsByIds } from './groups-by-ids.query.js';
import { GroupsOnMap, groupsOnMap } from './groups-on-map.query.js';
import { NewestGroups, newestGroups } from './newest-groups.query.js';

const ely = { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 };
const lincoln = { name: 'Lincoln', country: 'GB', lat: 53.23, lon: -0.54 };
const network = () =>
  viewsAfter(
    ...aListedGroup({ groupId: fenRuby, technologies: ['Ruby'], place: ely, foundedOn: '2014-01-01' }),
    ...aListedGroup({
      groupId: woldsPython,
      slug: 'wolds-python',
      name: 'Wolds Python',
      technologies: ['Python', 'ruby'],
      place: lincoln,
      foundedOn: '2019-01-01',
    }),
    ...aListedGroup({ groupId: marshRuby, slug: 'marsh-ruby', name: 'Mársh Ruby', foundedOn: '2016-01-01' }),
    aFoundedGroup({ groupId: '0f3e2c10-0000-4000-8000-000000000009', slug: 'secret', name: 'Secret Ruby' }),
    membersCounted(50, '2024-05-01T00:00:00.000Z', woldsPython),
    membersCounted(20, '2024-05-01T00:00:00.000Z', fenRuby),
  );
const find = async (input: object) => {
  const { groups, total, next } = await findGroups.answer(validated(FindGroups, input), await network());
  return { slugs: groups.map(({ entry }) => entry.slug), total, next };
};
const found = async (input: object) => (await find(input)).slugs;

describe('Find groups', () => {
  it('gives all on the directory by name, and none that waits for it', async () =>
    expect(await find({})).toEqual({ slugs: ['fen-ruby', 'marsh-ruby', 'wolds-python'], total: 3, next: undefined }));

  it.each([
    [{ words: 'rub' }, ['fen-ruby', 'marsh-ruby', 'wolds-python']],
    [{ words: 'MARSH ruby' }, ['marsh-ruby']],
    [{ words: 'secret' }, []],
    [{ technology: 'RUBY' }, ['fen-ruby', 'wolds-python']],
    [{ technology: 'Ruby', words: 'wolds' }, ['wolds-python']],
    [{ sort: 'members' }, ['wolds-python', 'fen-ruby', 'marsh-ruby']],
    [{ sort: 'newest' }, ['wolds-python', 'marsh-ruby', 'fen-ruby']],
    [{ kind: 'conference' }, []],
    [{ lat: 52.2, lon: 0.12, km: 40 }, ['fen-ruby']],
    [{ lat: 52.2, lon: 0.12, km: 300 }, ['fen-ruby', 'wolds-python']],
    [{ lat: '52.2', lon: '0.12', km: '300', sort: 'members' }, ['wolds-python', 'fen-ruby']],
    [{ lat: 52.2, lon: 0.12, km: 300, technology: 'python' }, ['wolds-python']],
  ])('%j finds %j', async (input, slugs) => expect(await found(input)).toEqual(slugs));

  it.each([{}, { sort: 'members' }, { lat: 52.2, lon: 0.12, km: 500 }])(
    'gives the same in pages, for %j',
    async (input) => {
      const whole = await found(input);
      const slugs: string[] = [];
      let after: string | undefined;
      do {
        const page = await find({ ...input, limit: 1, ...(after ? { after } : {}) });
        slugs.push(...page.slugs);
        after = page.next;
      } while (after);
      expect(slugs).toEqual(whole);
    },
  );

  it('refuses half a place and a foreign cursor', async () => {
    expect(() => validated(FindGroups, { lat: 52 })).toThrow('lon');
    await expect(find({ lat: 52, lon: 0, after: 'xx' })).rejects.toThrow(RangeError);
    await expect(find({ after: 'xx' })).rejects.toThrow(RangeError);
  });

  it('says how far away a group is', async () => {
    const query = validated(FindGroups, { lat: 52.2, lon: 0.12, km: 40 });
    const { groups } = await findGroups.answer(query, await network());
    expect(groups.map(({ km }) => Math.round(km!))).toEqual([24]);
  });
});

describe('Groups on a map', () => {
  it('are points, with what the groups are about', async () =>
    expect(await groupsOnMap.answer(validated(GroupsOnMap, {}), await network())).toEqual({
      points: [
        { slug: 'fen-ruby', name: 'Fen Ruby', lat: 52.4, lon: 0.26, members: 20 },
        { slug: 'wolds-python', name: 'Wolds Python', lat: 53.23, lon: -0.54, members: 50 },
      ],
      withoutPlace: 1,
      technologies: [
        { label: 'Ruby', groups: 2 },
        { label: 'Python', groups: 1 },
      ],
    }));
});

describe('A group by its address', () => {
  const at = async (slug: string, ...events: Parameters<typeof viewsAfter>) =>
    groupBySlug.answer(validated(GroupBySlug, { slug }), await viewsAfter(...events));
  const moved = {
    type: 'directory.group-slug-changed',
    data: { groupId: fenRuby, slug: 'fens', formerSlug: 'fen-ruby' },
  };

  it('is there', async () => expect(await at('fen-ruby', aFoundedGroup())).toMatchObject({ kind: 'group' }));
  it('has moved, for ever', async () =>
    expect(await at('fen-ruby', aFoundedGroup(), moved)).toEqual({ kind: 'moved', slug: 'fens' }));
  it('is found with capitals too', async () =>
    expect(await at('Fen-Ruby', aFoundedGroup())).toEqual({ kind: 'moved', slug: 'fen-ruby' }));
  it('is nowhere', async () => expect(await at('marsh-ruby', aFoundedGroup())).toEqual({ kind: 'none' }));
  it('leads to the group that it is shown as', async () => {
    const marsh = aListedGroup({ groupId: marshRuby, slug: 'marsh-ruby', name: 'Marsh Ruby' });
    expect(await at('marsh-ruby', aFoundedGroup(), groupListed(), ...marsh, groupsJoined())).toEqual({
      kind: 'moved',
      slug: 'fen-ruby',
    });
  });
});

describe('Groups by their ids', () => {
  it('come in the order asked, each as the group it stands for', async () => {
    const views = await viewsAfter(
      ...aListedGroup({ groupId: fenRuby, technologies: ['Ruby'], place: ely }),
      ...aListedGroup({ groupId: marshRuby, slug: 'marsh-ruby', name: 'Marsh Ruby' }),
      groupsJoined(),
    );
    const fen = {
      groupId: fenRuby,
      slug: 'fen-ruby',
      name: 'Fen Ruby',
      zone: 'Europe/London',
      place: ely,
      technologies: ['Ruby'],
      listed: true,
    };
    expect(await groupsByIds.answer(validated(GroupsByIds, { ids: [marshRuby, woldsPython, fenRuby] }), views)).toEqual(
      [
        { askedId: marshRuby, ...fen },
        { askedId: fenRuby, ...fen },
      ],
    );
  });
});

describe('The newest groups', () => {
  it('are those that came on the directory last', async () => {
    const at = (event: object, occurredAt: string) => ({ ...event, occurredAt }) as never;
    const views = await viewsAfter(
      ...aListedGroup({ groupId: fenRuby }).map((each) => at(each, '2024-01-01T00:00:00.000Z')),
      ...aListedGroup({ groupId: marshRuby, slug: 'marsh-ruby' }).map((each) => at(each, '2025-01-01T00:00:00.000Z')),
    );
    const newest = await newestGroups.answer(validated(NewestGroups, { limit: 2 }), views);
    expect(newest.map(({ slug }) => slug)).toEqual(['marsh-ruby', 'fen-ruby']);
  });
});
