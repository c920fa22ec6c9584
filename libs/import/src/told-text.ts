import type { ImportInto } from './import-run.js';
import type { SourcePlace } from './sources/source-record.js';
import { warningAt } from './sources/source-record.js';

const longestText = 20_000;

/** A description as a command takes it, or undefined where nothing is said; what is too long is cut, with a warning. */
export function writtenText(
  text: string | undefined,
  into: ImportInto,
  place: SourcePlace,
  field = 'description',
): { text: string; format: 'markdown' | 'html' | 'plain' } | undefined {
  if (!text || text.trim() === '') return undefined;
  const format = /<(?:p|br|div|b|strong|ul|ol|li|a|em|i|h[1-6])\b[^>]*>/i.test(text) ? 'html' : 'markdown';
  return { text: within(text, longestText, into, place, field), format };
}

/** A text of at most so many characters; what is too long is cut, with a warning. */
export function within(text: string, most: number, into: ImportInto, place: SourcePlace, field: string): string {
  if (text.length <= most) return text;
  into.warn(
    warningAt(place, field, {
      kind: 'text-cut',
      message: `${text.length} characters are more than ${most} and were cut`,
    }),
  );
  return `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** A name as an address: letters a to z, digits and single hyphens. */
export function slugOf(name: string, longest = 80): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replace(/\p{M}/gu, '')
    .replaceAll('++', ' plus plus ')
    .replaceAll('#', ' sharp ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 2 ? slug : `x-${slug || 'unnamed'}`.slice(0, longest);
}
