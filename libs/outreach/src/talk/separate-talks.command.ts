import { IsUUID } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { talk } from './talk.js';

/** Undoes that two records are shown as one talk. */
export class SeparateTalks extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  static readonly access = importerOrSteward;
}

export const separateTalks = slice(talk).when(SeparateTalks, {
  id: (command) => command.mergedId,
  decide: ({ keptId, mergedId }, state) =>
    state.status !== 'unknown' && state.joinedInto === keptId
      ? [{ type: 'outreach.talks-separated', data: { keptId, mergedId } }]
      : [],
});
