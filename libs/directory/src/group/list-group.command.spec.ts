import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby, groupListed, groupRetired } from '../directory.fixtures.js';
import { ListGroup } from './list-group.command.js';

const list = Object.assign(new ListGroup(), { groupId: fenRuby });

describe('List a group', () => {
  it('puts it on the directory', () => given(aFoundedGroup()).when(list).then(groupListed()));
  it('stays quiet when it is there', () => given(aFoundedGroup(), groupListed()).when(list).thenNothing());
  it('refuses a retired group', () =>
    given(aFoundedGroup(), groupRetired()).when(list).thenRefused('group-must-not-be-retired'));
  it('refuses a group nobody founded', () => given().when(list).thenRefused('group-must-exist'));
});
