import type { Views } from '#door/questions';
import type { IndexEntry } from '#kernel/view';
import type { Lookup, ViewReader } from '#read-store/read-store';
import { attendanceCount, type AttendanceNumbers, numbersOf } from '../attendance/attendance-count.view.js';
import { type MeetupEntry, meetups, placeInTime } from './meetups.view.js';

/** A meetup in a list. Names of its groups and its venue are known to the directory (`GroupsByIds`, `VenuesByIds`). */
export interface ListedMeetup extends Omit<
  MeetupEntry,
  'standing' | 'start' | 'announcedAt' | 'changedAt' | 'vevent' | 'capacity'
> {
  /** Whether it lies ahead (or is on now), was called off, or is over at the moment that is shown. */
  readonly status: 'planned' | 'cancelled' | 'past';
  /** Wall clock, YYYY-MM-DDTHH:MM. */
  readonly local: string;
  /** IANA zone. */
  readonly zone: string;
  /** Absent where a list does not need it. */
  readonly numbers?: AttendanceNumbers;
}

/** A page of meetups. */
export interface MeetupsPage {
  readonly meetups: readonly ListedMeetup[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** A meetup whose end nobody knows is taken to be over after this long. */
const usualLengthMs = 3 * 3_600_000;
/** No meetup takes longer; what began earlier is over. */
const longestMs = 15 * 86_400_000;

/** Whether a meetup is over at an instant (ISO). */
export function isOver({ startsAt, endsAt }: Pick<MeetupEntry, 'startsAt' | 'endsAt'>, now: string): boolean {
  const end = endsAt === undefined ? Date.parse(startsAt) + usualLengthMs : Date.parse(endsAt);
  return end <= Date.parse(now);
}

/** An instant as the indexes hold it: UTC, to the second. Throws a RangeError for what is none. */
export function toSecond(instant: string | number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The earliest start of a meetup that may still be on at an instant. */
export function earliestStillOn(now: string): string {
  return toSecond(Date.parse(now) - longestMs);
}

/** Meetups as lists show them, in the order given; with their numbers unless they are not asked for. */
export async function listed(
  views: Views,
  rows: readonly MeetupEntry[],
  { numbers = true }: { numbers?: boolean } = {},
): Promise<ListedMeetup[]> {
  const counts = new Map<string, AttendanceNumbers>();
  if (numbers) {
    const found = await views.of(attendanceCount).getMany(rows.map(({ meetupId }) => meetupId));
    for (const { key, row } of found) counts.set(key, numbersOf(row));
  }
  return rows.map((row) => {
    const { standing, start, announcedAt: _at, changedAt: _changed, vevent: _vevent, capacity: _seats, ...shown } = row;
    const count = counts.get(row.meetupId);
    return {
      ...shown,
      status: standing === 'takes-place' ? (isOver(row, views.now) ? 'past' : 'planned') : 'cancelled',
      local: start.local,
      zone: start.zone,
      ...(count ? { numbers: count } : {}),
    };
  });
}

/** What to look for: one or several entries of one index, which is ordered by time, and conditions beside it. */
export interface Wanted {
  readonly index: string;
  /** A meetup that has any of these entries is listed, once. */
  readonly anyOf: readonly IndexEntry[];
  readonly also?: Lookup['also'];
  /** Instants; `to` is exclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly order: 'ascending' | 'descending';
  readonly after?: string;
  readonly limit: number;
  readonly keep?: (row: MeetupEntry) => boolean;
}

/** Meetups in the order of their starts, read no further than is needed. Throws a RangeError for a cursor that is none. */
export async function inOrder(
  views: Views,
  wanted: Wanted,
): Promise<{ readonly rows: readonly MeetupEntry[]; readonly next?: string }> {
  const { limit } = wanted;
  const found = await inOrderOfEach(views, wanted);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, ...(found.length > limit && last ? { next: cursorOf(last) } : {}) };
}

async function inOrderOfEach(views: Views, wanted: Wanted): Promise<readonly MeetupEntry[]> {
  const { anyOf, order } = wanted;
  const reader = views.of(meetups);
  const [only, ...others] = anyOf;
  if (only === undefined) return [];
  if (others.length === 0) return firstOf(reader, wanted, only);
  const found = new Map<string, MeetupEntry>();
  for (const equals of anyOf) {
    for (const row of await firstOf(reader, wanted, equals)) found.set(placeInTime(row), row);
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return order === 'ascending' ? sorted : sorted.reverse();
}

/** How many meetups there are, each of several entries counted for itself. */
export async function countOf(views: Views, { index, anyOf, also, from, to }: Omit<Wanted, 'order' | 'limit'>) {
  const reader = views.of(meetups);
  let total = 0;
  for (const equals of anyOf) {
    total += await reader.count({ index, equals, ...(also ? { also } : {}), ...bounds(from, to) });
  }
  return total;
}

/** The first of one entry, and one more than asked for, so that it shows whether something follows. */
async function firstOf(
  reader: ViewReader<MeetupEntry>,
  { index, also, from, to, order, after, limit, keep }: Wanted,
  equals: IndexEntry,
): Promise<MeetupEntry[]> {
  const end = after === undefined ? undefined : readCursor(after);
  const begun = end === undefined ? { from, to } : order === 'ascending' ? { from: `${end}!`, to } : { from, to: end };
  const rows: MeetupEntry[] = [];
  let cursor: string | undefined;
  do {
    const { documents, next } = await reader.find({
      index,
      equals,
      order,
      limit: Math.min(1000, limit + 1),
      ...(also ? { also } : {}),
      ...bounds(begun.from, begun.to),
      ...(cursor ? { after: cursor } : {}),
    });
    for (const { row } of documents) if (!keep || keep(row)) rows.push(row);
    cursor = next;
  } while (cursor !== undefined && rows.length <= limit);
  return rows;
}

function bounds(from: string | undefined, to: string | undefined): Pick<Lookup, 'from' | 'to'> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function cursorOf(row: MeetupEntry): string {
  return Buffer.from(placeInTime(row)).toString('base64url');
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z [0-9a-f-]{36}$/i.test(text)) return text;
  throw new RangeError('This page address is not one of ours: start again from the first page.');
}
