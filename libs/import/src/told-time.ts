import { canonicalZone } from '#calendar/time-zones';
import { instantOf, localOf } from '#calendar/local-time';
import type { SourceTime } from './sources/normalise/source-time.js';

/** A start as commands take it. */
export interface ToldStart {
  local: string;
  zone: string;
  duration?: string;
  choice?: 'earlier' | 'later';
}

/** The start of a meetup at an instant, on the clock of a zone. */
export function startAtInstant(instant: string, zone: string, minutes?: number): ToldStart {
  const name = canonicalZone(zone);
  const local = localOf(instant, name);
  const earlier = instantOf({ local, zone: name, choice: 'earlier' });
  return {
    local,
    zone: name,
    ...(minutes ? { duration: `PT${minutes}M` } : {}),
    choice: Date.parse(earlier) === Date.parse(instant) ? 'earlier' : 'later',
  };
}

/**
 * The start of something that the source knows as exactly as `time` says: a day stands for `hour` o'clock on that day, a
 * month or year for its first day.
 */
export function startAt(time: SourceTime, zone: string, minutes?: number, hour = '19:00'): ToldStart {
  switch (time.precision) {
    case 'instant':
      return startAtInstant(time.instant, zone, minutes);
    case 'local':
      return {
        local: time.local,
        zone: canonicalZone(zone),
        ...(minutes ? { duration: `PT${minutes}M` } : {}),
        choice: 'earlier',
      };
    default:
      return {
        local: `${dayOf(time)}T${hour}`,
        zone: canonicalZone(zone),
        ...(minutes ? { duration: `PT${minutes}M` } : {}),
      };
  }
}

/** The calendar day of a time; of a month or a year its first. */
export function dayOf(time: SourceTime): string {
  switch (time.precision) {
    case 'instant':
    case 'local':
      return time.local.slice(0, 10);
    case 'day':
      return time.day;
    case 'month':
      return `${time.month}-01`;
    case 'year':
      return `${String(time.year).padStart(4, '0')}-01-01`;
  }
}

/** The time as exactly as it is known: `2019`, `2019-05`, `2019-05-14` or with hours and minutes. */
export function partialDate(time: SourceTime): string {
  switch (time.precision) {
    case 'instant':
    case 'local':
      return time.local.slice(0, 16);
    case 'day':
      return time.day;
    case 'month':
      return time.month;
    case 'year':
      return String(time.year).padStart(4, '0');
  }
}

/** The instant that a time stands for: local times and days are read in `zone`, a day at its noon. */
export function instantIn(time: SourceTime, zone = 'UTC'): string {
  if (time.precision === 'instant') return new Date(time.instant).toISOString();
  const local = time.precision === 'local' ? time.local : `${dayOf(time)}T12:00`;
  return new Date(instantOf({ local, zone: canonicalZone(zone), choice: 'earlier' })).toISOString();
}

/**
 * The zone of a source that only gives offsets: the fixed zone of the offset where it is of whole hours, else UTC. The
 * signs of `Etc/GMT+5` are the other way round (IANA tz database, file etcetera).
 */
export function zoneOfOffset(offset: string): string {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  const hours = Number(match?.[2]);
  if (!match || match[3] !== '00' || hours === 0 || hours > 12) return 'UTC';
  return `Etc/GMT${match[1] === '+' ? '-' : '+'}${hours}`;
}
