import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldLine } from './content-line.js';
import { endOf, instantOf, localStartOf } from './local-time.js';
import { localStartOfEvent, readICalendar } from './read-icalendar.js';
import { validateICalendar } from './validate-icalendar.js';
import { calendarText, veventText } from './write-icalendar.js';
import type { CalendarMeetup } from './write-icalendar.js';

const meetup: CalendarMeetup = {
  uid: 'meetup-1@folkmoot.example',
  sequence: 3,
  recordedAt: '2026-01-02T03:04:05.678Z',
  createdAt: '2026-01-01T00:00:00Z',
  start: { local: '2026-03-29T19:00', zone: 'Europe/Berlin', duration: 'PT2H' },
  summary: 'Types; tests, and tea',
  description: 'First line\nsecond \\ line',
  location: 'Elm Hall, 1 Elm Row',
  geo: { latitude: 51.5, longitude: -0.1234567 },
  url: 'https://folkmoot.example/meetups/1',
  status: 'confirmed',
  organizer: { name: 'Elmfield "Typers"', url: 'https://folkmoot.example/groups/typers' },
  categories: ['typescript', 'tea, cake'],
  image: { url: 'https://folkmoot.example/meetups/1.png', type: 'image/png' },
};
const feedOf = (...meetups: CalendarMeetup[]): string =>
  calendarText(
    {
      name: 'Elmfield',
      url: 'https://folkmoot.example/',
      source: 'https://folkmoot.example/calendar.ics',
      refresh: 'PT1H',
    },
    meetups.map((one) => ({ text: veventText(one), zone: one.start.zone })),
  );
const timesOf = (text: string): string[] => text.split('\r\n').filter((line) => /^DT(?:START|END)/.test(line));

describe('The VEVENT of a meetup', () => {
  it('is written to the letter', () => {
    expect(veventText(meetup).split('\r\n')).toEqual([
      'BEGIN:VEVENT',
      'UID:meetup-1@folkmoot.example',
      'SEQUENCE:3',
      'DTSTAMP:20260102T030405Z',
      'LAST-MODIFIED:20260102T030405Z',
      'CREATED:20260101T000000Z',
      'DTSTART;TZID=Europe/Berlin:20260329T190000',
      'DTEND;TZID=Europe/Berlin:20260329T210000',
      'SUMMARY:Types\\; tests\\, and tea',
      'DESCRIPTION:First line\\nsecond \\\\ line',
      'LOCATION:Elm Hall\\, 1 Elm Row',
      'GEO:51.5;-0.123457',
      'URL:https://folkmoot.example/meetups/1',
      'STATUS:CONFIRMED',
      "ORGANIZER;CN=Elmfield ^'Typers^':https://folkmoot.example/groups/typers",
      'CATEGORIES:typescript,tea\\, cake',
      'IMAGE;DISPLAY=BADGE;FMTTYPE=image/png;VALUE=URI:https://folkmoot.example/me',
      ' etups/1.png',
      'END:VEVENT',
      '',
    ]);
  });

  it('of a cancelled meetup stays, and says so', () => {
    expect(veventText({ ...meetup, status: 'cancelled', sequence: 4 })).toContain('\r\nSTATUS:CANCELLED\r\n');
  });

  it('of a meetup without length has no end', () => {
    expect(timesOf(veventText({ ...meetup, start: { ...meetup.start, duration: 'PT0S' } }))).toEqual([
      'DTSTART;TZID=Europe/Berlin:20260329T190000',
    ]);
  });

  it('leaves out addresses that are none', () => {
    const { url: _url, ...rest } = meetup;
    expect(veventText({ ...meetup, url: 'elm hall' })).toBe(veventText(rest));
  });

  it('is in UTC where the wall clock would be read otherwise', () => {
    const starts: CalendarMeetup['start'][] = [
      { local: '2026-10-25T02:30', zone: 'Europe/Berlin', duration: 'PT2H', choice: 'later' },
      { local: '2015-01-15T19:00', zone: 'America/Sao_Paulo', duration: 'PT2H' },
      { local: '2026-03-01T19:00', zone: 'UTC', duration: 'PT2H' },
    ];
    expect(starts.map((start) => timesOf(veventText({ ...meetup, start })))).toEqual([
      ['DTSTART:20261025T013000Z', 'DTEND:20261025T033000Z'],
      ['DTSTART:20150115T210000Z', 'DTEND:20150115T230000Z'],
      ['DTSTART:20260301T190000Z', 'DTEND:20260301T210000Z'],
    ]);
  });

  it('is the same for the same meetup', () => {
    expect(veventText({ ...meetup })).toBe(veventText(meetup));
  });
});

describe('A feed', () => {
  it('is a calendar after RFC 5545, with each zone once', () => {
    const text = feedOf(
      meetup,
      { ...meetup, uid: 'meetup-2@folkmoot.example', start: { ...meetup.start, zone: 'America/New_York' } },
      { ...meetup, uid: 'meetup-3@folkmoot.example' },
    );
    expect(validateICalendar(text)).toEqual([]);
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:America/New_York', 'TZID:Europe/Berlin']);
    expect(text.split('BEGIN:VTIMEZONE')[0]?.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Folkmoot//Folkmoot Calendar//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Elmfield',
      'X-WR-CALNAME:Elmfield',
      'URL:https://folkmoot.example/',
      'SOURCE;VALUE=URI:https://folkmoot.example/calendar.ics',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      '',
    ]);
  });

  it('without meetups is a calendar too', () => {
    expect(validateICalendar(feedOf())).toEqual([]);
    expect(readICalendar(feedOf())).toEqual({
      kind: 'calendar',
      events: [],
      problems: [],
      calendarName: 'Elmfield',
      method: 'PUBLISH',
    });
  });

  it('is read back as it was written', () => {
    expect(readICalendar(feedOf(meetup)).events).toEqual([
      {
        line: 31,
        uid: meetup.uid,
        sequence: 3,
        stampedAt: '2026-01-02T03:04:05Z',
        lastModified: '2026-01-02T03:04:05Z',
        createdAt: '2026-01-01T00:00:00Z',
        start: { kind: 'zoned', local: '2026-03-29T19:00', zone: 'Europe/Berlin' },
        duration: 'PT2H',
        summary: meetup.summary,
        description: meetup.description,
        location: meetup.location,
        geo: { latitude: 51.5, longitude: -0.123457 },
        url: meetup.url,
        status: 'confirmed',
        organizer: { name: 'Elmfield "Typers"', address: 'https://folkmoot.example/groups/typers' },
        categories: ['typescript', 'tea, cake'],
        exdates: [],
        rdates: [],
      },
    ]);
  });

  it('gives every reader the very instants, also one that follows the VTIMEZONE instead of the name', () => {
    const zones = [
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Europe/Istanbul',
      'UTC',
      'Pacific/Apia',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000_000, max: 2_200_000_000 }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 600 }),
        (seconds, zone, minutes) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: 'second' });
          const start = localStartOf(instant, zone, `PT${minutes}M`);
          const text = feedOf({ ...meetup, start });
          const anonymous = text.replaceAll(`${zone}`, 'Elsewhere').replace(/X-LIC-LOCATION.*\r\n/g, '');
          for (const [event] of [text, anonymous].map((feed) => readICalendar(feed, { zone }).events)) {
            const read = event && localStartOfEvent(event, zone, 'PT0S');
            expect(read && [instantOf(read), endOf(read)]).toEqual([instant, endOf(start)]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('carries any text there and back, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (name, text) => {
          const summary = `[${name}]`;
          const description = `[${text.replace(/[\p{Cc}\uFEFF]/gu, '')}\n;,\\n:"]`;
          const feed = feedOf({ ...meetup, summary, description });
          const [event] = readICalendar(feed).events;
          expect([event?.summary, event?.description]).toEqual([summary.replace(/[\p{Cc}]/gu, ''), description]);
          expect(Math.max(...feed.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
          expect(validateICalendar(feed)).toEqual([]);
        },
      ),
    );
  });

  it('of a 10,000-character title is folded without cutting a character', () => {
    const line = `SUMMARY:${'ü🎉a'.repeat(3334)}`;
    const folded = foldLine(line);
    expect(folded.replaceAll('\r\n ', '').trimEnd()).toBe(line);
    expect(folded.isWellFormed()).toBe(true);
  });
});
