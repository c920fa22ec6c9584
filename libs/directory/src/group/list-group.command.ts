import { IsUUID } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { group } from './group.js';
import { knownGroup } from './known-group.js';

/** Puts a group on the public directory. */
export class ListGroup extends Command {
  @IsUUID() groupId!: string;
  static readonly access = importerOrSteward;
}

export const listGroup = slice(group).when(ListGroup, {
  id: (command) => command.groupId,
  decide: ({ groupId }, state) => {
    switch (knownGroup(state).status) {
      case 'proposed':
        return [{ type: 'directory.group-listed', data: { groupId } }];
      case 'listed':
        return [];
      case 'retired':
        throw new RuleViolation('group-must-not-be-retired', 'This group is retired. Revive it instead.', 'groupId');
    }
  },
});
