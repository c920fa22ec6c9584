import { IsOptional, IsUUID, Length } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { duplicates, theDuplicates } from './duplicates.js';

/** Shows two groups apart again that were joined as one. */
export class SeparateGroups extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsOptional() @Length(1, 280) reason?: string;
  static readonly access = steward;
}

export const separateGroups = slice(duplicates).when(SeparateGroups, {
  id: () => theDuplicates,
  decide: ({ keptId, mergedId, reason }, { keptOf }) => {
    if (keptOf[mergedId] !== keptId) return [];
    return [{ type: 'directory.groups-separated', data: { keptId, mergedId, ...(reason ? { reason } : {}) } }];
  },
});
