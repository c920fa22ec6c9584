import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { type Changes, withChanges } from '#kernel/changed-facts';
import type { Elsewhere, RichText } from '../stated-facts.js';

export const venueKinds = ['business', 'library', 'bar', 'coworking', 'university', 'online', 'other'] as const;
export type VenueKind = (typeof venueKinds)[number];

/** A postal address as far as it is known. */
export interface Address {
  readonly street?: string;
  readonly city?: string;
  readonly postalCode?: string;
  /** State, county or province. */
  readonly region?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** The address in one line as the source writes it. */
  readonly display?: string;
}

/** What somebody needs to know to get in. */
export interface VenueAccess {
  readonly stepFree?: boolean;
  readonly lift?: boolean;
  readonly accessibleToilets?: boolean;
  /** Doors, bells, badges, hours, transport. */
  readonly notes?: string;
}

export interface Room {
  readonly name: string;
  readonly capacity?: number;
  readonly floor?: string;
}

/** Coordinates (WGS 84, degrees) of a venue. */
export interface VenuePosition {
  readonly lat: number;
  readonly lon: number;
}

export interface VenueFacts {
  readonly name: string;
  readonly kind: VenueKind;
  readonly address?: Address;
  readonly position?: VenuePosition;
  /** People that fit in. */
  readonly capacity?: number;
  readonly access?: VenueAccess;
  readonly rooms?: readonly Room[];
  readonly houseRules?: string;
  readonly description?: RichText;
  readonly website?: string;
  readonly elsewhere?: Elsewhere;
}

export const venueFields = [
  'name',
  'kind',
  'address',
  'position',
  'capacity',
  'access',
  'rooms',
  'houseRules',
  'description',
  'website',
  'elsewhere',
] as const satisfies readonly (keyof VenueFacts)[];

/** `fromSource`: told by a source outside, not by people here; later tellings are measured against it. */
export type VenueEvent =
  | DomainEvent<'directory.venue-recorded', { venueId: string; fromSource?: boolean } & VenueFacts>
  | DomainEvent<'directory.venue-described', { venueId: string; fromSource?: boolean } & Changes<VenueFacts>>
  | DomainEvent<'directory.venue-closed', { venueId: string; reason?: string }>
  | DomainEvent<'directory.venue-reopened', { venueId: string }>;

export interface KnownVenue {
  readonly status: 'open' | 'closed';
  readonly facts: VenueFacts;
  /** What sources outside said last, field by field. */
  readonly saidBySource: Changes<VenueFacts>;
}

export type VenueState = { readonly status: 'unknown' } | KnownVenue;

export const venue = aggregate<VenueState, VenueEvent>({
  category: 'directory.venue',
  initial: { status: 'unknown' },
  evolve: (state, event) => {
    if (event.type === 'directory.venue-recorded') {
      const { venueId: _venueId, fromSource, ...facts } = event.data;
      return { status: 'open', facts, saidBySource: fromSource ? facts : {} };
    }
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
  events: {
    'directory.venue-recorded': {},
    'directory.venue-described': {},
    'directory.venue-closed': {},
    'directory.venue-reopened': {},
  },
});

function evolveKnown(state: KnownVenue, event: Exclude<VenueEvent, { type: 'directory.venue-recorded' }>): KnownVenue {
  switch (event.type) {
    case 'directory.venue-described': {
      const { venueId: _venueId, fromSource, ...changes } = event.data;
      const saidBySource = fromSource ? { ...state.saidBySource, ...changes } : state.saidBySource;
      return { ...state, facts: withChanges(state.facts, changes), saidBySource };
    }
    case 'directory.venue-closed':
      return { ...state, status: 'closed' };
    case 'directory.venue-reopened':
      return { ...state, status: 'open' };
  }
}
