import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { LocaleContext } from '#web/locale-context.tsx';
import type { DomainEvent } from '#kernel/event';
import { aVisit, type Others } from '../a-visit.fixtures.js';
import {
  aMeetup,
  fenRubyId,
  itWasCancelled,
  itWasHeld,
  itWasMoved,
  itWasRescheduled,
  lampEveningId,
  millVenueId,
  person,
  quayPythonId,
  quayVenueId,
  rsvpsOpened,
  asked,
  gotSeat,
  seriesId,
  wasCounted,
} from '../events.fixtures.js';
import { eventsQuestions } from '../events.module.js';
import { meetupPage } from './meetup.page.js';

async function visit(
  history: readonly DomainEvent[],
  { now, others, locale = 'en' }: { now?: string; others?: Others; locale?: 'en' | 'de' } = {},
) {
  const request = await aVisit(history, {
    path: `/meetups/${lampEveningId}`,
    params: { id: lampEveningId },
    locale,
    questions: eventsQuestions,
    ...(now ? { now } : {}),
    ...(others ? { others } : {}),
  });
  const answer = await meetupPage.show(request);
  if (answer.kind !== 'page') throw new Error(`This is a ${answer.kind}.`);
  const html = renderToString(<LocaleContext.Provider value={locale}>{answer.body}</LocaleContext.Provider>);
  return { answer, html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
}

const talk: NonNullable<Others['talks']>[number] = {
  talkId: person(7),
  status: 'given',
  title: 'Lamps that answer',
  kind: 'lightning',
  technologies: [],
  minutes: 10,
  speakers: [{ askedId: person(8), personId: person(8), name: 'Maris Holm', slug: 'maris-holm', firstTalk: true }],
  recordings: [{ url: 'https://video.example/lamps' }],
  slides: 'javascript:alert(1)',
  materials: [],
  elsewhere: [],
};

describe('The page of a meetup', () => {
  it('says what, when, where and who', async () => {
    const { answer, text } = await visit([aMeetup({ language: 'en' })]);
    expect([answer.title, answer.description, answer.accentOf]).toEqual([
      'An evening about lamps',
      'Thursday, 16 April 2026, 19:00–21:00 CEST · The Old Mill, Fenwick · What lamps tell.',
      'fen-ruby',
    ]);
    for (const said of [
      'Fen Ruby',
      'The Old Mill',
      '3 Mere Lane, FW1 Fenwick',
      'Talks',
      'English',
      'Ruby',
      'What lamps tell.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('describes itself as an Event of schema.org', async () => {
    const { answer } = await visit([aMeetup({ capacity: 30, series: { seriesId, name: 'Lamp evenings' } })], {
      others: { talks: [talk] },
    });
    expect(answer.jsonLd).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      '@id': `https://moots.example/meetups/${lampEveningId}`,
      url: `https://moots.example/meetups/${lampEveningId}`,
      name: 'An evening about lamps',
      startDate: '2026-04-16T19:00:00+02:00',
      endDate: '2026-04-16T21:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: [
        {
          '@type': 'Place',
          name: 'The Old Mill',
          address: {
            '@type': 'PostalAddress',
            streetAddress: '3 Mere Lane',
            postalCode: 'FW1',
            addressLocality: 'Fenwick',
            addressCountry: 'GB',
          },
          url: `https://moots.example/venues/${millVenueId}`,
          geo: { '@type': 'GeoCoordinates', latitude: 52.51, longitude: 0.26 },
        },
      ],
      organizer: [{ '@type': 'Organization', name: 'Fen Ruby', url: 'https://moots.example/groups/fen-ruby' }],
      image: [`https://moots.example/meetups/${lampEveningId}/picture.png`],
      description: 'What lamps tell.',
      maximumAttendeeCapacity: 30,
      superEvent: { '@type': 'EventSeries', name: 'Lamp evenings' },
      performer: [{ '@type': 'Person', name: 'Maris Holm', url: 'https://moots.example/speakers/maris-holm' }],
    });
  });

  it('tells machines of a new date, a cancellation and an address on the net', async () => {
    const online = itWasMoved({ mode: 'hybrid', venueId: quayVenueId, online: { url: 'https://call.example/lamps' } });
    const machine = async (...more: DomainEvent[]) => {
      const { eventStatus, previousStartDate, location } = (await visit([aMeetup(), ...more])).answer.jsonLd as Record<
        string,
        unknown
      >;
      return { eventStatus, previousStartDate, location };
    };
    expect(await machine(itWasRescheduled(), online)).toEqual({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-04-16T19:00:00+02:00',
      location: [
        expect.objectContaining({ '@type': 'Place', name: 'Port Ellery Warehouse' }),
        { '@type': 'VirtualLocation', url: 'https://call.example/lamps' },
      ],
    });
    expect((await machine(itWasRescheduled(), itWasCancelled())).eventStatus).toBe('https://schema.org/EventCancelled');
  });

  it('gives a link in a chat a title, a date, a place and a picture', async () =>
    expect((await visit([aMeetup()])).answer.openGraph).toEqual({
      image: `https://moots.example/meetups/${lampEveningId}/picture.png`,
      imageAlt: 'An evening about lamps, Thursday, 16 April 2026, The Old Mill, Fenwick',
    }));

  it('shows the programme with its speakers, and no link that a browser should not follow', async () => {
    const { html, text } = await visit([aMeetup()], { others: { talks: [talk] } });
    for (const said of ['Programme', 'Lamps that answer', 'Maris Holm', 'first talk', 'Lightning talk', '10 minutes']) {
      expect(text).toContain(said);
    }
    expect(html).toContain('href="https://video.example/lamps"');
    expect(html).not.toContain('javascript:');
  });

  it('keeps scripts out of descriptions', async () => {
    const description = {
      text: '<p>Hello<script>alert(1)</script><img src=x onerror=alert(1)></p>',
      format: 'html',
    } as const;
    const { html } = await visit([aMeetup({ description })]);
    expect(html).toContain('<p>Hello</p>');
    expect(html).not.toMatch(/script|onerror/);
  });

  it('says why it was cancelled', async () => {
    const { text } = await visit([aMeetup(), itWasCancelled('The mill is flooded.')]);
    expect(text).toContain('This meetup does not take place: The mill is flooded.');
  });

  it('says how full it is while it is planned', async () => {
    const { text } = await visit([aMeetup(), rsvpsOpened({ seats: 2 }), asked(1), gotSeat(1)]);
    expect(text).toContain('said yes 1');
    expect(text).toContain('seat left 1');
  });

  it('says how it went', async () => {
    const went = itWasHeld({
      attended: 23,
      newFaces: 4,
      recap: { text: 'Full *house*.', format: 'markdown' },
      slides: [{ url: 'https://slides.example/lamps/', label: 'Slides of the first talk' }],
      photos: [{ url: 'https://photos.example/album/1' }],
    });
    const { html, text } = await visit([aMeetup(), wasCounted({ yes: 31, waitlisted: 4 }), went], {
      now: '2026-04-20T08:00:00.000Z',
    });
    expect(html).toContain('<p>Full <em>house</em>.</p>');
    for (const said of [
      'Slides of the first talk',
      'photos.example/album/1',
      'people came 23',
      'for the first time 4',
      'said yes 31',
      'were on the waiting list 4',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('names sponsors apart from those who lent the room', async () => {
    const sponsors: Others['sponsors'] = [
      {
        sponsorshipId: person(1),
        sponsor: { sponsorId: person(2), slug: 'rope-works', name: 'Rope Works', url: 'https://ropes.example/' },
        tier: { name: 'Gold', rank: 1 },
        current: true,
      },
    ];
    const { html, text } = await visit([aMeetup()], {
      others: { sponsors, lenders: [{ venueId: quayVenueId, meetups: 3, note: 'Thank you!' }] },
    });
    expect(text).toMatch(/Sponsors Rope Works Gold .*Hosts of the evening Port Ellery Warehouse Thank you!/);
    expect(html).toContain('href="https://ropes.example/"');
  });

  it('tells what became of the plan, the latest change first', async () => {
    const { text } = await visit([aMeetup(), itWasRescheduled(), itWasMoved({ mode: 'online' })]);
    expect(text).toMatch(
      /Changes Moved: it was planned at The Old Mill, Fenwick\. Moved: it was planned for Thursday, 16 April 2026, 19:00 CEST\./,
    );
  });

  it('leads to the meetups of the series before and after it', async () => {
    const series = { seriesId, name: 'Lamp evenings' };
    const before = aMeetup({
      meetupId: person(1),
      title: 'Lamps in March',
      series,
      start: { local: '2026-03-16T19:00', zone: 'Europe/Berlin', duration: 'PT2H' },
    });
    const { text } = await visit([before, aMeetup({ series })]);
    expect(text).toMatch(/Lamp evenings .*Before it Lamps in March/);
    expect(text).not.toContain('After it');
  });

  it('is a joint meetup with several hosts', async () =>
    expect((await visit([aMeetup({ hosts: [fenRubyId, quayPythonId] })])).text).toMatch(
      /Joint meetup .*Fen Ruby , Quay Python/,
    ));

  it('speaks German', async () =>
    expect((await visit([aMeetup({ format: 'lightning-talks' })], { locale: 'de' })).text).toContain('Kurzvorträge'));

  it('is missing where there is no meetup', async () =>
    expect(
      await meetupPage.show(await aVisit([], { params: { id: lampEveningId }, questions: eventsQuestions })),
    ).toEqual({ kind: 'missing' }));
});
