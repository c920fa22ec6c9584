import { IsOptional, IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { inTheNameOf } from '../hosts-access.js';
import { attendance } from './attendance.js';
import { bookOfHost } from './give-seats.js';

/** Ends the RSVPs of a meetup: seats can be given back and people checked in, but no seat is given any more. */
export class CloseAttendance extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name they are closed. */
  @IsOptional() @IsUUID() groupId?: string;
  static readonly access = inTheNameOf<CloseAttendance>((command) => command.groupId);
}

export const closeAttendance = slice(attendance).when(CloseAttendance, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId }, state) =>
    bookOfHost(state, groupId).status === 'closed' ? [] : [{ type: 'events.attendance-closed', data: { meetupId } }],
});
