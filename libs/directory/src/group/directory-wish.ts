import { findPlace } from '#geography/gazetteer';
import { type GroupOrder, groupOrders } from './find-groups.query.js';

/** What somebody asks of the directory, as its address says it. */
export interface DirectoryWish {
  readonly words?: string;
  readonly technology?: string;
  /** Name of a place, as typed. */
  readonly place?: string;
  /** `lat,lon` instead of a name: where a cluster of the map leads. */
  readonly at?: string;
  readonly km?: number;
  readonly sort?: GroupOrder;
  readonly after?: string;
}

/** Reads the wish from the query string; what cannot be meant is left out. */
export function readWish(query: URLSearchParams): DirectoryWish {
  const text = (name: string, longest: number) => query.get(name)?.trim().slice(0, longest) || undefined;
  const km = Number(query.get('km') ?? '');
  const sort = groupOrders.find((each) => each === query.get('sort'));
  return {
    ...given('words', text('words', 200)),
    ...given('technology', text('technology', 60)),
    ...given('place', text('place', 120)),
    ...given('at', text('at', 60)),
    ...given('km', km >= 1 && km <= 20_000 ? km : undefined),
    ...given('sort', sort),
    ...given('after', text('after', 2000)),
  };
}

/** Where a wish is centred, what that place is called, or that there is no such place. */
export type WishedPlace =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'here'; readonly lat: number; readonly lon: number; readonly name?: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** Finds the place of a wish in the gazetteer. */
export function placeOf({ place, at }: DirectoryWish): WishedPlace {
  if (place) {
    const found = findPlace(place);
    return found
      ? { kind: 'here', lat: found.lat, lon: found.lon, name: found.name }
      : { kind: 'unknown', name: place };
  }
  const [lat = Number.NaN, lon = Number.NaN] = (at ?? '').split(',').map(Number);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { kind: 'here', lat, lon } : { kind: 'anywhere' };
}

/** The address of a wish, without its cursor unless one is given. */
export function hrefOf(wish: DirectoryWish): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish)) if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '/groups' : `/groups?${text}`;
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
}
