import { IsOptional, IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { inTheNameOf } from '../hosts-access.js';
import { knownMeetup } from './known-meetup.js';
import { meetup } from './meetup.js';

/** Lets a meetup take place after all that had been called off. */
export class ReinstateMeetup extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is reinstated. */
  @IsOptional() @IsUUID() groupId?: string;
  static readonly access = inTheNameOf<ReinstateMeetup>((command) => command.groupId);
}

export const reinstateMeetup = slice(meetup).when(ReinstateMeetup, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId }, state) =>
    knownMeetup(state, groupId).status === 'cancelled'
      ? [{ type: 'events.meetup-reinstated', data: { meetupId } }]
      : [],
});
