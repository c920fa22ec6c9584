import { basename } from 'node:path';
import { instantOf, localOf, normalLocalTime } from '#calendar/local-time';
import { localStartOfEvent, type ParsedCalendar, type ParsedEvent, type ParsedTime } from '#calendar/read-icalendar';
import { occurrencesBetween } from '#calendar/recurrence';
import { findZone } from '#calendar/time-zones';
import { RecordGroup } from '#directory/group/record-group.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { foldText } from '#matching/text-folding';
import type { ImportInto } from '../import-run.js';
import { SourceMismatch } from '../sources/source-damage.js';
import { type SourcePlace, warningAt } from '../sources/source-record.js';
import { withFreeSlug } from '../tell-speaker.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { webAddressOf } from '../web-links.js';
import { type CalendarFile, calendarFiles } from './calendar-files.js';
import { readAside } from './read-aside.js';

/** The group whose calendar it is, when that is known; else the calendar's own name makes one. */
export interface CalendarOf {
  readonly groupId: string;
  readonly zone: string;
}

/** One meetup that a calendar tells of: an event of its own, or one occurrence of a series. */
export interface Occurring {
  readonly event: ParsedEvent;
  /** Tells the occurrences of a series apart: the start that the rule gave. */
  readonly originally?: string;
  readonly start: ReturnType<typeof localStartOfEvent>;
}

const longestSeries = 500;
const aheadMs = 366 * 24 * 3_600_000;

/** Imports the meetups of iCalendar files: a file, a folder of them or a web address. */
export async function importICalendar(path: string, into: ImportInto, of?: CalendarOf): Promise<void> {
  let files = 0;
  let read = 0;
  for await (const file of calendarFiles(path, into.signal)) {
    files++;
    const calendar = await readAside(file.bytes, of?.zone);
    for (const { line, reason, effect } of calendar.problems) {
      const place: SourcePlace = { file: file.name, line, record: 'calendar' };
      if (effect === 'event-dropped' || effect === 'file-refused') into.setAside('meetup', { ...place, reason });
      else into.warn(warningAt(place, effect, { kind: `calendar-${effect}`, message: reason }));
    }
    if (calendar.kind !== 'calendar') continue;
    read++;
    await importCalendar(calendar, file, into, of);
  }
  await into.settled();
  if (files === 1 && read === 0) {
    throw new SourceMismatch(`${path} is no calendar: an iCalendar file begins with BEGIN:VCALENDAR.`);
  }
}

async function importCalendar(
  calendar: ParsedCalendar,
  file: CalendarFile,
  into: ImportInto,
  of: CalendarOf | undefined,
): Promise<void> {
  const name = (calendar.calendarName ?? basename(file.name).replace(/\.[a-z]+$/i, '')).trim() || file.name;
  const host = of ?? {
    groupId: derivedId('ical', 'group', foldText(name).trim()),
    zone: findZone(calendar.calendarZone ?? '') ?? 'UTC',
  };
  if (!of && calendar.events.length > 0) await importGroup(name, host, file, into);
  for (const occurring of occurrencesOf(calendar.events, host.zone, into, file.name)) {
    await importMeetup(occurring, host, file, into);
  }
}

async function importGroup(name: string, host: CalendarOf, file: CalendarFile, into: ImportInto): Promise<void> {
  const place: SourcePlace = { file: file.name, record: 'calendar' };
  const page = webAddressOf(file.url);
  await into.take('group', place, host.groupId, (tell) =>
    withFreeSlug(slugOf(name), 'group-slug-must-be-free', (slug) =>
      tell(
        RecordGroup,
        {
          groupId: host.groupId,
          slug,
          name: within(name, 200, into, place, 'name'),
          zone: host.zone,
          ...(page ? { links: [{ kind: 'calendar', url: page }] } : {}),
        },
        { id: name },
      ),
    ),
  );
}

async function importMeetup(
  { event, originally, start }: Occurring,
  host: CalendarOf,
  file: CalendarFile,
  into: ImportInto,
): Promise<void> {
  const uid = event.uid ?? `${start.local} ${event.summary ?? ''}`;
  const place: SourcePlace = { file: file.name, line: event.line, record: uid };
  const meetupId = derivedId('ical', 'meetup', host.groupId, uid, ...(originally ? [originally] : []));
  const text = writtenText(event.description, into, place);
  const page = webAddressOf(event.url);
  const told = event.lastModified ?? event.createdAt;
  await into.take('meetup', place, meetupId, (tell) =>
    tell(
      RecordPastMeetup,
      {
        meetupId,
        hosts: [host.groupId],
        title: within(event.summary?.trim() || 'Meetup', 300, into, place, 'title'),
        start: {
          local: start.local,
          zone: start.zone,
          ...(event.duration ? { duration: start.duration } : {}),
          choice: start.choice ?? 'earlier',
        },
        ...(text ? { description: text } : {}),
        ...(event.location
          ? {
              place: {
                name: within(event.location.trim(), 200, into, place, 'location'),
                ...(event.geo ? { lat: event.geo.latitude, lon: event.geo.longitude } : {}),
              },
            }
          : {}),
        ...(page ? { elsewhere: { url: page } } : {}),
        ...(originally && event.uid
          ? {
              series: {
                seriesId: derivedId('ical', 'series', host.groupId, event.uid),
                name: within(event.summary?.trim() || 'Series', 200, into, place, 'title'),
              },
            }
          : {}),
        standing: event.status === 'cancelled' ? 'cancelled' : 'takes-place',
      },
      {
        id: originally ? `${uid} ${originally}` : uid,
        ...(told && told <= into.now
          ? { occurredAt: told, clock: event.lastModified ? 'last-modified' : 'created' }
          : {}),
      },
    ),
  );
}

/**
 * Every meetup that the events of a calendar stand for: series are worked out to a year ahead, with what the calendar
 * says of single occurrences in their place (RFC 5545, 3.8.4.4).
 */
export function occurrencesOf(
  events: readonly ParsedEvent[],
  zone: string,
  into: Pick<ImportInto, 'now' | 'warn'>,
  file: string,
): Occurring[] {
  const zones = new Map<string, string>();
  for (const event of events) {
    if (event.uid && !event.recurrenceId) zones.set(event.uid, localStartOfEvent(event, zone).zone);
  }
  const zoneOf = (event: ParsedEvent): string => zones.get(event.uid ?? '') ?? zone;
  const moved = new Set<string>();
  for (const event of events) {
    if (event.recurrenceId) moved.add(`${event.uid ?? ''} ${wallClock(event.recurrenceId, zoneOf(event))}`);
  }
  const until = new Date(Date.parse(into.now) + aheadMs).toISOString();
  return events.flatMap((event): Occurring[] => {
    const start = localStartOfEvent(event, zone);
    if (event.recurrenceId) return [{ event, originally: wallClock(event.recurrenceId, zoneOf(event)), start }];
    if (!event.rrule && event.rdates.length === 0) return [{ event, start }];
    const from = instantOf({ ...start, choice: start.choice ?? 'earlier' });
    const { occurrences, complete } = occurrencesBetween(
      {
        start,
        ...(event.rrule ? { rule: event.rrule } : {}),
        added: event.rdates.map((each) => wallClock(each, start.zone)),
        skipped: event.exdates.map((each) => wallClock(each, start.zone)),
      },
      from,
      from > until ? from : until,
      longestSeries,
    );
    if (!complete) {
      into.warn(
        warningAt({ file, line: event.line, record: event.uid ?? 'series' }, 'RRULE', {
          kind: 'series-cut',
          message: `only the first ${longestSeries} occurrences were taken`,
        }),
      );
    }
    return occurrences
      .filter(({ local }) => !moved.has(`${event.uid ?? ''} ${normalLocalTime(local)}`))
      .map(({ local }) => ({ event, originally: normalLocalTime(local), start: { ...start, local } }));
  });
}

/** The wall clock of a time in the zone of its series: what the occurrences are told apart by. */
function wallClock(time: ParsedTime, zone: string): string {
  switch (time.kind) {
    case 'instant':
      return localOf(time.instant, zone);
    case 'zoned':
      return time.zone === zone
        ? normalLocalTime(time.local)
        : localOf(instantOf({ ...time, choice: 'earlier' }), zone);
    case 'floating':
      return normalLocalTime(time.local);
    case 'date':
      return `${time.date}T00:00`;
  }
}
