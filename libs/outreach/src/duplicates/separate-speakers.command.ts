import { IsUUID } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { isJoined } from './joined-records.js';
import { speakerDuplicates, theList } from './speaker-duplicates.js';

/** Undoes that two entries of the pool are shown as one person. */
export class SeparateSpeakers extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  static readonly access = importerOrSteward;
}

export const separateSpeakers = slice(speakerDuplicates).when(SeparateSpeakers, {
  id: () => theList,
  decide: ({ keptId, mergedId }, state) =>
    isJoined(state, { keptId, mergedId }) ? [{ type: 'outreach.speakers-separated', data: { keptId, mergedId } }] : [],
});
