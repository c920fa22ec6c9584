import type { VNode } from 'preact';
import { FilterForm } from '#web/components/filter-form.tsx';
import { TextField } from '#web/components/form-fields.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { CardGrid, PageHeading, Section } from '#web/components/page-heading.tsx';
import { Pagination } from '#web/components/way-finding.tsx';
import { useLocale, useTranslate } from '#web/locale-context.tsx';
import { translate } from '#web/messages';
import { page } from '#web/page';
import { sponsorshipTexts } from '../sponsorship-texts.js';
import { FindSponsors, type FoundSponsor } from './find-sponsors.query.js';

const perPage = 48;

/** Who makes it possible: sponsors and hosts by name. */
export const sponsorsPage = page({
  route: '/sponsors',
  timeTravel: true,
  show: async ({ ask, query, link, locale, network }) => {
    const t = translate(locale);
    const texts = sponsorshipTexts(locale);
    const words = (query.get('words') ?? '').trim().slice(0, 200);
    const after = query.get('after') ?? undefined;
    const filter: Record<string, string> = words ? { words } : {};
    const found = await ask(FindSponsors, { ...filter, limit: perPage, ...(after ? { after } : {}) });
    const href = (more: Record<string, string> = {}) => {
      const search = new URLSearchParams({ ...filter, ...more }).toString();
      return link(search ? `/sponsors?${search}` : '/sponsors');
    };
    return {
      kind: 'page',
      title: t('sponsors.title'),
      description: texts.description(network.region),
      body: (
        <>
          <PageHeading title={t('sponsors.title')} lede={t('sponsors.lede')} />
          <FilterForm
            action="/sponsors"
            hidden={Object.fromEntries(new URL(link('/sponsors'), 'http://site').searchParams)}
            {...(words ? { resetHref: link('/sponsors') } : {})}
          >
            <TextField name="words" type="search" label={texts.words} value={words} maxLength={200} />
          </FilterForm>
          <Section title={texts.count(found.total)}>
            {found.sponsors.length === 0 ? (
              <EmptyState
                title={words ? texts.emptyTitle : t('sponsors.empty')}
                {...(words ? { detail: texts.emptyDetail } : {})}
              />
            ) : (
              <CardGrid>
                {found.sponsors.map((each) => (
                  <SponsorCard key={each.sponsor.sponsorId} found={each} link={link} />
                ))}
              </CardGrid>
            )}
            <Pagination
              shown={found.sponsors.length}
              total={found.total}
              {...(after ? { firstHref: href() } : {})}
              {...(found.next ? { nextHref: href({ after: found.next }) } : {})}
            />
          </Section>
        </>
      ),
    };
  },
});

function SponsorCard({ found, link }: { found: FoundSponsor; link: (href: string) => string }): VNode {
  const t = useTranslate();
  const texts = sponsorshipTexts(useLocale());
  const { sponsor, groupIds, current, meetupsHosted } = found;
  return (
    <article class="card">
      <h3>
        <a href={link(`/sponsors/${encodeURIComponent(sponsor.slug)}`)} dir="auto">
          {sponsor.name}
        </a>
      </h3>
      <p class="meta">
        {current ? <span class="flag flag-accent">{texts.current}</span> : null}
        {groupIds.length > 0 ? <span>{t('sponsors.supports', { count: groupIds.length })}</span> : null}
        {meetupsHosted > 0 ? <span>{texts.hosted(meetupsHosted)}</span> : null}
      </p>
      {sponsor.about ? (
        <p class="clamp" dir="auto">
          {sponsor.about.slice(0, 300)}
        </p>
      ) : null}
    </article>
  );
}
