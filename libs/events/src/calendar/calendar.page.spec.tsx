import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { InvalidInput } from '#kernel/rule-violation';
import { LocaleContext } from '#web/locale-context.tsx';
import type { DomainEvent } from '#kernel/event';
import { aVisit } from '../a-visit.fixtures.js';
import { aMeetup, itWasCancelled, lampEveningId, person, quayPythonId, quayVenueId } from '../events.fixtures.js';
import { eventsQuestions } from '../events.module.js';
import { calendarPage } from './calendar.page.js';

const history = [
  aMeetup({ capacity: 3 }),
  aMeetup({
    meetupId: person(1),
    title: 'Ropes',
    hosts: [quayPythonId],
    technologies: ['Python'],
    format: 'workshop',
    venueId: quayVenueId,
    place: { name: 'Port Ellery' },
  }),
  aMeetup({
    meetupId: person(2),
    title: 'Three days of sails',
    start: { local: '2026-04-29T10:00', zone: 'Europe/Berlin', duration: 'P3D' },
  }),
  aMeetup({
    meetupId: person(3),
    title: 'Knots',
    start: { local: '2026-06-03T19:00', zone: 'Europe/Berlin', duration: 'PT2H' },
  }),
];

async function visit(query: string, events: readonly DomainEvent[] = history) {
  const now = '2026-04-16T18:00:00.000Z';
  const request = await aVisit(events, { path: '/calendar', query, now, questions: eventsQuestions });
  const answer = await calendarPage.show(request);
  if (answer.kind !== 'page') throw new Error(`This is a ${answer.kind}.`);
  const html = renderToString(<LocaleContext.Provider value="en">{answer.body}</LocaleContext.Provider>);
  return { answer, html };
}

/** The titles of a month table, day by day. */
const table = (html: string) =>
  [...html.matchAll(/<td class="day[^"]*"[^>]*><time class="day-number" datetime="([^"]+)">(.*?)<\/td>/gs)].flatMap(
    ([, day, cell]) =>
      [...cell!.matchAll(/<bdi class="entry-title">(.*?)<\/bdi>/g)].map(([, title]) => `${day} ${title}`),
  );
const listed = (html: string) =>
  [...html.matchAll(/class="meetup-title"><a[^>]*>(.*?)<\/a>/g)].map(([, title]) => title);

describe('The calendar page', () => {
  it('shows this month day by day, what lasts several days on each of them', async () => {
    const { answer, html } = await visit('');
    expect([answer.title, table(html)]).toEqual([
      'Calendar, April 2026',
      [
        '2026-04-16 An evening about lamps',
        '2026-04-16 Ropes',
        '2026-04-29 Three days of sails',
        '2026-04-30 Three days of sails',
      ],
    ]);
  });

  it('shows what began the month before and is still on', async () => {
    const { html } = await visit('month=2026-05');
    expect(table(html)).toEqual(['2026-05-01 Three days of sails', '2026-05-02 Three days of sails']);
  });

  it('shows the month as a list, each meetup once', async () => {
    const { html } = await visit('view=list');
    expect(listed(html)).toEqual(['An evening about lamps', 'Ropes', 'Three days of sails']);
    expect(html).toContain('id="day-2026-04-16"');
  });

  it.each([
    ['group=quay-python', ['2026-04-16 Ropes']],
    [
      'group=fen-rubyists&technology=RUST',
      ['2026-04-16 An evening about lamps', '2026-04-29 Three days of sails', '2026-04-30 Three days of sails'],
    ],
    ['place=port%20ellery', ['2026-04-16 Ropes']],
    ['format=workshop', ['2026-04-16 Ropes']],
    ['technology=Ruby&format=workshop', []],
    ['group=nobody', []],
  ])('shows only what fits %s', async (query, expected) => {
    const { answer, html } = await visit(query);
    expect(table(html)).toEqual(expected);
    const feed = `/calendar.ics?${new URLSearchParams(query)}`;
    expect(answer.alternates?.[0]?.href).toBe(feed);
  });

  it('marks what was cancelled', async () => {
    const { html } = await visit('', [aMeetup(), itWasCancelled()]);
    expect(html).toContain('entry-cancelled');
  });

  it('links to the months around, keeping the selection', async () => {
    const { html } = await visit('month=2026-12&group=quay-python&view=list');
    expect(
      [...html.matchAll(/rel="(prev|next)" *|href="([^"]*)" rel="(prev|next)"/g)].map(([, , href]) => href),
    ).toEqual([
      '/calendar?month=2026-11&amp;view=list&amp;group=quay-python',
      '/calendar?month=2027-01&amp;view=list&amp;group=quay-python',
    ]);
  });

  it('says so when nothing is on', async () => {
    expect((await visit('month=2026-08')).html).toContain('Nothing on in August 2026');
    expect((await visit('month=2026-08&group=quay-python')).html).toContain('Nothing fits this selection');
  });

  it('tells how many meetups each month of the year has', async () => {
    const { html } = await visit('');
    expect(html).toMatch(/June<span class="tag-count"> 1<\/span>/);
  });

  it('refuses a month and a format that there are not', async () => {
    await expect(visit('month=2026-13')).rejects.toThrow(InvalidInput);
    await expect(visit('month=march')).rejects.toThrow('Write it as 2026-03');
    await expect(visit('format=opera')).rejects.toThrow('format must be one of');
  });

  it('names groups and places to choose from, once each', async () => {
    const { html } = await visit('');
    const options = (name: string) =>
      [
        ...(html.match(new RegExp(`<select[^>]*name="${name}".*?</select>`, 's'))?.[0] ?? '').matchAll(
          /<option value="([^"]*)"/g,
        ),
      ].map(([, value]) => value);
    expect([options('group'), options('technology'), options('place'), options('format')]).toEqual([
      ['fen-ruby', 'quay-python'],
      ['Python', 'Ruby', 'Rust'],
      ['Fenwick', 'Port Ellery'],
      ['presentations', 'workshop'],
    ]);
  });

  it('leads to the page of a meetup', async () =>
    expect((await visit('')).html).toContain(`href="/meetups/${lampEveningId}"`));
});
