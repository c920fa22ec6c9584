import { GroupBySlug } from '#directory/group/group-by-slug.query';
import { foldPlaceName } from '#geography/fold-place-name';
import { InvalidInput } from '#kernel/rule-violation';
import type { PageRequest } from '#web/page';
import { type MeetupFormat, meetupFormats } from '../meetup/meetup.js';
import { technologyKey } from '../meetup/meetups.view.js';
import { type Situated, type Surroundings, townOf } from '../meetup/surroundings.js';

/** What somebody wants to see in a calendar; all conditions must be met. */
export interface CalendarWish {
  /** Slug. */
  readonly group?: string;
  readonly technology?: string;
  /** Name of a town. */
  readonly place?: string;
  readonly format?: MeetupFormat;
}

const wishFields = ['group', 'technology', 'place', 'format'] as const satisfies readonly (keyof CalendarWish)[];
const longestWish = 120;

/** Reads the filters of an address. Throws `InvalidInput` for a format that there is not. */
export function readWish(query: URLSearchParams): CalendarWish {
  const wish: { -readonly [Name in keyof CalendarWish]?: string } = {};
  for (const name of wishFields) {
    const value = query.get(name)?.trim().slice(0, longestWish);
    if (value) wish[name] = value;
  }
  if (wish.format !== undefined && !(meetupFormats as readonly string[]).includes(wish.format)) {
    throw new InvalidInput([{ field: 'format', message: `format must be one of ${meetupFormats.join(', ')}` }]);
  }
  return wish as CalendarWish;
}

/** The wish as a query string without the question mark. */
export function wishQuery(wish: CalendarWish, more: Readonly<Record<string, string | undefined>> = {}): string {
  const said = Object.entries({ ...more, ...wish }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(said).toString();
}

/** An address with the wish and other parameters. */
export function withWish(
  path: string,
  wish: CalendarWish,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = wishQuery(wish, more);
  return query ? `${path}?${query}` : path;
}

/** The group of a wish, under all ids that it is known by; undefined where nobody has or had this slug. */
export async function groupOfWish(
  ask: PageRequest['ask'],
  slug: string,
): Promise<{ readonly ids: readonly string[]; readonly name: string; readonly slug: string } | undefined> {
  let found = await ask(GroupBySlug, { slug });
  if (found.kind === 'moved') found = await ask(GroupBySlug, { slug: found.slug });
  if (found.kind !== 'group') return undefined;
  const { groupId, standsFor, name, slug: present } = found.entry;
  return { ids: [groupId, ...standsFor], name, slug: present };
}

/** Whether a meetup is what somebody wants to see, its group aside. */
export function fits(
  meetup: Situated & { readonly technologies: readonly string[]; readonly format: MeetupFormat },
  { technology, place, format }: CalendarWish,
  surroundings: Surroundings,
): boolean {
  if (format && meetup.format !== format) return false;
  if (technology) {
    const wanted = technologyKey(technology);
    if (!meetup.technologies.some((each) => technologyKey(each) === wanted)) return false;
  }
  return place === undefined || isIn(meetup, place, surroundings);
}

/** Whether a meetup takes place in a town, however its name is written. */
export function isIn(meetup: Situated, place: string, surroundings: Surroundings): boolean {
  const town = townOf(meetup, surroundings);
  return town !== undefined && foldPlaceName(town) === foldPlaceName(place);
}
