import ICAL from 'ical.js';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { cleanText, writeLine } from './content-line.js';
import { endOf, instantOf, localOf, normalDuration, normalLocalTime } from './local-time.js';
import type { LocalStart } from './local-time.js';
import { canonicalZone } from './time-zones.js';
import { zoneRulesOf } from './zone-rules.js';
import type { ZoneRules } from './zone-rules.js';

/** What a calendar is told of one meetup. Instants are ISO 8601 with an offset; texts are plain text of any length. */
export type CalendarMeetup = {
  /** Never changes and is never used again (RFC 5545 3.8.4.7). */
  uid: string;
  /** Counts the changes that a subscriber must follow (RFC 5545 3.8.7.4). */
  sequence: number;
  /** When the latest change was recorded: it becomes DTSTAMP and LAST-MODIFIED, so that the same log gives the same text. */
  recordedAt: string;
  createdAt?: string;
  start: LocalStart;
  summary: string;
  description?: string;
  location?: string;
  geo?: { latitude: number; longitude: number };
  url?: string;
  /** A cancelled meetup stays in its feeds, or subscribers would keep it for ever. */
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** The hosting group and its page; never a person's address. */
  organizer?: { name: string; url: string };
  categories?: string[];
  image?: { url: string; type?: string };
};

/** A feed as a whole: `url` is the page that shows it, `source` its own address, `refresh` an ISO duration such as PT1H. */
export type CalendarHead = { name: string; description?: string; url?: string; source?: string; refresh?: string };

type ZoneBlock = { text: string; rules: ZoneRules };

const blocks = new Map<string, ZoneBlock | undefined>();

const readBlock = (zone: string): ZoneBlock | undefined => {
  const block = tzlib_get_ical_block(zone);
  if (typeof block === 'string' || !block[0]?.startsWith('BEGIN:VTIMEZONE')) return undefined;
  const rules = zoneRulesOf(new ICAL.Component(ICAL.parse(block[0])));
  return rules && { text: `${block[0]}\r\n`, rules };
};

const blockOf = (zone: string): ZoneBlock | undefined => {
  const found = blocks.get(zone);
  if (found !== undefined || blocks.has(zone)) return found;
  const block = readBlock(zone);
  blocks.set(zone, block);
  return block;
};

const utcText = (instant: string): string => Temporal.Instant.from(instant).toString({ smallestUnit: 'second' });
const withSeconds = (local: string): string => (local.length === 16 ? `${local}:00` : local);

const uriOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (URL.parse(text)?.href ?? undefined);

const timeLines = (start: LocalStart): string => {
  const zone = canonicalZone(start.zone);
  const from = { instant: instantOf(start), local: normalLocalTime(start.local) };
  const ending = endOf(start);
  const to = { instant: ending, local: localOf(ending, zone) };
  const rules = zone === 'UTC' ? undefined : blockOf(zone)?.rules;
  // Blocks know today's rules only, and local times cannot say "the second 02:30". Where a reader that follows the block
  // would come to another instant, UTC is written: the hour is right in every calendar.
  const faithful = rules && [from, to].every((side) => rules.instantOf(side.local) === Date.parse(side.instant));
  const line = (name: string, side: typeof from): string =>
    faithful
      ? writeLine(name, { tzid: zone }, 'date-time', withSeconds(side.local))
      : writeLine(name, {}, 'date-time', side.instant);
  // DTEND must lie after DTSTART (RFC 5545 3.8.2.2); a meetup of unknown length has none and takes no time (3.6.1).
  return line('dtstart', from) + (to.instant > from.instant ? line('dtend', to) : '');
};

const roundedDegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/**
 * The VEVENT of one meetup (RFC 5545 3.6.1), CRLF at its end: deterministic, so it can be kept as a field of a view and
 * compared by hash. Addresses that are no URLs are left out. Throws a LocalTimeError when the start is no time.
 */
export const veventText = (meetup: CalendarMeetup): string => {
  const lines = [
    'BEGIN:VEVENT\r\n',
    writeLine('uid', {}, 'text', cleanText(meetup.uid)),
    writeLine('sequence', {}, 'integer', meetup.sequence),
    writeLine('dtstamp', {}, 'date-time', utcText(meetup.recordedAt)),
    writeLine('last-modified', {}, 'date-time', utcText(meetup.recordedAt)),
  ];
  const text = (name: string, value: string | undefined): void => {
    const clean = cleanText(value ?? '');
    if (clean !== '') lines.push(writeLine(name, {}, 'text', clean));
  };
  const uri = (name: string, params: Record<string, string>, value: string | undefined): void => {
    const href = uriOf(value);
    if (href !== undefined) lines.push(writeLine(name, params, 'uri', href));
  };
  if (meetup.createdAt !== undefined) lines.push(writeLine('created', {}, 'date-time', utcText(meetup.createdAt)));
  lines.push(timeLines(meetup.start));
  text('summary', meetup.summary);
  text('description', meetup.description);
  text('location', meetup.location);
  if (meetup.geo)
    lines.push(
      writeLine('geo', {}, 'float', [roundedDegrees(meetup.geo.latitude), roundedDegrees(meetup.geo.longitude)]),
    );
  uri('url', {}, meetup.url);
  lines.push(writeLine('status', {}, 'text', meetup.status.toUpperCase()));
  const organizer = uriOf(meetup.organizer?.url);
  if (meetup.organizer && organizer !== undefined)
    lines.push(writeLine('organizer', { cn: cleanText(meetup.organizer.name) }, 'cal-address', organizer));
  const categories = (meetup.categories ?? []).map(cleanText).filter((category) => category !== '');
  if (categories.length > 0) lines.push(writeLine('categories', {}, 'text', ...categories));
  if (meetup.image)
    uri('image', { display: 'BADGE', ...(meetup.image.type && { fmttype: meetup.image.type }) }, meetup.image.url);
  lines.push('END:VEVENT\r\n');
  return lines.join('');
};

/**
 * A published calendar (RFC 5545 3.4, RFC 7986) from VEVENT texts as `veventText` gives them: a concatenation, so that a
 * feed of thousands costs milliseconds. Brings each zone's VTIMEZONE once. An empty feed carries the VTIMEZONE of UTC, as
 * a calendar must hold at least one component.
 */
export const calendarText = (head: CalendarHead, vevents: readonly { text: string; zone: string }[]): string => {
  const lines = [
    'BEGIN:VCALENDAR\r\n',
    'VERSION:2.0\r\n',
    'PRODID:-//Folkmoot//Folkmoot Calendar//EN\r\n',
    'CALSCALE:GREGORIAN\r\n',
    'METHOD:PUBLISH\r\n',
  ];
  const name = cleanText(head.name);
  lines.push(writeLine('name', {}, 'text', name), writeLine('x-wr-calname', {}, 'text', name));
  const description = cleanText(head.description ?? '');
  if (description !== '')
    lines.push(writeLine('description', {}, 'text', description), writeLine('x-wr-caldesc', {}, 'text', description));
  const page = uriOf(head.url);
  if (page !== undefined) lines.push(writeLine('url', {}, 'uri', page));
  const source = uriOf(head.source);
  if (source !== undefined) lines.push(writeLine('source', {}, 'uri', source));
  if (head.refresh !== undefined) {
    const refresh = normalDuration(head.refresh);
    lines.push(`REFRESH-INTERVAL;VALUE=DURATION:${refresh}\r\n`, `X-PUBLISHED-TTL:${refresh}\r\n`);
  }
  const zones = new Set<string>();
  let events = '';
  for (const vevent of vevents) {
    events += vevent.text;
    zones.add(vevent.zone);
  }
  const blockZones = new Set([...zones].map(canonicalZone).filter((zone) => zone !== 'UTC'));
  if (vevents.length === 0) blockZones.add('Etc/UTC');
  for (const zone of [...blockZones].sort()) lines.push(blockOf(zone)?.text ?? '');
  lines.push(events, 'END:VCALENDAR\r\n');
  return lines.join('');
};
