import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import type { Place } from '../stated-facts.js';
import { inOrder } from './listed-meetups.js';
import { lookupFor, MeetupWish } from './meetup-wish.js';
import type { MeetupMode } from './meetup.js';

/** A meetup as a calendar feed needs it. */
export interface FeedEntry {
  readonly meetupId: string;
  readonly hosts: readonly string[];
  readonly venueId?: string;
  readonly place?: Place;
  readonly mode: MeetupMode;
  readonly online?: { readonly url?: string };
  /** IANA zone. */
  readonly zone: string;
  /** The VEVENT but for address, location, place on the map and organiser. */
  readonly vevent: string;
}

/** Most meetups that one feed holds; the latest are kept. */
export const mostInFeed = 5000;

/** Which meetups go into a calendar feed? The latest first, cancelled ones too. */
export class CalendarFeed extends MeetupWish<readonly FeedEntry[]> {
  static readonly access = anyone;
}

export const calendarFeed = question(CalendarFeed, async (query, views) => {
  const { rows } = await inOrder(views, { ...lookupFor(query), order: 'descending', limit: mostInFeed });
  return rows.map(({ meetupId, hosts, venueId, place, mode, online, start, vevent }) => ({
    meetupId,
    hosts,
    mode,
    zone: start.zone,
    vevent,
    ...(venueId ? { venueId } : {}),
    ...(place ? { place } : {}),
    ...(online ? { online } : {}),
  }));
});
