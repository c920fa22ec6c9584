import { formatDay, formatMonth } from '#web/date-format';
import type { Locale } from '#web/messages';

/** Writes a date as exactly as it is known: a year, a month, or a day; a time of day is left out. */
export function partialDate(on: string, locale: Locale): string {
  if (on.length >= 10) return formatDay(on.slice(0, 10), locale);
  return on.length >= 7 ? formatMonth(on.slice(0, 7), locale) : on;
}
