import type { ComponentChildren, VNode } from 'preact';
import { GroupsByIds, type NamedGroup } from '#directory/group/groups-by-ids.query';
import { DataTable } from '#web/components/data-table.tsx';
import { PageHeading, Section } from '#web/components/page-heading.tsx';
import { Breadcrumb } from '#web/components/way-finding.tsx';
import { safeHref } from '#web/links';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import type { ShownSponsorship } from '../agreement/shown-sponsorships.js';
import { partialDate } from '../partial-date.js';
import { sponsorshipTexts } from '../sponsorship-texts.js';
import { SponsorBySlug } from './sponsor-by-slug.query.js';

type Link = (href: string) => string;
type Groups = ReadonlyMap<string, NamedGroup>;

/** A sponsor: who they are, what they support and supported, and where they lent the room. */
export const sponsorPage = page({
  route: '/sponsors/:slug',
  timeTravel: true,
  show: async ({ ask, params, link, locale, network }) => {
    const found = await ask(SponsorBySlug, { slug: params['slug'] ?? '' });
    if (found.kind === 'nobody') return { kind: 'missing' };
    if (found.kind === 'moved') {
      return { kind: 'redirect', to: `/sponsors/${encodeURIComponent(found.slug)}`, permanent: true };
    }
    const { sponsor, sponsorships, hosted } = found;
    const t = translate(locale);
    const texts = sponsorshipTexts(locale);
    const ids = [...new Set([...sponsorships, ...hosted].flatMap(({ groupId }) => groupId ?? []))];
    const groups: Groups = new Map((await ask(GroupsByIds, { ids })).map((group) => [group.askedId, group]));
    const website = safeHref(sponsor.url);
    const present = sponsorships.filter(({ current }) => current);
    const past = sponsorships.filter(({ current }) => !current);
    return {
      kind: 'page',
      title: sponsor.name,
      description: sponsor.about?.slice(0, 160) ?? texts.profileDescription(sponsor.name),
      jsonLd: {
        '@type': 'Organization',
        name: sponsor.name,
        ...(website ? { url: website } : {}),
        mainEntityOfPage: `${network.publicUrl}/sponsors/${encodeURIComponent(sponsor.slug)}`,
      },
      body: (
        <>
          <Breadcrumb above={[{ href: link('/sponsors'), label: t('sponsors.title') }]} here={sponsor.name} />
          <PageHeading kicker={texts.kicker} title={sponsor.name} lede={sponsor.about}>
            {website ? (
              <p class="form-actions">
                <a href={website} rel="sponsored noopener">
                  {t('common.website')}
                </a>
              </p>
            ) : null}
          </PageHeading>
          <Sponsorships id="present" title={texts.supports} {...{ sponsorships: present, groups, link, locale }} />
          <Sponsorships id="past" title={texts.supported} {...{ sponsorships: past, groups, link, locale }} />
          {hosted.length > 0 ? (
            <Section title={texts.hostedTitle} id="hosted">
              <ul>
                {hosted.map(({ meetupId, groupId, on, note }) => (
                  <li key={meetupId}>
                    <p class="meta">
                      <span>
                        <a href={link(`/meetups/${meetupId}`)}>{on ? partialDate(on, locale) : t('meetup.kicker')}</a>
                      </span>
                      <GroupName group={groups.get(groupId ?? '')} link={link} />
                      {note ? <bdi>{note}</bdi> : null}
                    </p>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {sponsorships.length + hosted.length === 0 ? <p>{texts.nothingKnown}</p> : null}
        </>
      ),
    };
  },
});

function Sponsorships({
  id,
  title,
  sponsorships,
  groups,
  link,
  locale,
}: {
  id: string;
  title: string;
  sponsorships: readonly ShownSponsorship[];
  groups: Groups;
  link: Link;
  locale: Locale;
}): VNode | null {
  if (sponsorships.length === 0) return null;
  const t = translate(locale);
  const texts = sponsorshipTexts(locale);
  const date = (on: string | undefined) => (on ? partialDate(on, locale) : '');
  const columns = [
    { label: texts.of, shown: true, cell: (each: ShownSponsorship) => sponsoredBy(each, groups, link, locale) },
    {
      label: t('sponsors.tier'),
      shown: sponsorships.some(({ tier }) => tier),
      cell: ({ tier }: ShownSponsorship) => (tier ? <bdi>{tier.name}</bdi> : ''),
    },
    {
      label: texts.since,
      shown: sponsorships.some(({ from }) => from),
      cell: ({ from }: ShownSponsorship) => date(from),
    },
    {
      label: texts.until,
      shown: sponsorships.some(({ until }) => until),
      cell: ({ until }: ShownSponsorship) => date(until),
    },
  ].filter(({ shown }) => shown);
  return (
    <Section title={title} id={id}>
      <DataTable
        id={`${id}-table`}
        caption={title}
        hideCaption
        columns={columns.map(({ label }) => ({ label }))}
        rows={sponsorships.map((each) => columns.map(({ cell }) => cell(each)))}
      />
    </Section>
  );
}

/** What is sponsored, linked where it has a page. */
function sponsoredBy(
  { groupId, meetupId, occasion }: ShownSponsorship,
  groups: Groups,
  link: Link,
  locale: Locale,
): ComponentChildren {
  const group = groups.get(groupId ?? '');
  const meetup = meetupId ? (
    <a href={link(`/meetups/${meetupId}`)} dir="auto">
      {occasion ?? translate(locale)('meetup.kicker')}
    </a>
  ) : occasion ? (
    <bdi>{occasion}</bdi>
  ) : null;
  return (
    <>
      <GroupName group={group} link={link} />
      {group && meetup ? ', ' : null}
      {meetup}
    </>
  );
}

function GroupName({ group, link }: { group: NamedGroup | undefined; link: Link }): VNode | null {
  if (!group) return null;
  return (
    <a href={link(`/groups/${group.slug}`)}>
      <bdi>{group.name}</bdi>
    </a>
  );
}
