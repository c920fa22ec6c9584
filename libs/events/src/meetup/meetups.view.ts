import { endOf, instantOf } from '#calendar/local-time';
import { veventText } from '#calendar/write-icalendar';
import { cellsOf } from '#geography/geo-cells';
import type { RecordedEvent } from '#kernel/event';
import { type IndexEntry, view } from '#kernel/view';
import { foldText } from '#matching/text-folding';
import { plainText } from '#web/rich-text';
import { withChanges, type Changes } from '#kernel/changed-facts';
import type { Place } from '../stated-facts.js';
import type {
  MeetupEvent,
  MeetupFormat,
  MeetupMode,
  MeetupProfile,
  MeetupStanding,
  MeetupStart,
  Whereabouts,
} from './meetup.js';

/** A meetup as lists, calendars and other contexts show it. */
export interface MeetupEntry {
  readonly meetupId: string;
  /** Group ids; the first one leads. */
  readonly hosts: readonly string[];
  readonly title: string;
  readonly standing: MeetupStanding;
  readonly start: MeetupStart;
  /** Instant (UTC, to the second) of the start. */
  readonly startsAt: string;
  /** Instant of the end; undefined where nobody knows how long it took. */
  readonly endsAt?: string;
  readonly mode: MeetupMode;
  readonly venueId?: string;
  readonly online?: { readonly url?: string };
  readonly place?: Place;
  readonly format: MeetupFormat;
  readonly technologies: readonly string[];
  readonly language?: string;
  readonly capacity?: number;
  readonly series?: { readonly seriesId: string; readonly name: string };
  /** Beginning of the description in plain text. */
  readonly about: string;
  readonly announcedAt: string;
  /** When that happened which a reader of the calendar was last told. */
  readonly changedAt: string;
  /** Its VEVENT (RFC 5545) but for address, location, place on the map and organiser: a feed adds these. */
  readonly vevent: string;
}

const aboutLength = 300;
/** Of a description so much is read for its beginning; rendering all of it would cost a rebuild more than all else. */
const readForAbout = 800;

/** The place of a meetup in every list that is ordered by time. Later ones compare as greater. */
export function placeInTime({ startsAt, meetupId }: Pick<MeetupEntry, 'startsAt' | 'meetupId'>): string {
  return `${startsAt} ${meetupId}`;
}

/** Technologies are the same however they are written. */
export function technologyKey(technology: string): string {
  return foldText(technology).trim().slice(0, 60);
}

const keys = (event: { readonly data: { readonly meetupId: string } }) => [event.data.meetupId];
const listed = (row: MeetupEntry, entries: (when: string) => IndexEntry[]): IndexEntry[] =>
  row.standing === 'withdrawn' ? [] : entries(placeInTime(row));
const takingPlace = (row: MeetupEntry, entries: (when: string) => IndexEntry[]): IndexEntry[] =>
  row.standing === 'takes-place' ? entries(placeInTime(row)) : [];

/** All meetups, those that were cancelled too; withdrawn ones are found by their id only. */
export const meetups = view<MeetupEntry, MeetupEvent>({
  name: 'events.meetups',
  version: 1,
  on: {
    'events.meetup-announced': {
      keys,
      apply: (row, event) => {
        if (row) return row;
        const { meetupId, past: _past, fromSource: _fromSource, hosts, start, ...told } = event.data;
        const { title, format, mode } = told;
        const announcedAt = event.occurredAt;
        const first = { meetupId, hosts, title, standing: 'takes-place', mode, format } as const;
        const timed = withStart({ ...first, technologies: [], about: '', announcedAt }, start);
        return asTold(described(moved(timed, told), told), event);
      },
    },
    'events.meetup-described': { keys, apply: (row, event) => row && asTold(described(row, event.data), event) },
    'events.meetup-rescheduled': {
      keys,
      apply: (row, event) => row && asTold(withStart(row, event.data.start), event),
    },
    'events.meetup-moved': { keys, apply: (row, event) => row && asTold(moved(row, event.data), event) },
    'events.meetup-hosts-recorded': {
      keys,
      apply: (row, event) => row && asTold({ ...row, hosts: event.data.hosts }, event),
    },
    'events.meetup-cancelled': { keys, apply: (row, event) => row && asTold({ ...row, standing: 'cancelled' }, event) },
    'events.meetup-reinstated': {
      keys,
      apply: (row, event) => row && asTold({ ...row, standing: 'takes-place' }, event),
    },
    'events.meetup-withdrawn': { keys, apply: (row, event) => row && asTold({ ...row, standing: 'withdrawn' }, event) },
  },
  indexes: {
    byStart: (row) => listed(row, (when) => [[when]]),
    byGroup: (row) => listed(row, (when) => row.hosts.map((host) => [host, when])),
    byTechnology: (row) => listed(row, (when) => row.technologies.map((each) => [technologyKey(each), when])),
    byFormat: (row) => listed(row, (when) => [[row.format, when]]),
    byVenue: (row) => listed(row, (when) => (row.venueId ? [[row.venueId, when]] : [])),
    bySeries: (row) => listed(row, (when) => (row.series ? [[row.series.seriesId, when]] : [])),
    byCell: (row) => listed(row, (when) => cellsIn(row.place).map((cell) => [cell, when])),
    /** Month in the zone of the meetup, of those that are not cancelled. */
    byMonth: (row) => takingPlace(row, () => [[row.start.local.slice(0, 7)]]),
    takingPlace: (row) => takingPlace(row, (when) => [[when]]),
    takingPlaceByGroup: (row) => takingPlace(row, (when) => row.hosts.map((host) => [host, when])),
    byNews: (row) => listed(row, () => [[row.changedAt]]),
    byNewsOfGroup: (row) => listed(row, () => row.hosts.map((host) => [host, row.changedAt])),
  },
});

type Untold = Omit<MeetupEntry, 'changedAt' | 'vevent'>;
type Untimed = Omit<Untold, 'start' | 'startsAt' | 'endsAt'>;

function cellsIn(place: Place | undefined): string[] {
  return place?.lat === undefined || place.lon === undefined ? [] : cellsOf({ lat: place.lat, lon: place.lon });
}

function withStart<Row extends Untimed>(row: Row, start: MeetupStart): Row & Pick<MeetupEntry, 'start' | 'startsAt'> {
  const startsAt = instantOf(start);
  const ending = endOf(start);
  const { endsAt: _endsAt, ...rest } = row as Row & { endsAt?: string };
  return { ...(rest as Row), start, startsAt, ...(ending > startsAt ? { endsAt: ending } : {}) };
}

function moved<Row extends Untold>(row: Row, { mode, venueId, online, place }: Whereabouts): Row {
  const nowhere: Changes<Untold> = { venueId: null, online: null, place: null };
  const there = { mode, ...(venueId && { venueId }), ...(online && { online }), ...(place && { place }) };
  return withChanges<Untold>(row, { ...nowhere, ...there }) as Row;
}

function described<Row extends Untold>(row: Row, changes: Changes<MeetupProfile>): Row {
  const { title, format, description, technologies, language, capacity, series } = changes;
  return withChanges<Untold>(row, {
    ...(title ? { title } : {}),
    ...(format ? { format } : {}),
    ...(description === undefined ? {} : { about: aboutOf(description) }),
    ...(technologies === undefined ? {} : { technologies: technologies ?? [] }),
    ...(language === undefined ? {} : { language }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(series === undefined ? {} : { series }),
  }) as Row;
}

function aboutOf(description: MeetupProfile['description'] | null): string {
  return description ? plainText(description.text.slice(0, readForAbout), description.format, aboutLength) : '';
}

/** The row as a calendar is told of it. SEQUENCE is the revision of the stream: it only ever grows. */
function asTold(row: Untold, event: RecordedEvent<MeetupEvent>): MeetupEntry {
  const { meetupId, announcedAt, start, title, about, technologies, standing } = row;
  const vevent = veventText({
    uid: meetupId,
    sequence: event.revision,
    recordedAt: event.recordedAt,
    createdAt: announcedAt,
    start,
    summary: title,
    description: about,
    status: standing === 'takes-place' ? 'confirmed' : 'cancelled',
    categories: [...technologies],
  });
  return { ...row, changedAt: event.occurredAt, vevent };
}
