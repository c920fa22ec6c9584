import ICAL from 'ical.js';

/**
 * What a VTIMEZONE says (RFC 5545 3.6.5): from which instant on which offset holds. Clients follow the block rather than
 * the zone's name, so what it makes of a local time can differ from what the zone really did.
 */
export type ZoneRules = {
  /** Milliseconds since 1970 that a local time means: the first of two, and the offset before a gap (RFC 5545 3.3.5). */
  instantOf(local: string): number;
  /** Seconds ahead of UTC at an instant in milliseconds since 1970. */
  offsetAt(instant: number): number;
};

type Onset = { at: number; before: number; after: number };

const mostOnsets = 4000;
const mostObservances = 400;
const day = 86_400_000;

const seconds = (offset: unknown): number | undefined => {
  if (offset instanceof ICAL.UtcOffset) return offset.toSeconds();
  return undefined;
};

// Date.UTC takes the years 0 to 99 for those of the last century; some blocks begin in the year 1.
const wallMilliseconds = (time: ICAL.Time): number =>
  Date.UTC(time.year + 400, time.month - 1, time.day, time.hour, time.minute, time.second) - 146_097 * day;

const onsetsOf = (observance: ICAL.Component, untilYear: number): Onset[] | undefined => {
  const start = observance.getFirstPropertyValue('dtstart');
  const before = seconds(observance.getFirstPropertyValue('tzoffsetfrom'));
  const after = seconds(observance.getFirstPropertyValue('tzoffsetto'));
  if (!(start instanceof ICAL.Time) || before === undefined || after === undefined) return undefined;
  if (Number.isNaN(wallMilliseconds(start))) return undefined;
  const onset = (wall: number): Onset => ({ at: wall - before * 1000, before, after });
  const onsets = [onset(wallMilliseconds(start))];
  for (const property of observance.getAllProperties('rdate'))
    for (const value of property.getValues())
      if (value instanceof ICAL.Time && onsets.length < mostOnsets) onsets.push(onset(wallMilliseconds(value)));
  for (const property of observance.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    // A zone changes its clocks a few times a year; a rule by the second would only burn time.
    if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return undefined;
    const until = rule.until;
    // UNTIL is UTC here (3.3.10) while the iterator walks the wall clock: leave it out and compare instants.
    rule.until = null;
    const last = until ? wallMilliseconds(until) : Infinity;
    const times = rule.iterator(start);
    for (let time = times.next(); time && onsets.length < mostOnsets; time = times.next()) {
      const next = onset(wallMilliseconds(time));
      if (time.year > untilYear || next.at > last) break;
      if (next.at !== onsets[0]?.at) onsets.push(next);
    }
  }
  return onsets;
};

const expand = (vtimezone: ICAL.Component, untilYear: number): Onset[] | undefined => {
  const observances = ['standard', 'daylight'].flatMap((name) => vtimezone.getAllSubcomponents(name));
  if (observances.length > mostObservances) return undefined;
  const onsets: Onset[] = [];
  for (const observance of observances) {
    const some = onsetsOf(observance, untilYear);
    if (!some) return undefined;
    onsets.push(...some);
  }
  return onsets.length === 0 ? undefined : onsets.sort((a, b) => a.at - b.at);
};

/** The rules of a VTIMEZONE, or undefined when it states none that can be followed. */
export const zoneRulesOf = (vtimezone: ICAL.Component): ZoneRules | undefined => {
  let expandedUntil = 2040;
  let onsets: Onset[];
  try {
    const first = expand(vtimezone, expandedUntil);
    if (!first) return undefined;
    onsets = first;
  } catch {
    return undefined;
  }
  const cover = (instant: number): void => {
    const year = new Date(instant).getUTCFullYear() + 1;
    if (year <= expandedUntil) return;
    expandedUntil = year + 20;
    onsets = expand(vtimezone, expandedUntil) ?? onsets;
  };
  const offsetAt = (instant: number): number => {
    cover(instant);
    let low = 0;
    let high = onsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((onsets[middle]?.at ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? (onsets[0]?.before ?? 0) : (onsets[low - 1]?.after ?? 0);
  };
  const instantOf = (local: string): number => {
    const wall = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
    const before = offsetAt(wall - day);
    const after = offsetAt(wall + day);
    const first = wall - before * 1000;
    if (before === after || offsetAt(first) === before) return first;
    const second = wall - after * 1000;
    return offsetAt(second) === after ? second : first;
  };
  return { instantOf, offsetAt };
};
