import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { inTheNameOf } from '../hosts-access.js';
import { attendance, rsvpOf } from './attendance.js';
import { bookOfHost } from './give-seats.js';
import { mostGuests } from './request-rsvp.command.js';

/** Notes at the door that a person came, and with how many guests. Who comes without an RSVP is noted too. */
export class CheckIn extends Command {
  @IsUUID() meetupId!: string;
  @IsUUID() personId!: string;
  /** The host at whose door it is noted. */
  @IsOptional() @IsUUID() groupId?: string;
  /** The person and the guests who came; one person when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(mostGuests + 1) people?: number;
  static readonly access = inTheNameOf<CheckIn>((command) => command.groupId);
}

export const checkIn = slice(attendance).when(CheckIn, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, personId, groupId, people: stated }, state) => {
    const { came: formerPeople } = rsvpOf(bookOfHost(state, groupId), personId);
    const people = stated ?? 1;
    if (people === formerPeople) return [];
    return [{ type: 'events.checked-in', data: { meetupId, personId, people, formerPeople } }];
  },
});
