import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readICalendar } from '#calendar/read-icalendar';
import type { ParsedCalendar } from '#calendar/read-icalendar';
import { occurrencesBetween } from '#calendar/recurrence';
import { validateICalendar } from '#calendar/validate-icalendar';

const folder = join(import.meta.dirname, '../../../shared/data/5-feeds-and-directories');
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: ${folder} is not there, so no real calendar was read.`);
const withData = present ? describe : describe.skip;

const calendarsUnder = (path: string): string[] =>
  readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ics'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const readAll = (path: string): ParsedCalendar[] =>
  calendarsUnder(path).map((file) => readICalendar(readFileSync(file)));

/** How often each effect came up, and the reasons of what was not merely kept. */
const lossesOf = (calendars: ParsedCalendar[]): string[] =>
  calendars.flatMap(({ problems }) =>
    problems
      .filter(({ effect }) => effect !== 'kept')
      .map(({ effect, line, reason }) => `${effect} at ${line}: ${reason}`),
  );

withData('The feeds of the PHP groups', () => {
  it('give every event, and the error message among them stops nothing', () => {
    const calendars = readAll('phpug/feeds');
    const events = calendars.flatMap((calendar) => calendar.events);
    expect({
      feeds: calendars.length,
      events: events.length,
      uids: new Set(events.map(({ uid }) => uid)).size,
      rules: events.filter(({ rrule }) => rrule !== undefined).length,
      calendarsWithoutEvents: calendars.filter(({ kind, events: some }) => kind === 'calendar' && some.length === 0)
        .length,
      losses: lossesOf(calendars),
    }).toEqual({
      feeds: 144,
      events: 524,
      uids: 438,
      rules: 5,
      calendarsWithoutEvents: 53,
      losses: [
        'line-dropped at 21: URL stands here a second time; the first counts.',
        'file-refused at 1: The file is JSON or an error message, not an iCalendar file.',
      ],
    });
  });

  it('repeat on the wall clock of their zones', () => {
    const series = readAll('phpug/feeds')
      .flatMap(({ events }) => events)
      .filter(({ rrule }) => rrule !== undefined);
    for (const { start, rrule } of series) {
      if (start.kind !== 'zoned' || rrule === undefined) throw new Error(`a series without a zone: ${start.kind}`);
      const { occurrences } = occurrencesBetween(
        { start, rule: rrule },
        '2010-01-01T00:00:00Z',
        '2017-01-01T00:00:00Z',
      );
      expect(new Set(occurrences.map(({ local }) => local.slice(11)))).toEqual(new Set([start.local.slice(11)]));
    }
  });
});

withData('The fetches of one city', () => {
  it('give every event of every fetch without a loss', () => {
    const calendars = readAll('toronto-ics-history');
    const events = calendars.flatMap((calendar) => calendar.events);
    expect({
      fetches: calendars.length,
      events: events.length,
      uids: new Set(events.map(({ uid }) => uid)).size,
      losses: lossesOf(calendars),
    }).toEqual({ fetches: 461, events: 2442, uids: 269, losses: [] });
  });
});

/** Which of the 163 files are iCalendar after RFC 5545, line breaks apart; taken from the strict reader and spot-checked. */
const accepted = [
  'calendars/alarm_etar_future.ics',
  'calendars/alarm_etar_notification.ics',
  'calendars/alarm_etar_notification_clicked.ics',
  'calendars/alarm_google_acknowledged.ics',
  'calendars/alarm_google_future.ics',
  'calendars/invalid_duration.ics',
  'calendars/issue_1050_timezone_only_calendar.ics',
  'calendars/issue_127_categories_with_commas.ics',
  'calendars/issue_156_RDATE_with_PERIOD_TZID_khal_2.ics',
  'calendars/issue_27_multiple_periods_in_freebusy_multiple_freebusies.ics',
  'calendars/issue_27_multiple_periods_in_freebusy_one_freebusy.ics',
  'calendars/issue_321_assert_dst_offset_is_not_false.ics',
  'calendars/issue_836_do_not_quote_tzid.ics',
  'calendars/property_params.ics',
  'calendars/rfc_7265_appendix_example_2_ical.ics',
  'calendars/rfc_9253_examples.ics',
  'calendars/timezone_same_start.ics',
  'calendars/x_location.ics',
];

withData('The collection of odd calendars', () => {
  const root = present ? join(folder, 'icalendar-fixtures') : '';
  const files = present ? calendarsUnder('icalendar-fixtures') : [];
  const violations = new Map(
    files.map((file) => [relative(root, file), validateICalendar(readFileSync(file, 'utf8'), { bareBreaks: true })]),
  );

  it('is accepted where it is iCalendar', () => {
    expect(files.length).toBe(163);
    expect([...violations].filter(([, found]) => found.length === 0).map(([name]) => name)).toEqual(accepted);
  });

  it('is refused with a line of the file and a reason where it is not', () => {
    const vague = [...violations].filter(([name, found]) => {
      const lines = readFileSync(join(root, name), 'utf8').split(/\r\n|\r|\n/).length;
      return found.some(
        ({ line, reason, section }) => line < 1 || line > lines || reason === '' || !section.startsWith('3.'),
      );
    });
    expect(vague).toEqual([]);
  });

  it('never stops the tolerant reader, which says what it left out', () => {
    const calendars = files.map((file) => readICalendar(readFileSync(file)));
    const silent = calendars.filter(
      ({ kind, problems }) => kind !== 'calendar' && !problems.some(({ effect }) => effect === 'file-refused'),
    );
    expect(silent).toEqual([]);
    const events = calendars.reduce((sum, calendar) => sum + calendar.events.length, 0);
    const dropped = lossesOf(calendars).filter((loss) => loss.startsWith('event-dropped')).length;
    const written = files.reduce(
      (sum, file) => sum + (readFileSync(file, 'utf8').match(/^BEGIN:VEVENT\s*$/gm)?.length ?? 0),
      0,
    );
    expect([written, events + dropped]).toEqual([187, 187]);
  });
});
