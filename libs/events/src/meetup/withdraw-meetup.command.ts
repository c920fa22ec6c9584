import { IsOptional, IsUUID, Length } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { inTheNameOf } from '../hosts-access.js';
import { knownMeetup } from './known-meetup.js';
import { longestReason } from './meetup-facts.js';
import { meetup } from './meetup.js';

/** Takes a meetup off the public pages that should never have been there, such as one recorded twice; its history stays. */
export class WithdrawMeetup extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is withdrawn. */
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @Length(1, longestReason) reason?: string;
  static readonly access = inTheNameOf<WithdrawMeetup>((command) => command.groupId);
}

export const withdrawMeetup = slice(meetup).when(WithdrawMeetup, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId, reason }, state) => {
    if (state.status === 'withdrawn') return [];
    knownMeetup(state, groupId);
    return [{ type: 'events.meetup-withdrawn', data: { meetupId, ...(reason ? { reason } : {}) } }];
  },
});
