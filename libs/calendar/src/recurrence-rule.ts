const weekday = '(?:SU|MO|TU|WE|TH|FR|SA)';
const list = (item: string): RegExp => new RegExp(`^${item}(?:,${item})*$`);
const until = /^\d{8}(?:T\d{6}Z?)?$/;

const numbers =
  (from: number, to: number, signed: boolean) =>
  (value: string): boolean =>
    value.split(',').every((one) => {
      if (!(signed ? /^[+-]?\d{1,3}$/ : /^\d{1,3}$/).test(one)) return false;
      const size = Math.abs(Number(one));
      return size >= from && size <= to;
    });
const count = (value: string): boolean => /^\d{1,9}$/.test(value) && Number(value) > 0;

/** The parts of a rule and what each may hold (RFC 5545 3.3.10, RFC 7529 4). */
const parts: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['FREQ', (value: string) => /^(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(value)],
  ['UNTIL', (value: string) => until.test(value)],
  ['COUNT', count],
  ['INTERVAL', count],
  ['BYSECOND', numbers(0, 60, false)],
  ['BYMINUTE', numbers(0, 59, false)],
  ['BYHOUR', numbers(0, 23, false)],
  ['BYDAY', (value: string) => list(`(?:[+-]?(?:[1-9]|[1-4]\\d|5[0-3]))?${weekday}`).test(value)],
  ['BYMONTHDAY', numbers(1, 31, true)],
  ['BYYEARDAY', numbers(1, 366, true)],
  ['BYWEEKNO', numbers(1, 53, true)],
  ['BYMONTH', (value: string) => list('(?:[1-9]|0[1-9]|1[0-3])L?').test(value)],
  ['BYSETPOS', numbers(1, 366, true)],
  ['WKST', (value: string) => new RegExp(`^${weekday}$`).test(value)],
  ['RSCALE', (value: string) => /^[A-Z0-9-]+$/.test(value)],
  ['SKIP', (value: string) => /^(?:OMIT|BACKWARD|FORWARD)$/.test(value)],
]);

/** Longest rule that is kept; a hundred times what calendars write. */
export const longestRule = 1000;

/** What is wrong with the text of a recurrence rule (RFC 5545 3.3.10), in words, or undefined when nothing is. */
export const ruleProblem = (rule: string): string | undefined => {
  if (rule.length > longestRule) return `The rule is longer than ${longestRule} characters.`;
  const seen = new Map<string, string>();
  for (const part of rule.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).toUpperCase();
    const value = part.slice(at + 1).toUpperCase();
    const allowed = parts.get(name);
    if (!allowed) return `"${part.slice(0, 40)}" is no part of a rule.`;
    if (seen.has(name)) return `The rule says ${name} twice.`;
    if (!allowed(value)) return `${name}=${value.slice(0, 40)} is not possible.`;
    seen.set(name, value);
  }
  const frequency = seen.get('FREQ');
  if (frequency === undefined) return 'The rule does not say FREQ.';
  if (seen.has('COUNT') && seen.has('UNTIL')) return 'COUNT and UNTIL exclude each other.';
  if (
    /\d/.test(seen.get('BYDAY') ?? '') &&
    !(frequency === 'MONTHLY' || (frequency === 'YEARLY' && !seen.has('BYWEEKNO')))
  )
    return 'BYDAY may count days only in MONTHLY rules and in YEARLY ones without BYWEEKNO.';
  if (seen.has('BYMONTHDAY') && frequency === 'WEEKLY') return 'BYMONTHDAY does not go with WEEKLY.';
  if (seen.has('BYYEARDAY') && /^(?:DAILY|WEEKLY|MONTHLY)$/.test(frequency))
    return `BYYEARDAY does not go with ${frequency}.`;
  if (seen.has('BYWEEKNO') && frequency !== 'YEARLY') return 'BYWEEKNO goes with YEARLY only.';
  if (seen.has('BYSETPOS') && ![...seen.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS'))
    return 'BYSETPOS needs another BY part.';
  return undefined;
};
