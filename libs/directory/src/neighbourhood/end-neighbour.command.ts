import { IsOptional, IsUUID, Length } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { neighbourhood, neighbourhoodId, pairOf } from './neighbourhood.js';

/** Ends being neighbours, takes a proposal back, or declines one; either side may, alone. */
export class EndNeighbour extends Command {
  @IsUUID() groupId!: string;
  @IsUUID() neighbourId!: string;
  @IsOptional() @Length(1, 280) reason?: string;
  static readonly access = organiserOf<EndNeighbour>((command) => command.groupId);
}

export const endNeighbour = slice(neighbourhood).when(EndNeighbour, {
  id: ({ groupId, neighbourId }) => neighbourhoodId(groupId, neighbourId),
  decide: ({ groupId, neighbourId, reason }, state) => {
    const pair = pairOf(groupId, neighbourId);
    if (state.status === 'none') return [];
    return [{ type: 'directory.neighbour-ended', data: { ...pair, endedBy: groupId, ...(reason ? { reason } : {}) } }];
  },
});
