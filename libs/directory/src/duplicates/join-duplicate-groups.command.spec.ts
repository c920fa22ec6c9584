import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRuby, groupsJoined, marshRuby, woldsPython } from '../directory.fixtures.js';
import { JoinDuplicateGroups } from './join-duplicate-groups.command.js';

const evidence = [{ kind: 'same-web-address', detail: 'Both name the same web address.', weight: 6 }];
const join = (keptId: string, mergedId: string) =>
  Object.assign(new JoinDuplicateGroups(), { keptId, mergedId, evidence });

describe('Join duplicate groups', () => {
  it('shows one behind the other, with the reasons', () => given().when(join(fenRuby, marshRuby)).then(groupsJoined()));
  it('stays quiet when they are joined like this', () =>
    given(groupsJoined()).when(join(fenRuby, marshRuby)).thenNothing());
  it('refuses a group as its own duplicate', () =>
    given().when(join(fenRuby, fenRuby)).thenRefused('duplicate-must-be-another-group'));
  it('refuses a group that is joined to another one', () =>
    given(groupsJoined()).when(join(woldsPython, marshRuby)).thenRefused('duplicate-must-be-free'));
  it('refuses to keep a group that is shown as another one', () =>
    given(groupsJoined()).when(join(marshRuby, woldsPython)).thenRefused('kept-group-must-stand-for-itself'));
  it('refuses to merge a group that others are shown as', () =>
    given(groupsJoined()).when(join(woldsPython, fenRuby)).thenRefused('merged-group-must-stand-alone'));
  it('joins several to one', () =>
    given(groupsJoined()).when(join(fenRuby, woldsPython)).then(groupsJoined(fenRuby, woldsPython)));
});
