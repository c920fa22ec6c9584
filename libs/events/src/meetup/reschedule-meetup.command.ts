import { IsOptional, IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { equalAsJson } from '#kernel/changed-facts';
import { inTheNameOf } from '../hosts-access.js';
import { Stated, StatedStart } from '../stated-facts.js';
import { standingMeetup } from './known-meetup.js';
import { meetup } from './meetup.js';
import { startAhead, startStated } from './stated-start.js';

/** Puts a meetup on another day or time that lies ahead, or makes it longer or shorter. */
export class RescheduleMeetup extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is rescheduled. */
  @IsOptional() @IsUUID() groupId?: string;
  @Stated(() => StatedStart) start!: StatedStart;
  static readonly access = inTheNameOf<RescheduleMeetup>((command) => command.groupId);
}

export const rescheduleMeetup = slice(meetup).when(RescheduleMeetup, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId, start: stated }, state, { now }) => {
    const { start: before } = standingMeetup(state, groupId);
    if (equalAsJson(before, startStated(stated))) return [];
    return [{ type: 'events.meetup-rescheduled', data: { meetupId, start: startAhead(stated, now), before } }];
  },
});
