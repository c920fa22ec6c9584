import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { emptyNumberMap, type NumberMap, withoutValue, withValue } from './number-map.js';
import { nobody, ofPerson, type PeopleMap, withPerson } from './people-map.js';

export const rsvpAnswers = ['yes', 'no', 'maybe'] as const;
export type RsvpAnswer = (typeof rsvpAnswers)[number];

/** The rules by which seats of one meetup are given; the number tells later under which rules it was decided. */
export interface SeatPolicy {
  readonly version: number;
  /** Seats there are; without it, as many as are asked for. */
  readonly capacity?: number;
  /** Whether people wait in line when there is no seat, or are told no. */
  readonly waitingList: boolean;
}

/** Why a seat was given. */
export type SeatRule = 'no-limit' | 'free-seat' | 'fewer-guests' | 'next-in-line';
/** Why somebody waits. */
export type WaitingRule = 'no-free-seat' | 'others-wait-before' | 'fewer-guests';
/** Why somebody gets no seat and no place in the line. */
export type DeclineRule =
  'attendance-is-closed' | 'party-must-fit-capacity' | 'no-free-seat' | 'no-seat-for-more-guests';

/** Numbers that are known from elsewhere, where nobody knows who said yes. */
export interface AttendanceCount {
  readonly yes: number;
  readonly waitlisted: number;
  readonly attended?: number;
}

/**
 * `seats` counts a person and the guests; `formerSeats` are those that the person had, or waited for, until then. What
 * is asked (`rsvp-requested`) stands apart from what came of it, so that it can be decided again under other rules.
 */
export type AttendanceEvent =
  | DomainEvent<'events.attendance-opened', { meetupId: string; hosts: readonly string[]; policy: SeatPolicy }>
  | DomainEvent<'events.capacity-changed', { meetupId: string; capacity: number | null; policyVersion: number }>
  | DomainEvent<
      'events.rsvp-requested',
      {
        meetupId: string;
        personId: string;
        answer: RsvpAnswer;
        guests: number;
        /** The group that brought the person here. */
        through?: string;
      }
    >
  | DomainEvent<
      'events.seat-given',
      {
        meetupId: string;
        personId: string;
        seats: number;
        formerSeats: number;
        /** Seats that the person waited for until now; 0 for somebody who did not wait. */
        waitedFor: number;
        rule: SeatRule;
        policyVersion: number;
      }
    >
  | DomainEvent<
      'events.waitlisted',
      {
        meetupId: string;
        personId: string;
        seats: number;
        formerSeats: number;
        rule: WaitingRule;
        policyVersion: number;
      }
    >
  | DomainEvent<
      'events.rsvp-declined',
      { meetupId: string; personId: string; seats: number; rule: DeclineRule; policyVersion: number }
    >
  | DomainEvent<
      'events.rsvp-cancelled',
      {
        meetupId: string;
        personId: string;
        /** Seats that are free again. */
        seats: number;
        /** Seats that were waited for. */
        waitedFor: number;
      }
    >
  | DomainEvent<
      'events.checked-in',
      {
        meetupId: string;
        personId: string;
        /** People who came: the person and the guests. */
        people: number;
        formerPeople: number;
      }
    >
  | DomainEvent<'events.attendance-closed', { meetupId: string }>
  | DomainEvent<'events.attendance-counted', { meetupId: string } & AttendanceCount>;

/** What one person asked for and has. */
export interface Rsvp {
  readonly answer: RsvpAnswer;
  /** Seats that the person has. */
  readonly seats: number;
  /** Place in the line; people with lower numbers are before. */
  readonly ticket?: number;
  readonly declined?: { readonly seats: number; readonly rule: DeclineRule };
  /** People who came. */
  readonly came: number;
}

export interface InLine {
  readonly personId: string;
  readonly seats: number;
}

export interface AttendanceBook {
  readonly status: 'open' | 'closed';
  readonly hosts: readonly string[];
  readonly policy: SeatPolicy;
  /** Seats that are given. */
  readonly taken: number;
  readonly people: PeopleMap<Rsvp>;
  /** By ticket: who comes first waits longest. */
  readonly line: NumberMap<InLine>;
  readonly nextTicket: number;
  readonly counted: AttendanceCount | undefined;
}

/** Attendance that was never opened may still have been counted elsewhere. */
export type AttendanceState =
  { readonly status: 'unopened'; readonly counted: AttendanceCount | undefined } | AttendanceBook;

const fresh: Rsvp = { answer: 'yes', seats: 0, came: 0 };

/** Who comes to a meetup. A stream of its own, so that a rush of RSVPs does not fight with edits of the meetup. */
export const attendance = aggregate<AttendanceState, AttendanceEvent>({
  category: 'events.attendance',
  initial: { status: 'unopened', counted: undefined },
  evolve: (state, event) => {
    if (event.type === 'events.attendance-counted') {
      const { meetupId: _meetupId, ...counted } = event.data;
      return { ...state, counted };
    }
    if (event.type === 'events.attendance-opened') {
      const { hosts, policy } = event.data;
      const { counted } = state;
      const line = emptyNumberMap<InLine>();
      return { status: 'open', hosts, policy, taken: 0, people: nobody(), line, nextTicket: 0, counted };
    }
    return state.status === 'unopened' ? state : evolveBook(state, event);
  },
  events: {
    'events.attendance-opened': {},
    'events.capacity-changed': {},
    'events.rsvp-requested': {},
    'events.seat-given': {},
    'events.waitlisted': {},
    'events.rsvp-declined': {},
    'events.rsvp-cancelled': {},
    'events.checked-in': {},
    'events.attendance-closed': {},
    'events.attendance-counted': {},
  },
});

function evolveBook(
  book: AttendanceBook,
  event: Exclude<AttendanceEvent, { type: 'events.attendance-opened' | 'events.attendance-counted' }>,
): AttendanceBook {
  switch (event.type) {
    case 'events.capacity-changed': {
      const { capacity, policyVersion: version } = event.data;
      const { waitingList } = book.policy;
      return { ...book, policy: { version, waitingList, ...(capacity === null ? {} : { capacity }) } };
    }
    case 'events.attendance-closed':
      return { ...book, status: 'closed' };
    case 'events.waitlisted':
      return waiting(book, event.data);
    case 'events.rsvp-requested': {
      const { personId, answer } = event.data;
      return withRsvp(book, personId, { ...rsvpOf(book, personId), answer });
    }
    case 'events.seat-given': {
      const { personId, seats, formerSeats } = event.data;
      const { answer, came, ticket } = rsvpOf(book, personId);
      return {
        ...withRsvp(outOfLine(book, ticket), personId, { answer, seats, came }),
        taken: book.taken + seats - formerSeats,
      };
    }
    case 'events.rsvp-declined': {
      const { personId, seats, rule } = event.data;
      return withRsvp(book, personId, { ...rsvpOf(book, personId), declined: { seats, rule } });
    }
    case 'events.rsvp-cancelled': {
      const { personId, seats } = event.data;
      const { answer, came, ticket } = rsvpOf(book, personId);
      const cancelled: Rsvp = { answer: answer === 'yes' ? 'no' : answer, seats: 0, came };
      return { ...withRsvp(outOfLine(book, ticket), personId, cancelled), taken: book.taken - seats };
    }
    case 'events.checked-in': {
      const { personId, people } = event.data;
      return withRsvp(book, personId, { ...rsvpOf(book, personId), came: people });
    }
  }
}

/** Fewer guests keep their place in the line; more of them go to its end. */
function waiting(
  book: AttendanceBook,
  { personId, seats, formerSeats }: InLine & { formerSeats: number },
): AttendanceBook {
  const { answer, came, ticket: former } = rsvpOf(book, personId);
  const keeps = former !== undefined && seats <= formerSeats;
  const ticket = keeps ? former : book.nextTicket;
  const line = withValue(outOfLine(book, former).line, ticket, { personId, seats });
  const nextTicket = keeps ? book.nextTicket : book.nextTicket + 1;
  return { ...withRsvp(book, personId, { answer, seats: 0, came, ticket }), line, nextTicket };
}

function outOfLine(book: AttendanceBook, ticket: number | undefined): AttendanceBook {
  return ticket === undefined ? book : { ...book, line: withoutValue(book.line, ticket) };
}

function withRsvp(book: AttendanceBook, personId: string, rsvp: Rsvp): AttendanceBook {
  return { ...book, people: withPerson(book.people, personId, rsvp) };
}

/** What a person asked for and has; nothing for somebody who never asked. */
export function rsvpOf(book: AttendanceBook, personId: string): Rsvp {
  return ofPerson(book.people, personId) ?? fresh;
}
