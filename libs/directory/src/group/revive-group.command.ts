import { IsUUID } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { group } from './group.js';
import { knownGroup } from './known-group.js';

/** Puts a retired group back on the public directory. */
export class ReviveGroup extends Command {
  @IsUUID() groupId!: string;
  static readonly access = steward;
}

export const reviveGroup = slice(group).when(ReviveGroup, {
  id: (command) => command.groupId,
  decide: ({ groupId }, state) => {
    switch (knownGroup(state).status) {
      case 'retired':
        return [{ type: 'directory.group-revived', data: { groupId } }];
      case 'listed':
        return [];
      case 'proposed':
        throw new RuleViolation('group-must-be-retired', 'This group was never listed. List it instead.', 'groupId');
    }
  },
});
