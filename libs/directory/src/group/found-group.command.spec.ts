import { describe, expect, it } from '@jest/globals';
import { given } from '#kernel/given';
import { validated } from '#door/validation';
import { aFoundedGroup, fenRuby, groupListed } from '../directory.fixtures.js';
import { FoundGroup, foundGroup } from './found-group.command.js';

const facts = { groupId: fenRuby, slug: 'fen-ruby', name: 'Fen Ruby', zone: 'Europe/London' };
const found = (more: Partial<FoundGroup> = {}) => Object.assign(new FoundGroup(), { ...facts, ...more });

describe('Found a group', () => {
  it('founds it', () => given().when(found()).then(aFoundedGroup()));
  it('keeps each technology once, trimmed', () =>
    given()
      .when(found({ technologies: [' Ruby', 'Ruby', 'Crystal '] }))
      .then(aFoundedGroup({ technologies: ['Ruby', 'Crystal'] })));
  it('stays quiet when it is founded like this already, listed or not', () =>
    given(aFoundedGroup(), groupListed()).when(found()).thenNothing());
  it('refuses an id under which another group was founded', () =>
    given(aFoundedGroup({ name: 'Marsh Ruby' }))
      .when(found())
      .thenRefused('group-must-be-new'));
  it('claims its address', () =>
    expect(foundGroup.reserves?.(found())).toMatchObject({ kind: 'group-slug', value: 'fen-ruby', field: 'slug' }));
});

describe('What is said of a group', () => {
  const problems = (more: object) => {
    try {
      validated(FoundGroup, { ...facts, ...more });
      return [];
    } catch (error) {
      return [...new Set((error as { problems: { field: string }[] }).problems.map(({ field }) => field))];
    }
  };
  it.each([
    [{ place: { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 } }, []],
    [{ place: { name: 'Ely', lat: 52.4 } }, ['place.lon']],
    [{ place: { name: 'Ely', lat: 92, lon: 0 } }, ['place.lat']],
    [{ place: { name: 'Ely', country: 'England' } }, ['place.country']],
    [{ slug: 'Fen Ruby' }, ['slug']],
    [{ zone: 'Fenland' }, ['zone']],
    [{ foundedOn: '2014-02-30' }, ['foundedOn']],
    [{ links: [{ kind: 'website', url: 'javascript:alert(1)' }] }, ['links.0.url']],
    [{ description: { text: 'x'.repeat(20_001), format: 'plain' } }, ['description.text']],
    [{ colour: 'red' }, ['colour']],
  ])('%j has problems in %j', (more, fields) => expect(problems(more)).toEqual(fields));
});
