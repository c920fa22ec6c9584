import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby, groupListed, groupRetired } from '../directory.fixtures.js';
import { RetireGroup } from './retire-group.command.js';

const retire = Object.assign(new RetireGroup(), { groupId: fenRuby });

describe('Retire a group', () => {
  it('takes a listed group off the directory', () =>
    given(aFoundedGroup(), groupListed()).when(retire).then(groupRetired()));
  it('says why, when there is a reason', () =>
    given(aFoundedGroup(), groupListed())
      .when(Object.assign(new RetireGroup(), { groupId: fenRuby, reason: 'merged into Fenland Ruby' }))
      .then({ type: 'directory.group-retired', data: { groupId: fenRuby, reason: 'merged into Fenland Ruby' } }));
  it('stays quiet when it is already retired', () =>
    given(aFoundedGroup(), groupListed(), groupRetired()).when(retire).thenNothing());
  it('refuses a group nobody founded', () => given().when(retire).thenRefused('group-must-exist'));
});
