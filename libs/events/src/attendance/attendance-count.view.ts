import { instantOf } from '#calendar/local-time';
import { view } from '#kernel/view';
import type { MeetupEvent, MeetupStanding } from '../meetup/meetup.js';
import type { AttendanceCount, AttendanceEvent } from './attendance.js';

/** How many come to a meetup, and how many came. Numbers only: who they are is not here. */
export interface AttendanceRow {
  readonly meetupId: string;
  readonly hosts: readonly string[];
  readonly startsAt: string;
  readonly standing: MeetupStanding;
  /** Seats that were announced. */
  readonly announced?: number;
  /** Where people could say yes here. */
  readonly book?: {
    readonly capacity?: number;
    readonly waitingList: boolean;
    readonly closed: boolean;
    /** Seats given, those of guests included. */
    readonly yes: number;
    /** Seats waited for. */
    readonly waiting: number;
    readonly came: number;
  };
  /** As counted elsewhere. */
  readonly counted?: AttendanceCount;
  /** As told afterwards. */
  readonly told?: { readonly attended?: number; readonly newFaces?: number };
}

type Seen = AttendanceEvent | MeetupEvent;
type Book = NonNullable<AttendanceRow['book']>;

const keys = (event: { readonly data: { readonly meetupId: string } }) => [event.data.meetupId];

/** The attendance of every meetup in numbers, by group and time. */
export const attendanceCount = view<AttendanceRow, Seen>({
  name: 'events.attendance-count',
  version: 1,
  on: {
    'events.meetup-announced': {
      keys,
      apply: (row, { data: { meetupId, hosts, start, capacity } }) => ({
        ...(row ?? unknown(meetupId)),
        hosts,
        startsAt: instantOf(start),
        ...(capacity === undefined ? {} : { announced: capacity }),
      }),
    },
    'events.meetup-described': {
      keys,
      apply: (row, { data: { capacity } }) => {
        if (!row || capacity === undefined) return row;
        const { announced: _announced, ...rest } = row;
        return { ...rest, ...(capacity === null ? {} : { announced: capacity }) };
      },
    },
    'events.meetup-rescheduled': {
      keys,
      apply: (row, event) => row && { ...row, startsAt: instantOf(event.data.start) },
    },
    'events.meetup-hosts-recorded': { keys, apply: (row, event) => row && { ...row, hosts: event.data.hosts } },
    'events.meetup-cancelled': { keys, apply: (row) => row && { ...row, standing: 'cancelled' } },
    'events.meetup-reinstated': { keys, apply: (row) => row && { ...row, standing: 'takes-place' } },
    'events.meetup-withdrawn': { keys, apply: (row) => row && { ...row, standing: 'withdrawn' } },
    'events.meetup-held': {
      keys,
      apply: (row, { data: { attended, newFaces } }) => {
        if (!row || (attended === undefined && newFaces === undefined)) return row;
        const { told = {}, ...rest } = row;
        const now = {
          attended: attended ?? (attended === null ? undefined : told.attended),
          newFaces: newFaces ?? (newFaces === null ? undefined : told.newFaces),
        };
        const known = Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined));
        return Object.keys(known).length === 0 ? rest : { ...rest, told: known };
      },
    },
    'events.attendance-opened': {
      keys,
      apply: (row, { data: { meetupId, policy } }) => {
        const { capacity, waitingList } = policy;
        const book: Book = {
          waitingList,
          closed: false,
          yes: 0,
          waiting: 0,
          came: 0,
          ...(capacity === undefined ? {} : { capacity }),
        };
        return { ...(row ?? unknown(meetupId)), book };
      },
    },
    'events.capacity-changed': {
      keys,
      apply: (row, { data: { capacity } }) => {
        if (!row?.book) return row;
        const { capacity: _capacity, ...rest } = row.book;
        return { ...row, book: { ...rest, ...(capacity === null ? {} : { capacity }) } };
      },
    },
    'events.seat-given': {
      keys,
      apply: (row, { data: { seats, formerSeats, waitedFor } }) =>
        inBook(row, (book) => ({
          ...book,
          yes: book.yes + seats - formerSeats,
          waiting: book.waiting - waitedFor,
        })),
    },
    'events.waitlisted': {
      keys,
      apply: (row, { data: { seats, formerSeats } }) =>
        inBook(row, (book) => ({ ...book, waiting: book.waiting + seats - formerSeats })),
    },
    'events.rsvp-cancelled': {
      keys,
      apply: (row, { data: { seats, waitedFor } }) =>
        inBook(row, (book) => ({ ...book, yes: book.yes - seats, waiting: book.waiting - waitedFor })),
    },
    'events.checked-in': {
      keys,
      apply: (row, { data: { people, formerPeople } }) =>
        inBook(row, (book) => ({ ...book, came: book.came + people - formerPeople })),
    },
    'events.attendance-closed': { keys, apply: (row) => inBook(row, (book) => ({ ...book, closed: true })) },
    'events.attendance-counted': {
      keys,
      apply: (row, event) => {
        const { meetupId, ...counted } = event.data;
        return { ...(row ?? unknown(meetupId)), counted };
      },
    },
  },
  indexes: {
    byGroup: ({ hosts, startsAt, standing }) =>
      standing === 'takes-place' && startsAt ? hosts.map((host) => [host, startsAt]) : [],
  },
});

/** The numbers that are shown of one meetup: told by people before counted elsewhere before counted here. */
export interface AttendanceNumbers {
  readonly yes?: number;
  readonly waitlisted?: number;
  readonly capacity?: number;
  /** Seats that are free, where people say yes here and there is a limit. */
  readonly seatsLeft?: number;
  readonly attended?: number;
  readonly newFaces?: number;
}

export function numbersOf({ book, counted, told, announced }: AttendanceRow): AttendanceNumbers {
  const saidHere = book && book.yes + book.waiting > 0 ? { yes: book.yes, waitlisted: book.waiting } : undefined;
  const { yes, waitlisted } = saidHere ?? counted ?? (book ? { yes: 0, waitlisted: 0 } : {});
  const capacity = book?.capacity ?? announced;
  const attended = told?.attended ?? counted?.attended ?? (book && book.came > 0 ? book.came : undefined);
  const newFaces = told?.newFaces;
  return {
    ...(yes === undefined ? {} : { yes }),
    ...(waitlisted === undefined ? {} : { waitlisted }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(book?.capacity === undefined ? {} : { seatsLeft: Math.max(0, book.capacity - book.yes) }),
    ...(attended === undefined ? {} : { attended }),
    ...(newFaces === undefined ? {} : { newFaces }),
  };
}

function unknown(meetupId: string): AttendanceRow {
  return { meetupId, hosts: [], startsAt: '', standing: 'takes-place' };
}

function inBook(row: AttendanceRow | undefined, change: (book: Book) => Book): AttendanceRow | undefined {
  return row?.book ? { ...row, book: change(row.book) } : row;
}
