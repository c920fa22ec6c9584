import { IsUrl, Length, ValidateBy } from 'class-validator';

/** Longest slug, in UTF-16 units. */
export const longestSlug = 120;
/** Letters of any script that has no capitals in use here, digits and single dashes. */
export const slugForm = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u;
export const slugMessage = 'slug must be of small letters, digits and single dashes, such as quay-and-sons';

const address = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const noAddress = { message: '$property must be a web address that begins with http:// or https://' };

/** A web address (http or https) of at most 2,000 characters. */
export function IsWebAddress(): PropertyDecorator {
  return (target, property) => {
    IsUrl(address, noAddress)(target, property);
    Length(1, 2000)(target, property);
  };
}

const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is a day, month or year that exists. */
export function isPartialDay(value: unknown): boolean {
  const match = typeof value === 'string' ? written.exec(value) : null;
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** A day, or its month or year where no more is known. */
export function IsPartialDay(): PropertyDecorator {
  return ValidateBy({
    name: 'isPartialDay',
    validator: {
      validate: isPartialDay,
      defaultMessage: () => '$property must be a date as far as it is known: 2026, 2026-03 or 2026-03-29',
    },
  });
}
