import type { Note, Noted } from '../source-record.js';

/**
 * A time as far as the source tells it. `instant` is UTC and ends in Z; `local` is the wall clock without a zone, to seconds;
 * `offset` is what the source wrote, such as `+01:00`.
 */
export type SourceTime =
  | { precision: 'instant'; instant: string; local: string; offset: string }
  | { precision: 'local'; local: string }
  | { precision: 'day'; day: string }
  | { precision: 'month'; month: string }
  | { precision: 'year'; year: number };

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthNumber = (name: string): number => {
  const word = name.toLowerCase();
  return word.length < 3 ? 0 : months.findIndex((month) => month.startsWith(word)) + 1;
};

const two = (value: number): string => String(value).padStart(2, '0');

const isDay = (day: string): boolean => {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day;
  } catch {
    return false;
  }
};

const clock =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const isPossible = (day: string, hour: string, minute: string, second: string): boolean =>
  isDay(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;

const normalOffset = (offset: string): string =>
  /^(?:z|utc|gmt)$/i.test(offset)
    ? '+00:00'
    : offset.includes(':')
      ? offset
      : `${offset.slice(0, 3)}:${offset.slice(3)}`;

/** Which of the readings a source wants of `3/4/2020`. */
export type DayOrder = 'day-first' | 'month-first';

const numericDay = (text: string, order: DayOrder | undefined): Noted<string | undefined> => {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!parts) return { value: undefined, notes: [] };
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const sides = { 'day-first': [second, first], 'month-first': [first, second] } as const;
  const chosen = order ?? (parts[2] === '.' || first > 12 ? 'day-first' : 'month-first');
  const asDay = (side: DayOrder): string => `${parts[4]}-${two(sides[side][0])}-${two(sides[side][1])}`;
  const other: DayOrder = chosen === 'day-first' ? 'month-first' : 'day-first';
  const picked = isDay(asDay(chosen)) ? asDay(chosen) : isDay(asDay(other)) ? asDay(other) : undefined;
  const unsure =
    picked !== undefined && order === undefined && parts[2] !== '.' && first <= 12 && second <= 12 && first !== second;
  return {
    value: picked,
    notes: unsure
      ? [
          {
            kind: 'date-ambiguous',
            message: `${JSON.stringify(text)} may be read two ways; it was read as ${picked}. Write dates as 2020-04-30`,
          },
        ]
      : [],
  };
};

/**
 * A time from ISO 8601 and from what sources write beside it (`2025-01-29 14:51:00 UTC`, `June 2020`, `June 24th 2020`, `04/24/2014`, `2019`).
 * Without a zone, without a day or without a month it is told as exactly as it is known, with a note where more was to be expected;
 * what is no time at all, such as 31 April, is none, with a note.
 */
export const readTime = (
  raw: string,
  { expect = 'day', order }: { expect?: 'instant' | 'day'; order?: DayOrder } = {},
): Noted<SourceTime | undefined> => {
  const text = raw.trim();
  if (text === '') return { value: undefined, notes: [] };
  const notes: Note[] = [];
  const coarse = (precision: string, kind: string): void =>
    void notes.push({
      kind,
      message: `${JSON.stringify(text)} names ${precision}; it was kept as exactly as it is known`,
    });
  const withClock = clock.exec(text);
  if (withClock && isPossible(withClock[1]!, withClock[2]!, withClock[3]!, withClock[4] ?? '00')) {
    const local = `${withClock[1]}T${two(Number(withClock[2]))}:${two(Number(withClock[3]))}:${two(Number(withClock[4] ?? 0))}`;
    const zone = withClock[5];
    if (!zone) {
      notes.push({
        kind: 'date-without-zone',
        message: `${JSON.stringify(text)} has no zone and no offset; it was kept as wall clock time`,
      });
      return { value: { precision: 'local', local }, notes };
    }
    const offset = normalOffset(zone);
    try {
      return {
        value: { precision: 'instant', instant: Temporal.Instant.from(`${local}${offset}`).toString(), local, offset },
        notes,
      };
    } catch {
      // An offset such as +99:00 is no time.
    }
  }
  const noClock = (): void => {
    if (expect === 'instant') coarse('a day without a time', 'date-without-time');
  };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)) {
    noClock();
    return { value: { precision: 'day', day: text }, notes };
  }
  const written =
    /^(?:([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4}))$/i.exec(
      text,
    );
  if (written) {
    const month = monthNumber(written[1] ?? written[5] ?? '');
    const day = `${written[3] ?? written[6]}-${two(month)}-${two(Number(written[2] ?? written[4]))}`;
    if (month > 0 && isDay(day)) {
      noClock();
      return { value: { precision: 'day', day }, notes };
    }
  }
  const numeric = numericDay(text, order);
  if (numeric.value) {
    noClock();
    return { value: { precision: 'day', day: numeric.value }, notes: [...notes, ...numeric.notes] };
  }
  const monthOnly = /^(?:([a-z]{3,9})\.?,? (\d{4})|(\d{4})-(\d{2}))$/i.exec(text);
  if (monthOnly) {
    const month = monthOnly[1] ? monthNumber(monthOnly[1]) : Number(monthOnly[4]);
    if (month >= 1 && month <= 12) {
      coarse('a month without a day', 'month-without-day');
      return { value: { precision: 'month', month: `${monthOnly[2] ?? monthOnly[3]}-${two(month)}` }, notes };
    }
  }
  if (/^(?:19|20)\d{2}$/.test(text)) {
    coarse('a year without a day', 'year-without-day');
    return { value: { precision: 'year', year: Number(text) }, notes };
  }
  return {
    value: undefined,
    notes: [
      {
        kind: 'date-unreadable',
        message: `${JSON.stringify(text.slice(0, 60))} is not a date that can be read; it was left out`,
      },
    ],
  };
};

/** The wall clock time in a zone, with a note where the clock skips it or shows it twice there (RFC 5545 section 3.3.5). */
export const checkLocalTime = (local: string, zone: string): Note[] => {
  try {
    const wall = Temporal.PlainDateTime.from(local);
    const [earlier, later] = [
      wall.toZonedDateTime(zone, { disambiguation: 'earlier' }),
      wall.toZonedDateTime(zone, { disambiguation: 'later' }),
    ];
    if (earlier.epochMilliseconds === later.epochMilliseconds) return [];
    return earlier.toPlainDateTime().equals(wall)
      ? [
          {
            kind: 'local-time-twice',
            message: `${local} comes twice in ${zone}, where the clock is put back; somebody must say which is meant`,
          },
        ]
      : [
          {
            kind: 'local-time-missing',
            message: `${local} does not exist in ${zone}, where the clock is put forward; somebody must say what is meant`,
          },
        ];
  } catch {
    return [
      { kind: 'zone-unknown', message: `${JSON.stringify(zone.slice(0, 60))} is not a time zone of the IANA database` },
    ];
  }
};

/** An IANA zone in its spelling of record, or none with a note. */
export const readZone = (raw: string): Noted<string | undefined> => {
  const text = raw.trim();
  if (text === '') return { value: undefined, notes: [] };
  try {
    if (/^[+-]/.test(text)) throw new RangeError('an offset is no zone');
    return {
      value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === 'UTC' ? 'UTC' : text,
      notes: [],
    };
  } catch {
    return {
      value: undefined,
      notes: [
        {
          kind: 'zone-unknown',
          message: `${JSON.stringify(text.slice(0, 60))} is not a time zone of the IANA database; it was left out`,
        },
      ],
    };
  }
};
