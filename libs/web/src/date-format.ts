import { formattingTags, type Locale } from './messages.js';

/** A point in time: ISO 8601 with an offset, or milliseconds since 1970. */
export type Instant = string | number | Date;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function formatterOf(tag: string, zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${tag}|${zone}|${name}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter;
}

const dateStyles = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof dateStyles;

const instantOf = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/**
 * Writes the day that a clock in the zone (IANA name) shows: `full` has the weekday, `day` has no year.
 * Throws a RangeError for an instant or a zone that does not exist, as do the other functions here.
 */
export function formatDate(instant: Instant, zone: string, locale: Locale, style: DateStyle = 'long'): string {
  return formatterOf(formattingTags[locale], zone, style, dateStyles[style]).format(instantOf(instant));
}

/** Writes the time of day in the zone, hours and minutes of a 24-hour clock. */
export function formatTime(instant: Instant, zone: string, locale: Locale): string {
  return timeOf(formattingTags[locale], zone).format(instantOf(instant));
}

const timeOf = (tag: string, zone: string) =>
  formatterOf(tag, zone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/**
 * Writes from when to when, with the zone's abbreviation unless `withZone` is false: `19:00–21:30 CET`.
 * An end on another day gets its date, more than a day apart.
 */
export function formatTimeRange(
  start: Instant,
  end: Instant | undefined,
  zone: string,
  locale: Locale,
  { withZone = true }: { withZone?: boolean } = {},
): string {
  const suffix = withZone ? ` ${zoneAbbreviation(start, zone)}` : '';
  const from = formatTime(start, zone, locale);
  if (end === undefined) return from + suffix;
  const to = formatTime(end, zone, locale);
  const hours = (instantOf(end).getTime() - instantOf(start).getTime()) / 3_600_000;
  if (hours >= 12 && dayOf(start, zone) !== dayOf(end, zone))
    return `${from} – ${formatDate(end, zone, locale, 'day')}, ${to}${suffix}`;
  return `${from}–${to}${suffix}`;
}

/** Writes day and time in the zone, with the zone's abbreviation. */
export function formatDateTime(instant: Instant, zone: string, locale: Locale, style: DateStyle = 'long'): string {
  return `${formatDate(instant, zone, locale, style)}, ${formatTime(instant, zone, locale)} ${zoneAbbreviation(instant, zone)}`;
}

/** Gives the letters that people of the zone use (CET, BST, EST), else the offset (GMT+5:30). */
export function zoneAbbreviation(instant: Instant, zone: string): string {
  let shown = '';
  for (const tag of ['en-GB', 'en-US', 'en-AU', 'en-IN']) {
    const parts = formatterOf(tag, zone, 'zone', { timeZoneName: 'short', hour: 'numeric' }).formatToParts(
      instantOf(instant),
    );
    shown = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (!/[+\-−]\d/.test(shown)) return shown;
  }
  return shown;
}

/** Gives the day in the zone as YYYY-MM-DD. */
export function dayOf(instant: Instant, zone: string): string {
  const parts = formatterOf('en-u-ca-iso8601', zone, 'iso', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instantOf(instant));
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${value('year').padStart(4, '0')}-${value('month')}-${value('day')}`;
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Writes a calendar day (YYYY-MM-DD) that belongs to no zone. */
export function formatDay(day: string, locale: Locale, style: DateStyle = 'long'): string {
  return formatDate(noonOf(day), 'UTC', locale, style);
}

/** Writes a month (YYYY-MM) with its year: `March 2026`. */
export function formatMonth(month: string, locale: Locale): string {
  const tag = formattingTags[locale];
  return formatterOf(tag, 'UTC', 'month', { month: 'long', year: 'numeric' }).format(noonOf(`${month}-01`));
}

/** Names the days of the week, Monday first, in full and short. */
export function weekdayNames(locale: Locale): readonly { readonly full: string; readonly short: string }[] {
  const tag = formattingTags[locale];
  const full = formatterOf(tag, 'UTC', 'weekday-long', { weekday: 'long' });
  const short = formatterOf(tag, 'UTC', 'weekday-short', { weekday: 'short' });
  return [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const monday = noonOf(`2024-01-0${day}`);
    return { full: full.format(monday), short: short.format(monday).replace(/\.$/, '') };
  });
}

/** The parts of a day as typographic objects. */
export type DateParts = {
  /** YYYY-MM-DD */
  readonly iso: string;
  readonly day: string;
  readonly month: string;
  readonly weekday: string;
  readonly year: string;
  readonly full: string;
};

/** Takes the day that a clock in the zone shows apart, for a date block. */
export function datePartsOf(instant: Instant, zone: string, locale: Locale): DateParts {
  const tag = formattingTags[locale];
  const iso = dayOf(instant, zone);
  const at = instantOf(instant);
  return {
    iso,
    day: String(Number(iso.slice(8))),
    month: formatterOf(tag, zone, 'month-short', { month: 'short' }).format(at).replace(/\.$/, ''),
    weekday: formatterOf(tag, zone, 'weekday-short', { weekday: 'short' }).format(at).replace(/\.$/, ''),
    year: String(Number(iso.slice(0, 4))),
    full: formatDate(at, zone, locale, 'full'),
  };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Writes a number as the language does, with at most `digits` places after the point. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const key = `${locale}|${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(formattingTags[locale], { maximumFractionDigits: digits });
    numberFormats.set(key, format);
  }
  return format.format(value);
}
