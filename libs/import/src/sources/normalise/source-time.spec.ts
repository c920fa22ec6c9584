import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCue, readDuration, readSeconds } from './duration.js';
import { checkLocalTime, readTime, readZone, type DayOrder } from './source-time.js';

const told = (raw: string, options?: { expect?: 'instant' | 'day'; order?: DayOrder }): unknown => {
  const { value, notes } = readTime(raw, options);
  return [value, ...notes.map(({ kind }) => kind)];
};

describe('A time', () => {
  it.each<[string, unknown[]]>([
    [
      '2026-03-05T18:30:00+01:00',
      [{ precision: 'instant', instant: '2026-03-05T17:30:00Z', local: '2026-03-05T18:30:00', offset: '+01:00' }],
    ],
    [
      '2026-03-05T18:30Z',
      [{ precision: 'instant', instant: '2026-03-05T18:30:00Z', local: '2026-03-05T18:30:00', offset: '+00:00' }],
    ],
    [
      '2025-01-29 14:51:00 UTC',
      [{ precision: 'instant', instant: '2025-01-29T14:51:00Z', local: '2025-01-29T14:51:00', offset: '+00:00' }],
    ],
    [
      '2019-05-02 22:31:15 +0530',
      [{ precision: 'instant', instant: '2019-05-02T17:01:15Z', local: '2019-05-02T22:31:15', offset: '+05:30' }],
    ],
    [
      '2025-08-13 12:0:00 +0000',
      [{ precision: 'instant', instant: '2025-08-13T12:00:00Z', local: '2025-08-13T12:00:00', offset: '+00:00' }],
    ],
    ['2026-03-05 18:30', [{ precision: 'local', local: '2026-03-05T18:30:00' }, 'date-without-zone']],
    ['2026-03-05', [{ precision: 'day', day: '2026-03-05' }]],
    ['June 24th 2020', [{ precision: 'day', day: '2020-06-24' }]],
    ['3rd of May 2021', [{ precision: 'day', day: '2021-05-03' }]],
    ['24.12.2020', [{ precision: 'day', day: '2020-12-24' }]],
    ['03/04/2020', [{ precision: 'day', day: '2020-03-04' }, 'date-ambiguous']],
    ['25/04/2020', [{ precision: 'day', day: '2020-04-25' }]],
    ['June 2020', [{ precision: 'month', month: '2020-06' }, 'month-without-day']],
    ['2020-06', [{ precision: 'month', month: '2020-06' }, 'month-without-day']],
    ['2020', [{ precision: 'year', year: 2020 }, 'year-without-day']],
    ['2026-02-30', [undefined, 'date-unreadable']],
    ['2026-03-05T25:00:00Z', [undefined, 'date-unreadable']],
    ['2026-03-05T18:00:00+99:00', [undefined, 'date-unreadable']],
    ['Smarch 2020', [undefined, 'date-unreadable']],
    ['soon', [undefined, 'date-unreadable']],
    ['', [undefined]],
  ])('written as "%s"', (raw, expected) => expect(told(raw)).toEqual(expected));

  it('is read in the order its source is known to use', () => {
    expect(told('03/04/2020', { order: 'month-first' })).toEqual([{ precision: 'day', day: '2020-03-04' }]);
    expect(told('03/04/2020', { order: 'day-first' })).toEqual([{ precision: 'day', day: '2020-04-03' }]);
  });

  it('is noted as a day only where an hour was to be expected', () => {
    expect(told('2026-03-05', { expect: 'instant' })).toEqual([
      { precision: 'day', day: '2026-03-05' },
      'date-without-time',
    ]);
  });

  it('is told, or a note is made, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}( \d\d:\d\d)?$/)),
        (raw) => {
          const { value, notes } = readTime(raw);
          return value !== undefined || notes.length > 0 || raw.trim() === '';
        },
      ),
    );
  });

  it('of a wall clock is noted where the clock skips it or shows it twice', () => {
    expect(checkLocalTime('2026-03-29T02:30:00', 'Europe/Berlin').map(({ kind }) => kind)).toEqual([
      'local-time-missing',
    ]);
    expect(checkLocalTime('2026-10-25T02:30:00', 'Europe/Berlin').map(({ kind }) => kind)).toEqual([
      'local-time-twice',
    ]);
    expect(checkLocalTime('2026-10-25T04:30:00', 'Europe/Berlin')).toEqual([]);
    expect(checkLocalTime('2026-10-25T04:30:00', 'Elmfield/North').map(({ kind }) => kind)).toEqual(['zone-unknown']);
  });
});

describe('A zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['', undefined],
  ])('%s is taken', (raw, value) => expect(readZone(raw)).toEqual({ value, notes: [] }));
  it.each(['Elmfield/North', '+01:00', 'CEST-1'])('%s is none, with a note', (raw) => {
    expect(readZone(raw)).toMatchObject({ value: undefined, notes: [{ kind: 'zone-unknown' }] });
  });
});

describe('A duration', () => {
  it.each<[string, unknown[]]>([
    ['PT2H', [120]],
    ['PT1H30M', [90]],
    ['PT45M', [45]],
    ['P1D', [1440]],
    ['PT0S', [undefined, 'duration-zero']],
    ['-PT1H', [undefined, 'duration-negative']],
    ['PT26H', [1560, 'duration-unlikely']],
    ['P40D', [undefined, 'duration-too-long']],
    ['P1Y', [undefined, 'duration-unreadable']],
    ['two hours', [undefined, 'duration-unreadable']],
    ['', [undefined]],
  ])('written as "%s"', (raw, expected) => {
    const { value, notes } = readDuration(raw);
    expect([value, ...notes.map(({ kind }) => kind)]).toEqual(expected);
  });

  it('in seconds becomes minutes', () => {
    expect([readSeconds(2701).value, readSeconds(12).value, readSeconds(0).notes.map(({ kind }) => kind)]).toEqual([
      45,
      1,
      ['duration-zero'],
    ]);
  });

  it('as a cue becomes seconds', () => {
    expect([
      readCue('04:30').value,
      readCue('1:15:45').value,
      readCue('00:00:12').value,
      readCue('later').notes.map(({ kind }) => kind),
    ]).toEqual([270, 4545, 12, ['cue-unreadable']]);
  });
});
