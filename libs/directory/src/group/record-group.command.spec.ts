import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import type { GroupEvent } from './group.js';
import { RecordGroup } from './record-group.command.js';

const facts = { groupId: fenRuby, slug: 'fen-ruby', name: 'Fen Ruby', zone: 'Europe/London', technologies: ['Ruby'] };
const record = (more: Partial<RecordGroup> = {}) => Object.assign(new RecordGroup(), { ...facts, ...more });
const fromSource = true;
const founded = aFoundedGroup({ technologies: ['Ruby'], fromSource });
const listed: GroupEvent = { type: 'directory.group-listed', data: { groupId: fenRuby, fromSource } };
const retired: GroupEvent = { type: 'directory.group-retired', data: { groupId: fenRuby, fromSource } };
const describedHere: GroupEvent = {
  type: 'directory.group-described',
  data: { groupId: fenRuby, technologies: ['Ruby', 'Rails'] },
};

const ended = [founded, listed, retired];
const told: GroupEvent[] = [
  {
    type: 'directory.group-renamed',
    data: { groupId: fenRuby, name: 'Fenland Ruby', formerName: 'Fen Ruby', fromSource },
  },
  {
    type: 'directory.group-slug-changed',
    data: { groupId: fenRuby, slug: 'fenland-ruby', formerSlug: 'fen-ruby', fromSource },
  },
  { type: 'directory.group-described', data: { groupId: fenRuby, fromSource, memberName: 'Rubyists' } },
  retired,
];

describe('Record a group from a source', () => {
  it('founds and lists it', () => given().when(record()).then(founded, listed));
  it('keeps one that has ended off the directory', () =>
    given()
      .when(record({ standing: 'retired' }))
      .then(...ended));
  it('leaves one to a steward, when asked', () =>
    given()
      .when(record({ standing: 'proposed' }))
      .then(founded));
  it('stays quiet when the source says the same again', () => given(founded, listed).when(record()).thenNothing());
  it('never undoes what people here have changed', () =>
    given(founded, listed, describedHere).when(record()).thenNothing());
  it('tells just what the source tells anew', () =>
    given(founded, listed, describedHere)
      .when(record({ name: 'Fenland Ruby', slug: 'fenland-ruby', memberName: 'Rubyists', standing: 'retired' }))
      .then(...told));
  it('revives it when the source does', () =>
    given(founded, listed, retired)
      .when(record())
      .then({ type: 'directory.group-revived', data: { groupId: fenRuby, fromSource } }));
  it('leaves a group retired that people here retired', () =>
    given(founded, listed, { type: 'directory.group-retired', data: { groupId: fenRuby } } as GroupEvent)
      .when(record())
      .thenNothing());
});
