import type { VNode } from 'preact';
import { FactList, type StatProps, StatRow } from '#web/components/facts.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { formatDate, formatTimeRange } from '#web/date-format';
import { safeHref } from '#web/links';
import { formattingTags, type Locale, translate } from '#web/messages';
import type { PageRequest } from '#web/page';
import { eventsTexts } from '../events-texts.js';
import type { WholeMeetup } from './meetup-by-id.query.js';
import { addressLine, hostsOf, type Surroundings, townOf } from './surroundings.js';

interface Shown {
  readonly whole: WholeMeetup;
  readonly surroundings: Surroundings;
  readonly request: PageRequest;
}

/** The facts of a meetup beside its text: when, where, who, how many, and how to get it into a calendar. */
export function MeetupFacts({ whole, surroundings, request }: Shown): VNode {
  const { entry, details, status } = whole;
  const { meetupId, format, technologies, language, series } = entry;
  const { locale, link } = request;
  const t = translate(locale);
  const hosts = hostsOf(entry, surroundings);
  const source = safeHref(details.elsewhere?.url);
  const stats = statsOf(whole, locale);
  return (
    <>
      <FactList
        facts={[
          { term: t('meetup.when'), content: <When whole={whole} request={request} /> },
          { term: t('meetup.where'), content: <Where whole={whole} surroundings={surroundings} request={request} /> },
          {
            term: t('meetup.hostedBy'),
            content:
              hosts.length > 0 ? (
                <NameList names={hosts.map(({ name, slug }) => ({ name, href: link(`/groups/${slug}`) }))} />
              ) : null,
          },
          { term: t('meetup.format'), content: format === 'other' ? null : eventsTexts(locale).format[format] },
          { term: t('meetup.series'), content: series ? <bdi>{series.name}</bdi> : null },
          { term: t('meetup.language'), content: language ? languageName(language, locale) : null },
          {
            term: t('meetup.source'),
            content: source ? (
              <a href={source} rel="noopener">
                <bdi>{details.elsewhere?.label ?? URL.parse(source)?.host ?? source}</bdi>
              </a>
            ) : null,
          },
        ]}
      />
      <TagList
        label={t('meetup.topics')}
        tags={technologies.map((label) => ({
          label,
          href: link(`/calendar?${new URLSearchParams({ technology: label })}`),
        }))}
      />
      {stats.length > 0 ? <StatRow stats={stats} /> : null}
      {status === 'planned' || status === 'on' ? (
        <>
          <p class="form-actions no-print">
            <a class="button" href={`/meetups/${meetupId}.ics`}>
              {t('meetup.addToCalendar')}
            </a>
          </p>
          <p class="field-hint no-print">{t('meetup.print')}</p>
        </>
      ) : null}
    </>
  );
}

function When({ whole, request }: { whole: WholeMeetup; request: PageRequest }): VNode {
  const { startsAt, endsAt, start } = whole.entry;
  const { locale, network } = request;
  const t = translate(locale);
  const time = (zone: string) => formatTimeRange(startsAt, endsAt, zone, locale);
  const here = time(network.zone);
  return (
    <>
      <time dateTime={startsAt}>{formatDate(startsAt, start.zone, locale, 'full')}</time>
      <br />
      {time(start.zone)}
      {here === time(start.zone) ? null : (
        <>
          <br />
          <small>{t('meetup.yourZone', { zone: network.zone, time: here })}</small>
        </>
      )}
    </>
  );
}

function Where({ whole, surroundings, request }: Shown): VNode {
  const { entry, status } = whole;
  const { venueId, mode, online, place } = entry;
  const { locale, link } = request;
  const t = translate(locale);
  const venue = venueId ? surroundings.venues.get(venueId) : undefined;
  const address = venue && addressLine(venue);
  const town = townOf(entry, surroundings);
  const { lat, lon } = venue?.position ?? place ?? {};
  const join = status === 'planned' || status === 'on' ? safeHref(online?.url) : undefined;
  const map =
    lat === undefined || lon === undefined || mode === 'online'
      ? undefined
      : `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${venue?.position ? 17 : 12}/${lat}/${lon}`;
  const lines: VNode[] = [];
  if (mode !== 'online') {
    if (venue) {
      lines.push(
        <a href={link(`/venues/${venue.venueId}`)}>
          <bdi>{venue.name}</bdi>
        </a>,
      );
      if (address) lines.push(<bdi>{address}</bdi>);
    } else lines.push(town ? <bdi>{town}</bdi> : <span>{t('meetup.placeOpen')}</span>);
    if (map) {
      lines.push(
        <a href={map} rel="noopener">
          {eventsTexts(locale).map}
        </a>,
      );
    }
  }
  if (mode !== 'in-person') {
    lines.push(
      join ? (
        <a href={join} rel="noopener">
          {t('meetup.joinOnline')}
        </a>
      ) : (
        <span>{mode === 'hybrid' ? t('meetup.hybrid') : t('meetup.online')}</span>
      ),
    );
  }
  return (
    <>
      {lines.map((line, index) => (
        <span key={index}>
          {index > 0 ? <br /> : null}
          {line}
        </span>
      ))}
    </>
  );
}

function statsOf({ numbers, status }: WholeMeetup, locale: Locale): StatProps[] {
  const t = translate(locale);
  const { yes, waitlisted, capacity, seatsLeft, attended, newFaces } = numbers;
  if (status === 'cancelled') return [];
  const without = (text: string) => text.replace(/^[\d.,\s]+/, '');
  const stat = (value: number | undefined, label: string): StatProps[] =>
    value === undefined ? [] : [{ value, label: without(label) }];
  return [
    ...stat(attended, t('meetup.attended', { count: attended ?? 0 })),
    ...stat(newFaces, eventsTexts(locale).newFaces(newFaces ?? 0)),
    ...stat(yes || undefined, t('meetup.saidYes', { count: yes ?? 0 })),
    ...(status === 'planned'
      ? stat(waitlisted || undefined, t('meetup.waiting', { count: waitlisted ?? 0 }))
      : stat(waitlisted || undefined, eventsTexts(locale).stoodInLine)),
    ...stat(capacity, t('meetup.seats', { count: capacity ?? 0 })),
    ...(status === 'planned' ? stat(seatsLeft, t('meetup.seatsLeft', { count: seatsLeft ?? 0 })) : []),
  ];
}

const languageNames = new Map<Locale, Intl.DisplayNames>();

function languageName(tag: string, locale: Locale): string {
  let names = languageNames.get(locale);
  if (!names) {
    names = new Intl.DisplayNames([formattingTags[locale]], { type: 'language' });
    languageNames.set(locale, names);
  }
  try {
    return names.of(tag) ?? tag;
  } catch {
    // A tag may be well formed and still be none that Intl knows how to read.
    return tag;
  }
}
