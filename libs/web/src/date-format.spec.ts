import { describe, expect, it } from '@jest/globals';
import {
  datePartsOf,
  dayOf,
  formatDate,
  formatDateTime,
  formatDay,
  formatMonth,
  formatTimeRange,
  weekdayNames,
  zoneAbbreviation,
} from './date-format.js';

const evening = '2026-03-26T18:00:00Z';
const berlin = 'Europe/Berlin';

describe('Dates', () => {
  it('are those of the zone, in the words of the language', () => {
    expect(formatDate(evening, berlin, 'en', 'full')).toBe('Thursday, 26 March 2026');
    expect(formatDate(evening, berlin, 'de', 'full')).toBe('Donnerstag, 26. März 2026');
    expect(formatDate('2026-03-26T23:30:00Z', berlin, 'en')).toBe('27 March 2026');
    expect(dayOf('2026-03-26T23:30:00Z', berlin)).toBe('2026-03-27');
    expect(dayOf('2026-03-26T23:30:00Z', 'America/New_York')).toBe('2026-03-26');
    expect(formatMonth('2026-03', 'de')).toBe('März 2026');
    expect(formatDay('2026-03-01', 'en')).toBe('1 March 2026');
    expect(formatDateTime(evening, berlin, 'en')).toBe('26 March 2026, 19:00 CET');
  });

  it('come apart for a date block', () => {
    expect(datePartsOf(evening, berlin, 'de')).toEqual({
      iso: '2026-03-26',
      day: '26',
      month: 'Mär',
      weekday: 'Do',
      year: '2026',
      full: 'Donnerstag, 26. März 2026',
    });
  });

  it('begin the week on Monday', () => {
    expect(weekdayNames('en').map(({ short }) => short)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(weekdayNames('de')[6]).toEqual({ full: 'Sonntag', short: 'So' });
  });
});

describe('Times', () => {
  it('run from start to end with the letters of the zone', () => {
    expect(formatTimeRange(evening, '2026-03-26T20:30:00Z', berlin, 'en')).toBe('19:00–21:30 CET');
    expect(formatTimeRange(evening, undefined, berlin, 'en', { withZone: false })).toBe('19:00');
  });

  it('cross midnight without a date, and days with one', () => {
    expect(formatTimeRange('2026-03-26T21:00:00Z', '2026-03-27T00:30:00Z', berlin, 'en')).toBe('22:00–01:30 CET');
    expect(formatTimeRange('2026-06-26T07:00:00Z', '2026-06-28T15:00:00Z', berlin, 'en')).toBe(
      '09:00 – Sun 28 Jun, 17:00 CEST',
    );
  });

  it('name the zone as people there do, else by its offset', () => {
    expect(zoneAbbreviation('2026-07-01T12:00:00Z', 'Europe/London')).toBe('BST');
    expect(zoneAbbreviation('2026-01-01T12:00:00Z', 'America/New_York')).toBe('EST');
    expect(zoneAbbreviation('2026-01-01T12:00:00Z', 'Asia/Kathmandu')).toBe('GMT+5:45');
  });

  it('refuse a zone that does not exist', () => {
    expect(() => formatDate(evening, 'Middle/Earth', 'en')).toThrow(RangeError);
  });
});
