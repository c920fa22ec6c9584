import { IsOptional, IsUUID, Length } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { group } from './group.js';
import { knownGroup } from './known-group.js';

/** Takes a group off the public directory; its page and its history stay. */
export class RetireGroup extends Command {
  @IsUUID() groupId!: string;
  @IsOptional() @Length(3, 280) reason?: string;
  static readonly access = organiserOf<RetireGroup>((command) => command.groupId);
}

export const retireGroup = slice(group).when(RetireGroup, {
  id: (command) => command.groupId,
  decide: ({ groupId, reason }, state) => {
    if (knownGroup(state).status === 'retired') return [];
    return [{ type: 'directory.group-retired', data: { groupId, ...(reason ? { reason } : {}) } }];
  },
});
