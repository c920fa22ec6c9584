import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRuby, groupsJoined, marshRuby } from '../directory.fixtures.js';
import { JoinDuplicateGroups } from './join-duplicate-groups.command.js';
import { SeparateGroups } from './separate-groups.command.js';

const separate = Object.assign(new SeparateGroups(), { keptId: fenRuby, mergedId: marshRuby });
const separated = { type: 'directory.groups-separated', data: { keptId: fenRuby, mergedId: marshRuby } } as const;

describe('Separate groups', () => {
  it('undoes a join', () => given(groupsJoined()).when(separate).then(separated));
  it('stays quiet when they are not joined', () => given().when(separate).thenNothing());
  it('lets them be joined anew', () => {
    const evidence = [...groupsJoined().data.evidence];
    given(groupsJoined(), separated)
      .when(Object.assign(new JoinDuplicateGroups(), { keptId: fenRuby, mergedId: marshRuby, evidence }))
      .then(groupsJoined());
  });
});
