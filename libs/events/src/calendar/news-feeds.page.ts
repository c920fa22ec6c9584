import { type AtomEntry, atomText } from '#calendar/write-atom';
import { derivedId } from '#kernel/identifiers';
import { formatDate, formatTimeRange } from '#web/date-format';
import { type Locale, translate } from '#web/messages';
import { type NetworkFacts, page, type PageAnswer, type PageRequest } from '#web/page';
import { renderRichText } from '#web/rich-text';
import { eventsTexts } from '../events-texts.js';
import { type MeetupNews, NewsOfMeetups } from '../meetup/news-of-meetups.query.js';
import { hostsOf, placeLabel, type Surroundings, surroundingsOf } from '../meetup/surroundings.js';
import { groupOfWish } from './calendar-wish.js';

const entriesInFeed = 50;

/** What the groups of the network announce, and how it went. */
export const networkNewsFeed = page({
  route: '/feed.atom',
  show: (request) => {
    const { network, locale } = request;
    return newsFeed(request, {
      title: translate(locale)('feed.meetups', { name: network.name }),
      page: '/calendar',
      self: '/feed.atom',
    });
  },
});

/** What one group announces, and how it went. */
export const groupNewsFeed = page({
  route: '/groups/:slug/feed.atom',
  show: async (request) => {
    const slug = request.params['slug'] ?? '';
    const group = await groupOfWish(request.ask, slug);
    if (!group) return { kind: 'missing' };
    const self = `/groups/${group.slug}/feed.atom`;
    if (group.slug !== slug) return { kind: 'redirect', to: self, permanent: true };
    const title = translate(request.locale)('feed.meetups', { name: group.name });
    return newsFeed(request, { title, page: `/groups/${group.slug}`, self, groupIds: group.ids });
  },
});

interface FeedOf {
  readonly title: string;
  readonly page: string;
  readonly self: string;
  readonly groupIds?: readonly string[];
}

async function newsFeed(
  { ask, network, locale }: PageRequest,
  { title, page: shown, self, groupIds }: FeedOf,
): Promise<PageAnswer> {
  const news = await ask(NewsOfMeetups, { limit: entriesInFeed, ...(groupIds ? { groupIds } : {}) });
  const surroundings = await surroundingsOf(
    ask,
    news.map(({ meetup }) => meetup),
  );
  const { publicUrl } = network;
  const head = {
    id: `${publicUrl}${self}`,
    title,
    page: publicUrl + shown,
    self: publicUrl + self,
    updatedAt: news[0]?.updatedAt ?? '1970-01-01T00:00:00Z',
  };
  const entries = news.map((each) => entryOf(each, surroundings, network, locale));
  return { kind: 'file', contentType: 'application/atom+xml; charset=utf-8', body: atomText(head, entries) };
}

function entryOf(news: MeetupNews, surroundings: Surroundings, { publicUrl }: NetworkFacts, locale: Locale): AtomEntry {
  const { kind, meetup, publishedAt, updatedAt, text } = news;
  const { meetupId, title, startsAt, endsAt, zone, status, technologies } = meetup;
  const texts = eventsTexts(locale);
  const [lead] = hostsOf(meetup, surroundings);
  const when = `${formatDate(startsAt, zone, locale, 'full')}, ${formatTimeRange(startsAt, endsAt, zone, locale)}`;
  const recap = kind === 'recap';
  const html = text ? renderRichText(text.text, text.format) : '';
  return {
    id: `urn:uuid:${recap ? derivedId('recap', meetupId) : meetupId}`,
    title: recap ? texts.recapTitle(title) : status === 'cancelled' ? texts.cancelledTitle(title) : title,
    url: `${publicUrl}/meetups/${meetupId}${recap ? '#recap' : ''}`,
    publishedAt,
    updatedAt,
    summary: [when, placeLabel(meetup, surroundings)].filter(Boolean).join(' · '),
    categories: [...technologies],
    ...(html ? { html } : {}),
    ...(lead ? { author: { name: lead.name, url: `${publicUrl}/groups/${lead.slug}` } } : {}),
  };
}
