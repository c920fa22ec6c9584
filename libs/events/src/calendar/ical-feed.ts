import { foldLine, writeLine } from '#calendar/content-line';
import { type CalendarHead, calendarText } from '#calendar/write-icalendar';
import type { FeedEntry } from '../meetup/calendar-feed.query.js';
import { addressLine, hostsOf, placeLabel, type Surroundings } from '../meetup/surroundings.js';

const ending = 'END:VEVENT\r\n';

/**
 * A calendar of meetups: the stored VEVENTs, each completed by what others know (RFC 5545 3.8): its address here, where
 * it takes place and the group that hosts it. Lines that many meetups share are written once.
 */
export function icalFeed(
  head: CalendarHead,
  entries: readonly FeedEntry[],
  surroundings: Surroundings,
  publicUrl: string,
): string {
  const hostLines = new Map<string, string>();
  const placeLines = new Map<string, string>();
  const site = URL.parse(publicUrl)?.href.replace(/\/$/, '') ?? publicUrl;
  return calendarText(
    head,
    entries.map((entry) => {
      const { meetupId, vevent, zone, hosts } = entry;
      const host = remembered(hostLines, hosts[0] ?? '', () => organizerLine(entry, surroundings, site));
      const where = remembered(placeLines, placeKey(entry), () => locationLines(entry, surroundings));
      const page = foldLine(`URL:${site}/meetups/${meetupId}`);
      return { text: `${vevent.slice(0, -ending.length)}${page}${where}${host}${ending}`, zone };
    }),
  );
}

function placeKey({ venueId, place, mode, online }: FeedEntry): string {
  return `${mode} ${venueId ?? ''} ${place?.name ?? ''} ${place?.lat ?? ''} ${place?.lon ?? ''} ${online?.url ?? ''}`;
}

function remembered(lines: Map<string, string>, key: string, write: () => string): string {
  const before = lines.get(key);
  if (before !== undefined) return before;
  const written = write();
  lines.set(key, written);
  return written;
}

function organizerLine(entry: FeedEntry, surroundings: Surroundings, site: string): string {
  const [lead] = hostsOf(entry, surroundings);
  return lead ? writeLine('organizer', { cn: lead.name }, 'cal-address', `${site}/groups/${lead.slug}`) : '';
}

function locationLines(entry: FeedEntry, surroundings: Surroundings): string {
  const { mode, online, venueId, place } = entry;
  const venue = venueId ? surroundings.venues.get(venueId) : undefined;
  const address = venue && addressLine(venue);
  const house = venue && address ? `${venue.name}, ${address}` : placeLabel(entry, surroundings);
  const net = online?.url ?? (mode === 'in-person' ? undefined : 'Online');
  const location = mode === 'online' ? (net ?? house) : (house ?? net);
  const { lat, lon } = venue?.position ?? place ?? {};
  const known = mode !== 'online' && lat !== undefined && lon !== undefined;
  return (
    (location ? writeLine('location', {}, 'text', location) : '') +
    (known ? writeLine('geo', {}, 'float', [rounded(lat), rounded(lon)]) : '')
  );
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
