import type { VNode } from 'preact';
import { MeetupsAtVenue } from '#events/meetup/meetups-at-venue.query';
import { regionMap } from '#geography/region-map';
import { DataTable } from '#web/components/data-table.tsx';
import { FactList } from '#web/components/facts.tsx';
import { MeetupList } from '#web/components/meetup-card.tsx';
import { Alert } from '#web/components/notices.tsx';
import { Columns, PageHeading, RichText, Section } from '#web/components/page-heading.tsx';
import { Pagination } from '#web/components/way-finding.tsx';
import { formatDate, formatNumber } from '#web/date-format';
import { safeHref } from '#web/links';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import { renderRichText } from '#web/rich-text';
import { directoryTexts } from '../directory-texts.js';
import { MapFigure } from '../group/directory-map.js';
import { meetupCards } from '../home/meetup-cards.js';
import { TimeMachine } from '#web/components/time-machine.tsx';
import type { Address, Room, VenueAccess } from './venue.js';
import { VenuesByIds } from './venues-by-ids.query.js';
import type { VenueRow } from './venues.view.js';

/** A venue: where it is, how to get in, and what takes place there. */
export const venuePage = page({
  route: '/venues/:id',
  timeTravel: true,
  show: async (request) => {
    const { ask, params, path, query, link, locale, moment, now, network } = request;
    const [venue] = await ask(VenuesByIds, { ids: [params['id'] ?? ''] });
    if (!venue) return { kind: 'missing' };
    const t = translate(locale);
    const texts = directoryTexts(locale);
    const { name, kind, address, description } = venue;
    const after = query.get('before')?.slice(0, 200);
    const found = await ask(MeetupsAtVenue, { venueId: venue.venueId, limit: 12, ...(after ? { after } : {}) });
    const meetups = await meetupCards(request, found.meetups);
    const earlier = found.next && link(`/venues/${venue.venueId}?before=${found.next}#meetups`);
    return {
      kind: 'page',
      title: name,
      description: texts.venueDescription(name, address?.city ?? ''),
      jsonLd: placeOf(venue, `${network.publicUrl}/venues/${venue.venueId}`),
      body: (
        <>
          <PageHeading kicker={texts.venueKind[kind]} title={name}>
            <p class="meta">
              {address ? <bdi>{addressLine(address)}</bdi> : null}
              {venue.capacity === undefined ? null : <span>{t('venue.capacity', { count: venue.capacity })}</span>}
            </p>
          </PageHeading>
          {venue.status === 'closed' ? (
            <Alert kind="info" title={texts.closed}>
              {venue.closedAt ? <p>{texts.closedDetail(formatDate(venue.closedAt, network.zone, locale))}</p> : null}
            </Alert>
          ) : null}
          <Columns aside={<VenueMap venue={venue} locale={locale} link={link} />}>
            <VenueFactList venue={venue} locale={locale} />
            {description ? (
              <Section title={t('group.about')} id="about">
                <RichText html={renderRichText(description.text, description.format)} />
              </Section>
            ) : null}
            <Rooms rooms={venue.rooms ?? []} locale={locale} />
            <Section title={t('venue.meetups')} id="meetups">
              {meetups.length > 0 ? <MeetupList meetups={meetups} /> : <p>{texts.noMeetupsHere}</p>}
              <Pagination {...(earlier ? { nextHref: earlier } : {})} />
            </Section>
          </Columns>
          <TimeMachine path={path} moment={moment} now={now} zone={network.zone} />
        </>
      ),
    };
  },
});

function VenueFactList({ venue, locale }: { venue: VenueRow; locale: Locale }): VNode | null {
  const t = translate(locale);
  const texts = directoryTexts(locale);
  const website = safeHref(venue.website);
  const elsewhere = safeHref(venue.elsewhere?.url);
  return (
    <FactList
      facts={[
        { term: t('venue.address'), content: venue.address && <bdi>{addressLine(venue.address)}</bdi> },
        { term: texts.gettingIn, content: venue.access?.notes },
        { term: t('venue.access'), content: accessWords(venue.access, locale) },
        { term: texts.houseRules, content: venue.houseRules },
        { term: t('common.website'), content: website && <OutsideLink href={website} /> },
        {
          term: t('common.source'),
          content: elsewhere && <OutsideLink href={elsewhere} label={venue.elsewhere?.label} />,
        },
      ]}
    />
  );
}

function OutsideLink({ href, label }: { href: string; label?: string | undefined }): VNode {
  return (
    <a href={href} rel="noopener">
      {label ?? new URL(href).hostname}
    </a>
  );
}

function accessWords(access: VenueAccess | undefined, locale: Locale): string {
  const t = translate(locale);
  const texts = directoryTexts(locale);
  const known = [
    [t('venue.stepFree'), access?.stepFree],
    [texts.lift, access?.lift],
    [texts.accessibleToilets, access?.accessibleToilets],
  ] as const;
  return known
    .flatMap(([name, has]) => (has === undefined ? [] : `${name}: ${has ? t('common.yes') : t('common.no')}`))
    .join(', ');
}

function Rooms({ rooms, locale }: { rooms: readonly Room[]; locale: Locale }): VNode | null {
  const t = translate(locale);
  const texts = directoryTexts(locale);
  if (rooms.length === 0) return null;
  return (
    <Section title={texts.rooms} id="rooms">
      <DataTable
        id="rooms-table"
        caption={texts.rooms}
        hideCaption
        columns={[{ label: texts.room }, { label: texts.floor }, { label: t('meetup.capacity'), kind: 'number' }]}
        rows={rooms.map(({ name, floor, capacity }) => [
          name,
          floor ?? '',
          capacity === undefined ? '' : formatNumber(capacity, locale),
        ])}
      />
    </Section>
  );
}

function VenueMap({
  venue,
  locale,
  link,
}: {
  venue: VenueRow;
  locale: Locale;
  link: (href: string) => string;
}): VNode | null {
  const { position, name, venueId } = venue;
  if (!position) return null;
  const svg = regionMap({
    id: 'venue-map',
    width: 420,
    height: 320,
    title: name,
    description: directoryTexts(locale).venueOnMap(name),
    points: [{ ...position, label: name, href: link(`/venues/${venueId}`) }],
  });
  return <MapFigure svg={svg} />;
}

/** The address in one line: as the source writes it, or put together. */
export function addressLine({ street, postalCode, city, region, country, display }: Address): string {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, town, region, country].filter(Boolean).join(', ') || (display ?? '');
}

function placeOf({ name, address, position, capacity, website }: VenueRow, url: string): object {
  const href = safeHref(website);
  return {
    '@type': 'Place',
    name,
    url,
    ...(href ? { sameAs: href } : {}),
    ...(capacity === undefined ? {} : { maximumAttendeeCapacity: capacity }),
    ...(address
      ? {
          address: {
            '@type': 'PostalAddress',
            ...(address.street ? { streetAddress: address.street } : {}),
            ...(address.city ? { addressLocality: address.city } : {}),
            ...(address.region ? { addressRegion: address.region } : {}),
            ...(address.postalCode ? { postalCode: address.postalCode } : {}),
            ...(address.country ? { addressCountry: address.country } : {}),
          },
        }
      : {}),
    ...(position ? { geo: { '@type': 'GeoCoordinates', latitude: position.lat, longitude: position.lon } } : {}),
  };
}
