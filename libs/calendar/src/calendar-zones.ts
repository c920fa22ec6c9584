import ICAL from 'ical.js';
import type { Block } from './calendar-blocks.js';
import { parseLine } from './content-line.js';
import { findZone } from './time-zones.js';
import { zoneRulesOf } from './zone-rules.js';
import type { ZoneRules } from './zone-rules.js';

/** What a TZID of a file means: a zone, bare rules of its own, or nothing known. `guessed` says how it was found out. */
export type ZoneMeaning = { zone: string; guessed?: string } | { rules: ZoneRules } | 'unknown';

/** Zones tried first when the rules alone are known: where several fit, the one with most people is the likeliest. */
const likelyZones = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Halifax',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Darwin',
  'Pacific/Auckland',
];

/** Zones of their own that are looked into per file; a calendar has one or two. */
const mostOwnZones = 100;

const componentOf = (block: Block): ICAL.Component => {
  const component = new ICAL.Component(block.name.toLowerCase());
  for (const { text } of block.lines) {
    try {
      component.addProperty(new ICAL.Property(parseLine(text), component));
    } catch {
      // A zone with a broken line is followed by what is left of it.
    }
  }
  for (const inner of block.blocks) component.addSubcomponent(componentOf(inner));
  return component;
};

const valueOf = (block: Block, name: string): string | undefined =>
  block.lines
    .find(({ text }) => text.toUpperCase().startsWith(`${name}:`))
    ?.text.slice(name.length + 1)
    .trim();

const samples = (year: number): number[] =>
  Array.from({ length: 24 }, (_, half) => Date.UTC(year, half >> 1, half % 2 === 0 ? 1 : 15, 12));

const offsetIn = (zone: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;

const fixedZone = (offsets: readonly number[]): string | undefined => {
  const [hours] = offsets.map((seconds) => seconds / 3600);
  if (hours === undefined || !Number.isInteger(hours) || offsets.some((offset) => offset !== offsets[0]))
    return undefined;
  return hours === 0 ? 'UTC' : findZone(`Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
};

const zoneWithOffsets = (rules: ZoneRules, year: number, hint: string | undefined): string | undefined => {
  const at = samples(year);
  const offsets = at.map((instant) => rules.offsetAt(instant));
  const fits = (zone: string): boolean => at.every((instant, index) => offsetIn(zone, instant) === offsets[index]);
  if (hint !== undefined && fits(hint)) return hint;
  return fixedZone(offsets) ?? likelyZones.find(fits) ?? Intl.supportedValuesOf('timeZone').find(fits);
};

/**
 * Finds out what the TZIDs of one file mean, from its VTIMEZONE components wherever they stand: by name, by
 * X-LIC-LOCATION, by rules equal to a zone's in the year of the event, or as bare rules. `hint` is the zone expected.
 */
export const zonesOf = (
  vtimezones: readonly Block[],
  hint: string | undefined,
): ((tzid: string, year: number) => ZoneMeaning) => {
  const byName = new Map<string, Block>();
  for (const block of vtimezones) {
    const tzid = valueOf(block, 'TZID');
    if (tzid !== undefined && !byName.has(tzid)) byName.set(tzid, block);
  }
  const rulesByName = new Map<string, ZoneRules | undefined>();
  const rulesFor = (tzid: string, block: Block): ZoneRules | undefined => {
    if (!rulesByName.has(tzid) && rulesByName.size < mostOwnZones)
      rulesByName.set(tzid, zoneRulesOf(componentOf(block)));
    return rulesByName.get(tzid);
  };
  const meanings = new Map<string, ZoneMeaning>();
  const meaning = (tzid: string, year: number): ZoneMeaning => {
    const named = findZone(tzid);
    if (named !== undefined) return { zone: named };
    const block = byName.get(tzid);
    const location = block && valueOf(block, 'X-LIC-LOCATION');
    const located = location === undefined ? undefined : findZone(location);
    if (located !== undefined) return { zone: located };
    const rules = block && rulesFor(tzid, block);
    if (rules) {
      const zone = zoneWithOffsets(rules, year, hint);
      return zone === undefined ? { rules } : { zone, guessed: `its VTIMEZONE has the rules of ${zone}` };
    }
    const offset = /^(?:UTC|GMT)([+-])(\d{1,2})(?::?00)?$/i.exec(tzid.trim());
    const hours = Number(offset?.[2] ?? 0);
    const zone = offset && (hours === 0 ? 'UTC' : findZone(`Etc/GMT${offset[1] === '+' ? '-' : '+'}${hours}`));
    return zone ? { zone, guessed: 'its name is an offset' } : 'unknown';
  };
  return (tzid, year) => {
    const key = `${tzid}\n${year}`;
    const found = meanings.get(key) ?? meaning(tzid, year);
    meanings.set(key, found);
    return found;
  };
};
