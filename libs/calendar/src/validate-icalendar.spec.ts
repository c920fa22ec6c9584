import { describe, expect, it } from '@jest/globals';
import { validateICalendar } from './validate-icalendar.js';

const calendarOf = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Example//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const eventOf = (...lines: string[]): string =>
  calendarOf('BEGIN:VEVENT', 'UID:1@folkmoot.example', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT');
/** What is refused of an event's lines, as "line reason (section)"; the first of the lines is line 7. */
const refused = (...lines: string[]): string[] =>
  validateICalendar(eventOf(...lines)).map(({ line, reason, section }) => `${line} ${reason} (${section})`);

describe('A calendar after RFC 5545', () => {
  it('is accepted', () => {
    expect(
      refused(
        'DTSTART:20260329T170000Z',
        'DURATION:PT2H',
        'SUMMARY:Talks\\, and more\\n',
        'CATEGORIES:a\\,b,c',
        'GEO:51.5;-0.12',
        'ATTENDEE;CN="Elm; Ash":mailto:elm@folkmoot.example',
        'X-ANYTHING;X-P=1:what, ever;',
        'RRULE:FREQ=WEEKLY;UNTIL=20261231T000000Z',
      ),
    ).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    [
      'a date that is not on the calendar',
      ['DTSTART;VALUE=DATE:20260229'],
      ['7 DTSTART: "20260229" is not a date. (3.3.4)'],
    ],
    [
      'a date where a time is declared',
      ['DTSTART:20260228'],
      ['7 DTSTART: "20260228" is not a date and time. (3.3.5)'],
    ],
    [
      'an end before the start',
      ['DTSTART:20260301T180000Z', 'DTEND:20260301T170000Z'],
      ['8 DTEND has to be later than DTSTART. (3.8.2.2)'],
    ],
    [
      'an end of another kind than the start',
      ['DTSTART;VALUE=DATE:20260301', 'DTEND:20260301T170000Z'],
      ['8 DTEND has to be of the kind that DTSTART is. (3.8.2.2)'],
    ],
    [
      'an end and a duration',
      ['DTSTART:20260301T180000Z', 'DTEND:20260301T190000Z', 'DURATION:PT1H'],
      ['9 DTEND and DURATION exclude each other. (3.6.1)'],
    ],
    [
      'a zone that is not brought along',
      ['DTSTART;TZID=Europe/Berlin:20260301T180000'],
      ['7 There is no VTIMEZONE for TZID "Europe/Berlin". (3.2.19)'],
    ],
    [
      'a bare comma in a text',
      ['DTSTART:20260301T180000Z', 'SUMMARY:Talks, and more'],
      ['8 SUMMARY: A comma in a text has to be escaped. (3.3.11)'],
    ],
    [
      'a backslash before another letter',
      ['DTSTART:20260301T180000Z', 'SUMMARY:C:\\temp'],
      ['8 SUMMARY: "C:\\\\temp" has a backslash that escapes nothing. (3.3.11)'],
    ],
    [
      'a second start',
      ['DTSTART:20260301T180000Z', 'DTSTART:20260301T190000Z'],
      ['8 DTSTART may stand only once in VEVENT. (3.6.1)'],
    ],
    [
      'an unknown status',
      ['DTSTART:20260301T180000Z', 'STATUS:MAYBE'],
      ['8 "MAYBE" is no STATUS of a VEVENT. (3.8.1.11)'],
    ],
    [
      'a rule that ends in another kind of time',
      ['DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=DAILY;UNTIL=20260401T000000Z'],
      ['8 UNTIL has to be a date here. (3.3.10)'],
    ],
    [
      'a rule of no known rhythm',
      ['DTSTART:20260301T180000Z', 'RRULE:FREQ=OFTEN'],
      ['8 RRULE: FREQ=OFTEN is not possible. (3.3.10)'],
    ],
    ['a line without a colon', ['DTSTART:20260301T180000Z', 'SUMMARY'], ['8 "SUMMARY" has no colon. (3.1)']],
    [
      'an unclosed quotation',
      ['DTSTART;X-A="b:20260301T180000Z'],
      ['4 VEVENT needs DTSTART. (3.6.1)', '7 "\\"b:20260301T180000Z" cannot stand before the colon. (3.1)'],
    ],
    [
      'a place off the earth',
      ['DTSTART:20260301T180000Z', 'GEO:95;10'],
      ['8 GEO: "95;10" is not a place (latitude;longitude). (3.8.1.6)'],
    ],
  ])('refuses %s with line and reason', (_what, lines, expected) => {
    expect(refused(...lines)).toEqual(expected);
  });

  it('refuses what is missing', () => {
    expect(validateICalendar(calendarOf('BEGIN:VEVENT', 'END:VEVENT'))).toEqual([
      { line: 4, reason: 'VEVENT needs UID.', section: '3.6.1', component: 'VEVENT' },
      { line: 4, reason: 'VEVENT needs DTSTAMP.', section: '3.6.1', component: 'VEVENT' },
      { line: 4, reason: 'VEVENT needs DTSTART.', section: '3.6.1', component: 'VEVENT' },
    ]);
  });

  it('refuses line feeds alone, unless they are forgiven', () => {
    const text = eventOf('DTSTART:20260301T180000Z').replaceAll('\r\n', '\n');
    expect([validateICalendar(text), validateICalendar(text, { bareBreaks: true })]).toEqual([
      [{ line: 1, reason: 'The line ends without CRLF.', section: '3.1' }],
      [],
    ]);
  });

  it.each([
    ['nothing', '', ['1 There is no BEGIN:VCALENDAR.']],
    [
      'a bare event',
      'BEGIN:VTODO\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nEND:VTODO\r\n',
      ['1 A calendar begins with BEGIN:VCALENDAR, not with "VTODO".'],
    ],
    [
      'a calendar cut off',
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\n',
      ['1 BEGIN:VCALENDAR has no END.', '4 BEGIN:VTIMEZONE has no END.', '4 VTIMEZONE needs STANDARD or DAYLIGHT.'],
    ],
  ])('refuses %s', (_what, text, expected) => {
    expect(validateICalendar(text).map(({ line, reason }) => `${line} ${reason}`)).toEqual(expected);
  });
});
