import { IsUUID } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { neighbourhood, neighbourhoodId, pairOf } from './neighbourhood.js';

/** Says yes to a group that asked to be neighbours. */
export class AcceptNeighbour extends Command {
  /** The group that was asked. */
  @IsUUID() groupId!: string;
  @IsUUID() neighbourId!: string;
  static readonly access = organiserOf<AcceptNeighbour>((command) => command.groupId);
}

export const acceptNeighbour = slice(neighbourhood).when(AcceptNeighbour, {
  id: ({ groupId, neighbourId }) => neighbourhoodId(groupId, neighbourId),
  decide: ({ groupId, neighbourId }, state) => {
    const pair = pairOf(groupId, neighbourId);
    switch (state.status) {
      case 'none':
        throw new RuleViolation('neighbour-must-have-asked', 'This group has not asked. Propose it instead.');
      case 'proposed':
        if (state.proposedBy === groupId) {
          throw new RuleViolation('neighbour-must-answer', 'The other group has to say yes, not the one that asked.');
        }
        return [{ type: 'directory.neighbour-accepted', data: { ...pair, acceptedBy: groupId } }];
      case 'agreed':
        return [];
    }
  },
});
