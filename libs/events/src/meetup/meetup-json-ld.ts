import { instantOf } from '#calendar/local-time';
import type { PageRequest } from '#web/page';
import type { WholeMeetup } from './meetup-by-id.query.js';
import { hostsOf, type Surroundings } from './surroundings.js';

/** An instant as the clock of a zone shows it, with its offset: 2026-03-29T19:00:00+02:00. */
export function withOffset(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** A meetup as schema.org describes an Event (https://schema.org/Event), for machines that read pages. */
export function meetupJsonLd(
  { entry, details, status }: WholeMeetup,
  surroundings: Surroundings,
  speakers: readonly { readonly name: string; readonly href: string }[],
  { publicUrl }: PageRequest['network'],
): object {
  const { meetupId, title, startsAt, endsAt, start, about, mode, online, language, capacity, series } = entry;
  const url = `${publicUrl}/meetups/${meetupId}`;
  const moved = details.changes.findLast((change) => change.kind === 'rescheduled');
  const cancelled = status === 'cancelled';
  const attendance = { 'in-person': 'Offline', online: 'Online', hybrid: 'Mixed' }[mode];
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    url,
    name: title,
    startDate: withOffset(startsAt, start.zone),
    ...(endsAt ? { endDate: withOffset(endsAt, start.zone) } : {}),
    eventStatus: `https://schema.org/Event${cancelled ? 'Cancelled' : moved ? 'Rescheduled' : 'Scheduled'}`,
    ...(moved && !cancelled ? { previousStartDate: withOffset(instantOf(moved.before), moved.before.zone) } : {}),
    eventAttendanceMode: `https://schema.org/${attendance}EventAttendanceMode`,
    location: [
      ...(mode === 'online' ? [] : placeOf(entry, surroundings, publicUrl)),
      ...(mode === 'in-person' ? [] : [{ '@type': 'VirtualLocation', url: online?.url ?? url }]),
    ],
    organizer: hostsOf(entry, surroundings).map(({ name, slug }) => ({
      '@type': 'Organization',
      name,
      url: `${publicUrl}/groups/${slug}`,
    })),
    image: [`${url}/picture.png`],
    ...(about ? { description: about } : {}),
    ...(language ? { inLanguage: language } : {}),
    ...(capacity === undefined ? {} : { maximumAttendeeCapacity: capacity }),
    ...(series ? { superEvent: { '@type': 'EventSeries', name: series.name } } : {}),
    ...(speakers.length > 0
      ? { performer: speakers.map(({ name, href }) => ({ '@type': 'Person', name, url: publicUrl + href })) }
      : {}),
  };
}

function placeOf({ venueId, place }: WholeMeetup['entry'], { venues }: Surroundings, publicUrl: string): object[] {
  const venue = venueId ? venues.get(venueId) : undefined;
  if (!venue && !place) return [];
  const { lat, lon } = venue?.position ?? place ?? {};
  const { street, postalCode, city, region, country } = venue?.address ?? {};
  const address = {
    '@type': 'PostalAddress',
    ...(street ? { streetAddress: street } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...((city ?? place?.name) ? { addressLocality: city ?? place?.name } : {}),
    ...((region ?? place?.region) ? { addressRegion: region ?? place?.region } : {}),
    ...((country ?? place?.country) ? { addressCountry: country ?? place?.country } : {}),
  };
  return [
    {
      '@type': 'Place',
      name: venue?.name ?? place?.name,
      address,
      ...(venue ? { url: `${publicUrl}/venues/${venue.venueId}` } : {}),
      ...(lat === undefined || lon === undefined
        ? {}
        : { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }),
    },
  ];
}
