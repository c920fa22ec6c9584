import { IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { speaker } from './speaker.js';
import { speakerOrSteward } from './speaker-access.js';

/** Takes somebody out of the speaker pool; talks they gave stay in the history without a profile behind them. */
export class LeaveSpeakerPool extends Command {
  @IsUUID() personId!: string;
  static readonly access = speakerOrSteward;
}

export const leaveSpeakerPool = slice(speaker).when(LeaveSpeakerPool, {
  id: (command) => command.personId,
  decide: ({ personId }, state) =>
    state.status === 'in-pool' ? [{ type: 'outreach.speaker-left-pool', data: { personId } }] : [],
});
