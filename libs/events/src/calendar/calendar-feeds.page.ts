import { translate } from '#web/messages';
import { page, type PageAnswer } from '#web/page';
import { CalendarFeed, type FeedEntry } from '../meetup/calendar-feed.query.js';
import { MeetupById } from '../meetup/meetup-by-id.query.js';
import { surroundingsOf } from '../meetup/surroundings.js';
import { groupOfWish, isIn, readWish, withWish } from './calendar-wish.js';
import { icalFeed } from './ical-feed.js';

const refresh = 'PT1H';
/** How far the calendar of the network looks back; that of one group has all of its history. */
const lookBackMs = 366 * 86_400_000;

/** The calendar of the whole network, or of what fits a filter, from a year ago on. */
export const networkCalendarFeed = page({
  route: '/calendar.ics',
  show: async ({ ask, query, now, network, locale }) => {
    const t = translate(locale);
    const wish = readWish(query);
    const { technology, format, place } = wish;
    const group = wish.group ? await groupOfWish(ask, wish.group) : undefined;
    if (wish.group && !group) return { kind: 'missing' };
    const entries = await ask(CalendarFeed, {
      from: new Date(Date.parse(now) - lookBackMs).toISOString(),
      ...(group ? { groupIds: group.ids } : {}),
      ...(technology ? { technology } : {}),
      ...(format ? { format } : {}),
    });
    const surroundings = await surroundingsOf(ask, entries);
    const fitting = place ? entries.filter((entry) => isIn(entry, place, surroundings)) : entries;
    const name = [network.name, group?.name, technology, place].filter(Boolean).join(', ');
    const head = {
      name: t('feed.calendar', { name }),
      url: network.publicUrl + withWish('/calendar', wish),
      source: network.publicUrl + withWish('/calendar.ics', wish),
      refresh,
    };
    return calendarFile(icalFeed(head, fitting, surroundings, network.publicUrl), 'calendar.ics');
  },
});

/** The calendar of one group, with all of its history. */
export const groupCalendarFeed = page({
  route: '/groups/:slug/calendar.ics',
  show: async ({ ask, params, network, locale }) => {
    const slug = params['slug'] ?? '';
    const group = await groupOfWish(ask, slug);
    if (!group) return { kind: 'missing' };
    const address = `/groups/${group.slug}/calendar.ics`;
    if (group.slug !== slug) return { kind: 'redirect', to: address, permanent: true };
    const entries = await ask(CalendarFeed, { groupIds: group.ids });
    const surroundings = await surroundingsOf(ask, entries);
    const head = {
      name: translate(locale)('feed.calendar', { name: group.name }),
      url: `${network.publicUrl}/groups/${group.slug}`,
      source: network.publicUrl + address,
      refresh,
    };
    return calendarFile(icalFeed(head, entries, surroundings, network.publicUrl), `${group.slug}.ics`);
  },
});

/** One meetup for a calendar program. */
export const meetupCalendarFile = page({
  route: '/meetups/:id.ics',
  show: async ({ ask, params, network }) => {
    const whole = await ask(MeetupById, { meetupId: params['id'] ?? '' });
    if (!whole) return { kind: 'missing' };
    const { meetupId, title, start, ...rest } = whole.entry;
    const entry: FeedEntry = { meetupId, ...rest, zone: start.zone };
    const surroundings = await surroundingsOf(ask, [entry]);
    const head = { name: title, url: `${network.publicUrl}/meetups/${meetupId}` };
    return calendarFile(icalFeed(head, [entry], surroundings, network.publicUrl), 'meetup.ics');
  },
});

function calendarFile(body: string, fileName: string): PageAnswer {
  return { kind: 'file', contentType: 'text/calendar; charset=utf-8', body, fileName };
}
