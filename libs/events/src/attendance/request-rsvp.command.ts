import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { thePerson } from '../hosts-access.js';
import { attendance, type AttendanceEvent, type RsvpAnswer, rsvpAnswers, rsvpOf } from './attendance.js';
import { openedBook, outcomeFor, thenNextInLine } from './give-seats.js';
import { valueAt } from './number-map.js';

/** Guests that one person may bring. */
export const mostGuests = 20;

/** Says whether a person comes, and with how many guests. A yes gets seats, a place in the line, or a reason why not. */
export class RequestRsvp extends Command {
  @IsUUID() meetupId!: string;
  @IsUUID() personId!: string;
  @IsIn(rsvpAnswers) answer!: RsvpAnswer;
  @IsOptional() @IsInt() @Min(0) @Max(mostGuests) guests?: number;
  /** The group that brought the person here. */
  @IsOptional() @IsUUID() through?: string;
  static readonly access = thePerson<RequestRsvp>((command) => command.personId);
}

export const requestRsvp = slice(attendance).when(RequestRsvp, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, personId, answer, guests: stated, through }, state) => {
    const book = openedBook(state);
    const rsvp = rsvpOf(book, personId);
    const guests = answer === 'yes' ? (stated ?? 0) : 0;
    const requested: AttendanceEvent = {
      type: 'events.rsvp-requested',
      data: { meetupId, personId, answer, guests, ...(through ? { through } : {}) },
    };
    const waitedFor = rsvp.ticket === undefined ? 0 : valueAt(book.line, rsvp.ticket)!.seats;
    if (answer !== 'yes') {
      if (rsvp.seats + waitedFor > 0) {
        const given = { meetupId, personId, seats: rsvp.seats, waitedFor };
        return thenNextInLine(book, meetupId, [requested, { type: 'events.rsvp-cancelled', data: given }]);
      }
      return rsvp.answer === answer ? [] : [requested];
    }
    const seats = guests + 1;
    if (rsvp.seats === seats || waitedFor === seats) return [];
    const outcome = outcomeFor(book, meetupId, personId, seats);
    if (outcome.type === 'events.rsvp-declined') {
      const { declined } = rsvp;
      const toldBefore = declined?.seats === seats && declined.rule === outcome.data.rule && rsvp.answer === 'yes';
      return toldBefore ? [] : [requested, outcome];
    }
    return thenNextInLine(book, meetupId, [requested, outcome]);
  },
});
