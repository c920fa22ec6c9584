import type { Moment } from '#door/questions';
import { InvalidInput } from '#kernel/rule-violation';

/**
 * Reads `?as-of=` (an instant or a date: the whole day counts, in UTC) and `?recorded=` (a log position or an instant).
 * Throws `InvalidInput` when either is neither.
 */
export function readMoment(query: URLSearchParams): Moment | undefined {
  const asOf = query.get('as-of');
  const recorded = query.get('recorded');
  const moment: { asOf?: string; recorded?: number; recordedAt?: string } = {};
  if (asOf) moment.asOf = instantIn('as-of', asOf);
  if (recorded) {
    if (/^\d{1,15}$/.test(recorded)) moment.recorded = Number(recorded);
    else moment.recordedAt = instantIn('recorded', recorded);
  }
  return Object.keys(moment).length > 0 ? moment : undefined;
}

/** The parameters of the shown moment, for links that stay in it. */
export function withMoment(query: URLSearchParams): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['as-of', 'recorded']) {
    const value = query.get(name);
    if (value) kept[name] = value;
  }
  return kept;
}

function instantIn(field: string, text: string): string {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text;
  const looksRight = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(whole);
  const time = looksRight && dayExists(whole.slice(0, 10)) ? Date.parse(whole) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidInput([
      { field, message: `"${text.slice(0, 40)}" is no date or instant. Write 2024-05-31 or 2024-05-31T18:00:00Z.` },
    ]);
  }
  return new Date(time).toISOString();
}

/** `Date.parse` takes 31 February for 3 March. */
function dayExists(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
