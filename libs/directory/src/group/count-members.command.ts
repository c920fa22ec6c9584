import { IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { countAt, group } from './group.js';
import { knownGroup } from './known-group.js';

/**
 * Records how many members a group had at an instant (now, unless `countedAt` says another). A number that is known for
 * that time already adds nothing; so send the counts of a history in their order.
 */
export class CountMembers extends Command {
  @IsUUID() groupId!: string;
  @IsInt() @Min(0) @Max(100_000_000) members!: number;
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^[^T]+$|(Z|[+-]\d{2}:\d{2})$/, { message: 'countedAt must be a day, or an instant with its zone' })
  countedAt?: string;
  static readonly access = importerOrSteward;
}

export const countMembers = slice(group).when(CountMembers, {
  id: (command) => command.groupId,
  decide: ({ groupId, members, countedAt: given }, state, { now }) => {
    const countedAt = given === undefined ? now : new Date(given).toISOString();
    if (countAt(knownGroup(state).counts, countedAt)?.members === members) return [];
    return [{ type: 'directory.group-members-counted', data: { groupId, members, countedAt } }];
  },
});
