import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import { RenameGroup } from './rename-group.command.js';

const rename = (name: string) => Object.assign(new RenameGroup(), { groupId: fenRuby, name });

describe('Rename a group', () => {
  it('keeps the former name', () =>
    given(aFoundedGroup())
      .when(rename('Fenland Ruby'))
      .then({
        type: 'directory.group-renamed',
        data: { groupId: fenRuby, name: 'Fenland Ruby', formerName: 'Fen Ruby' },
      }));
  it('stays quiet when it has that name', () => given(aFoundedGroup()).when(rename('Fen Ruby')).thenNothing());
  it('refuses a group nobody founded', () => given().when(rename('Fen Ruby')).thenRefused('group-must-exist'));
});
