import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkLocalTime,
  durationBetween,
  durationSeconds,
  endOf,
  instantOf,
  localOf,
  localStartOf,
  normalDuration,
  normalLocalTime,
} from './local-time.js';
import { LocalTimeError } from './time-zones.js';

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof LocalTimeError) return `${error.reason}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('A start on the wall clock', () => {
  it('keeps its hour across the change to summer time', () => {
    const instants = ['2026-03-28T19:00', '2026-03-29T19:00'].map((local) =>
      instantOf({ local, zone: 'Europe/Berlin' }),
    );
    expect(instants).toEqual(['2026-03-28T18:00:00Z', '2026-03-29T17:00:00Z']);
  });

  it('follows zones with half hours, southern summers and abolished summer times', () => {
    const instants = (
      [
        ['2026-07-01T19:00', 'Asia/Kolkata'],
        ['2026-01-15T19:00', 'Australia/Adelaide'],
        ['2015-01-15T19:00', 'America/Sao_Paulo'],
        ['2026-01-15T19:00', 'America/Sao_Paulo'],
      ] as const
    ).map(([local, zone]) => instantOf({ local, zone }));
    expect(instants).toEqual([
      '2026-07-01T13:30:00Z',
      '2026-01-15T08:30:00Z',
      '2015-01-15T21:00:00Z',
      '2026-01-15T22:00:00Z',
    ]);
  });

  it('takes the chosen one of two equal hours, and the first without a choice', () => {
    const twice = { local: '2026-10-25T02:30', zone: 'Europe/Berlin' };
    expect([
      instantOf(twice),
      instantOf({ ...twice, choice: 'earlier' }),
      instantOf({ ...twice, choice: 'later' }),
    ]).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
  });

  it('goes to the chosen side of a gap, and forward without a choice', () => {
    const never = { local: '2026-03-29T02:30', zone: 'Europe/Berlin' };
    expect([
      instantOf(never),
      instantOf({ ...never, choice: 'earlier' }),
      instantOf({ ...never, choice: 'later' }),
    ]).toEqual(['2026-03-29T01:30:00Z', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z']);
  });

  it('is checked before it is announced', () => {
    expect([
      checkLocalTime('2026-05-01T19:00', 'Europe/Berlin'),
      checkLocalTime('2026-10-25T02:30', 'Europe/Berlin'),
      checkLocalTime('2026-03-29T02:30', 'Europe/Berlin'),
      checkLocalTime('2011-12-30T12:00', 'Pacific/Apia'),
    ]).toEqual([
      'ok',
      { kind: 'ambiguous', earlier: '2026-10-25T00:30:00Z', later: '2026-10-25T01:30:00Z' },
      { kind: 'missing', before: '2026-03-29T01:30', after: '2026-03-29T03:30' },
      { kind: 'missing', before: '2011-12-29T12:00', after: '2011-12-31T12:00' },
    ]);
  });

  it('ends after exact hours and calendar days', () => {
    const start = { local: '2026-03-28T19:00', zone: 'Europe/Berlin' };
    expect(['PT0S', 'PT24H', 'P1D', 'P1W'].map((duration) => endOf({ ...start, duration }))).toEqual([
      '2026-03-28T18:00:00Z',
      '2026-03-29T18:00:00Z',
      '2026-03-29T17:00:00Z',
      '2026-04-04T17:00:00Z',
    ]);
  });

  it('is recovered from an instant with an offset', () => {
    expect([
      localStartOf('2019-12-28T16:00:00+01:00', 'Europe/Berlin', 'PT120M'),
      localStartOf('2026-10-25T02:30:00+02:00', 'Europe/Berlin', 'PT2H'),
      localStartOf('2026-10-25T02:30:00+01:00', 'Europe/Berlin', 'PT2H'),
      localStartOf('2026-07-01T12:00:00Z', 'Asia/Calcutta', 'PT2H'),
    ]).toEqual([
      { local: '2019-12-28T16:00', zone: 'Europe/Berlin', duration: 'PT2H' },
      { local: '2026-10-25T02:30', zone: 'Europe/Berlin', duration: 'PT2H', choice: 'earlier' },
      { local: '2026-10-25T02:30', zone: 'Europe/Berlin', duration: 'PT2H', choice: 'later' },
      { local: '2026-07-01T17:30', zone: 'Asia/Kolkata', duration: 'PT2H' },
    ]);
  });

  it('gives back every instant it was made from', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: 'second' });
        expect(instantOf(localStartOf(instant, zone, 'PT1H'))).toBe(instant);
      }),
    );
  });

  it('has one spelling', () => {
    expect(['2026-03-29T19:00:00', '2026-03-29 19:00', '2026-03-29T19:00:05.5'].map(normalLocalTime)).toEqual([
      '2026-03-29T19:00',
      '2026-03-29T19:00',
      '2026-03-29T19:00:05',
    ]);
    expect(localOf('2026-03-29T17:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T19:00');
  });

  it.each([
    ['a day that is not on the calendar', '2026-02-29T19:00', 'malformed-time'],
    ['an hour that is not on the clock', '2026-02-20T24:00', 'malformed-time'],
    ['an offset', '2026-02-20T19:00+01:00', 'malformed-time'],
    ['a date alone', '2026-02-20', 'malformed-time'],
    ['a year of zeros', '0001-01-01T00:00', 'out-of-range'],
    ['a year of nines', '9999-12-31T23:59', 'out-of-range'],
  ])('refuses %s', (_what, local, reason) => {
    expect(refusal(() => instantOf({ local, zone: 'Europe/Berlin' })).split(':')[0]).toBe(reason);
  });

  it('says what is wrong in words', () => {
    expect([
      refusal(() => instantOf({ local: 'tomorrow', zone: 'UTC' })),
      refusal(() => instantOf({ local: '9999-12-31T19:00', zone: 'UTC' })),
      refusal(() => localOf('0001-01-01T00:00:00Z', 'UTC')),
      refusal(() => localOf('2026-01-01T00:00:00', 'UTC')),
    ]).toEqual([
      'malformed-time: "tomorrow" is not a date and time. Write it as 2026-03-29T19:00, without an offset.',
      'out-of-range: The year of "9999-12-31T19:00" is not between 1900 and 2199.',
      'out-of-range: The year of "0001-01-01T00:00:00Z" is not between 1900 and 2199.',
      'malformed-time: "2026-01-01T00:00:00" is not an instant. Write it with an offset, as in 2026-03-29T17:00:00Z.',
    ]);
  });
});

describe('A duration', () => {
  it('is counted in seconds, zero included', () => {
    expect(['PT0S', 'PT2H', 'PT1.5H', 'P1DT2H', 'P2W'].map(durationSeconds)).toEqual([
      0, 7200, 5400, 93_600, 1_209_600,
    ]);
  });

  it('has one spelling, its days kept apart from its hours', () => {
    expect(['PT90M', 'PT7200S', 'P1W', 'P1DT0H', 'PT0S'].map(normalDuration)).toEqual([
      'PT1H30M',
      'PT2H',
      'P7D',
      'P1D',
      'PT0S',
    ]);
  });

  it('is taken between two instants', () => {
    expect(durationBetween('2026-03-28T18:00:00Z', '2026-03-29T17:30:00Z')).toBe('PT23H30M');
  });

  it('is refused when it is negative, endless, in months or no duration', () => {
    expect(['-PT1H', 'P1000D', 'P1M', '2 hours', 'PT'].map((text) => refusal(() => durationSeconds(text)))).toEqual([
      'malformed-duration: "-PT1H" is negative: a meetup cannot end before it starts.',
      'out-of-range: "P1000D" is longer than a year.',
      'malformed-duration: "P1M" counts in years or months. Write weeks, days, hours or minutes.',
      'malformed-duration: "2 hours" is not a duration. Write it as PT2H or PT90M.',
      'malformed-duration: "PT" is not a duration. Write it as PT2H or PT90M.',
    ]);
  });
});
