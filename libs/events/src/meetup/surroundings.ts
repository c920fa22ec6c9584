import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { VenuesByIds } from '#directory/venue/venues-by-ids.query';
import type { AnswerOf } from '#kernel/query';
import type { PageRequest } from '#web/page';
import type { Place } from '../stated-facts.js';

export type HostGroup = AnswerOf<GroupsByIds>[number];
export type Venue = AnswerOf<VenuesByIds>[number];

/** The names that meetups are shown with: their groups and venues, by the ids that the meetups know. */
export interface Surroundings {
  readonly groups: ReadonlyMap<string, HostGroup>;
  readonly venues: ReadonlyMap<string, Venue>;
}

/** The part of a meetup that says who hosts it and where. */
export interface Situated {
  readonly hosts: readonly string[];
  readonly venueId?: string;
  readonly place?: Place;
}

const mostAsked = 1000;

/** Asks the directory for the groups and venues of meetups, each once. */
export async function surroundingsOf(ask: PageRequest['ask'], meetups: readonly Situated[]): Promise<Surroundings> {
  const groups = new Map<string, HostGroup>();
  for (const ids of inParts(new Set(meetups.flatMap(({ hosts }) => hosts)))) {
    for (const group of await ask(GroupsByIds, { ids })) groups.set(group.askedId, group);
  }
  const venues = new Map<string, Venue>();
  for (const ids of inParts(new Set(meetups.flatMap(({ venueId }) => venueId ?? [])))) {
    for (const venue of await ask(VenuesByIds, { ids })) venues.set(venue.venueId, venue);
  }
  return { groups, venues };
}

/** The groups that host a meetup, the leading one first, each once. */
export function hostsOf({ hosts }: Situated, { groups }: Surroundings): HostGroup[] {
  const shown = new Map(hosts.flatMap((id) => groups.get(id) ?? []).map((group) => [group.groupId, group]));
  return [...shown.values()];
}

/** The town of a meetup, as far as it is known. */
export function townOf({ venueId, place }: Situated, { venues }: Surroundings): string | undefined {
  return place?.name ?? (venueId ? venues.get(venueId)?.address?.city : undefined);
}

/** The place of a meetup in a few words: the house and the town. */
export function placeLabel(meetup: Situated, surroundings: Surroundings): string | undefined {
  const venue = meetup.venueId ? surroundings.venues.get(meetup.venueId) : undefined;
  const town = townOf(meetup, surroundings);
  if (!venue) return town;
  return town && !venue.name.includes(town) ? `${venue.name}, ${town}` : venue.name;
}

/** The address of a venue in one line. */
export function addressLine({ address }: Venue): string | undefined {
  if (!address) return undefined;
  const { street, postalCode, city, region, display } = address;
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, town, region].filter(Boolean).join(', ') || display;
}

function* inParts(ids: ReadonlySet<string>): Generator<string[]> {
  const all = [...ids];
  for (let at = 0; at < all.length; at += mostAsked) yield all.slice(at, at + mostAsked);
}
