import { IsUUID } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { isJoined } from './joined-records.js';
import { talkDuplicates, theList } from './talk-duplicates.js';

/** Undoes that two records are shown as one talk. */
export class SeparateTalks extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  static readonly access = importerOrSteward;
}

export const separateTalks = slice(talkDuplicates).when(SeparateTalks, {
  id: () => theList,
  decide: ({ keptId, mergedId }, state) =>
    isJoined(state, { keptId, mergedId }) ? [{ type: 'outreach.talks-separated', data: { keptId, mergedId } }] : [],
});
