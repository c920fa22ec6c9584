import { canonicalZone, LocalTimeError } from './time-zones.js';

/**
 * When a meetup starts, as its organiser says it: wall clock, IANA zone and length. The instant is derived, and derived
 * again when a government changes its zone. `choice` says which one is meant where a clock shows a time twice, or on
 * which side of the gap where it shows it never.
 */
export type LocalStart = {
  /** ISO 8601 date and time without offset, to the minute or second: 2026-03-29T19:00 */
  local: string;
  zone: string;
  /** ISO 8601 duration of weeks, days, hours, minutes and seconds: PT2H */
  duration: string;
  choice?: 'earlier' | 'later';
};

/** What a clock on the wall does at a local time; instants are UTC, `before` and `after` the nearest local times that exist. */
export type LocalTimeCheck =
  'ok' | { kind: 'ambiguous'; earlier: string; later: string } | { kind: 'missing'; before: string; after: string };

/** First and last year that a meetup may lie in; anything else is a slip or a placeholder. */
export const firstYear = 1900;
export const lastYear = 2199;

const longestDurationSeconds = 366 * 86_400;
const localTime = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const malformed = (text: string): LocalTimeError =>
  new LocalTimeError(
    'malformed-time',
    `"${text.slice(0, 40)}" is not a date and time. Write it as 2026-03-29T19:00, without an offset.`,
  );

const inRange = (year: number, text: string): void => {
  if (year < firstYear || year > lastYear)
    throw new LocalTimeError(
      'out-of-range',
      `The year of "${text.slice(0, 40)}" is not between ${firstYear} and ${lastYear}.`,
    );
};

type WallClock = [year: number, month: number, day: number, hour: number, minute: number, second: number];

const wallClockOf = (text: string): WallClock => {
  const match = localTime.exec(text);
  if (!match) throw malformed(text);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  // A second of 60 is a leap second (RFC 5545 3.3.12), which no clock here counts.
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60)
    throw malformed(text);
  inRange(year, text);
  return [year, month, day, hour, minute, Math.min(second, 59)];
};

const plainDateTimeOf = (text: string): Temporal.PlainDateTime => new Temporal.PlainDateTime(...wallClockOf(text));

const localText = (time: Temporal.PlainDateTime): string =>
  time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });

const plainText = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });

const parsedInstant = (text: string): Temporal.Instant => {
  let instant: Temporal.Instant;
  try {
    instant = Temporal.Instant.from(text);
  } catch {
    throw new LocalTimeError(
      'malformed-time',
      `"${text.slice(0, 40)}" is not an instant. Write it with an offset, as in 2026-03-29T17:00:00Z.`,
    );
  }
  const year = new Date(instant.epochMilliseconds).getUTCFullYear();
  inRange(year, text);
  return instant;
};

const zonedStart = (start: Pick<LocalStart, 'local' | 'zone' | 'choice'>): Temporal.ZonedDateTime =>
  plainDateTimeOf(start.local).toZonedDateTime(canonicalZone(start.zone), {
    disambiguation: start.choice ?? 'compatible',
  });

const durationOf = (text: string): Temporal.Duration => {
  const refuse = (what: string): never => {
    throw new LocalTimeError('malformed-duration', `"${text.slice(0, 40)}" ${what}`);
  };
  if (text.length > 60) refuse('is not a duration. Write it as PT2H or PT90M.');
  let duration: Temporal.Duration;
  try {
    duration = Temporal.Duration.from(text);
  } catch {
    return refuse('is not a duration. Write it as PT2H or PT90M.');
  }
  if (duration.years !== 0 || duration.months !== 0)
    refuse('counts in years or months. Write weeks, days, hours or minutes.');
  if (duration.sign < 0) refuse('is negative: a meetup cannot end before it starts.');
  return duration;
};

const secondsOf = (duration: Temporal.Duration): number =>
  Math.trunc(
    duration.weeks * 604_800 +
      duration.days * 86_400 +
      duration.hours * 3600 +
      duration.minutes * 60 +
      duration.seconds,
  );

/** A local date and time in the one spelling we store: to the minute, with seconds only where they are not zero. Throws a LocalTimeError. */
export const normalLocalTime = (text: string): string => {
  const [, , , , , second] = wallClockOf(text);
  const minutes = `${text.slice(0, 10)}T${text.slice(11, 16)}`;
  return second === 0 ? minutes : `${minutes}:${String(second).padStart(2, '0')}`;
};

/** A duration in seconds, a day counted as 24 hours; zero is allowed. Throws a LocalTimeError for years, months, signs and more than 366 days. */
export const durationSeconds = (text: string): number => {
  const seconds = secondsOf(durationOf(text));
  if (seconds > longestDurationSeconds)
    throw new LocalTimeError('out-of-range', `"${text.slice(0, 40)}" is longer than a year.`);
  return seconds;
};

/** A duration in its one spelling: PT90M becomes PT1H30M, P7D stays in days as they follow the calendar. Throws like `durationSeconds`. */
export const normalDuration = (text: string): string => {
  durationSeconds(text);
  const { weeks, days, hours, minutes, seconds } = durationOf(text);
  const exact = Math.trunc(hours * 3600 + minutes * 60 + seconds);
  return Temporal.Duration.from({
    days: weeks * 7 + days,
    hours: Math.trunc(exact / 3600),
    minutes: Math.trunc((exact % 3600) / 60),
    seconds: exact % 60,
  }).toString();
};

/** The ISO duration between two instants, in hours, minutes and seconds. Throws a LocalTimeError when it is negative or out of range. */
export const durationBetween = (from: string, to: string): string => {
  const seconds = Math.trunc((parsedInstant(to).epochMilliseconds - parsedInstant(from).epochMilliseconds) / 1000);
  return normalDuration(`${seconds < 0 ? '-' : ''}PT${Math.abs(seconds)}S`);
};

/**
 * The instant (UTC, to the second) at which a start comes, under the zone rules known today. Without a choice a repeated
 * time means the first and a missing one is read with the offset before the gap, as RFC 5545 3.3.5 has it, so that a
 * rule changed after the announcement never makes a view fail. Throws a LocalTimeError.
 */
export const instantOf = (start: Pick<LocalStart, 'local' | 'zone' | 'choice'>): string =>
  plainText(zonedStart(start).toInstant());

/** The instant (UTC) at which a meetup is over: its days counted on the calendar, its hours exactly (RFC 5545 3.3.6). Throws a LocalTimeError. */
export const endOf = (start: LocalStart): string => {
  durationSeconds(start.duration);
  return plainText(zonedStart(start).add(durationOf(start.duration)).toInstant());
};

/** Whether a local time exists once, twice or never in its zone. Throws a LocalTimeError for a time or zone that is none. */
export const checkLocalTime = (local: string, zone: string): LocalTimeCheck => {
  const time = plainDateTimeOf(local);
  const name = canonicalZone(zone);
  const earlier = time.toZonedDateTime(name, { disambiguation: 'earlier' });
  const later = time.toZonedDateTime(name, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'ok';
  return earlier.toPlainDateTime().equals(time)
    ? { kind: 'ambiguous', earlier: plainText(earlier.toInstant()), later: plainText(later.toInstant()) }
    : {
        kind: 'missing',
        before: localText(earlier.toPlainDateTime()),
        after: localText(later.toPlainDateTime()),
      };
};

/** What the clock on the wall of a zone shows at an instant, to the minute, with seconds only where they are not zero. Throws a LocalTimeError. */
export const localOf = (instant: string, zone: string): string =>
  localText(parsedInstant(instant).toZonedDateTimeISO(canonicalZone(zone)).toPlainDateTime());

/**
 * The start that an instant with an offset ("2019-12-28T16:00:00+01:00") means in a known zone. Its instant is kept: where
 * the offset is not the zone's own, the wall clock moves. Carries a choice only where the clock shows the time twice.
 * Throws a LocalTimeError.
 */
export const localStartOf = (instant: string, zone: string, duration: string): LocalStart => {
  const name = canonicalZone(zone);
  const local = localOf(instant, name);
  const check = checkLocalTime(local, name);
  const start = { local, zone: name, duration: normalDuration(duration) };
  if (check === 'ok' || check.kind === 'missing') return start;
  return { ...start, choice: check.later === plainText(parsedInstant(instant)) ? 'later' : 'earlier' };
};
