import { describe, expect, it } from '@jest/globals';
import { readICalendar } from '#calendar/read-icalendar';
import { occurrencesOf } from './import-icalendar.js';

const now = '2026-03-01T12:00:00.000Z';

function starts(...vevents: string[][]): { warnings: string[]; meetups: string[] } {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:spec'];
  for (const vevent of vevents) lines.push('BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...vevent, 'END:VEVENT');
  const { events } = readICalendar([...lines, 'END:VCALENDAR', ''].join('\r\n'));
  const warnings: string[] = [];
  const found = occurrencesOf(events, 'Europe/Berlin', { now, warn: ({ kind }) => warnings.push(kind) }, 'spec.ics');
  return {
    warnings,
    meetups: found.map(({ event, originally, start }) =>
      [
        event.summary,
        start.local,
        start.zone,
        ...(originally && originally !== start.local ? [`was ${originally}`] : []),
      ].join(' '),
    ),
  };
}

describe('The meetups of a calendar', () => {
  it('are its events, in their own zone, or in that of the group where they have none', () =>
    expect(
      starts(
        ['UID:1', 'SUMMARY:Zoned', 'DTSTART;TZID=America/New_York:20260310T190000'],
        ['UID:2', 'SUMMARY:Instant', 'DTSTART:20260310T180000Z'],
        ['UID:3', 'SUMMARY:Floating', 'DTSTART:20260310T190000'],
        ['UID:4', 'SUMMARY:Whole day', 'DTSTART;VALUE=DATE:20260310'],
      ).meetups,
    ).toEqual([
      'Zoned 2026-03-10T19:00 America/New_York',
      'Instant 2026-03-10T19:00 Europe/Berlin',
      'Floating 2026-03-10T19:00 Europe/Berlin',
      'Whole day 2026-03-10T00:00 Europe/Berlin',
    ]));

  it('are every occurrence of a series, with what was said of single ones in their place', () =>
    expect(
      starts(
        [
          'UID:s',
          'SUMMARY:Weekly',
          'DTSTART;TZID=Europe/Berlin:20260316T190000',
          'RRULE:FREQ=WEEKLY;COUNT=4',
          'EXDATE:20260323T180000Z',
        ],
        [
          'UID:s',
          'SUMMARY:Weekly, moved',
          'RECURRENCE-ID:20260330T170000Z',
          'DTSTART;TZID=Europe/Berlin:20260331T200000',
        ],
      ).meetups,
    ).toEqual([
      'Weekly 2026-03-16T19:00 Europe/Berlin',
      'Weekly 2026-04-06T19:00 Europe/Berlin',
      'Weekly, moved 2026-03-31T20:00 Europe/Berlin was 2026-03-30T19:00',
    ]));

  it('of a series without end reach a year ahead; one that is too long is cut, with a warning', () => {
    const monthly = starts(['UID:m', 'SUMMARY:M', 'DTSTART;TZID=Europe/Berlin:20260310T190000', 'RRULE:FREQ=MONTHLY']);
    expect(monthly.meetups.at(-1)).toBe('M 2027-02-10T19:00 Europe/Berlin');
    expect([monthly.meetups.length, monthly.warnings]).toEqual([12, []]);
    const daily = starts(['UID:d', 'SUMMARY:D', 'DTSTART;TZID=Europe/Berlin:20200310T190000', 'RRULE:FREQ=DAILY']);
    expect([daily.meetups.length, daily.warnings]).toEqual([500, ['series-cut']]);
  });
});
