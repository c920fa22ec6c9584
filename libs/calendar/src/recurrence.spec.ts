import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from './local-time.js';
import { occurrencesBetween } from './recurrence.js';
import { ruleProblem } from './recurrence-rule.js';

const newYork = { local: '1997-09-02T09:00', zone: 'America/New_York' };

/** Local starts of a series in a window, to the minute, as "1997-09-02 09:00". */
const startsOf = (
  rule: string,
  local = '1997-09-02T09:00',
  [from, to]: [string, string] = ['1997-01-01T00:00:00Z', '2010-01-01T00:00:00Z'],
  atMost = 1000,
): string[] =>
  occurrencesBetween({ start: { local, zone: 'America/New_York' }, rule }, from, to, atMost).occurrences.map(
    (occurrence) => occurrence.local.replace('T', ' '),
  );

/** Writes out "1997-09: 2 3 4" at one hour. */
const days = (...months: string[]): string[] =>
  months.flatMap((month) => {
    const [name, list] = month.split(': ');
    return (list ?? '').split(' ').map((day) => `${name}-${day.padStart(2, '0')} 09:00`);
  });

describe('The examples of RFC 5545 3.8.5.3', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['daily for 10 occurrences', 'FREQ=DAILY;COUNT=10', undefined, days('1997-09: 2 3 4 5 6 7 8 9 10 11')],
    [
      'every 10 days, 5 occurrences',
      'FREQ=DAILY;INTERVAL=10;COUNT=5',
      undefined,
      days('1997-09: 2 12 22', '1997-10: 2 12'),
    ],
    [
      'weekly for 10 occurrences',
      'FREQ=WEEKLY;COUNT=10',
      undefined,
      days('1997-09: 2 9 16 23 30', '1997-10: 7 14 21 28', '1997-11: 4'),
    ],
    [
      'weekly until Christmas Eve',
      'FREQ=WEEKLY;UNTIL=19971224T000000Z',
      undefined,
      days('1997-09: 2 9 16 23 30', '1997-10: 7 14 21 28', '1997-11: 4 11 18 25', '1997-12: 2 9 16 23'),
    ],
    [
      'weekly on Tuesday and Thursday for five weeks',
      'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
      undefined,
      days('1997-09: 2 4 9 11 16 18 23 25 30', '1997-10: 2'),
    ],
    [
      'every other week on Monday, Wednesday and Friday until December 24',
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
      '1997-09-01T09:00',
      days(
        '1997-09: 1 3 5 15 17 19 29',
        '1997-10: 1 3 13 15 17 27 29 31',
        '1997-11: 10 12 14 24 26 28',
        '1997-12: 8 10 12 22',
      ),
    ],
    [
      'every other week on Tuesday and Thursday, 8 occurrences',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      undefined,
      days('1997-09: 2 4 16 18 30', '1997-10: 2 14 16'),
    ],
    [
      'monthly on the first Friday, 10 occurrences',
      'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
      '1997-09-05T09:00',
      days(
        '1997-09: 5',
        '1997-10: 3',
        '1997-11: 7',
        '1997-12: 5',
        '1998-01: 2',
        '1998-02: 6',
        '1998-03: 6',
        '1998-04: 3',
        '1998-05: 1',
        '1998-06: 5',
      ),
    ],
    [
      'every other month on the first and last Sunday, 10 occurrences',
      'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
      '1997-09-07T09:00',
      days('1997-09: 7 28', '1997-11: 2 30', '1998-01: 4 25', '1998-03: 1 29', '1998-05: 3 31'),
    ],
    [
      'monthly on the second-to-last Monday, 6 months',
      'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
      '1997-09-22T09:00',
      days('1997-09: 22', '1997-10: 20', '1997-11: 17', '1997-12: 22', '1998-01: 19', '1998-02: 16'),
    ],
    [
      'monthly on the 2nd and 15th, 10 occurrences',
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
      undefined,
      days('1997-09: 2 15', '1997-10: 2 15', '1997-11: 2 15', '1997-12: 2 15', '1998-01: 2 15'),
    ],
    [
      'monthly on the first and last day, 10 occurrences',
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
      '1997-09-30T09:00',
      days('1997-09: 30', '1997-10: 1 31', '1997-11: 1 30', '1997-12: 1 31', '1998-01: 1 31', '1998-02: 1'),
    ],
    [
      'every 18 months on the 10th to 15th, 10 occurrences',
      'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
      '1997-09-10T09:00',
      days('1997-09: 10 11 12 13 14 15', '1999-03: 10 11 12 13'),
    ],
    [
      'yearly in June and July, 10 occurrences',
      'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
      '1997-06-10T09:00',
      days(
        '1997-06: 10',
        '1997-07: 10',
        '1998-06: 10',
        '1998-07: 10',
        '1999-06: 10',
        '1999-07: 10',
        '2000-06: 10',
        '2000-07: 10',
        '2001-06: 10',
        '2001-07: 10',
      ),
    ],
    [
      'every third year on the 1st, 100th and 200th day, 10 occurrences',
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      '1997-01-01T09:00',
      days(
        '1997-01: 1',
        '1997-04: 10',
        '1997-07: 19',
        '2000-01: 1',
        '2000-04: 9',
        '2000-07: 18',
        '2003-01: 1',
        '2003-04: 10',
        '2003-07: 19',
        '2006-01: 1',
      ),
    ],
    [
      'the third Tuesday, Wednesday or Thursday of the month, 3 months',
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04T09:00',
      days('1997-09: 4', '1997-10: 7', '1997-11: 6'),
    ],
    [
      'an invalid date, 30 February, is passed over',
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      '2007-01-15T09:00',
      days('2007-01: 15 30', '2007-02: 15', '2007-03: 15 30'),
    ],
    [
      'a week that begins on Monday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05T09:00',
      days('1997-08: 5 10 19 24'),
    ],
    [
      'a week that begins on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05T09:00',
      days('1997-08: 5 17 19 31'),
    ],
    [
      'every 3 hours from 9 to 5 on one day',
      'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z',
      undefined,
      ['1997-09-02 09:00', '1997-09-02 12:00', '1997-09-02 15:00'],
    ],
    [
      'every hour and a half, 4 occurrences',
      'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
      undefined,
      ['1997-09-02 09:00', '1997-09-02 10:30', '1997-09-02 12:00', '1997-09-02 13:30'],
    ],
  ])('%s', (_what, rule, local, expected) => {
    expect(startsOf(rule, local)).toEqual(expected);
  });

  it.each<[string, string, string | undefined, number, string[]]>([
    ['every other day', 'FREQ=DAILY;INTERVAL=2', undefined, 6, days('1997-09: 2 4 6 8 10 12')],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU', undefined, 4, days('1997-09: 2 16 30', '1997-10: 14')],
    [
      'the third-to-last day of the month',
      'FREQ=MONTHLY;BYMONTHDAY=-3',
      '1997-09-28T09:00',
      6,
      days('1997-09: 28', '1997-10: 29', '1997-11: 28', '1997-12: 29', '1998-01: 29', '1998-02: 26'),
    ],
    [
      'every Tuesday, every other month',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
      undefined,
      8,
      days('1997-09: 2 9 16 23 30', '1997-11: 4 11 18'),
    ],
    [
      'the 20th Monday of the year',
      'FREQ=YEARLY;BYDAY=20MO',
      '1997-05-19T09:00',
      3,
      days('1997-05: 19', '1998-05: 18', '1999-05: 17'),
    ],
    [
      'Monday of week 20',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
      '1997-05-12T09:00',
      3,
      days('1997-05: 12', '1998-05: 11', '1999-05: 17'),
    ],
    [
      'every Thursday in March',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '1997-03-13T09:00',
      5,
      days('1997-03: 13 20 27', '1998-03: 5 12'),
    ],
    [
      'every Thursday from June to August',
      'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
      '1997-06-05T09:00',
      6,
      days('1997-06: 5 12 19 26', '1997-07: 3 10'),
    ],
    [
      'every Friday the 13th',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      '1998-02-13T09:00',
      4,
      days('1998-02: 13', '1998-03: 13', '1998-11: 13', '1999-08: 13'),
    ],
    [
      'the first Saturday after the first Sunday',
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '1997-09-13T09:00',
      4,
      days('1997-09: 13', '1997-10: 11', '1997-11: 8', '1997-12: 13'),
    ],
    [
      'election day, every four years',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05T09:00',
      3,
      days('1996-11: 5', '2000-11: 7', '2004-11: 2'),
    ],
    [
      'the second-to-last weekday of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-29T09:00',
      4,
      days('1997-09: 29', '1997-10: 30', '1997-11: 27', '1997-12: 30'),
    ],
    [
      'every 20 minutes from 9 to 16:40 every day',
      'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
      undefined,
      4,
      ['1997-09-02 09:00', '1997-09-02 09:20', '1997-09-02 09:40', '1997-09-02 10:00'],
    ],
  ])('for ever: %s', (_what, rule, local, atMost, expected) => {
    expect(startsOf(rule, local, ['1996-01-01T00:00:00Z', '2030-01-01T00:00:00Z'], atMost)).toEqual(expected);
  });

  it('daily until December 24 keeps nine in the morning when summer time ends', () => {
    const { occurrences } = occurrencesBetween(
      { start: newYork, rule: 'FREQ=DAILY;UNTIL=19971224T000000Z' },
      '1997-10-25T00:00:00Z',
      '1997-10-27T23:00:00Z',
    );
    expect(occurrences).toEqual([
      { local: '1997-10-25T09:00', instant: '1997-10-25T13:00:00Z' },
      { local: '1997-10-26T09:00', instant: '1997-10-26T14:00:00Z' },
      { local: '1997-10-27T09:00', instant: '1997-10-27T14:00:00Z' },
    ]);
    expect(startsOf('FREQ=DAILY;UNTIL=19971224T000000Z').length).toBe(113);
  });
});

describe('A series', () => {
  it.each([
    ['Europe/Berlin', 2025],
    ['Europe/London', 2025],
    ['America/New_York', 2006],
    ['America/Sao_Paulo', 2018],
    ['America/St_Johns', 2010],
    ['Australia/Lord_Howe', 2025],
    ['Pacific/Auckland', 2006],
    ['Asia/Kolkata', 2025],
    ['Africa/Casablanca', 2018],
    ['Europe/Istanbul', 2015],
  ])('of every evening in %s keeps its wall clock from %i on, whatever the zone changes in two years', (zone, year) => {
    const { occurrences, complete } = occurrencesBetween(
      { start: { local: `${year}-01-01T19:00`, zone }, rule: 'FREQ=DAILY;COUNT=730' },
      `${year}-01-01T00:00:00Z`,
      `${year + 2}-02-01T00:00:00Z`,
    );
    const first = Temporal.PlainDate.from(`${year}-01-01`);
    const locals = Array.from({ length: 730 }, (_, day) => `${first.add({ days: day }).toString()}T19:00`);
    expect({ occurrences, complete }).toEqual({
      occurrences: locals.map((local) => ({ local, instant: instantOf({ local, zone }) })),
      complete: true,
    });
  });

  it('has no occurrence at an hour that the zone skips', () => {
    const { occurrences } = occurrencesBetween(
      { start: { local: '2026-03-27T02:30', zone: 'Europe/Berlin' }, rule: 'FREQ=DAILY;COUNT=4' },
      '2026-01-01T00:00:00Z',
      '2026-12-31T00:00:00Z',
    );
    expect(occurrences.map(({ local }) => local)).toEqual([
      '2026-03-27T02:30',
      '2026-03-28T02:30',
      '2026-03-30T02:30',
      '2026-03-31T02:30',
    ]);
  });

  it('puts in and leaves out single dates', () => {
    const series = {
      start: { local: '2026-03-05T19:00', zone: 'Europe/Berlin' },
      rule: 'FREQ=MONTHLY;BYDAY=1TH;COUNT=4',
      added: ['2026-04-20T18:30'],
      skipped: ['2026-05-07T19:00'],
    };
    expect(occurrencesBetween(series, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual({
      occurrences: [
        { local: '2026-03-05T19:00', instant: '2026-03-05T18:00:00Z' },
        { local: '2026-04-02T19:00', instant: '2026-04-02T17:00:00Z' },
        { local: '2026-04-20T18:30', instant: '2026-04-20T16:30:00Z' },
        { local: '2026-06-04T19:00', instant: '2026-06-04T17:00:00Z' },
      ],
      complete: true,
    });
  });

  it('without a rule is its first start', () => {
    expect(occurrencesBetween({ start: newYork }, '1997-09-02T13:00:00Z', '1997-09-02T13:00:00Z')).toEqual({
      occurrences: [{ local: '1997-09-02T09:00', instant: '1997-09-02T13:00:00Z' }],
      complete: true,
    });
  });

  it('is the same seen whole or window by window', () => {
    const rules = [
      'FREQ=WEEKLY;BYDAY=TU',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=DAILY;INTERVAL=3',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.integer({ min: 1, max: 2000 }), (rule, day) => {
        const series = { start: { local: '2020-01-07T19:00', zone: 'Europe/Berlin' }, rule };
        const middle = Temporal.Instant.from('2020-01-01T00:00:00Z').add({ hours: day * 24 });
        const window = (from: string, to: string) => occurrencesBetween(series, from, to).occurrences;
        expect([
          ...window('2020-01-01T00:00:00Z', middle.toString()),
          ...window(middle.add({ milliseconds: 1 }).toString(), '2026-01-01T00:00:00Z'),
        ]).toEqual(window('2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z'));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;COUNT=999999999',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYDAY=MO;BYHOUR=1,2,3,4,5,6,7,8;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9',
    'FREQ=MINUTELY;BYWEEKNO=53',
  ])('that would never end costs little: %s', (rule) => {
    const started = performance.now();
    const found = ['1997-09-02T00:00:00Z', '2030-01-01T00:00:00Z'].map((from) => {
      try {
        return (
          occurrencesBetween({ start: newYork, rule }, from, '2100-01-01T00:00:00Z', 100).occurrences.length <= 100
        );
      } catch (error) {
        return error instanceof RangeError;
      }
    });
    expect(found).toEqual([true, true]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('A recurrence rule', () => {
  it('is refused with what is wrong', () => {
    expect(
      [
        'FREQ=WEEKLY;BYDAY=TU',
        'BYDAY=TU',
        'FREQ=FORTNIGHTLY',
        'FREQ=DAILY;COUNT=3;UNTIL=20260101',
        'FREQ=DAILY;COUNT=0',
        'FREQ=DAILY;FREQ=DAILY',
        'FREQ=WEEKLY;BYDAY=1TU',
        'FREQ=MONTHLY;BYMONTHDAY=32',
        'FREQ=DAILY;BYSETPOS=1',
        'nonsense',
        `FREQ=DAILY;BYHOUR=${'1,'.repeat(600)}1`,
      ].map(ruleProblem),
    ).toEqual([
      undefined,
      'The rule does not say FREQ.',
      'FREQ=FORTNIGHTLY is not possible.',
      'COUNT and UNTIL exclude each other.',
      'COUNT=0 is not possible.',
      'The rule says FREQ twice.',
      'BYDAY may count days only in MONTHLY rules and in YEARLY ones without BYWEEKNO.',
      'BYMONTHDAY=32 is not possible.',
      'BYSETPOS needs another BY part.',
      '"nonsense" is no part of a rule.',
      'The rule is longer than 1000 characters.',
    ]);
    expect(() =>
      occurrencesBetween(
        { start: newYork, rule: 'FREQ=WEEKLY;BYDAY=XX' },
        '1997-01-01T00:00:00Z',
        '1998-01-01T00:00:00Z',
      ),
    ).toThrow('BYDAY=XX is not possible.');
  });
});
