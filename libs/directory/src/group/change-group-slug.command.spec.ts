import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import { ChangeGroupSlug } from './change-group-slug.command.js';

const move = (slug: string) => Object.assign(new ChangeGroupSlug(), { groupId: fenRuby, slug });
const moved = (slug: string, formerSlug: string) =>
  ({ type: 'directory.group-slug-changed', data: { groupId: fenRuby, slug, formerSlug } }) as const;

describe('Change the address of a group', () => {
  it('keeps the old one', () =>
    given(aFoundedGroup()).when(move('fenland-ruby')).then(moved('fenland-ruby', 'fen-ruby')));
  it('goes back to an address that the group had', () =>
    given(aFoundedGroup(), moved('fenland-ruby', 'fen-ruby'))
      .when(move('fen-ruby'))
      .then(moved('fen-ruby', 'fenland-ruby')));
  it('stays quiet when it is there already', () => given(aFoundedGroup()).when(move('fen-ruby')).thenNothing());
  it('refuses a group nobody founded', () => given().when(move('fen-ruby')).thenRefused('group-must-exist'));
});
