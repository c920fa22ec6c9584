import { describe, expect, it } from '@jest/globals';
import { readICalendar } from '#calendar/read-icalendar';
import { validateICalendar } from '#calendar/validate-icalendar';
import type { DomainEvent } from '#kernel/event';
import type { Page } from '#web/page';
import { aVisit } from '../a-visit.fixtures.js';
import {
  aMeetup,
  itWasCancelled,
  itWasHeld,
  lampEveningId,
  lastWinter,
  person,
  quayPythonId,
  quayVenueId,
} from '../events.fixtures.js';
import { eventsQuestions } from '../events.module.js';
import { groupCalendarFeed, meetupCalendarFile, networkCalendarFeed } from './calendar-feeds.page.js';
import { groupNewsFeed, networkNewsFeed } from './news-feeds.page.js';

const ropes = aMeetup({
  meetupId: person(1),
  title: 'Ropes, knots; and "sails"',
  hosts: [quayPythonId],
  technologies: ['Python'],
  venueId: quayVenueId,
  place: { name: 'Port Ellery', lat: 52.1, lon: 1.2 },
  start: { local: '2026-05-02T10:00', zone: 'Europe/London', duration: 'PT3H' },
});
const longAgo = aMeetup({
  meetupId: person(2),
  title: 'Long ago',
  start: { ...lastWinter, local: '2020-01-15T19:00' },
  mode: 'online',
  online: { url: 'https://call.example/lamps' },
  venueId: undefined,
  place: undefined,
});

async function fetchFile(
  page: Page,
  history: readonly (DomainEvent & { occurredAt?: string })[],
  more: { params?: Record<string, string>; query?: string } = {},
): Promise<string> {
  const answer = await page.show(await aVisit(history, { ...more, questions: eventsQuestions }));
  if (answer.kind !== 'file') throw new Error(JSON.stringify(answer));
  return String(answer.body);
}

const unfolded = (text: string) => text.replace(/\r\n /g, '');
const lines = (text: string, name: string) =>
  unfolded(text)
    .split('\r\n')
    .filter((line) => line.startsWith(name));

describe('The calendar of the network', () => {
  it('is valid, and says who hosts what where', async () => {
    const text = await fetchFile(networkCalendarFeed, [aMeetup(), itWasCancelled(), ropes]);
    expect(validateICalendar(text)).toEqual([]);
    expect(lines(text, 'SUMMARY')).toEqual(['SUMMARY:Ropes\\, knots\\; and "sails"', 'SUMMARY:An evening about lamps']);
    expect(
      ['UID', 'STATUS', 'LOCATION', 'GEO', 'ORGANIZER', 'URL', 'X-WR-CALNAME'].map((name) => lines(text, name)),
    ).toEqual([
      [`UID:${person(1)}`, `UID:${lampEveningId}`],
      ['STATUS:CONFIRMED', 'STATUS:CANCELLED'],
      ['LOCATION:Port Ellery Warehouse', 'LOCATION:The Old Mill\\, 3 Mere Lane\\, FW1 Fenwick'],
      ['GEO:52.1;1.2', 'GEO:52.51;0.26'],
      [
        'ORGANIZER;CN=Quay Python:https://moots.example/groups/quay-python',
        'ORGANIZER;CN=Fen Ruby:https://moots.example/groups/fen-ruby',
      ],
      [
        'URL:https://moots.example/calendar',
        `URL:https://moots.example/meetups/${person(1)}`,
        `URL:https://moots.example/meetups/${lampEveningId}`,
      ],
      ['X-WR-CALNAME:Calendar: Fen Moots'],
    ]);
    const { events } = readICalendar(text);
    expect(events.map(({ uid, start }) => [uid, start])).toEqual([
      [person(1), { kind: 'zoned', local: '2026-05-02T10:00', zone: 'Europe/London' }],
      [lampEveningId, { kind: 'zoned', local: '2026-04-16T19:00', zone: 'Europe/Berlin' }],
    ]);
  });

  it('looks back a year, and holds what fits a filter', async () => {
    const history = [aMeetup(), ropes, longAgo];
    const uids = async (query: string) => lines(await fetchFile(networkCalendarFeed, history, { query }), 'UID');
    expect(await uids('')).toEqual([`UID:${person(1)}`, `UID:${lampEveningId}`]);
    expect(await uids('group=quay-python')).toEqual([`UID:${person(1)}`]);
    expect(await uids('technology=ruby')).toEqual([`UID:${lampEveningId}`]);
    expect(await uids('place=PORT+ELLERY')).toEqual([`UID:${person(1)}`]);
    expect(await uids('format=workshop')).toEqual([]);
  });

  it('is valid without any meetup', async () =>
    expect(validateICalendar(await fetchFile(networkCalendarFeed, []))).toEqual([]));
});

describe('The calendar of a group', () => {
  it('holds all of its history', async () => {
    const text = await fetchFile(groupCalendarFeed, [aMeetup(), ropes, longAgo], { params: { slug: 'fen-ruby' } });
    expect(validateICalendar(text)).toEqual([]);
    expect(lines(text, 'UID')).toEqual([`UID:${lampEveningId}`, `UID:${person(2)}`]);
    expect(lines(text, 'LOCATION')[1]).toBe('LOCATION:https://call.example/lamps');
  });

  it('leads from a former slug to the present one, and is missing where there is no group', async () => {
    const ask = async (slug: string) =>
      groupCalendarFeed.show(await aVisit([], { params: { slug }, questions: eventsQuestions }));
    expect(await ask('fen-rubyists')).toEqual({
      kind: 'redirect',
      to: '/groups/fen-ruby/calendar.ics',
      permanent: true,
    });
    expect(await ask('nobody')).toEqual({ kind: 'missing' });
  });
});

describe('One meetup for a calendar program', () => {
  it('is a valid calendar of one', async () => {
    const text = await fetchFile(meetupCalendarFile, [aMeetup()], { params: { id: lampEveningId } });
    expect([validateICalendar(text), lines(text, 'UID'), lines(text, 'NAME')]).toEqual([
      [],
      [`UID:${lampEveningId}`],
      ['NAME:An evening about lamps'],
    ]);
  });

  it('is missing where there is no meetup', async () =>
    expect(
      await meetupCalendarFile.show(await aVisit([], { params: { id: person(9) }, questions: eventsQuestions })),
    ).toEqual({ kind: 'missing' }));
});

describe('The news', () => {
  const history = [
    { ...aMeetup({ start: lastWinter }), occurredAt: '2026-01-01T08:00:00.000Z' },
    { ...itWasHeld({ recap: { text: 'Full <house>', format: 'plain' } }), occurredAt: '2026-01-16T08:00:00.000Z' },
    { ...ropes, occurredAt: '2026-02-01T08:00:00.000Z' },
  ];
  const tags = (text: string, name: string) =>
    [...text.matchAll(new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 'gs'))].map(([, inner]) => inner!.trim());

  it('tell of meetups and of how they went, the latest first', async () => {
    const text = await fetchFile(networkNewsFeed, history);
    const entries = tags(text, 'entry');
    expect(entries.map((entry) => tags(entry, 'title')[0])).toEqual([
      '<![CDATA[Ropes, knots; and "sails"]]>',
      '<![CDATA[How it went: An evening about lamps]]>',
      '<![CDATA[An evening about lamps]]>',
    ]);
    expect(entries.map((entry) => tags(entry, 'summary')[0])).toEqual([
      '<![CDATA[Saturday, 2 May 2026, 10:00–13:00 BST · Port Ellery Warehouse]]>',
      '<![CDATA[Thursday, 15 January 2026, 19:00–21:00 CET · The Old Mill, Fenwick]]>',
      '<![CDATA[Thursday, 15 January 2026, 19:00–21:00 CET · The Old Mill, Fenwick]]>',
    ]);
    expect(tags(entries[1]!, 'content')).toEqual(['<![CDATA[<p>Full &lt;house&gt;</p>]]>']);
    expect(tags(entries[0]!, 'id')).toEqual([`urn:uuid:${person(1)}`]);
    expect(new Set(entries.map((entry) => tags(entry, 'id')[0])).size).toBe(3);
    expect(tags(text, 'updated')[0]).toBe('2026-02-01T08:00:00.000Z');
  });

  it('are those of one group', async () => {
    const text = await fetchFile(groupNewsFeed, history, { params: { slug: 'quay-python' } });
    expect(tags(text, 'entry')).toHaveLength(1);
    expect(tags(text, 'title')[0]).toBe('Meetups: Quay Python');
  });
});
