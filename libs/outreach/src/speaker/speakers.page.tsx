import type { VNode } from 'preact';
import { FilterForm } from '#web/components/filter-form.tsx';
import { SelectField, TextField } from '#web/components/form-fields.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { CardGrid, PageHeading, Section } from '#web/components/page-heading.tsx';
import { SpeakerCard } from '#web/components/speaker-card.tsx';
import { Pagination } from '#web/components/way-finding.tsx';
import { useTranslate } from '#web/locale-context.tsx';
import { translate } from '#web/messages';
import { page } from '#web/page';
import { FindSpeakers, type FoundSpeaker, type SpeakerOrder, speakerOrders } from './find-speakers.query.js';

const perPage = 24;

interface Wish {
  readonly words?: string;
  readonly topic?: string;
  readonly place?: string;
  readonly sort?: SpeakerOrder;
}

/** The speaker pool: who speaks on what, and where. */
export const speakersPage = page({
  route: '/speakers',
  timeTravel: true,
  show: async ({ ask, query, link, locale, network, now }) => {
    const t = translate(locale);
    const wish = readWish(query);
    const after = query.get('after') ?? undefined;
    const found = await ask(FindSpeakers, { ...wish, limit: perPage, ...(after ? { after } : {}) });
    const filtered = Boolean(wish.words || wish.topic || wish.place);
    return {
      kind: 'page',
      title: t('speakers.title'),
      description: t('speakers.description', { region: network.region }),
      current: 'speakers',
      body: (
        <>
          <PageHeading title={t('speakers.title')} lede={t('speakers.lede')} />
          <SpeakerFilterForm
            wish={wish}
            topics={topicsAmong(found.speakers)}
            hidden={Object.fromEntries(new URL(link('/speakers'), 'http://site').searchParams)}
            {...(filtered ? { resetHref: link('/speakers') } : {})}
          />
          <Section title={t('speakers.count', { count: found.total })}>
            {found.speakers.length === 0 ? (
              <EmptyState
                title={t('speakers.emptyTitle')}
                detail={t('speakers.emptyDetail')}
                {...(filtered ? { action: { href: link('/speakers'), label: t('common.reset') } } : {})}
              />
            ) : (
              <CardGrid>
                {found.speakers.map((speaker) => (
                  <PoolCard key={speaker.personId} speaker={speaker} link={link} now={now} />
                ))}
              </CardGrid>
            )}
            <Pagination
              shown={found.speakers.length}
              total={found.total}
              {...(after ? { firstHref: link(hrefOf(wish)) } : {})}
              {...(found.next ? { nextHref: link(hrefOf(wish, found.next)) } : {})}
            />
          </Section>
        </>
      ),
    };
  },
});

function readWish(query: URLSearchParams): Wish {
  const text = (name: string, longest: number) => (query.get(name) ?? '').trim().slice(0, longest);
  const [words, topic, place] = [text('words', 200), text('topic', 80), text('place', 120)];
  const sort = speakerOrders.find((order) => order === query.get('sort'));
  return {
    ...(words ? { words } : {}),
    ...(topic ? { topic } : {}),
    ...(place ? { place } : {}),
    ...(sort ? { sort } : {}),
  };
}

function hrefOf(wish: Wish, after?: string): string {
  const search = new URLSearchParams({ ...wish, ...(after ? { after } : {}) }).toString();
  return search ? `/speakers?${search}` : '/speakers';
}

/** Topics to choose from: those of the speakers shown; others can be typed. */
function topicsAmong(speakers: readonly FoundSpeaker[]): string[] {
  return [...new Set(speakers.flatMap(({ topics }) => topics.slice(0, 5)))].sort((a, b) => a.localeCompare(b));
}

function SpeakerFilterForm({
  wish,
  topics,
  hidden,
  resetHref,
}: {
  wish: Wish;
  topics: readonly string[];
  hidden: Readonly<Record<string, string>>;
  resetHref?: string;
}): VNode {
  const t = useTranslate();
  return (
    <FilterForm action="/speakers" hidden={hidden} {...(resetHref ? { resetHref } : {})}>
      <TextField name="words" label={t('speakers.words')} type="search" value={wish.words ?? ''} maxLength={200} />
      <TextField
        name="topic"
        label={t('speakers.topic')}
        value={wish.topic ?? ''}
        maxLength={80}
        suggestions={topics}
      />
      <TextField name="place" label={t('speakers.place')} value={wish.place ?? ''} maxLength={120} />
      <SelectField
        name="sort"
        label={t('speakers.sort')}
        choices={[
          { value: 'name', label: t('speakers.sortName') },
          { value: 'talks', label: t('speakers.sortTalks') },
          { value: 'recent', label: t('speakers.sortRecent') },
        ]}
        value={wish.sort ?? 'name'}
      />
    </FilterForm>
  );
}

/** A speaker of the pool as a card; `now` tells whose first talk was within the last year. */
export function PoolCard({
  speaker,
  link,
  now,
  level = 3,
}: {
  speaker: FoundSpeaker;
  link: (href: string) => string;
  now: string;
  level?: 2 | 3 | 4;
}): VNode {
  const { slug, name, places, topics, talksGiven, latest, firstOn } = speaker;
  return (
    <SpeakerCard
      name={name}
      href={link(`/speakers/${slug}`)}
      talks={talksGiven}
      level={level}
      firstTimer={firstOn !== undefined && firstOn.length >= 7 && isWithinLastYear(firstOn, now)}
      topics={topics
        .slice(0, 4)
        .map((label) => ({ label, href: link(`/speakers?topic=${encodeURIComponent(label)}`) }))}
      {...(places.length > 0 ? { place: places.slice(0, 2).join(', ') } : {})}
      {...(latest ? { latest: { title: latest.title, href: link(`/talks/${latest.talkId}`) } } : {})}
    />
  );
}

function isWithinLastYear(on: string, now: string): boolean {
  const yearBefore = `${Number(now.slice(0, 4)) - 1}${now.slice(4, 10)}`;
  return on > yearBefore.slice(0, on.length) && on.slice(0, 10) <= now.slice(0, 10);
}
