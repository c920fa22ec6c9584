import { IsOptional, IsUUID, Length } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { inTheNameOf } from '../hosts-access.js';
import { knownMeetup } from './known-meetup.js';
import { longestReason } from './meetup-facts.js';
import { meetup } from './meetup.js';

/** Calls a meetup off. It stays in the calendar as cancelled, so that everybody who has it learns of it. */
export class CancelMeetup extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is called off. */
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @Length(1, longestReason) reason?: string;
  static readonly access = inTheNameOf<CancelMeetup>((command) => command.groupId);
}

export const cancelMeetup = slice(meetup).when(CancelMeetup, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId, reason }, state) => {
    if (knownMeetup(state, groupId).status === 'cancelled') return [];
    return [{ type: 'events.meetup-cancelled', data: { meetupId, ...(reason ? { reason } : {}) } }];
  },
});
