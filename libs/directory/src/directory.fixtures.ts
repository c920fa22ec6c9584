import { newId } from '#kernel/identifiers';
import type { DuplicatesEvent } from './duplicates/duplicates.js';
import type { GroupEvent, GroupProfile } from './group/group.js';
import { pairOf } from './neighbourhood/neighbourhood.js';
import type { NeighbourhoodEvent } from './neighbourhood/neighbourhood.js';
import type { VenueEvent, VenueFacts } from './venue/venue.js';

type Named<E extends { type: string }, Type extends E['type']> = Extract<E, { type: Type }>;

/** Ids of invented groups and venues, so that specs can name them. */
export const fenRuby = '0f3e2c10-0000-4000-8000-000000000001';
export const woldsPython = '0f3e2c10-0000-4000-8000-000000000002';
export const marshRuby = '0f3e2c10-0000-4000-8000-000000000003';
export const oldLibrary = '0f3e2c10-0000-4000-8000-0000000000a1';

/** A group as it was founded; Fen Ruby of Ely unless told otherwise. */
export function aFoundedGroup(
  facts: Partial<GroupProfile> & { groupId?: string; slug?: string; name?: string; fromSource?: boolean } = {},
): Named<GroupEvent, 'directory.group-founded'> {
  return {
    type: 'directory.group-founded',
    data: { groupId: fenRuby, slug: 'fen-ruby', name: 'Fen Ruby', zone: 'Europe/London', ...facts },
  };
}

/** A group that was founded and put on the directory. */
export function aListedGroup(facts: Parameters<typeof aFoundedGroup>[0] = {}): GroupEvent[] {
  const founded = aFoundedGroup({ groupId: newId(), ...facts });
  return [founded, { type: 'directory.group-listed', data: { groupId: founded.data.groupId } }];
}

export const groupListed = (groupId = fenRuby): GroupEvent => ({ type: 'directory.group-listed', data: { groupId } });

export const groupRetired = (groupId = fenRuby): GroupEvent => ({ type: 'directory.group-retired', data: { groupId } });

export const membersCounted = (members: number, countedAt: string, groupId = fenRuby): GroupEvent => ({
  type: 'directory.group-members-counted',
  data: { groupId, members, countedAt },
});

/** A venue as it was recorded; the Old Library in Ely unless told otherwise. */
export function aVenue(
  facts: Partial<VenueFacts> & { venueId?: string; fromSource?: boolean } = {},
): Named<VenueEvent, 'directory.venue-recorded'> {
  return {
    type: 'directory.venue-recorded',
    data: {
      venueId: oldLibrary,
      name: 'The Old Library',
      kind: 'library',
      address: { street: '3 Mere Lane', city: 'Ely', country: 'GB' },
      position: { lat: 52.3995, lon: 0.2624 },
      capacity: 60,
      ...facts,
    },
  };
}

export function neighbourProposed(groupId = fenRuby, neighbourId = woldsPython): NeighbourhoodEvent {
  return { type: 'directory.neighbour-proposed', data: { ...pairOf(groupId, neighbourId), proposedBy: groupId } };
}

export function neighbourAccepted(groupId = woldsPython, neighbourId = fenRuby): NeighbourhoodEvent {
  return { type: 'directory.neighbour-accepted', data: { ...pairOf(groupId, neighbourId), acceptedBy: groupId } };
}

export function groupsJoined(
  keptId = fenRuby,
  mergedId = marshRuby,
): Named<DuplicatesEvent, 'directory.groups-joined'> {
  const evidence = [{ kind: 'same-web-address', detail: 'Both name the same web address.', weight: 6 }];
  return { type: 'directory.groups-joined', data: { keptId, mergedId, evidence } };
}
