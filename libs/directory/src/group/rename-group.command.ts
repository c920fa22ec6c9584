import { IsUUID, Length } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { group } from './group.js';
import { knownGroup } from './known-group.js';

/** Gives a group another name; the former one stays known. Its address stays as it is. */
export class RenameGroup extends Command {
  @IsUUID() groupId!: string;
  @Length(2, 200) name!: string;
  static readonly access = organiserOf<RenameGroup>((command) => command.groupId);
}

export const renameGroup = slice(group).when(RenameGroup, {
  id: (command) => command.groupId,
  decide: ({ groupId, name }, state) => {
    const { name: formerName } = knownGroup(state);
    if (name === formerName) return [];
    return [{ type: 'directory.group-renamed', data: { groupId, name, formerName } }];
  },
});
