import { IsUUID } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { speaker } from './speaker.js';

/** Undoes that two entries of the pool are shown as one person. */
export class SeparateSpeakers extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  static readonly access = importerOrSteward;
}

export const separateSpeakers = slice(speaker).when(SeparateSpeakers, {
  id: (command) => command.mergedId,
  decide: ({ keptId, mergedId }, state) =>
    'joinedInto' in state && state.joinedInto === keptId
      ? [{ type: 'outreach.speakers-separated', data: { keptId, mergedId } }]
      : [],
});
