import { IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { thePerson } from '../hosts-access.js';
import { attendance, rsvpOf } from './attendance.js';
import { openedBook, thenNextInLine } from './give-seats.js';
import { valueAt } from './number-map.js';

/** Gives a person's seats, or place in the line, back; those next in line get what becomes free. */
export class CancelRsvp extends Command {
  @IsUUID() meetupId!: string;
  @IsUUID() personId!: string;
  static readonly access = thePerson<CancelRsvp>((command) => command.personId);
}

export const cancelRsvp = slice(attendance).when(CancelRsvp, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, personId }, state) => {
    const book = openedBook(state);
    const { seats, ticket } = rsvpOf(book, personId);
    if (seats === 0 && ticket === undefined) return [];
    const waitedFor = ticket === undefined ? 0 : valueAt(book.line, ticket)!.seats;
    const data = { meetupId, personId, seats, waitedFor };
    return thenNextInLine(book, meetupId, [{ type: 'events.rsvp-cancelled', data }]);
  },
});
