import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { slice } from '#kernel/command';
import { changedFacts, isEmpty } from '#kernel/changed-facts';
import { inTheNameOf } from '../hosts-access.js';
import { IfSaid } from '../stated-facts.js';
import { knownMeetup } from './known-meetup.js';
import { longestTitle, profileIn, requireTitle, SaidOfMeetup } from './meetup-facts.js';
import { meetup, type MeetupFormat, meetupFormats } from './meetup.js';

/** Changes what a meetup says about itself: only the facts that are given; null takes one away. */
export class DescribeMeetup extends SaidOfMeetup {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is changed. */
  @IsOptional() @IsUUID() groupId?: string;
  @IfSaid() @Length(1, longestTitle) title?: string;
  @IfSaid() @IsIn(meetupFormats) format?: MeetupFormat;
  static readonly access = inTheNameOf<DescribeMeetup>((command) => command.groupId);
}

export const describeMeetup = slice(meetup).when(DescribeMeetup, {
  id: (command) => command.meetupId,
  decide: (command, state) => {
    const { meetupId, groupId } = command;
    const { profile } = knownMeetup(state, groupId);
    const told = profileIn(command);
    requireTitle(told);
    const changes = changedFacts(profile, told);
    return isEmpty(changes) ? [] : [{ type: 'events.meetup-described', data: { meetupId, ...changes } }];
  },
});
