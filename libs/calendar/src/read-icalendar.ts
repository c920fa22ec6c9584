import { readBlocks } from './calendar-blocks.js';
import type { Block, ContentLine, Effect } from './calendar-blocks.js';
import { zonesOf } from './calendar-zones.js';
import type { ZoneMeaning } from './calendar-zones.js';
import { cleanText, parseLine } from './content-line.js';
import type { JcalProperty } from './content-line.js';
import { feedText } from './feed-text.js';
import {
  durationBetween,
  firstYear,
  instantOf,
  lastYear,
  localStartOf,
  normalDuration,
  normalLocalTime,
} from './local-time.js';
import type { LocalStart } from './local-time.js';
import { longestRule, ruleProblem } from './recurrence-rule.js';
import { findZone } from './time-zones.js';

/** A time as a calendar may state it (RFC 5545 3.3.4, 3.3.5). `floating` names no zone: it is the clock of whoever looks. */
export type ParsedTime =
  | { kind: 'zoned'; local: string; zone: string }
  | { kind: 'instant'; instant: string }
  | { kind: 'floating'; local: string }
  | { kind: 'date'; date: string };

/** One VEVENT as read. What is missing, or could not be read and was reported, is undefined. */
export type ParsedEvent = {
  /** Number of the line in the file with its BEGIN:VEVENT, from 1. */
  line: number;
  uid?: string;
  recurrenceId?: ParsedTime;
  start: ParsedTime;
  /** ISO 8601, from DURATION or DTEND; an all-day event without either lasts P1D (RFC 5545 3.6.1). */
  duration?: string;
  summary?: string;
  description?: string;
  location?: string;
  geo?: { latitude: number; longitude: number };
  url?: string;
  status?: 'confirmed' | 'tentative' | 'cancelled';
  sequence: number;
  stampedAt?: string;
  lastModified?: string;
  createdAt?: string;
  /** May be a person: treat both fields as personal data. */
  organizer?: { name?: string; address?: string };
  categories: string[];
  /** The rule as it was written, at most 1,000 characters, with nothing wrong that `ruleProblem` knows. */
  rrule?: string;
  exdates: ParsedTime[];
  rdates: ParsedTime[];
};

/** A fault in a calendar: where, what, in which component, and whether it cost a line, an event or the file. */
export type CalendarProblem = { line: number; reason: string; effect: Effect; component?: string };

export type ParsedCalendar = {
  /** `empty`: a file with nothing in it. A calendar without events is a calendar. */
  kind: 'calendar' | 'empty' | 'not-a-calendar';
  events: ParsedEvent[];
  problems: CalendarProblem[];
  calendarName?: string;
  method?: string;
  /** The zone that the calendar says its floating times are in (X-WR-TIMEZONE). */
  calendarZone?: string;
};

const mostProblems = 5000;
const mostExtraDates = 1000;
const mostEvents = 50_000;
const longestExcerpt = 60;

/** Marks a fault that costs the whole event. */
class EventFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const wanted = new Set([
  'UID',
  'RECURRENCE-ID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'GEO',
  'URL',
  'STATUS',
  'SEQUENCE',
  'DTSTAMP',
  'LAST-MODIFIED',
  'CREATED',
  'ORGANIZER',
  'CATEGORIES',
  'RRULE',
  'EXDATE',
  'RDATE',
]);
const textual = new Set(['UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'CATEGORIES']);
const repeatable = new Set(['CATEGORIES', 'EXDATE', 'RDATE']);

type Property = { line: number; jcal: JcalProperty; raw: string };
type Properties = Map<string, Property[]>;
type Tell = (line: number, reason: string, effect: Effect) => void;

const quote = (text: string): string =>
  `"${text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text}"`;
const messageOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > 200 ? `${message.slice(0, 200)}…` : message;
};

const rawValue = (text: string): string => {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return text.slice(at + 1).trim();
  }
  return '';
};

const propertiesOf = (lines: readonly ContentLine[], tell: Tell): Properties => {
  const properties: Properties = new Map();
  for (const { line, text } of lines) {
    const name = /^[^:;\s]+/.exec(text)?.[0].toUpperCase() ?? '';
    if (!wanted.has(name)) continue;
    const others = properties.get(name);
    if (others && !repeatable.has(name)) {
      tell(line, `${name} stands here a second time; the first counts.`, 'line-dropped');
      continue;
    }
    try {
      const written = text.replace(/^([^:;\s]+)\s+(?=[:;])/, '$1');
      // Under a foreign name the library reads the parameters and leaves the value to us.
      const property = { line, jcal: parseLine(textual.has(name) ? written : `X-${written}`), raw: rawValue(text) };
      if (others) others.push(property);
      else properties.set(name, [property]);
    } catch (error) {
      tell(line, `${name} cannot be read: ${messageOf(error)}`, 'line-dropped');
    }
  }
  return properties;
};

const basicTime = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/i;
const extendedTime = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

const checkedYear = (year: number): void => {
  if (year < firstYear || year > lastYear)
    throw new Error(`the year ${String(year).padStart(4, '0')} is not between ${firstYear} and ${lastYear}`);
};

const dateOf = (date: string): ParsedTime => {
  normalLocalTime(`${date}T00:00`);
  return { kind: 'date', date };
};

/** Reads one value of a time property. Throws an Error whose message completes a sentence. */
const timeOf = (raw: string, tzid: string | undefined, zones: Zones): ParsedTime => {
  if (extendedTime.test(raw)) {
    checkedYear(Number(raw.slice(0, 4)));
    if (raw.length === 10) return dateOf(raw);
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(raw.slice(10)))
      return {
        kind: 'instant',
        instant: Temporal.Instant.from(raw.replace(' ', 'T')).toString({ smallestUnit: 'second' }),
      };
    return placed(normalLocalTime(raw), tzid, zones);
  }
  const match = basicTime.exec(raw);
  if (!match) throw new Error(raw === '' ? 'it is empty' : `${quote(raw)} is no date or time`);
  const [, year, month, day, hour, minute, second, utc] = match;
  checkedYear(Number(year));
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return dateOf(date);
  const local = normalLocalTime(`${date}T${hour}:${minute}:${second ?? '00'}`);
  return utc
    ? { kind: 'instant', instant: `${local.length === 16 ? `${local}:00` : local}Z` }
    : placed(local, tzid, zones);
};

type Zones = { meaning: (tzid: string, year: number) => ZoneMeaning; guess: (tzid: string, how: string) => void };

const placed = (local: string, tzid: string | undefined, zones: Zones): ParsedTime => {
  if (tzid === undefined || tzid === '') return { kind: 'floating', local };
  const meaning = zones.meaning(tzid, Number(local.slice(0, 4)));
  if (meaning === 'unknown') {
    zones.guess(tzid, 'it names no zone and no VTIMEZONE explains it, so the time is taken as the local one');
    return { kind: 'floating', local };
  }
  if ('rules' in meaning) {
    zones.guess(tzid, 'it names no zone; the rules of its VTIMEZONE are followed');
    const instant = Temporal.Instant.fromEpochMilliseconds(meaning.rules.instantOf(local));
    return { kind: 'instant', instant: instant.toString({ smallestUnit: 'second' }) };
  }
  if (meaning.guessed) zones.guess(tzid, `it names no zone; ${meaning.guessed}`);
  return { kind: 'zoned', local, zone: meaning.zone };
};

const knownInstant = (time: ParsedTime): string | undefined =>
  time.kind === 'instant' ? time.instant : time.kind === 'zoned' ? instantOf(time) : undefined;

const lengthBetween = (start: ParsedTime, end: ParsedTime): string | undefined => {
  const [from, to] = [knownInstant(start), knownInstant(end)];
  if (from !== undefined && to !== undefined) return durationBetween(from, to);
  if (start.kind === 'floating' && end.kind === 'floating') return durationBetween(`${start.local}Z`, `${end.local}Z`);
  if (start.kind === 'date' && end.kind === 'date')
    return normalDuration(Temporal.PlainDate.from(start.date).until(end.date).toString());
  return undefined;
};

const tzidOf = (property: Property): string | undefined => {
  const tzid: unknown = property.jcal[1]['tzid'];
  return typeof tzid === 'string' ? tzid : undefined;
};

const eventOf = (block: Block, zones: Zones, tell: Tell): ParsedEvent => {
  const properties = propertiesOf(block.lines, tell);
  const first = (name: string): Property | undefined => properties.get(name)?.[0];
  const attempt = <T>(name: string, read: (property: Property) => T | undefined): T | undefined => {
    const property = first(name);
    if (!property) return undefined;
    try {
      return read(property);
    } catch (error) {
      tell(property.line, `${name} is left out: ${messageOf(error)}.`.replace(/\.\.$/, '.'), 'line-dropped');
      return undefined;
    }
  };
  const text = (name: string): string | undefined =>
    attempt(name, ({ jcal }) => {
      const value = cleanText(String(jcal[3] ?? '')).trim();
      return value === '' ? undefined : value;
    });
  const time = (property: Property): ParsedTime => timeOf(property.raw, tzidOf(property), zones);
  const instant = (name: string): string | undefined =>
    attempt(name, (property) => {
      const value = time(property);
      return (
        knownInstant(value) ?? (value.kind === 'floating' ? instantOf({ local: value.local, zone: 'UTC' }) : undefined)
      );
    });
  const dates = (name: string): ParsedTime[] => {
    const found: ParsedTime[] = [];
    for (const property of properties.get(name) ?? []) {
      for (const raw of property.raw.split(',')) {
        if (found.length >= mostExtraDates) {
          tell(property.line, `${name} names more than ${mostExtraDates} dates; the rest is left out.`, 'line-dropped');
          return found;
        }
        try {
          // A period (RFC 5545 3.3.9) gives its own length; the start is what makes the occurrence.
          found.push(timeOf((raw.split('/')[0] ?? '').trim(), tzidOf(property), zones));
        } catch (error) {
          tell(property.line, `${name} is left out: ${messageOf(error)}.`, 'line-dropped');
        }
      }
    }
    return found;
  };

  const startProperty = first('DTSTART');
  if (!startProperty) throw new EventFault(block.line, 'The event does not say when it starts (DTSTART).');
  let start: ParsedTime;
  try {
    start = time(startProperty);
  } catch (error) {
    throw new EventFault(startProperty.line, `DTSTART cannot be used: ${messageOf(error)}.`.replace(/\.\.$/, '.'));
  }

  const duration =
    attempt('DTEND', (property) => {
      const end = time(property);
      const length = lengthBetween(start, end);
      if (length === undefined)
        throw new Error(`it is of the kind "${end.kind}" and DTSTART of the kind "${start.kind}"`);
      return length;
    }) ??
    attempt('DURATION', ({ raw }) => normalDuration(raw.toUpperCase())) ??
    (start.kind === 'date' ? 'P1D' : undefined);

  const event: ParsedEvent = {
    line: block.line,
    start,
    sequence:
      attempt('SEQUENCE', ({ raw }) => {
        if (!/^\d{1,9}$/.test(raw)) throw new Error(`${quote(raw)} is no count`);
        return Number(raw);
      }) ?? 0,
    categories: (properties.get('CATEGORIES') ?? [])
      .flatMap(({ jcal }) => jcal.slice(3).map((value) => cleanText(String(value)).trim()))
      .filter((category) => category !== ''),
    exdates: dates('EXDATE'),
    rdates: dates('RDATE'),
  };
  const given = <Name extends keyof ParsedEvent>(name: Name, value: ParsedEvent[Name] | undefined): void => {
    if (value !== undefined) event[name] = value;
  };
  given('uid', text('UID'));
  if (event.uid === undefined)
    tell(block.line, 'The event has no UID, so its later versions cannot be recognised.', 'kept');
  given('recurrenceId', attempt('RECURRENCE-ID', time));
  given('duration', duration);
  given('summary', text('SUMMARY'));
  given('description', text('DESCRIPTION'));
  given('location', text('LOCATION'));
  given(
    'geo',
    attempt('GEO', ({ raw }) => {
      const match = /^([+-]?\d+(?:\.\d+)?)\s*\\?[;,]\s*([+-]?\d+(?:\.\d+)?)$/.exec(raw);
      const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])];
      if (!match || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
        throw new Error(`${quote(raw)} is no place on earth`);
      return { latitude, longitude };
    }),
  );
  given('url', text('URL'));
  given(
    'status',
    attempt('STATUS', ({ raw }) => {
      const status = raw.toLowerCase();
      if (status === 'confirmed' || status === 'tentative' || status === 'cancelled') return status;
      if (status === 'canceled') return 'cancelled';
      throw new Error(`${quote(raw)} is no status of an event`);
    }),
  );
  given('stampedAt', instant('DTSTAMP'));
  given('lastModified', instant('LAST-MODIFIED'));
  given('createdAt', instant('CREATED'));
  given(
    'organizer',
    attempt('ORGANIZER', ({ jcal, raw }) => {
      const name: unknown = jcal[1]['cn'];
      const clean = typeof name === 'string' ? cleanText(name).trim() : '';
      return clean === '' && raw === ''
        ? undefined
        : { ...(clean !== '' && { name: clean }), ...(raw !== '' && { address: raw.replace(/^mailto:/i, '') }) };
    }),
  );
  given(
    'rrule',
    attempt('RRULE', ({ raw }) => {
      const rule = raw.length > longestRule ? raw : raw.replace(/\s/g, '').replace(/;$/, '').toUpperCase();
      const problem = ruleProblem(rule);
      if (problem !== undefined) throw new Error(problem);
      return rule;
    }),
  );
  return event;
};

const textOf = (block: Block | undefined, name: string): string | undefined => {
  const line = block?.lines.find(
    ({ text }) => text.toUpperCase().startsWith(name) && /^[:;]/.test(text.slice(name.length)),
  );
  if (!line) return undefined;
  try {
    const value = cleanText(String(parseLine(line.text)[3] ?? '')).trim();
    return value === '' ? undefined : value;
  } catch {
    return undefined;
  }
};

const reportDuplicates = (
  events: readonly ParsedEvent[],
  tell: (event: ParsedEvent, first: ParsedEvent) => void,
): void => {
  const firsts = new Map<string, ParsedEvent>();
  for (const event of events) {
    if (event.uid === undefined) continue;
    const key = `${event.uid}\n${event.recurrenceId ? JSON.stringify(event.recurrenceId) : ''}`;
    const first = firsts.get(key);
    if (first) tell(event, first);
    else firsts.set(key, event);
  }
};

/** Events and zones wherever they stand, also inside components of other kinds. */
const componentsIn = (block: Block): Block[] =>
  block.blocks.flatMap((inner) =>
    inner.name === 'VEVENT' || inner.name === 'VTIMEZONE' ? [inner] : componentsIn(inner),
  );

/**
 * Reads a calendar as the world writes them: takes every event that can be understood and reports the rest with line and
 * reason. Reads at most `mostBytes` (20 MiB); `zone` is the zone to prefer where the file names none that is known. Rules
 * stay text and are never expanded. Never throws, and does no I/O, so that it can run in a worker.
 */
export const readICalendar = (
  input: string | Uint8Array,
  options: { zone?: string; mostBytes?: number } = {},
): ParsedCalendar => {
  const problems: CalendarProblem[] = [];
  let unlisted = 0;
  const report = (line: number, reason: string, effect: Effect, component?: string): void => {
    if (problems.length >= mostProblems) unlisted++;
    else problems.push({ line, reason, effect, ...(component !== undefined && component !== '' && { component }) });
  };
  const file = feedText(input, options.mostBytes);
  if ('refused' in file) {
    report(1, file.refused, 'file-refused');
    return { kind: 'not-a-calendar', events: [], problems };
  }
  if (file.text === '') {
    report(1, 'The file is empty.', 'file-refused');
    return { kind: 'empty', events: [], problems };
  }
  if (file.repaired !== undefined) report(1, file.repaired, 'kept');

  const root = readBlocks(file.text, report);
  const calendars = root.blocks.filter((block) => block.name === 'VCALENDAR');
  if (calendars.length === 0) report(1, 'There is no BEGIN:VCALENDAR around the events.', 'kept');
  const components = componentsIn(root);
  const calendarZone = findZone(textOf(calendars[0], 'X-WR-TIMEZONE') ?? '');
  const meaning = zonesOf(
    components.filter((block) => block.name === 'VTIMEZONE'),
    options.zone === undefined ? calendarZone : findZone(options.zone),
  );

  const events: ParsedEvent[] = [];
  const guessed = new Set<string>();
  const blocks = components.filter((component) => component.name === 'VEVENT');
  const beyond = blocks[mostEvents];
  if (beyond)
    report(beyond.line, `${blocks.length} events are too many; those from here on are left out.`, 'event-dropped');
  for (const block of blocks.slice(0, mostEvents)) {
    const guess = (tzid: string, how: string): void => {
      if (guessed.has(`${tzid}\n${how}`)) return;
      guessed.add(`${tzid}\n${how}`);
      report(block.line, `TZID ${quote(tzid)}: ${how}.`, 'kept', 'VEVENT');
    };
    try {
      events.push(eventOf(block, { meaning, guess }, (line, reason, effect) => report(line, reason, effect, 'VEVENT')));
    } catch (error) {
      report(error instanceof EventFault ? error.line : block.line, messageOf(error), 'event-dropped', 'VEVENT');
    }
  }
  reportDuplicates(events, (event, first) =>
    report(event.line, `The UID ${quote(event.uid ?? '')} stands at line ${first.line} already.`, 'kept', 'VEVENT'),
  );
  problems.sort((a, b) => a.line - b.line);
  if (unlisted > 0) problems.push({ line: 0, reason: `${unlisted} more faults are not listed.`, effect: 'kept' });
  const calendar: ParsedCalendar = { kind: 'calendar', events, problems };
  const name = textOf(calendars[0], 'X-WR-CALNAME') ?? textOf(calendars[0], 'NAME');
  const method = textOf(calendars[0], 'METHOD');
  if (name !== undefined) calendar.calendarName = name;
  if (method !== undefined) calendar.method = method.toUpperCase();
  if (calendarZone !== undefined) calendar.calendarZone = calendarZone;
  return calendar;
};

/**
 * The start of a read event as a meetup has it. `zone` is the group's: floating and all-day times are its wall clock, and
 * instants are shown on it. `otherwise` is the duration for events that give none. Throws a LocalTimeError.
 */
export const localStartOfEvent = (event: ParsedEvent, zone: string, otherwise = 'PT2H'): LocalStart => {
  const duration = event.duration ?? otherwise;
  switch (event.start.kind) {
    case 'zoned':
      return { local: event.start.local, zone: event.start.zone, duration };
    case 'instant':
      return localStartOf(event.start.instant, zone, duration);
    case 'floating':
      return { local: event.start.local, zone: findZone(zone) ?? zone, duration };
    case 'date':
      return { local: `${event.start.date}T00:00`, zone: findZone(zone) ?? zone, duration };
  }
};
