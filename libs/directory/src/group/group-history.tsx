import type { VNode } from 'preact';
import { HowManyMeetups } from '#events/meetup/how-many-meetups.query';
import { type ListedMeetup, MeetupsOfGroup } from '#events/meetup/meetups-of-group.query';
import { TalksOfGroup } from '#outreach/talk/talks-of-group.query';
import { HostsOfGroup } from '#sponsorship/hosting/hosts-of-group.query';
import { SponsorsOfGroup } from '#sponsorship/agreement/sponsors-of-group.query';
import { HealthSigns, type HealthSign, StatRow } from '#web/components/facts.tsx';
import { MeetupList, type MeetupCardProps } from '#web/components/meetup-card.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { Section } from '#web/components/page-heading.tsx';
import { type SponsorEntry, SponsorStrip } from '#web/components/sponsor-strip.tsx';
import { Pagination } from '#web/components/way-finding.tsx';
import { formatDay } from '#web/date-format';
import { type Locale, translate } from '#web/messages';
import type { AnswerOf } from '#kernel/query';
import type { PageRequest } from '#web/page';
import { directoryTexts } from '../directory-texts.js';
import { meetupCards } from '../home/meetup-cards.js';
import { VenuesByIds } from '../venue/venues-by-ids.query.js';
import type { VenueRow } from '../venue/venues.view.js';
import type { DirectoryEntry } from './public-directory.view.js';

type Link = (href: string) => string;

/** What other contexts know of a group: its meetups, talks, sponsors and hosts. */
export interface GroupHistory {
  readonly next: readonly MeetupCardProps[];
  readonly past: readonly MeetupCardProps[];
  /** Cursor of earlier meetups. */
  readonly earlier?: string;
  /** Whether the past meetups shown are not the latest ones. */
  readonly paged: boolean;
  readonly held: number;
  /** Start of the last meetup that took place. */
  readonly lastAt?: string;
  readonly usualAttendance?: number;
  readonly usualVenue?: VenueRow;
  readonly talks: AnswerOf<TalksOfGroup>;
  readonly sponsors: readonly SponsorEntry[];
  readonly hosts: readonly SponsorEntry[];
}

const pastPerPage = 10;
const talksShown = 10;

/** Asks the other contexts about a group and those that are shown as it. */
export async function historyOf(
  request: Pick<PageRequest, 'ask' | 'link' | 'now' | 'query'>,
  { groupId, standsFor }: DirectoryEntry,
): Promise<GroupHistory> {
  const { ask, query } = request;
  const sameAs = standsFor.slice(0, 20);
  const after = query.get('before')?.slice(0, 200);
  const [next, past, latest, numbers, talks, sponsors, thanked] = await Promise.all([
    ask(MeetupsOfGroup, { groupId, sameAs, when: 'next', limit: 10 }),
    ask(MeetupsOfGroup, { groupId, sameAs, when: 'past', limit: pastPerPage, ...(after ? { after } : {}) }),
    ask(MeetupsOfGroup, { groupId, sameAs, when: 'past', limit: 12 }),
    ask(HowManyMeetups, { groupIds: [groupId, ...sameAs] }),
    ask(TalksOfGroup, { groupId, sameAs, limit: talksShown }),
    ask(SponsorsOfGroup, { groupId, sameAs }),
    ask(HostsOfGroup, { groupId, sameAs }),
  ]);
  const held = latest.meetups.filter(({ status }) => status === 'past');
  const usualVenue = mostFrequent(held.flatMap(({ venueId }) => venueId ?? []));
  const venueIds = [
    ...new Set([...(usualVenue ? [usualVenue] : []), ...thanked.flatMap(({ venueId }) => venueId ?? [])]),
  ];
  const venues = new Map((await ask(VenuesByIds, { ids: venueIds })).map((each) => [each.venueId, each]));
  const attendance = usualAttendance(held);
  const venue = usualVenue === undefined ? undefined : venues.get(usualVenue);
  return {
    next: await meetupCards(request, next.meetups, { ofGroup: groupId }),
    past: await meetupCards(request, past.meetups, { ofGroup: groupId }),
    ...(past.next ? { earlier: past.next } : {}),
    paged: after !== undefined,
    held: numbers.past,
    ...(held[0] ? { lastAt: held[0].startsAt } : {}),
    ...(attendance === undefined ? {} : { usualAttendance: attendance }),
    ...(venue ? { usualVenue: venue } : {}),
    talks,
    sponsors: sponsorEntries(sponsors, request.link),
    hosts: thanked.flatMap(({ sponsor, venueId = '' }): SponsorEntry[] => {
      if (sponsor) return [{ name: sponsor.name, href: request.link(`/sponsors/${encodeURIComponent(sponsor.slug)}`) }];
      const place = venues.get(venueId);
      return place ? [{ name: place.name, href: request.link(`/venues/${venueId}`) }] : [];
    }),
  };
}

/** Those who sponsor the group now, each once. */
function sponsorEntries(sponsors: AnswerOf<SponsorsOfGroup>, link: Link): SponsorEntry[] {
  const entries = sponsors
    .filter(({ current }) => current)
    .map(({ sponsor: { slug, name }, tier }): [string, SponsorEntry] => [
      slug,
      { name, href: link(`/sponsors/${encodeURIComponent(slug)}`), ...(tier ? { note: tier.name } : {}) },
    ]);
  return [...new Map(entries.toReversed()).values()].toReversed();
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(values, (each) => each)].map(([value, all]) => ({ value, count: all.length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.value;
}

/** The middle of how many came to the latest meetups, or said yes where nobody counted. */
function usualAttendance(held: readonly ListedMeetup[]): number | undefined {
  const numbers = held
    .flatMap(({ numbers: { attended, yes } = {} }) => attended ?? yes ?? [])
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return numbers[numbers.length >> 1];
}

/** Next and past meetups of a group, and its talks. */
export function GroupProgramme({
  history,
  slug,
  link,
  locale,
  listed,
}: {
  history: GroupHistory;
  slug: string;
  link: Link;
  locale: Locale;
  listed: boolean;
}): VNode {
  const t = translate(locale);
  const { next, past, earlier, paged } = history;
  return (
    <>
      {next.length > 0 ? (
        <Section title={t('group.next')} id="next">
          <MeetupList meetups={next} />
        </Section>
      ) : listed ? (
        <Section title={t('group.next')} id="next">
          <EmptyState title={t('group.noNext')} detail={t('group.noNextDetail')} />
        </Section>
      ) : null}
      <Section title={t('group.past')} id="past">
        {past.length > 0 ? <MeetupList meetups={past} /> : <p>{t('group.noPast')}</p>}
        <Pagination
          {...(paged ? { firstHref: link(`/groups/${slug}#past`) } : {})}
          {...(earlier ? { nextHref: link(`/groups/${slug}?before=${earlier}#past`) } : {})}
        />
      </Section>
      <GroupTalks talks={history.talks} link={link} locale={locale} />
    </>
  );
}

function GroupTalks({
  talks,
  link,
  locale,
}: {
  talks: AnswerOf<TalksOfGroup>;
  link: Link;
  locale: Locale;
}): VNode | null {
  const t = translate(locale);
  if (talks.talks.length === 0) return null;
  return (
    <Section title={t('group.talks')} id="talks">
      <ol class="agenda">
        {talks.talks.map(({ talkId, title, speakers, on }) => (
          <li key={talkId} class="agenda-item">
            <div class="agenda-text">
              <p class="agenda-line">
                <span class="agenda-title" dir="auto">
                  <a href={link(`/talks/${talkId}`)}>{title}</a>
                </span>
                {speakers.length > 0 ? (
                  <>
                    <span class="leader" aria-hidden="true" />
                    <span class="agenda-speakers">
                      <NameList
                        names={speakers.map(({ name, slug }) => ({
                          name: name ?? t('common.anonymous'),
                          ...(slug ? { href: link(`/speakers/${slug}`) } : {}),
                        }))}
                      />
                    </span>
                  </>
                ) : null}
              </p>
              {on && /^\d{4}-\d{2}-\d{2}/.test(on) ? <p class="meta">{formatDay(on.slice(0, 10), locale)}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Sponsors of a group, and apart from them those who lend the room. */
export function GroupSponsors({ history, locale }: { history: GroupHistory; locale: Locale }): VNode {
  const t = translate(locale);
  return (
    <>
      <SponsorStrip title={t('group.sponsors')} sponsors={history.sponsors} />
      <SponsorStrip title={t('group.hosts')} sponsors={history.hosts} />
    </>
  );
}

/** What a group amounts to in numbers. */
export function GroupNumbers({
  entry,
  history,
  locale,
}: {
  entry: DirectoryEntry;
  history: GroupHistory;
  locale: Locale;
}): VNode {
  const t = translate(locale);
  const { held, usualAttendance: usual, talks } = history;
  return (
    <StatRow
      stats={[
        ...(entry.members === undefined ? [] : [{ value: entry.members, label: t('group.memberCount') }]),
        { value: held, label: t('group.meetupCount') },
        ...(usual === undefined ? [] : [{ value: usual, label: t('group.attendance') }]),
        ...(talks.total > 0 ? [{ value: talks.total, label: t('group.talks') }] : []),
      ]}
    />
  );
}

const silentDays = 60;

/** Signs of how a group fares that need no person to be named. */
export function GroupHealth({
  history,
  now,
  locale,
}: {
  history: GroupHistory;
  now: string;
  locale: Locale;
}): VNode | null {
  const t = translate(locale);
  const { lastAt, next, usualVenue } = history;
  if (!lastAt && next.length === 0) return null;
  const days = lastAt === undefined ? 0 : Math.floor((Date.parse(now) - Date.parse(lastAt)) / 86_400_000);
  const planned = next.some(({ status }) => status === 'planned');
  const regularity = (alive: boolean): HealthSign =>
    alive
      ? { kind: 'good', label: t('health.active') }
      : { kind: 'watch', label: t('health.silent', { count: days }), detail: t('health.silentDetail') };
  const signs: HealthSign[] = [
    // a first meetup that is only planned tells nothing of how regularly a group meets
    ...(lastAt === undefined ? [] : [regularity(planned || days <= silentDays)]),
    ...(planned ? [] : [{ kind: 'watch' as const, label: t('health.nothingPlanned') }]),
    ...(usualVenue ? [{ kind: 'good' as const, label: t('health.hasPlace') }] : []),
  ];
  if (signs.length === 0) return null;
  return (
    <Section title={directoryTexts(locale).signs} id="signs">
      <HealthSigns signs={signs} />
    </Section>
  );
}
