import type { VNode } from 'preact';
import { regionMap } from '#geography/region-map';
import { accentClass } from '#web/accent';
import { lineChart } from '#web/chart';
import { ChartFigure } from '#web/components/chart-figure.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { FactList } from '#web/components/facts.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { Alert } from '#web/components/notices.tsx';
import { Columns, Monogram, PageHeading, RichText, Section } from '#web/components/page-heading.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { Breadcrumb } from '#web/components/way-finding.tsx';
import { formatDate, formatDay, formatMonth, formatNumber } from '#web/date-format';
import { safeHref } from '#web/links';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import { plainText, renderRichText } from '#web/rich-text';
import { directoryTexts } from '../directory-texts.js';
import { TimeMachine } from '#web/components/time-machine.tsx';
import { type Neighbour, NeighboursOfGroup } from '../neighbourhood/neighbours-of-group.query.js';
import { MapFigure } from './directory-map.js';
import { FindGroups, type FoundGroup } from './find-groups.query.js';
import { GroupBySlug } from './group-by-slug.query.js';
import {
  GroupHealth,
  type GroupHistory,
  GroupNumbers,
  GroupProgramme,
  GroupSponsors,
  historyOf,
} from './group-history.js';
import type { GroupProfile } from './group.js';
import { MemberCountsOfGroup, type MonthlyMembers } from './member-counts-of-group.query.js';
import { type DirectoryEntry, hasPosition } from './public-directory.view.js';

/** A group: who it is, what it plans and held, who its neighbours are and how it fares. */
export const groupPage = page({
  route: '/groups/:slug',
  timeTravel: true,
  show: async (request) => {
    const { ask, params, path, link, locale, moment, now, network } = request;
    const found = await ask(GroupBySlug, { slug: params['slug'] ?? '' });
    if (found.kind === 'moved') return { kind: 'redirect', to: `/groups/${found.slug}`, permanent: true };
    if (found.kind === 'none' || found.entry.standing === 'proposed') return { kind: 'missing' };
    const { entry, profile } = found;
    const { groupId, slug, name, place } = entry;
    const t = translate(locale);
    const [history, neighbours, counts, nearby] = await Promise.all([
      historyOf(request, entry),
      ask(NeighboursOfGroup, { groupId }),
      ask(MemberCountsOfGroup, { groupId }),
      hasPosition(place) ? ask(FindGroups, { lat: place.lat, lon: place.lon, km: 50, limit: 7 }) : undefined,
    ]);
    const near = nearbyOnly(entry, neighbours, nearby?.groups ?? []);
    const about = profile.description;
    const summary = about && plainText(about.text, about.format, 160);
    const description = summary || t('group.description', { group: name, place: place?.name ?? network.region });
    return {
      kind: 'page',
      title: name,
      description,
      current: 'groups',
      accentOf: slug,
      jsonLd: organizationOf(entry, profile, network.publicUrl, description),
      alternates: [
        { type: 'text/calendar', href: `/groups/${slug}/calendar.ics`, title: t('feed.calendar', { name }) },
        { type: 'application/atom+xml', href: `/groups/${slug}/feed.atom`, title: t('feed.meetups', { name }) },
      ],
      body: (
        <>
          <Breadcrumb above={[{ href: link('/groups'), label: t('directory.title') }]} here={name} />
          <GroupHeading entry={entry} profile={profile} locale={locale} link={link} />
          <RetiredNotice entry={entry} locale={locale} zone={network.zone} />
          <Columns aside={<Aside {...{ entry, profile, history, neighbours, near, locale, link, now }} />}>
            <Section title={t('group.about')} id="about">
              {about ? <RichText html={renderRichText(about.text, about.format)} /> : <p>{t('group.noAbout')}</p>}
            </Section>
            <GroupProgramme {...{ history, slug, link, locale, listed: entry.standing === 'listed' }} />
            <Section title={t('home.numbers')} id="numbers">
              <GroupNumbers {...{ entry, history, locale }} />
            </Section>
            {await memberChart(counts, locale)}
            <GroupSponsors history={history} locale={locale} />
          </Columns>
          <TimeMachine path={path} moment={moment} now={now} zone={network.zone} />
        </>
      ),
    };
  },
});

type Link = (href: string) => string;

function GroupHeading({
  entry,
  profile,
  locale,
  link,
}: {
  entry: DirectoryEntry;
  profile: GroupProfile;
  locale: Locale;
  link: Link;
}): VNode {
  const { slug, name, place, formerNames, members, technologies, kind } = entry;
  const t = translate(locale);
  const website = safeHref(profile.links?.find((each) => each.kind === 'website')?.url);
  return (
    <PageHeading
      kicker={directoryTexts(locale).kind[kind]}
      title={name}
      emblem={<Monogram name={name} accent={accentClass(slug)} />}
    >
      <p class="meta">
        {place ? <bdi>{[place.name, place.region].filter(Boolean).join(', ')}</bdi> : null}
        {entry.online ? <span>{t('meetup.online')}</span> : null}
        {members === undefined ? null : <span>{t('group.members', { count: members })}</span>}
        {formerNames.length > 0 ? <span>{t('group.formerNames', { names: formerNames.join(', ') })}</span> : null}
      </p>
      <TagList
        label={t('group.technologies')}
        tags={technologies.map((label) => ({ label, href: link(`/groups?technology=${encodeURIComponent(label)}`) }))}
      />
      <p class="form-actions">
        <a class="button" href={`/groups/${slug}/calendar.ics`}>
          {t('group.subscribe')}
        </a>
        {website ? (
          <a href={website} rel="noopener">
            {t('group.website')}
          </a>
        ) : null}
      </p>
    </PageHeading>
  );
}

function RetiredNotice({ entry, locale, zone }: { entry: DirectoryEntry; locale: Locale; zone: string }): VNode | null {
  const t = translate(locale);
  if (entry.standing !== 'retired') return null;
  return (
    <Alert kind="info" title={t('group.retired')}>
      {entry.retiredAt ? <p>{t('group.retiredDetail', { date: formatDate(entry.retiredAt, zone, locale) })}</p> : null}
    </Alert>
  );
}

function Aside(props: {
  entry: DirectoryEntry;
  profile: GroupProfile;
  neighbours: readonly Neighbour[];
  near: readonly FoundGroup[];
  history: GroupHistory;
  locale: Locale;
  link: Link;
  now: string;
}): VNode {
  const { entry, profile, history, neighbours, near, locale, link, now } = props;
  const { usualVenue } = history;
  const t = translate(locale);
  return (
    <>
      {tellsFacts(entry, profile) ? (
        <Section title={t('group.place')} id="place">
          <GroupFacts entry={entry} profile={profile} locale={locale} />
          {hasPosition(entry.place) ? <PlaceMap entry={entry} link={link} place={entry.place} /> : null}
        </Section>
      ) : null}
      {usualVenue ? (
        <Section title={t('group.venue')} id="venue">
          <p>
            <a href={link(`/venues/${usualVenue.venueId}`)}>
              <bdi>{usualVenue.name}</bdi>
            </a>
          </p>
        </Section>
      ) : null}
      <GroupHealth history={history} now={now} locale={locale} />
      <GroupLinks profile={profile} locale={locale} />
      {neighbours.length > 0 ? (
        <Section title={t('group.neighbours')} id="neighbours">
          <ul>
            {neighbours.map(({ entry: { slug, name, zone }, since }) => (
              <li key={slug}>
                <a href={link(`/groups/${slug}`)}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span class="meta">
                  {t('group.neighbourSince', { date: formatDate(since, zone, locale, 'short') })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {near.length > 0 ? (
        <Section title={t('group.nearby')} id="nearby">
          <ul>
            {near.map(({ entry: { slug, name }, km = 0 }) => (
              <li key={slug}>
                <a href={link(`/groups/${slug}`)}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span class="meta">{t('common.kilometres', { distance: formatNumber(km, locale) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** Whether there is anything to put under the heading of the place. */
function tellsFacts({ place, foundedOn, languages, alsoKnownAs }: DirectoryEntry, profile: GroupProfile): boolean {
  const { joinMode, memberName, elsewhere } = profile;
  return Boolean(place || foundedOn || languages.length || alsoKnownAs.length || joinMode || memberName || elsewhere);
}

function GroupFacts({
  entry,
  profile,
  locale,
}: {
  entry: DirectoryEntry;
  profile: GroupProfile;
  locale: Locale;
}): VNode | null {
  const t = translate(locale);
  const texts = directoryTexts(locale);
  const { place, foundedOn, languages, alsoKnownAs } = entry;
  const elsewhere = safeHref(profile.elsewhere?.url);
  return (
    <FactList
      facts={[
        { term: t('group.place'), content: place && placeName(place, locale) },
        { term: t('group.founded'), content: foundedOn && formatDay(foundedOn, locale) },
        { term: texts.languages, content: languages.map((tag) => languageName(tag, locale)).join(', ') },
        {
          term: texts.alsoKnownAs,
          content: alsoKnownAs.length > 0 ? <NameList names={alsoKnownAs.map((name) => ({ name }))} /> : null,
        },
        { term: texts.joining, content: profile.joinMode && texts.joinMode[profile.joinMode] },
        { term: texts.memberName, content: profile.memberName },
        {
          term: t('common.source'),
          content: elsewhere ? (
            <a href={elsewhere} rel="noopener">
              {profile.elsewhere?.label ?? new URL(elsewhere).hostname}
            </a>
          ) : null,
        },
      ]}
    />
  );
}

function PlaceMap({
  entry,
  place,
  link,
}: {
  entry: DirectoryEntry;
  place: { lat: number; lon: number; name: string };
  link: Link;
}): VNode {
  const svg = regionMap({
    id: 'group-map',
    width: 420,
    height: 300,
    title: `${entry.name}: ${place.name}`,
    description: place.name,
    points: [{ lat: place.lat, lon: place.lon, label: entry.name, href: link(`/groups?at=${place.lat},${place.lon}`) }],
  });
  return <MapFigure svg={svg} />;
}

function GroupLinks({ profile, locale }: { profile: GroupProfile; locale: Locale }): VNode | null {
  const t = translate(locale);
  const known: Readonly<Record<string, string>> = directoryTexts(locale).linkKind;
  const links = (profile.links ?? []).flatMap(({ kind, url }) => {
    const href = safeHref(url);
    return href ? [{ href, label: known[kind] ?? kind }] : [];
  });
  if (links.length === 0) return null;
  return (
    <Section title={t('group.links')} id="links">
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} rel="noopener">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const mostMonths = 60;

/** Members month by month as a line; nothing when there is no line to draw. */
async function memberChart(counts: readonly MonthlyMembers[], locale: Locale): Promise<VNode | null> {
  const shown = thinned(counts);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || first === last) return null;
  const t = translate(locale);
  const texts = directoryTexts(locale);
  const names = shown.map(({ month }) => formatMonth(month, locale));
  const svg = await lineChart({
    id: 'members',
    title: texts.membersOverTime,
    description: texts.membersDescription(names[0]!, names.at(-1)!),
    labels: shown.map(({ month }) => month),
    series: [{ name: t('group.memberCount'), values: shown.map(({ members }) => members) }],
    locale,
  });
  return (
    <Section title={texts.membersOverTime} id="members">
      <ChartFigure caption={texts.membersDescription(names[0]!, names.at(-1)!)} svg={svg} />
      <details>
        <summary>{t('analytics.table')}</summary>
        <DataTable
          id="members-table"
          caption={texts.membersOverTime}
          columns={[{ label: texts.month }, { label: t('group.memberCount'), kind: 'number' }]}
          rows={shown.map(({ members }, at) => [names[at]!, formatNumber(members, locale)])}
        />
      </details>
    </Section>
  );
}

/** At most sixty points: a long history loses months in between, never its ends. */
function thinned(counts: readonly MonthlyMembers[]): readonly MonthlyMembers[] {
  if (counts.length <= mostMonths) return counts;
  const step = Math.ceil(counts.length / mostMonths);
  return counts.filter((_, at) => (counts.length - 1 - at) % step === 0);
}

function nearbyOnly(
  entry: DirectoryEntry,
  neighbours: readonly Neighbour[],
  near: readonly FoundGroup[],
): FoundGroup[] {
  const known = new Set([entry.groupId, ...neighbours.map((each) => each.entry.groupId)]);
  return near.filter((each) => !known.has(each.entry.groupId)).slice(0, 5);
}

function placeName(place: { name: string; region?: string; country?: string }, locale: Locale): string {
  return [place.name, place.region, place.country && nameOf(place.country, 'region', locale)]
    .filter(Boolean)
    .join(', ');
}

function languageName(tag: string, locale: Locale): string {
  return nameOf(tag, 'language', locale);
}

function nameOf(code: string, type: 'region' | 'language', locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type }).of(code) ?? code;
  } catch {
    // a code that is none is shown as it was given
    return code;
  }
}

function organizationOf(entry: DirectoryEntry, profile: GroupProfile, publicUrl: string, description: string): object {
  const { name, slug, place, foundedOn, alsoKnownAs, formerNames } = entry;
  const sameAs = [
    ...(profile.links ?? []).map(({ url }) => url),
    ...(profile.elsewhere ? [profile.elsewhere.url] : []),
  ].flatMap((url) => safeHref(url) ?? []);
  const otherNames = [...alsoKnownAs, ...formerNames];
  return {
    '@type': 'Organization',
    name,
    url: `${publicUrl}/groups/${slug}`,
    description,
    ...(otherNames.length > 0 ? { alternateName: otherNames } : {}),
    ...(foundedOn ? { foundingDate: foundedOn } : {}),
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...(place
      ? {
          location: {
            '@type': 'Place',
            name: place.name,
            ...(place.country
              ? { address: { '@type': 'PostalAddress', addressLocality: place.name, addressCountry: place.country } }
              : {}),
            ...(hasPosition(place)
              ? { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } }
              : {}),
          },
        }
      : {}),
  };
}
