import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import { RecordFormerSlug } from './record-former-slug.command.js';

const record = (formerSlug: string) => Object.assign(new RecordFormerSlug(), { groupId: fenRuby, formerSlug });
const kept = {
  type: 'directory.group-former-slug-recorded',
  data: { groupId: fenRuby, formerSlug: 'fens-rb' },
} as const;

describe('Record a former address of a group', () => {
  it('makes it lead to the group', () => given(aFoundedGroup()).when(record('fens-rb')).then(kept));
  it('stays quiet when it leads there already', () => {
    given(aFoundedGroup(), kept).when(record('fens-rb')).thenNothing();
    given(aFoundedGroup()).when(record('fen-ruby')).thenNothing();
  });
  it('refuses a group nobody founded', () => given().when(record('fens-rb')).thenRefused('group-must-exist'));
});
