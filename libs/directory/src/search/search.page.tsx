import type { VNode } from 'preact';
import { SearchMeetups } from '#events/meetup/search-meetups.query';
import { SearchOutreach } from '#outreach/search/search-outreach.query';
import { SearchSponsorship } from '#sponsorship/search/search-sponsorship.query';
import { FilterForm } from '#web/components/filter-form.tsx';
import { TextField } from '#web/components/form-fields.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { PageHeading, Section } from '#web/components/page-heading.tsx';
import { Tabs } from '#web/components/way-finding.tsx';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import type { SearchHits } from '#web/search-words';
import { SearchDirectory } from './search-directory.query.js';

const kindsShown = ['groups', 'meetups', 'speakers', 'talks', 'venues', 'sponsors'] as const;
type Kind = (typeof kindsShown)[number];
const few = 8;
const many = 100;

/** The search over everything that is public: some hits of each kind, or all of one. */
export const searchPage = page({
  route: '/search',
  timeTravel: true,
  show: async ({ ask, query, link, locale }) => {
    const t = translate(locale);
    const nameOf = (kind: Kind) => (kind === 'sponsors' ? t('sponsors.title') : t(`search.${kind}`));
    const words = (query.get('q') ?? '').trim().slice(0, 200);
    const hidden = Object.fromEntries(new URL(link('/search'), 'http://site').searchParams);
    const hits = words === '' ? undefined : await searchAll(ask, words, query.get('in') ? many : few, locale);
    const kinds = hits ? kindsShown : [];
    const only = kinds.find((kind) => kind === query.get('in'));
    const shown = kinds.filter((kind) => (only ? kind === only : hits![kind].hits.length > 0));
    const href = (kind?: Kind) => link(`/search?${new URLSearchParams({ q: words, ...(kind ? { in: kind } : {}) })}`);
    return {
      kind: 'page',
      title: words === '' ? t('search.title') : t('search.titleFor', { words }),
      description: t('search.hint'),
      current: 'search',
      body: (
        <>
          <PageHeading title={t('search.title')} />
          <FilterForm action="/search" label={t('search.title')} submit={t('search.submit')} hidden={hidden}>
            <TextField
              name="q"
              type="search"
              label={t('search.words')}
              hint={t('search.hint')}
              value={words}
              maxLength={200}
            />
          </FilterForm>
          {hits && kinds.some((kind) => hits[kind].hits.length > 0) ? (
            <Tabs
              tabs={[
                { href: href(), label: t('search.everything'), current: !only },
                ...kinds
                  .filter((kind) => only === kind || hits[kind].hits.length > 0)
                  .map((kind) => ({ href: href(kind), label: nameOf(kind), current: only === kind })),
              ]}
            />
          ) : null}
          {hits && shown.every((kind) => hits[kind].hits.length === 0) ? (
            <EmptyState title={t('search.emptyTitle', { words })} detail={t('search.emptyDetail')} />
          ) : null}
          {hits
            ? shown
                .filter((kind) => hits[kind].hits.length > 0)
                .map((kind) => (
                  <HitList
                    key={kind}
                    title={nameOf(kind)}
                    found={hits[kind]}
                    link={link}
                    locale={locale}
                    {...(only ? {} : { moreHref: href(kind) })}
                  />
                ))
            : null}
        </>
      ),
    };
  },
});

async function searchAll(
  ask: Parameters<typeof searchPage.show>[0]['ask'],
  words: string,
  limit: number,
  locale: Locale,
): Promise<Record<Kind, SearchHits>> {
  const input = { words, limit };
  const [directory, meetups, outreach, sponsorship] = await Promise.all([
    ask(SearchDirectory, input),
    ask(SearchMeetups, { ...input, locale }),
    ask(SearchOutreach, input),
    ask(SearchSponsorship, input),
  ]);
  const { groups, venues } = directory;
  return { groups, meetups, ...outreach, venues, ...sponsorship };
}

function HitList({
  title,
  found,
  link,
  locale,
  moreHref,
}: {
  title: string;
  found: SearchHits;
  link: (href: string) => string;
  locale: Locale;
  moreHref?: string;
}): VNode {
  const t = translate(locale);
  const more = moreHref && found.more ? { more: { href: moreHref, label: t('common.more') } } : {};
  return (
    <Section title={title} {...more}>
      <ul class="hits">
        {found.hits.map(({ id, title: name, subtitle, href }) => (
          <li key={id}>
            <a href={link(href)} dir="auto">
              {name}
            </a>
            {subtitle ? (
              <p class="meta">
                <bdi>{subtitle}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
