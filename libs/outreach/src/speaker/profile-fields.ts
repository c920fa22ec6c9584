import { ValidateBy } from 'class-validator';

/** Longest slug, in UTF-16 units. */
export const longestSlug = 120;
/** Letters of any script that has no capitals in use here, digits and single dashes. */
export const slugForm = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u;
export const slugMessage = 'slug must be of small letters, digits and single dashes, such as robin-marsh';

const service = /^[a-z][a-z0-9-]{1,29}$/;

/** A map from services to handles or addresses: at most 20, each at most 300 characters. */
export function IsHandles(): PropertyDecorator {
  return ValidateBy({
    name: 'isHandles',
    validator: {
      validate: (value: unknown) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const entries = Object.entries(value);
        return (
          entries.length <= 20 &&
          entries.every(
            ([name, handle]) =>
              service.test(name) && typeof handle === 'string' && handle !== '' && handle.length <= 300,
          )
        );
      },
      defaultMessage: () =>
        'handles must name a service in small letters and give a handle or address of at most 300 characters for it, at most 20 of them',
    },
  });
}
