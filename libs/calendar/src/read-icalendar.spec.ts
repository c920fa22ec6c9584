import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { localStartOfEvent, readICalendar } from './read-icalendar.js';
import type { ParsedEvent, ParsedTime } from './read-icalendar.js';

const eventOf = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:1@folkmoot.example', ...lines, 'END:VEVENT'];
const feedOf = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
/** The faults of a text as "line effect: reason". */
const faultsOf = (text: string | Uint8Array): string[] =>
  readICalendar(text).problems.map(({ line, effect, reason }) => `${line} ${effect}: ${reason}`);
const onlyEvent = (...lines: string[]): Partial<ParsedEvent> => {
  const { events } = readICalendar(feedOf(...eventOf(...lines)));
  const [event] = events;
  if (!event) throw new Error('no event was read');
  return event;
};
const start = 'DTSTART:20260301T180000Z';

/** A zone as mail programs write it: a name of their own, rules like those of central Europe. */
const ownZone = (tzid: string, standard = '+0100', summer = '+0200'): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  `TZOFFSETFROM:${summer}`,
  `TZOFFSETTO:${standard}`,
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  `TZOFFSETFROM:${standard}`,
  `TZOFFSETTO:${summer}`,
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('The times of a feed', () => {
  it.each<[string, string, ParsedTime]>([
    ['UTC', 'DTSTART:20260301T180000Z', { kind: 'instant', instant: '2026-03-01T18:00:00Z' }],
    [
      'a zone',
      'DTSTART;TZID=Europe/Berlin:20260301T190000',
      { kind: 'zoned', local: '2026-03-01T19:00', zone: 'Europe/Berlin' },
    ],
    [
      'a zone under an older name',
      'DTSTART;TZID="Asia/Calcutta":20260301T190000',
      { kind: 'zoned', local: '2026-03-01T19:00', zone: 'Asia/Kolkata' },
    ],
    [
      'a zone as Windows calls it',
      'DTSTART;TZID=W. Europe Standard Time:20260301T190000',
      { kind: 'zoned', local: '2026-03-01T19:00', zone: 'Europe/Berlin' },
    ],
    [
      'a globally unique zone',
      'DTSTART;TZID=/calendars.example/2026/Europe/Oslo:20260301T190000',
      { kind: 'zoned', local: '2026-03-01T19:00', zone: 'Europe/Oslo' },
    ],
    ['no zone', 'DTSTART:20260301T190000', { kind: 'floating', local: '2026-03-01T19:00' }],
    ['a whole day', 'DTSTART;VALUE=DATE:20260301', { kind: 'date', date: '2026-03-01' }],
    ['a day without saying so', 'DTSTART:20260301', { kind: 'date', date: '2026-03-01' }],
    ['another spelling', 'DTSTART:2026-03-01T19:00:00+01:00', { kind: 'instant', instant: '2026-03-01T18:00:00Z' }],
  ])('in %s are read', (_what, line, expected) => {
    expect(onlyEvent(line).start).toEqual(expected);
  });

  it('in a zone of the file are read by its rules', () => {
    const text = feedOf(
      ...ownZone('Main office'),
      ...ownZone('Ice station', '+0030', '+0215'),
      ...eventOf('DTSTART;TZID=Main office:20260701T190000'),
      ...eventOf('RECURRENCE-ID:20260101T000000Z', 'DTSTART;TZID=Ice station:20260701T190000'),
    );
    const { events, problems } = readICalendar(text);
    expect(events.map((event) => event.start)).toEqual([
      { kind: 'zoned', local: '2026-07-01T19:00', zone: 'Europe/Berlin' },
      { kind: 'instant', instant: '2026-07-01T16:45:00Z' },
    ]);
    expect(problems).toEqual([
      {
        line: 33,
        reason: 'TZID "Main office": it names no zone; its VTIMEZONE has the rules of Europe/Berlin.',
        effect: 'kept',
        component: 'VEVENT',
      },
      {
        line: 37,
        reason: 'TZID "Ice station": it names no zone; the rules of its VTIMEZONE are followed.',
        effect: 'kept',
        component: 'VEVENT',
      },
    ]);
  });

  it('prefer the zone of the group where several have the rules', () => {
    const text = feedOf(...ownZone('Office'), ...eventOf('DTSTART;TZID=Office:20260701T190000'));
    expect(readICalendar(text, { zone: 'Europe/Stockholm' }).events[0]?.start).toEqual({
      kind: 'zoned',
      local: '2026-07-01T19:00',
      zone: 'Europe/Stockholm',
    });
  });

  it('in a zone that nobody knows are local times, and that is said', () => {
    expect(faultsOf(feedOf(...eventOf('DTSTART;TZID=Nowhere:20260301T190000')))).toEqual([
      '3 kept: TZID "Nowhere": it names no zone and no VTIMEZONE explains it, so the time is taken as the local one.',
    ]);
  });

  it('become the start of a meetup on the clock of its group', () => {
    const starts = [
      ['DTSTART:20260301T180000Z', 'DURATION:PT90M'],
      ['DTSTART:20260301T190000', 'DTEND:20260301T203000'],
      ['DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:20260303'],
      ['DTSTART;TZID=Europe/Lisbon:20260301T180000', 'DTEND:20260301T193000Z'],
      ['DTSTART:20260301T180000Z'],
    ].map((lines) => localStartOfEvent(onlyEvent(...lines) as ParsedEvent, 'Europe/Berlin', 'PT3H'));
    expect(starts).toEqual([
      { local: '2026-03-01T19:00', zone: 'Europe/Berlin', duration: 'PT1H30M' },
      { local: '2026-03-01T19:00', zone: 'Europe/Berlin', duration: 'PT1H30M' },
      { local: '2026-03-01T00:00', zone: 'Europe/Berlin', duration: 'P2D' },
      { local: '2026-03-01T18:00', zone: 'Europe/Lisbon', duration: 'PT1H30M' },
      { local: '2026-03-01T19:00', zone: 'Europe/Berlin', duration: 'PT3H' },
    ]);
  });
});

describe('The fields of an event', () => {
  it('are read through folding, escapes and parameters', () => {
    const text = feedOf(
      'X-WR-CALNAME:Elmfield\\, all',
      'METHOD:publish',
      'X-WR-TIMEZONE:Europe/London',
      ...eventOf(
        'DTSTART;TZID=Europe/London:20260301T180000',
        'SUMMARY;LANGUAGE=en:Tea\\, cake\\; an',
        ' d types',
        'DESCRIPTION:One\\nTwo',
        'LOCATION:Elm Hall',
        'GEO:51.5;-0.1',
        'URL;VALUE=URI:https://folkmoot.example/1',
        'STATUS:Confirmed',
        'SEQUENCE:7',
        'ORGANIZER;CN="Elm; Ash":mailto:typers@folkmoot.example',
        'CATEGORIES:a\\,b,c',
        'CATEGORIES:d',
        'RRULE:FREQ=WEEKLY;BYDAY=TU, WE;COUNT=3;',
        'EXDATE;TZID=Europe/London:20260303T180000,20260304T180000',
        'RDATE;VALUE=PERIOD:20260401T170000Z/PT2H',
        'RECURRENCE-ID;TZID=Europe/London:20260301T180000',
        'BEGIN:VALARM',
        'DESCRIPTION:not this',
        'END:VALARM',
      ),
    );
    const zoned = (local: string): ParsedTime => ({ kind: 'zoned', local, zone: 'Europe/London' });
    expect(readICalendar(text)).toEqual({
      kind: 'calendar',
      calendarName: 'Elmfield, all',
      method: 'PUBLISH',
      calendarZone: 'Europe/London',
      problems: [],
      events: [
        {
          line: 6,
          uid: '1@folkmoot.example',
          recurrenceId: zoned('2026-03-01T18:00'),
          start: zoned('2026-03-01T18:00'),
          summary: 'Tea, cake; and types',
          description: 'One\nTwo',
          location: 'Elm Hall',
          geo: { latitude: 51.5, longitude: -0.1 },
          url: 'https://folkmoot.example/1',
          status: 'confirmed',
          sequence: 7,
          organizer: { name: 'Elm; Ash', address: 'typers@folkmoot.example' },
          categories: ['a,b', 'c', 'd'],
          rrule: 'FREQ=WEEKLY;BYDAY=TU,WE;COUNT=3',
          exdates: [zoned('2026-03-03T18:00'), zoned('2026-03-04T18:00')],
          rdates: [{ kind: 'instant', instant: '2026-04-01T17:00:00Z' }],
        },
      ],
    });
  });

  it.each<[string, string, string]>([
    [
      'an end before the start',
      'DTEND:20260301T170000Z',
      '6 line-dropped: DTEND is left out: "-PT3600S" is negative: a meetup cannot end before it starts.',
    ],
    [
      'an end of another kind',
      'DTEND;VALUE=DATE:20260302',
      '6 line-dropped: DTEND is left out: it is of the kind "date" and DTSTART of the kind "instant".',
    ],
    [
      'a duration that is none',
      'DURATION:2 hours',
      '6 line-dropped: DURATION is left out: "2 HOURS" is not a duration. Write it as PT2H or PT90M.',
    ],
    ['a place off the earth', 'GEO:100;200', '6 line-dropped: GEO is left out: "100;200" is no place on earth.'],
    ['an unknown status', 'STATUS:MAYBE', '6 line-dropped: STATUS is left out: "MAYBE" is no status of an event.'],
    ['a count that is none', 'SEQUENCE:many', '6 line-dropped: SEQUENCE is left out: "many" is no count.'],
    ['a rule that is none', 'RRULE:FREQ=OFTEN', '6 line-dropped: RRULE is left out: FREQ=OFTEN is not possible.'],
    [
      'a second start',
      'DTSTART:20270301T170000Z',
      '6 line-dropped: DTSTART stands here a second time; the first counts.',
    ],
    ['an empty exception', 'EXDATE:', '6 line-dropped: EXDATE is left out: it is empty.'],
    [
      'a broken parameter',
      'LOCATION;X="a:Elm Hall',
      '6 line-dropped: LOCATION cannot be read: invalid line (no matching double quote) ";X="a:Elm Hall"',
    ],
    [
      'a line without a name',
      'See you there!',
      '6 line-dropped: "See you there!" is no property: there is no name before a colon.',
    ],
  ])('cost the event nothing but a line when one is %s', (_what, line, expected) => {
    const text = feedOf(...eventOf(start, line));
    expect([faultsOf(text), readICalendar(text).events.length]).toEqual([[expected], 1]);
  });

  it('with line breaks that were not escaped are put together again', () => {
    const text = feedOf(...eventOf('DESCRIPTION:One', 'two words', 'https://folkmoot.example/three', start));
    expect([readICalendar(text).events[0]?.description, faultsOf(text)]).toEqual([
      'One\ntwo words\nhttps://folkmoot.example/three',
      [
        '6 kept: A line break inside a text was not escaped; the text was put together again.',
        '7 kept: A line break inside a text was not escaped; the text was put together again.',
      ],
    ]);
  });
});

describe('One bad event', () => {
  it.each<[string, string[], string]>([
    ['without a start', [], '3 event-dropped: The event does not say when it starts (DTSTART).'],
    ['whose start is no time', ['DTSTART:soon'], '5 event-dropped: DTSTART cannot be used: "soon" is no date or time.'],
    [
      'on 30 February',
      ['DTSTART:20260230T180000Z'],
      '5 event-dropped: DTSTART cannot be used: "2026-02-30T18:00:00" is not a date and time. Write it as 2026-03-29T19:00, without an offset.',
    ],
    [
      'in the year 1',
      ['DTSTART:00010101T000000Z'],
      '5 event-dropped: DTSTART cannot be used: the year 0001 is not between 1900 and 2199.',
    ],
    [
      'in the year 9999',
      ['DTSTART;VALUE=DATE:99991231'],
      '5 event-dropped: DTSTART cannot be used: the year 9999 is not between 1900 and 2199.',
    ],
  ])('%s stops no other', (_what, lines, expected) => {
    const text = feedOf(...eventOf(...lines), ...eventOf(start));
    expect([faultsOf(text), readICalendar(text).events.length]).toEqual([[expected], 1]);
  });

  it('without an END ends where the next begins', () => {
    const text = feedOf('BEGIN:VEVENT', 'UID:0', start, ...eventOf(start));
    expect([faultsOf(text), readICalendar(text).events.map(({ uid }) => uid)]).toEqual([
      ['6 kept: END:VEVENT is missing for line 3.'],
      ['0', '1@folkmoot.example'],
    ]);
  });

  it('with the UID of another is reported', () => {
    expect(faultsOf(feedOf(...eventOf(start), ...eventOf(start)))).toEqual([
      '7 kept: The UID "1@folkmoot.example" stands at line 3 already.',
    ]);
  });
});

describe('A file that is', () => {
  const read = (text: string | Uint8Array) => {
    const { kind, events, problems } = readICalendar(text);
    return { kind, events: events.length, problems: problems.map(({ line, reason }) => `${line} ${reason}`) };
  };

  it.each<[string, string | Uint8Array, ReturnType<typeof read>]>([
    ['empty', ' \n', { kind: 'empty', events: 0, problems: ['1 The file is empty.'] }],
    [
      'a web page',
      '<!DOCTYPE html>\n<p>BEGIN:VCALENDAR</p>',
      {
        kind: 'not-a-calendar',
        events: 0,
        problems: ['1 The file is a web page or XML, not a calendar. Look for the address that ends in .ics.'],
      },
    ],
    [
      'an error message',
      '{"error":"not a member"}',
      {
        kind: 'not-a-calendar',
        events: 0,
        problems: ['1 The file is JSON or an error message, not an iCalendar file.'],
      },
    ],
    [
      'still compressed',
      gzipSync('BEGIN:VCALENDAR'),
      { kind: 'not-a-calendar', events: 0, problems: ['1 The file is still compressed (gzip). Unpack it first.'] },
    ],
    [
      'compressed and taken for text',
      gzipSync('BEGIN:VCALENDAR').toString('utf8'),
      { kind: 'not-a-calendar', events: 0, problems: ['1 The file is still compressed (gzip). Unpack it first.'] },
    ],
    [
      'of 50 MB',
      new Uint8Array(50 * 1024 * 1024),
      { kind: 'not-a-calendar', events: 0, problems: ['1 The file has 50.0 MB; at most 20.0 MB are read.'] },
    ],
    [
      'one endless line',
      feedOf(...eventOf(start, `DESCRIPTION:${'x'.repeat(3_000_000)}`)),
      { kind: 'calendar', events: 1, problems: ['6 The line is longer than 1048576 characters.'] },
    ],
    [
      'cut off inside a line',
      feedOf(...eventOf(start)).replace(/START[^]*/, 'START:20260301T1800'),
      {
        kind: 'calendar',
        events: 0,
        problems: [
          '3 The event does not say when it starts (DTSTART).',
          '5 The file breaks off inside this line.',
          '5 END:VEVENT is missing for line 3.',
          '5 END:VCALENDAR is missing for line 1.',
        ],
      },
    ],
    [
      'in another encoding',
      Buffer.from(feedOf(...eventOf(start, 'SUMMARY:Bücher')), 'latin1'),
      {
        kind: 'calendar',
        events: 1,
        problems: ['1 The file is not UTF-8 (RFC 5545 3.1.4); it was read as Windows-1252.'],
      },
    ],
    [
      'in UTF-16',
      Buffer.from(`\uFEFF${feedOf(...eventOf(start))}`, 'utf16le'),
      { kind: 'calendar', events: 1, problems: [] },
    ],
    [
      'nothing but events',
      eventOf(start).join('\n'),
      { kind: 'calendar', events: 1, problems: ['1 There is no BEGIN:VCALENDAR around the events.'] },
    ],
    [
      'endlessly nested',
      `${'BEGIN:VCALENDAR\nBEGIN:X-A\n'.repeat(50_000)}`,
      { kind: 'calendar', events: 0, problems: expect.any(Array) as unknown as string[] },
    ],
  ])('%s is answered in words', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('full of dates and rules costs a bounded amount', () => {
    const dates = Array.from({ length: 5000 }, (_, day) => `2026${String(1 + (day % 12)).padStart(2, '0')}01T180000Z`);
    const text = feedOf(
      ...ownZone('Bomb').map((line) => line.replace('FREQ=YEARLY', 'FREQ=SECONDLY')),
      ...eventOf('DTSTART;TZID=Bomb:20260301T180000', 'RRULE:FREQ=SECONDLY', `EXDATE:${dates.join(',')}`),
      ...eventOf('RECURRENCE-ID:20260301T180000Z', start, `RRULE:FREQ=DAILY;BYHOUR=${'1,'.repeat(5000)}1`),
    );
    const { events, problems } = readICalendar(text);
    expect(events.map(({ rrule, exdates }) => [rrule, exdates.length])).toEqual([
      ['FREQ=SECONDLY', 1000],
      [undefined, 0],
    ]);
    expect(problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '18 TZID "Bomb": it names no zone and no VTIMEZONE explains it, so the time is taken as the local one.',
      '22 EXDATE names more than 1000 dates; the rest is left out.',
      '28 RRULE is left out: The rule is longer than 1000 characters.',
    ]);
  });

  it('broken at random never stops the reader', () => {
    const good = feedOf(
      ...ownZone('Office'),
      ...eventOf('DTSTART;TZID=Office:20260301T180000', 'SUMMARY:Tea'),
      ...eventOf(start),
    );
    const pieces = fc.constantFrom(
      '\r\n',
      '\n ',
      ':',
      ';',
      '"',
      '\\',
      'BEGIN:VEVENT\r\n',
      'END:VCALENDAR\r\n',
      '\u0000',
      'ü',
      '=',
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(40), pieces, fc.string(), (at, cut, piece, junk) => {
        const broken = `${good.slice(0, at)}${piece}${junk}${good.slice(at + cut)}`;
        const { events, problems } = readICalendar(broken);
        expect(events.length).toBeLessThanOrEqual(3);
        expect(problems.every(({ line, reason }) => line >= 1 && reason.length < 400)).toBe(true);
      }),
    );
  });
});
