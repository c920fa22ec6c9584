import { IsOptional, IsUUID, Length } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { neighbourhood, neighbourhoodId, pairOf } from './neighbourhood.js';

/** Asks another group to be neighbours. When that group has asked already, this is the answer yes. */
export class ProposeNeighbour extends Command {
  /** The group that asks. */
  @IsUUID() groupId!: string;
  @IsUUID() neighbourId!: string;
  @IsOptional() @Length(1, 2000) message?: string;
  static readonly access = organiserOf<ProposeNeighbour>((command) => command.groupId);
}

export const proposeNeighbour = slice(neighbourhood).when(ProposeNeighbour, {
  id: ({ groupId, neighbourId }) => neighbourhoodId(groupId, neighbourId),
  decide: ({ groupId, neighbourId, message }, state) => {
    const pair = pairOf(groupId, neighbourId);
    switch (state.status) {
      case 'none': {
        const data = { ...pair, proposedBy: groupId, ...(message ? { message } : {}) };
        return [{ type: 'directory.neighbour-proposed', data }];
      }
      case 'proposed':
        if (state.proposedBy === groupId) return [];
        return [{ type: 'directory.neighbour-accepted', data: { ...pair, acceptedBy: groupId } }];
      case 'agreed':
        return [];
    }
  },
});
