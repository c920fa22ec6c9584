import { RRuleTemporal } from 'rrule-temporal';
import { instantOf, localOf } from './local-time.js';
import type { LocalStart } from './local-time.js';
import { ruleProblem } from './recurrence-rule.js';
import { canonicalZone } from './time-zones.js';

/** A series: its first start, the rule (RFC 5545 3.3.10, without "RRULE:"), and single local times put in or left out. */
export type Series = {
  start: Pick<LocalStart, 'local' | 'zone' | 'choice'>;
  rule?: string;
  added?: readonly string[];
  skipped?: readonly string[];
};

/** One start of a series: its wall clock in the series' zone and the instant (UTC) of it. */
export type Occurrence = { local: string; instant: string };

/** `complete` is false when there are more occurrences in the window than were asked for, or too much work to find them. */
export type Occurrences = { occurrences: Occurrence[]; complete: boolean };

/** Occurrences that one call gives at most. */
export const mostOccurrences = 10_000;

const mostIterations = 20_000;
const mostCandidates = 100_000;
const mostWindows = 400;
const hour = 3_600_000;
const firstWindow: Readonly<Record<string, number>> = {
  SECONDLY: hour / 6,
  MINUTELY: 6 * hour,
  HOURLY: 20 * 24 * hour,
};
const calendarWindow = 400 * 24 * hour;

const zoned = (instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC');

const zonedStart = (local: string, zone: string, choice?: 'earlier' | 'later'): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instantOf({ local, zone, ...(choice && { choice }) })).toZonedDateTimeISO(zone);

/** Looks through a window piece by piece, so that a rule by the second costs no more than the occurrences wanted of it. */
const search = (
  rule: RRuleTemporal,
  from: number,
  to: number,
  atMost: number,
  firstPiece: number,
): [number[], boolean] => {
  const found: number[] = [];
  let piece = firstPiece;
  let cursor = from;
  for (let windows = 0; cursor <= to; windows++) {
    if (windows >= mostWindows) return [found, false];
    const end = Math.min(cursor + piece, to);
    let some: number[];
    try {
      some = rule.between(zoned(cursor), zoned(end), true).map((time) => time.epochMilliseconds);
    } catch {
      // The library gives up after so many steps: a smaller piece needs fewer, down to one where there is no hope.
      if (piece <= 60_000) return [found, false];
      piece = Math.ceil(piece / 16);
      continue;
    }
    found.push(...some);
    if (found.length > atMost) return [found.slice(0, atMost), false];
    piece = some.length === 0 ? piece * 4 : piece;
    cursor = end + 1;
  }
  return [found, true];
};

/**
 * The starts of a series from `from` up to and including `to` (instants with an offset), in order, at most `atMost`
 * (1,000 unless told). The wall clock is what repeats: an hour that a zone skips gives no occurrence (RFC 5545 3.3.10),
 * the first start always counts. Work is bounded whatever the rule says. Throws a LocalTimeError for times and zones that
 * are none, and a RangeError that says what is wrong with the rule.
 */
export const occurrencesBetween = (series: Series, from: string, to: string, atMost = 1000): Occurrences => {
  const zone = canonicalZone(series.start.zone);
  const first = zonedStart(series.start.local, zone, series.start.choice);
  const lower = Temporal.Instant.from(from).epochMilliseconds;
  const upper = Temporal.Instant.from(to).epochMilliseconds;
  const limit = Math.max(0, Math.min(atMost, mostOccurrences));
  const inWindow = (instant: number): boolean => instant >= lower && instant <= upper;

  let starts = inWindow(first.epochMilliseconds) ? [first.epochMilliseconds] : [];
  let complete = true;
  if (series.rule !== undefined) {
    const text = series.rule.toUpperCase();
    const problem = ruleProblem(text);
    if (problem !== undefined) throw new RangeError(problem);
    const rule = new RRuleTemporal({
      rruleString: `RRULE:${text}`,
      dtstart: first,
      tzid: zone,
      includeDtstart: true,
      maxIterations: mostIterations,
      maxCandidateEvaluations: mostCandidates,
    });
    const frequency = /FREQ=([A-Z]+)/.exec(text)?.[1] ?? '';
    const begin = Math.max(lower, first.epochMilliseconds);
    // Skipped ones are taken out afterwards, so that many more may have to be found.
    const wanted = limit + (series.skipped?.length ?? 0);
    [starts, complete] = search(rule, begin, upper, wanted, firstWindow[frequency] ?? calendarWindow);
  }
  const skipped = new Set((series.skipped ?? []).map((local) => zonedStart(local, zone).epochMilliseconds));
  const added = (series.added ?? []).map((local) => zonedStart(local, zone).epochMilliseconds).filter(inWindow);
  const horizon = complete ? Infinity : (starts.at(-1) ?? -Infinity);
  const all = [...new Set([...starts, ...added.filter((instant) => instant <= horizon)])]
    .filter((instant) => !skipped.has(instant))
    .sort((a, b) => a - b);
  return {
    occurrences: all.slice(0, limit).map((instant) => {
      const text = Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit: 'second' });
      return { local: localOf(text, zone), instant: text };
    }),
    complete: complete && all.length <= limit,
  };
};
