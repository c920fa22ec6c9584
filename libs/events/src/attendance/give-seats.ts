import { RuleViolation } from '#kernel/rule-violation';
import { attendance, type AttendanceBook, type AttendanceEvent, type AttendanceState, rsvpOf } from './attendance.js';
import { entriesIn, valueAt } from './number-map.js';

type Given = Extract<AttendanceEvent, { type: 'events.seat-given' }>;

/** The attendance, or the refusal `attendance-must-be-opened`. */
export function openedBook(state: AttendanceState): AttendanceBook {
  if (state.status === 'unopened') {
    throw new RuleViolation('attendance-must-be-opened', 'This meetup takes no RSVPs here.', 'meetupId');
  }
  return state;
}

/** The attendance, for a command in the name of a group; refuses with `group-must-host` one that is none of the hosts. */
export function bookOfHost(state: AttendanceState, groupId: string | undefined): AttendanceBook {
  const book = openedBook(state);
  if (groupId !== undefined && groupId !== null && !book.hosts.includes(groupId)) {
    throw new RuleViolation('group-must-host', 'This group is not among the hosts of the meetup.', 'groupId');
  }
  return book;
}

/** What comes of a request for seats: given, in line, or declined, with the rule that decided. */
export function outcomeFor(book: AttendanceBook, meetupId: string, personId: string, seats: number): AttendanceEvent {
  const { status, policy, taken } = book;
  const { capacity = Infinity, version: policyVersion } = policy;
  const rsvp = rsvpOf(book, personId);
  const { seats: formerSeats } = rsvp;
  const waitedFor = rsvp.ticket === undefined ? 0 : (valueAt(book.line, rsvp.ticket)?.seats ?? 0);
  const about = { meetupId, personId, seats };
  const give = (rule: Given['data']['rule']): AttendanceEvent => ({
    type: 'events.seat-given',
    data: { ...about, formerSeats, waitedFor, rule, policyVersion },
  });
  const line = (rule: 'no-free-seat' | 'others-wait-before' | 'fewer-guests'): AttendanceEvent => ({
    type: 'events.waitlisted',
    data: { ...about, formerSeats: waitedFor, rule, policyVersion },
  });
  const decline = (
    rule: Extract<AttendanceEvent, { type: 'events.rsvp-declined' }>['data']['rule'],
  ): AttendanceEvent => ({ type: 'events.rsvp-declined', data: { ...about, rule, policyVersion } });

  if (seats < formerSeats) return give('fewer-guests');
  if (seats < waitedFor) return line('fewer-guests');
  if (status === 'closed') return decline('attendance-is-closed');
  if (capacity === Infinity) return give('no-limit');
  if (seats > capacity) return decline('party-must-fit-capacity');
  const othersWait = firstThatCouldBeNext(book, rsvp.ticket) !== undefined;
  if (seats - formerSeats <= capacity - taken && !othersWait) return give('free-seat');
  if (formerSeats > 0) return decline('no-seat-for-more-guests');
  if (!policy.waitingList) return decline('no-free-seat');
  return line(othersWait ? 'others-wait-before' : 'no-free-seat');
}

/** These events, and then the seats that become free by them, given to those who wait, in their order. */
export function thenNextInLine(
  book: AttendanceBook,
  meetupId: string,
  events: readonly AttendanceEvent[],
): AttendanceEvent[] {
  const after = events.reduce<AttendanceState>(attendance.evolve, book) as AttendanceBook;
  if (after.status === 'closed') return [...events];
  const { capacity = Infinity, version: policyVersion } = after.policy;
  const given: AttendanceEvent[] = [];
  let free = capacity - after.taken;
  for (const [, { personId, seats }] of entriesIn(after.line)) {
    // A party that is larger than the meetup keeps its place for the day the capacity grows, and stops nobody.
    if (seats > capacity) continue;
    if (seats > free) break;
    free -= seats;
    given.push({
      type: 'events.seat-given',
      data: { meetupId, personId, seats, formerSeats: 0, waitedFor: seats, rule: 'next-in-line', policyVersion },
    });
  }
  return [...events, ...given];
}

/** The ticket of the first in line who would get a seat if enough were free, apart from one's own. */
function firstThatCouldBeNext({ line, policy }: AttendanceBook, own: number | undefined): number | undefined {
  const { capacity = Infinity } = policy;
  for (const [ticket, { seats }] of entriesIn(line)) if (ticket !== own && seats <= capacity) return ticket;
  return undefined;
}
