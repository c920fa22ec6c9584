import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import type { AnyQuestion } from '#door/questions';
import type { DomainEvent } from '#kernel/event';
import type { AnswerOf, Query, QueryClass } from '#kernel/query';
import { AttendanceOfGroup } from '../attendance/attendance-of-group.query.js';
import { eventsQuestions } from '../events.module.js';
import {
  aMeetup,
  fenRubyId,
  itWasCancelled,
  itWasHeld,
  itWasWithdrawn,
  lampEveningId,
  millVenueId,
  person,
  quayPythonId,
  seriesId,
  wasCounted,
} from '../events.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { CalendarFeed } from './calendar-feed.query.js';
import { FindMeetups } from './find-meetups.query.js';
import { HowManyMeetups } from './how-many-meetups.query.js';
import type { ListedMeetup } from './listed-meetups.js';
import { MeetupById } from './meetup-by-id.query.js';
import { MeetupsAtVenue } from './meetups-at-venue.query.js';
import { MeetupsByIds } from './meetups-by-ids.query.js';
import { MeetupsInSeries } from './meetups-in-series.query.js';
import { MeetupsOfGroup } from './meetups-of-group.query.js';
import { MeetupsPerMonth } from './meetups-per-month.query.js';
import { NewsOfMeetups } from './news-of-meetups.query.js';
import { SearchMeetups } from './search-meetups.query.js';
import { UpcomingMeetups } from './upcoming-meetups.query.js';

const now = '2026-04-16T18:00:00.000Z';

/** Asks about a network with this history at 20:00 in Berlin on 16 April 2026. */
async function ask<Q extends Query<unknown>>(
  history: readonly (DomainEvent & { occurredAt?: string })[],
  type: QueryClass<Q>,
  input: Partial<Q>,
): Promise<AnswerOf<Q>> {
  const { answer } = eventsQuestions.find((each: AnyQuestion) => each.query === (type as QueryClass))!;
  return (await answer(validated(type, input), await viewsAfter(history, { now }))) as AnswerOf<Q>;
}

/** A meetup of two hours on a day of April 2026 at 19:00 in Berlin, with the day as its name. */
const onDay = (day: number, changes: Parameters<typeof aMeetup>[0] = {}) =>
  aMeetup({
    meetupId: person(day),
    title: String(day),
    start: { local: `2026-04-${String(day).padStart(2, '0')}T19:00`, zone: 'Europe/Berlin', duration: 'PT2H' },
    ...changes,
  });
const days = (meetups: readonly ListedMeetup[]) => meetups.map(({ title }) => title).join(' ');
const cancelled = (day: number) => ({ ...itWasCancelled(), data: { meetupId: person(day) } });
const withdrawn = (day: number) => ({ ...itWasWithdrawn(), data: { meetupId: person(day) } });

describe('Upcoming meetups', () => {
  it('are those that are on or come, without those that are over or cancelled', async () => {
    const history = [20, 16, 15, 18, 17].map((day) => onDay(day));
    expect(days(await ask([...history, cancelled(17)], UpcomingMeetups, {}))).toBe('16 18 20');
    expect(days(await ask(history, UpcomingMeetups, { limit: 2 }))).toBe('16 17');
  });

  it('are still on while a long one lasts', async () => {
    const start = { local: '2026-04-14T09:00', zone: 'Europe/Berlin', duration: 'P3D' };
    expect(days(await ask([onDay(14, { start }), onDay(15)], UpcomingMeetups, {}))).toBe('14');
  });

  it('are near a place, and about a technology', async () => {
    const history = [
      onDay(17, { place: { name: 'Near', lat: 52.5, lon: 13.4 } }),
      onDay(18, { place: { name: 'Far', lat: 48.1, lon: 11.6 }, technologies: ['Go'] }),
      onDay(19, { place: { name: 'Unknown' }, technologies: ['GO'] }),
    ];
    expect(days(await ask(history, UpcomingMeetups, { lat: 52.4, lon: 13.1, km: 50 }))).toBe('17');
    expect(days(await ask(history, UpcomingMeetups, { technology: 'go' }))).toBe('18 19');
  });

  it('refuses half a place', async () =>
    expect(ask([], UpcomingMeetups, { lat: 52 })).rejects.toThrow('lon must lie between'));
});

describe('Meetups of a group', () => {
  const history = [1, 5, 9, 16, 21, 25].map((day) => onDay(day, day === 9 ? { hosts: [quayPythonId] } : {}));

  it('come next, the first one first, or are past, the last one first; cancelled ones are told as such', async () => {
    const next = await ask([...history, cancelled(21)], MeetupsOfGroup, { groupId: fenRubyId, when: 'next' });
    expect(next.meetups.map(({ title, status }) => [title, status])).toEqual([
      ['16', 'planned'],
      ['21', 'cancelled'],
      ['25', 'planned'],
    ]);
    const past = await ask(history, MeetupsOfGroup, { groupId: fenRubyId, when: 'past' });
    expect([days(past.meetups), past.total]).toEqual(['5 1', 3]);
  });

  it('go on page by page, over groups that are one', async () => {
    const asked = { groupId: fenRubyId, sameAs: [quayPythonId], when: 'past', limit: 2 } as const;
    const first = await ask(history, MeetupsOfGroup, asked);
    const second = await ask(history, MeetupsOfGroup, { ...asked, after: first.next! });
    expect([days(first.meetups), days(second.meetups), second.next]).toEqual(['9 5', '1', undefined]);
  });

  it('refuse a cursor that is none', async () =>
    expect(ask(history, MeetupsOfGroup, { groupId: fenRubyId, when: 'past', after: 'x' })).rejects.toThrow(RangeError));
});

describe('Lists of meetups', () => {
  it('show what a card needs, with the numbers', async () => {
    const [card] = await ask([aMeetup(), wasCounted({ yes: 12, waitlisted: 1 })], MeetupsByIds, {
      ids: [lampEveningId],
    });
    expect(card).toEqual({
      meetupId: lampEveningId,
      hosts: [fenRubyId],
      title: 'An evening about lamps',
      status: 'planned',
      startsAt: '2026-04-16T17:00:00Z',
      endsAt: '2026-04-16T19:00:00Z',
      local: '2026-04-16T19:00',
      zone: 'Europe/Berlin',
      mode: 'in-person',
      venueId: millVenueId,
      place: { name: 'Fenwick', country: 'GB', lat: 52.5, lon: 0.25 },
      format: 'presentations',
      technologies: ['Ruby', 'Rust'],
      about: 'What lamps tell.',
      numbers: { yes: 12, waitlisted: 1 },
    });
  });

  it('give meetups by ids in the order asked, without withdrawn ones', async () => {
    const history = [onDay(1), onDay(2), onDay(3), withdrawn(2)];
    expect(days(await ask(history, MeetupsByIds, { ids: [3, 2, 1, 9].map(person) }))).toBe('3 1');
  });

  it('give those of a venue, the latest first, and of a series, the first first', async () => {
    const series = { seriesId, name: 'Lamp evenings' };
    const history = [3, 1, 2].map((day) => onDay(day, { series }));
    const others = [onDay(4, { venueId: undefined })];
    expect(days((await ask([...history, ...others], MeetupsAtVenue, { venueId: millVenueId })).meetups)).toBe('3 2 1');
    expect(days((await ask([...history, ...others], MeetupsInSeries, { seriesId })).meetups)).toBe('1 2 3');
  });

  it('meet all conditions at once', async () => {
    const history = [
      onDay(1),
      onDay(2, { technologies: ['Go'] }),
      onDay(3, { format: 'workshop' }),
      onDay(4, { hosts: [quayPythonId] }),
      onDay(5),
      onDay(30),
    ];
    const wish = { technology: 'ruby', format: 'presentations', to: '2026-04-30' } as const;
    const ofGroup = await ask(history, FindMeetups, { ...wish, groupIds: [fenRubyId] });
    expect([days(ofGroup.meetups), ofGroup.total]).toEqual(['1 5', 2]);
    expect(days((await ask(history, FindMeetups, { ...wish, from: '2026-04-02' })).meetups)).toBe('4 5');
    expect(days((await ask(history, FindMeetups, { order: 'descending', limit: 2 })).meetups)).toBe('30 5');
    expect(days((await ask(history, FindMeetups, { groupIds: [] })).meetups)).toBe('');
  });

  it('refuse a day that there is not', async () =>
    expect(ask([], FindMeetups, { from: '2026-04-31' })).rejects.toThrow('from must be a day'));

  it('go on page by page to the last one, each once', async () => {
    const history = Array.from({ length: 11 }, (_, at) => onDay(at + 1, at > 7 ? { start: onDay(8).data.start } : {}));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const found: AnswerOf<FindMeetups> = await ask(history, FindMeetups, { limit: 3, ...(after ? { after } : {}) });
      seen.push(...found.meetups.map(({ title }) => title));
      after = found.next;
    } while (after);
    expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });
});

describe('One meetup', () => {
  it('is on, planned, cancelled or past', async () => {
    const status = async (day: number, ...more: DomainEvent[]) =>
      (await ask([onDay(day), ...more], MeetupById, { meetupId: person(day) }))?.status;
    expect([await status(16), await status(17), await status(15), await status(17, cancelled(17))]).toEqual([
      'on',
      'planned',
      'past',
      'cancelled',
    ]);
  });

  it('is not there when nobody announced it, or it was withdrawn', async () => {
    expect(await ask([], MeetupById, { meetupId: person(1) })).toBeUndefined();
    expect(await ask([onDay(1), withdrawn(1)], MeetupById, { meetupId: person(1) })).toBeUndefined();
  });
});

describe('Counts', () => {
  const history = [onDay(1), onDay(16), onDay(20), onDay(21, { hosts: [quayPythonId] }), onDay(22), cancelled(22)];

  it('tell how many were and will be, without cancelled ones', async () => {
    expect(await ask(history, HowManyMeetups, {})).toEqual({ past: 2, upcoming: 2 });
    expect(await ask(history, HowManyMeetups, { groupIds: [fenRubyId] })).toEqual({ past: 2, upcoming: 1 });
  });

  it('tell how many there are in each month', async () => {
    const months = await ask(history, MeetupsPerMonth, { year: 2026 });
    expect(months.filter(({ meetups }) => meetups > 0)).toEqual([{ month: '2026-04', meetups: 4 }]);
    expect(months).toHaveLength(12);
  });

  it('tell the attendance of a group meetup by meetup', async () => {
    const counted = (day: number, yes: number) => wasCounted({ meetupId: person(day), yes, waitlisted: 0 });
    expect(
      await ask([...history, counted(1, 9), counted(22, 4), counted(21, 3)], AttendanceOfGroup, {
        groupId: fenRubyId,
        to: '2026-04-17',
      }),
    ).toEqual([
      { meetupId: person(1), startsAt: '2026-04-01T17:00:00Z', yes: 9, waitlisted: 0 },
      { meetupId: person(16), startsAt: '2026-04-16T17:00:00Z' },
    ]);
  });
});

describe('News', () => {
  it('are announcements, changes and recaps, the latest first', async () => {
    const at = (day: number) => ({ occurredAt: `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z` });
    const recap = { text: 'Full house.', format: 'plain' } as const;
    const history = [
      { ...onDay(1), ...at(1) },
      { ...onDay(20), ...at(2) },
      { ...itWasHeld({ meetupId: person(1), recap }), ...at(4) },
      { ...cancelled(20), ...at(5) },
    ];
    const news = await ask(history, NewsOfMeetups, {});
    expect(
      news.map(({ kind, meetup, publishedAt, updatedAt, text }) => ({
        kind,
        title: meetup.title,
        publishedAt,
        updatedAt,
        text,
      })),
    ).toEqual([
      {
        kind: 'meetup',
        title: '20',
        publishedAt: '2026-03-02T08:00:00.000Z',
        updatedAt: '2026-03-05T08:00:00.000Z',
        text: { text: 'What *lamps* tell.', format: 'markdown' },
      },
      {
        kind: 'recap',
        title: '1',
        publishedAt: '2026-03-04T08:00:00.000Z',
        updatedAt: '2026-03-04T08:00:00.000Z',
        text: recap,
      },
      {
        kind: 'meetup',
        title: '1',
        publishedAt: '2026-03-01T08:00:00.000Z',
        updatedAt: '2026-03-01T08:00:00.000Z',
        text: { text: 'What *lamps* tell.', format: 'markdown' },
      },
    ]);
    expect(await ask(history, NewsOfMeetups, { groupIds: [quayPythonId] })).toEqual([]);
    expect(await ask(history, NewsOfMeetups, { groupIds: [fenRubyId], limit: 1 })).toEqual([news[0]]);
  });
});

describe('The search', () => {
  const history = [
    onDay(1, { title: 'Ropes and knots', series: { seriesId, name: 'Deck evenings' } }),
    onDay(2, {
      title: 'Knots again',
      technologies: ['C++'],
      description: { text: '<p>All about <b>sails</b></p>', format: 'html' },
    }),
    onDay(3, { title: 'Knots' }),
    withdrawn(3),
  ];
  const found = async (words: string) => (await ask(history, SearchMeetups, { words })).hits.map(({ title }) => title);

  it('finds meetups by title, series, technology, place and text, the latest first', async () => {
    expect(await found('knots')).toEqual(['Knots again', 'Ropes and knots']);
    expect(await found('deck')).toEqual(['Ropes and knots']);
    expect(await found('c++')).toEqual(['Knots again']);
    expect(await found('sails fenwick')).toEqual(['Knots again']);
    expect(await found('anchor')).toEqual([]);
  });

  it('says when and where', async () =>
    expect((await ask(history, SearchMeetups, { words: 'ropes', locale: 'de' })).hits).toEqual([
      {
        kind: 'meetup',
        id: person(1),
        title: 'Ropes and knots',
        subtitle: '1. Apr. 2026, Fenwick, Ruby, Rust',
        href: `/meetups/${person(1)}`,
      },
    ]));
});

describe('The entries of a calendar feed', () => {
  it('are the latest first, cancelled ones too', async () => {
    const entries = await ask([onDay(1), onDay(2), cancelled(1), onDay(3), withdrawn(3)], CalendarFeed, {});
    expect(entries.map(({ meetupId, vevent }) => [meetupId, vevent.includes('STATUS:CANCELLED')])).toEqual([
      [person(2), false],
      [person(1), true],
    ]);
  });
});
