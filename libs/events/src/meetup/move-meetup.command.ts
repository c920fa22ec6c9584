import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { equalAsJson } from '#kernel/changed-facts';
import { inTheNameOf } from '../hosts-access.js';
import { Stated, StatedPlace } from '../stated-facts.js';
import { standingMeetup } from './known-meetup.js';
import { StatedOnline, whereaboutsIn } from './meetup-facts.js';
import { meetup, type MeetupMode, meetupModes } from './meetup.js';

/** Moves a meetup to another venue, or onto or off the net. States the whereabouts in full: what is left out, there is not. */
export class MoveMeetup extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is moved. */
  @IsOptional() @IsUUID() groupId?: string;
  @IsIn(meetupModes) mode!: MeetupMode;
  @IsOptional() @IsUUID() venueId?: string;
  @IsOptional() @Stated(() => StatedOnline) online?: StatedOnline;
  /** The town, with coordinates where they are known: without it the meetup is not found by its place. */
  @IsOptional() @Stated(() => StatedPlace) place?: StatedPlace;
  static readonly access = inTheNameOf<MoveMeetup>((command) => command.groupId);
}

export const moveMeetup = slice(meetup).when(MoveMeetup, {
  id: (command) => command.meetupId,
  decide: (command, state) => {
    const { meetupId, groupId } = command;
    const { whereabouts: before } = standingMeetup(state, groupId);
    const whereabouts = whereaboutsIn(command);
    if (equalAsJson(before, whereabouts)) return [];
    return [{ type: 'events.meetup-moved', data: { meetupId, before, ...whereabouts } }];
  },
});
