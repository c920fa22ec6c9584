import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby, groupListed, groupRetired } from '../directory.fixtures.js';
import { ReviveGroup } from './revive-group.command.js';

const revive = Object.assign(new ReviveGroup(), { groupId: fenRuby });

describe('Revive a group', () => {
  it('puts a retired group back', () =>
    given(aFoundedGroup(), groupListed(), groupRetired())
      .when(revive)
      .then({ type: 'directory.group-revived', data: { groupId: fenRuby } }));
  it('stays quiet when it is listed', () => given(aFoundedGroup(), groupListed()).when(revive).thenNothing());
  it('refuses a group that was never listed', () =>
    given(aFoundedGroup()).when(revive).thenRefused('group-must-be-retired'));
  it('refuses a group nobody founded', () => given().when(revive).thenRefused('group-must-exist'));
});
