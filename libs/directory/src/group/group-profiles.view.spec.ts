import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import { groupProfiles } from './group-profiles.view.js';

describe('Profiles of groups', () => {
  it('hold everything that a group says about itself', () => {
    const links = [{ kind: 'website', url: 'https://fen-ruby.example' }];
    expect(
      rowsOf(groupProfiles, aFoundedGroup({ links, memberName: 'Rubyists' }), {
        type: 'directory.group-described',
        data: { groupId: fenRuby, memberName: null, joinMode: 'open' },
      }),
    ).toEqual({ [fenRuby]: { zone: 'Europe/London', links, joinMode: 'open' } });
  });
});
