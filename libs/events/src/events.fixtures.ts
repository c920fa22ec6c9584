import type { AttendanceCount, AttendanceEvent, RsvpAnswer, SeatPolicy } from './attendance/attendance.js';
import type { Changes } from '#kernel/changed-facts';
import type { MeetupEvent, MeetupProfile, MeetupStart, Outcome, Whereabouts } from './meetup/meetup.js';

type Named<E extends { type: string }, Type extends E['type']> = Extract<E, { type: Type }>;

// Invented groups, places and people.
export const fenRubyId = '11111111-0000-4000-8000-000000000001';
export const quayPythonId = '11111111-0000-4000-8000-000000000002';
export const lampEveningId = '22222222-0000-4000-8000-000000000001';
export const otherEveningId = '22222222-0000-4000-8000-000000000002';
export const millVenueId = '33333333-0000-4000-8000-000000000001';
export const quayVenueId = '33333333-0000-4000-8000-000000000002';
export const seriesId = '44444444-0000-4000-8000-000000000001';

/** The person with a number: an id that looks like any other. */
export const person = (number: number): string => `55555555-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const thursdayEvening: MeetupStart = { local: '2026-04-16T19:00', zone: 'Europe/Berlin', duration: 'PT2H' };
export const fridayEvening: MeetupStart = { ...thursdayEvening, local: '2026-04-17T19:00' };
/** Before the time at which specs decide. */
export const lastWinter: MeetupStart = { ...thursdayEvening, local: '2026-01-15T19:00' };

const facts: MeetupProfile & Whereabouts = {
  title: 'An evening about lamps',
  description: { text: 'What *lamps* tell.', format: 'markdown' },
  format: 'presentations',
  technologies: ['Ruby', 'Rust'],
  mode: 'in-person',
  venueId: millVenueId,
  place: { name: 'Fenwick', country: 'GB', lat: 52.5, lon: 0.25 },
};

/** The lamp evening in April, but for what is said otherwise; a fact given as undefined is left out. */
export function aMeetup({
  meetupId = lampEveningId,
  hosts = [fenRubyId],
  start = thursdayEvening,
  ...changes
}: { meetupId?: string; hosts?: string[]; start?: MeetupStart; past?: boolean; fromSource?: boolean } & {
  [Name in keyof (MeetupProfile & Whereabouts)]?: (MeetupProfile & Whereabouts)[Name] | undefined;
} = {}): Named<MeetupEvent, 'events.meetup-announced'> {
  const data = { meetupId, hosts, start, ...facts, ...changes };
  const said = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return {
    type: 'events.meetup-announced',
    data: said as unknown as Named<MeetupEvent, 'events.meetup-announced'>['data'],
  };
}

/** The lamp evening as an archive told it, in the January before. */
export function aMeetupFromAnArchive(
  changes: Parameters<typeof aMeetup>[0] = {},
): Named<MeetupEvent, 'events.meetup-announced'> {
  return aMeetup({ start: lastWinter, past: true, fromSource: true, ...changes });
}

export function itWasDescribed(
  changes: Changes<MeetupProfile> & { fromSource?: boolean; meetupId?: string },
): Named<MeetupEvent, 'events.meetup-described'> {
  return { type: 'events.meetup-described', data: { meetupId: lampEveningId, ...changes } };
}

export function itWasRescheduled(
  start: MeetupStart = fridayEvening,
  before: MeetupStart = thursdayEvening,
): Named<MeetupEvent, 'events.meetup-rescheduled'> {
  return { type: 'events.meetup-rescheduled', data: { meetupId: lampEveningId, start, before } };
}

export function itWasMoved(
  whereabouts: Whereabouts,
  before: Whereabouts = { mode: facts.mode, venueId: millVenueId, place: facts.place! },
): Named<MeetupEvent, 'events.meetup-moved'> {
  return { type: 'events.meetup-moved', data: { meetupId: lampEveningId, before, ...whereabouts } };
}

export function itWasCancelled(reason?: string): Named<MeetupEvent, 'events.meetup-cancelled'> {
  return { type: 'events.meetup-cancelled', data: { meetupId: lampEveningId, ...(reason ? { reason } : {}) } };
}

export function itWasReinstated(): Named<MeetupEvent, 'events.meetup-reinstated'> {
  return { type: 'events.meetup-reinstated', data: { meetupId: lampEveningId } };
}

export function itWasWithdrawn(): Named<MeetupEvent, 'events.meetup-withdrawn'> {
  return { type: 'events.meetup-withdrawn', data: { meetupId: lampEveningId } };
}

export function itWasHeld(
  outcome: Changes<Outcome> & { meetupId?: string; fromSource?: boolean },
): Named<MeetupEvent, 'events.meetup-held'> {
  return { type: 'events.meetup-held', data: { meetupId: lampEveningId, ...outcome } };
}

const about = (number: number) => ({ meetupId: lampEveningId, personId: person(number) });

/** RSVPs of the lamp evening: no limit unless seats are given, with a waiting list unless said otherwise. */
export function rsvpsOpened({ seats, waitingList = true }: { seats?: number; waitingList?: boolean } = {}): Named<
  AttendanceEvent,
  'events.attendance-opened'
> {
  const policy: SeatPolicy = { version: 1, waitingList, ...(seats === undefined ? {} : { capacity: seats }) };
  return { type: 'events.attendance-opened', data: { meetupId: lampEveningId, hosts: [fenRubyId], policy } };
}

export function capacityChanged(
  capacity: number | null,
  policyVersion = 2,
): Named<AttendanceEvent, 'events.capacity-changed'> {
  return { type: 'events.capacity-changed', data: { meetupId: lampEveningId, capacity, policyVersion } };
}

export function asked(
  number: number,
  answer: RsvpAnswer = 'yes',
  guests = 0,
): Named<AttendanceEvent, 'events.rsvp-requested'> {
  return { type: 'events.rsvp-requested', data: { ...about(number), answer, guests } };
}

export function gotSeat(
  number: number,
  details: Partial<Named<AttendanceEvent, 'events.seat-given'>['data']> = {},
): Named<AttendanceEvent, 'events.seat-given'> {
  const usual = { seats: 1, formerSeats: 0, waitedFor: 0, rule: 'free-seat' as const, policyVersion: 1 };
  return { type: 'events.seat-given', data: { ...about(number), ...usual, ...details } };
}

/** A seat for one person who waited. */
export function movedUp(
  number: number,
  details: Partial<Named<AttendanceEvent, 'events.seat-given'>['data']> = {},
): Named<AttendanceEvent, 'events.seat-given'> {
  return gotSeat(number, { waitedFor: details.seats ?? 1, rule: 'next-in-line', ...details });
}

export function waits(
  number: number,
  details: Partial<Named<AttendanceEvent, 'events.waitlisted'>['data']> = {},
): Named<AttendanceEvent, 'events.waitlisted'> {
  const usual = { seats: 1, formerSeats: 0, rule: 'no-free-seat' as const, policyVersion: 1 };
  return { type: 'events.waitlisted', data: { ...about(number), ...usual, ...details } };
}

export function wasDeclined(
  number: number,
  rule: Named<AttendanceEvent, 'events.rsvp-declined'>['data']['rule'],
  seats = 1,
): Named<AttendanceEvent, 'events.rsvp-declined'> {
  return { type: 'events.rsvp-declined', data: { ...about(number), seats, rule, policyVersion: 1 } };
}

export function gaveBack(
  number: number,
  { seats = 1, waitedFor = 0 }: { seats?: number; waitedFor?: number } = {},
): Named<AttendanceEvent, 'events.rsvp-cancelled'> {
  return { type: 'events.rsvp-cancelled', data: { ...about(number), seats, waitedFor } };
}

export function cameIn(number: number, people = 1, formerPeople = 0): Named<AttendanceEvent, 'events.checked-in'> {
  return { type: 'events.checked-in', data: { ...about(number), people, formerPeople } };
}

export function rsvpsClosed(): Named<AttendanceEvent, 'events.attendance-closed'> {
  return { type: 'events.attendance-closed', data: { meetupId: lampEveningId } };
}

export function wasCounted(
  count: AttendanceCount & { meetupId?: string },
): Named<AttendanceEvent, 'events.attendance-counted'> {
  return { type: 'events.attendance-counted', data: { meetupId: lampEveningId, ...count } };
}
