import type { ComponentChildren, VNode } from 'preact';
import { TalksOfMeetup } from '#outreach/talk/talks-of-meetup.query';
import { HostsOfMeetup } from '#sponsorship/hosting/hosts-of-meetup.query';
import { SponsorsOfMeetup } from '#sponsorship/agreement/sponsors-of-meetup.query';
import { DateBlock } from '#web/components/date-block.tsx';
import { FactList } from '#web/components/facts.tsx';
import { Alert } from '#web/components/notices.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { Columns, PageHeading, RichText, Section } from '#web/components/page-heading.tsx';
import { type SponsorEntry, SponsorStrip } from '#web/components/sponsor-strip.tsx';
import { formatDate, formatTimeRange } from '#web/date-format';
import { safeHref } from '#web/links';
import type { AnswerOf } from '#kernel/query';
import { translate } from '#web/messages';
import { page, type PageRequest } from '#web/page';
import { TimeMachine } from '#web/components/time-machine.tsx';
import { renderRichText } from '#web/rich-text';
import type { WebLink } from '../stated-facts.js';
import { ChangesOfPlan } from './changes-of-plan.js';
import { MeetupById, type WholeMeetup } from './meetup-by-id.query.js';
import { MeetupFacts } from './meetup-fact-list.js';
import { meetupJsonLd } from './meetup-json-ld.js';
import { Programme } from './meetup-programme.js';
import { SeriesNeighbours } from './series-neighbours.js';
import { MeetupsInSeries } from './meetups-in-series.query.js';
import { hostsOf, placeLabel, type Surroundings, surroundingsOf } from './surroundings.js';

/** One meetup: when, where and who, what it is about, who speaks, and how it went. */
export const meetupPage = page({
  route: '/meetups/:id',
  timeTravel: true,
  show: async (request) => {
    const { ask, params, link, locale, network } = request;
    const meetupId = params['id'] ?? '';
    const whole = await ask(MeetupById, { meetupId });
    if (!whole) return { kind: 'missing' };
    const { entry, details } = whole;
    const { title, start, startsAt, endsAt, about, mode, series } = entry;
    const t = translate(locale);
    const talks = await ask(TalksOfMeetup, { meetupId });
    const sponsors = await ask(SponsorsOfMeetup, { meetupId });
    const lenders = await ask(HostsOfMeetup, { meetupId });
    const inSeries = series ? (await ask(MeetupsInSeries, { seriesId: series.seriesId, limit: 200 })).meetups : [];
    const lentVenues = lenders.flatMap(({ venueId }) => (venueId ? [{ hosts: [], venueId }] : []));
    const former = details.changes.flatMap((change) =>
      change.kind === 'moved' ? [{ hosts: [], ...change.before }] : [],
    );
    const surroundings = await surroundingsOf(ask, [entry, ...lentVenues, ...former]);
    const hosts = hostsOf(entry, surroundings);
    const place = mode === 'online' ? t('meetup.online') : placeLabel(entry, surroundings);
    const date = formatDate(startsAt, start.zone, locale, 'full');
    const time = formatTimeRange(startsAt, endsAt, start.zone, locale);
    const description = [`${date}, ${time}`, place, about].filter(Boolean).join(' · ');
    const speakers = talks.flatMap((talk) =>
      talk.speakers.flatMap(({ name, slug }) => (name && slug ? [{ name, href: `/speakers/${slug}` }] : [])),
    );
    return {
      kind: 'page',
      title,
      description: description.slice(0, 300),
      current: 'calendar',
      ...(hosts[0] ? { accentOf: hosts[0].slug } : {}),
      jsonLd: meetupJsonLd(whole, surroundings, distinct(speakers), network),
      openGraph: {
        image: `${network.publicUrl}/meetups/${meetupId}/picture.png`,
        imageAlt: t('picture.alt', { title, date, place: place ?? t('meetup.placeOpen') }),
      },
      alternates: [{ type: 'text/calendar', href: `/meetups/${meetupId}.ics`, title }],
      body: (
        <>
          <PageHeading
            kicker={hosts.length > 1 ? t('meetup.jointKicker') : t('meetup.kicker')}
            title={title}
            emblem={<DateBlock start={startsAt} zone={start.zone} size="large" />}
          >
            <p class="meta">
              <span>{`${date}, ${time}`}</span>
              {place ? (
                <span>
                  <bdi>{place}</bdi>
                </span>
              ) : null}
              {hosts.length > 0 ? (
                <span>
                  <NameList names={hosts.map(({ name, slug }) => ({ name, href: link(`/groups/${slug}`) }))} />
                </span>
              ) : null}
            </p>
          </PageHeading>
          <Columns aside={<MeetupFacts whole={whole} surroundings={surroundings} request={request} />}>
            <StandingNotice whole={whole} request={request} />
            <Section title={t('meetup.about')} id="about">
              {details.description ? (
                <RichText html={renderRichText(details.description.text, details.description.format)} />
              ) : (
                <p>{t('meetup.noAbout')}</p>
              )}
            </Section>
            <Programme talks={talks} request={request} />
            <HowItWent whole={whole} request={request} />
            <SponsorStrip title={t('meetup.sponsors')} sponsors={sponsorEntries(sponsors)} />
            <SponsorStrip title={t('meetup.hosts')} sponsors={lenderEntries(lenders, surroundings, link)} />
            <div class="no-print">
              <SeriesNeighbours entry={entry} inSeries={inSeries} request={request} />
            </div>
            <ChangesOfPlan changes={details.changes} zone={start.zone} request={request} surroundings={surroundings} />
          </Columns>
          <div class="no-print">
            <TimeMachine path={request.path} moment={request.moment} now={request.now} zone={request.network.zone} />
          </div>
        </>
      ),
    };
  },
});

function StandingNotice({ whole, request }: { whole: WholeMeetup; request: PageRequest }): VNode | null {
  const { status, details } = whole;
  const t = translate(request.locale);
  if (status === 'on') return <Alert kind="info" title={t('meetup.now')} />;
  if (status !== 'cancelled') return null;
  const last = details.changes.findLast((change) => change.kind === 'cancelled');
  return (
    <Alert kind="warning" title={t('meetup.cancelled')}>
      <p>{last?.reason ? t('meetup.cancelledBecause', { reason: last.reason }) : t('meetup.cancelledDetail')}</p>
    </Alert>
  );
}

function HowItWent({ whole, request }: { whole: WholeMeetup; request: PageRequest }): VNode | null {
  const { recap, recordings = [], slides = [], photos = [] } = whole.details.outcome;
  const t = translate(request.locale);
  const parts: [string, readonly WebLink[]][] = [
    [t('meetup.recordings'), recordings],
    [t('meetup.slides'), slides],
    [t('meetup.photos'), photos],
  ];
  const kept = parts.filter(([, links]) => links.length > 0);
  if (!recap && kept.length === 0) return null;
  return (
    <Section title={t('meetup.recap')} id="recap">
      {recap ? <RichText html={renderRichText(recap.text, recap.format)} /> : null}
      <FactList facts={kept.map(([term, links]) => ({ term, content: <OutsideLinks links={links} /> }))} />
    </Section>
  );
}

function OutsideLinks({ links }: { links: readonly WebLink[] }): VNode {
  return (
    <>
      {links.map(({ url, label }, index) => (
        <span key={url}>
          {index > 0 ? <br /> : null}
          <OutsideLink href={url}>{label ?? shortAddress(url)}</OutsideLink>
        </span>
      ))}
    </>
  );
}

/** A link to another site; plain text where its address is none that a browser should follow. */
function OutsideLink({ href, children }: { href: string; children: ComponentChildren }): VNode {
  const safe = safeHref(href);
  return safe ? (
    <a href={safe} rel="noopener">
      <bdi>{children}</bdi>
    </a>
  ) : (
    <bdi>{children}</bdi>
  );
}

function shortAddress(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: url, pathname: '' };
  return `${host}${pathname === '/' ? '' : pathname}`.slice(0, 80);
}

function sponsorEntries(sponsors: AnswerOf<SponsorsOfMeetup>): SponsorEntry[] {
  return sponsors.map(({ sponsor, tier, note }) => {
    const href = safeHref(sponsor.url);
    const said = tier?.name ?? note;
    return { name: sponsor.name, ...(href ? { href } : {}), ...(said ? { note: said } : {}) };
  });
}

function lenderEntries(
  lenders: AnswerOf<HostsOfMeetup>,
  { venues }: Surroundings,
  link: (href: string) => string,
): SponsorEntry[] {
  return lenders.flatMap(({ sponsor, venueId, note }): SponsorEntry[] => {
    const venue = venueId ? venues.get(venueId) : undefined;
    const name = sponsor?.name ?? venue?.name;
    if (!name) return [];
    const href = safeHref(sponsor?.url) ?? (venue ? link(`/venues/${venue.venueId}`) : undefined);
    return [{ name, ...(href ? { href } : {}), ...(note ? { note } : {}) }];
  });
}

function distinct<Named extends { readonly href: string }>(named: readonly Named[]): Named[] {
  return [...new Map(named.map((each) => [each.href, each])).values()];
}
