import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { withChanges, type Changes } from '#kernel/changed-facts';
import type { Place, WebLink, WrittenText } from '../stated-facts.js';

export const meetupFormats = [
  'presentations',
  'lightning-talks',
  'code-review',
  'video',
  'social',
  'hands-on',
  'sprint',
  'dojo',
  'project-night',
  'workshop',
  'slide-karaoke',
  'unconference',
  'hackathon',
  'rehearsal',
  'conference',
  'other',
] as const;
/** What people do at a meetup. */
export type MeetupFormat = (typeof meetupFormats)[number];

export const meetupModes = ['in-person', 'online', 'hybrid'] as const;
/** Whether people come to a place, to an address on the net, or may choose. */
export type MeetupMode = (typeof meetupModes)[number];

/**
 * When a meetup begins, as its organiser says it: wall clock, IANA zone and ISO duration. The instant is derived where
 * it is needed, as zones change their rules. A duration of PT0S stands for a length that nobody knows.
 */
export interface MeetupStart {
  readonly local: string;
  readonly zone: string;
  readonly duration: string;
  readonly choice?: 'earlier' | 'later';
}

/** What a meetup is about. */
export interface MeetupProfile {
  readonly title: string;
  readonly description?: WrittenText;
  readonly format: MeetupFormat;
  readonly technologies?: readonly string[];
  /** BCP 47 tag. */
  readonly language?: string;
  /** Seats that were announced. */
  readonly capacity?: number;
  readonly series?: { readonly seriesId: string; readonly name: string };
  /** The page of the same meetup on another site. */
  readonly elsewhere?: WebLink;
}

export const profileFields = [
  'title',
  'description',
  'format',
  'technologies',
  'language',
  'capacity',
  'series',
  'elsewhere',
] as const satisfies readonly (keyof MeetupProfile)[];

/** Where a meetup takes place. The place is the town, by which it is found; the venue is the house. */
export interface Whereabouts {
  readonly mode: MeetupMode;
  readonly venueId?: string;
  readonly online?: { readonly url?: string };
  readonly place?: Place;
}

export const whereaboutsFields = [
  'mode',
  'venueId',
  'online',
  'place',
] as const satisfies readonly (keyof Whereabouts)[];

/** How a meetup went, told afterwards. */
export interface Outcome {
  /** People who were there. */
  readonly attended?: number;
  /** People who were there for the first time. */
  readonly newFaces?: number;
  readonly recap?: WrittenText;
  readonly recordings?: readonly WebLink[];
  readonly slides?: readonly WebLink[];
  readonly photos?: readonly WebLink[];
}

export const outcomeFields = [
  'attended',
  'newFaces',
  'recap',
  'recordings',
  'slides',
  'photos',
] as const satisfies readonly (keyof Outcome)[];

/**
 * `past`: recorded from an archive, so nobody was invited by it. `fromSource`: told by a source outside, not by the
 * people of the group; its later tellings are measured against it.
 */
export type MeetupEvent =
  | DomainEvent<
      'events.meetup-announced',
      {
        meetupId: string;
        /** Group ids; the first one leads. */
        hosts: readonly string[];
        start: MeetupStart;
        past?: boolean;
        fromSource?: boolean;
      } & MeetupProfile &
        Whereabouts
    >
  | DomainEvent<'events.meetup-described', { meetupId: string; fromSource?: boolean } & Changes<MeetupProfile>>
  | DomainEvent<
      'events.meetup-rescheduled',
      { meetupId: string; start: MeetupStart; before: MeetupStart; fromSource?: boolean }
    >
  | DomainEvent<'events.meetup-moved', { meetupId: string; before: Whereabouts; fromSource?: boolean } & Whereabouts>
  | DomainEvent<'events.meetup-hosts-recorded', { meetupId: string; hosts: readonly string[]; fromSource?: boolean }>
  | DomainEvent<'events.meetup-cancelled', { meetupId: string; reason?: string; fromSource?: boolean }>
  | DomainEvent<'events.meetup-reinstated', { meetupId: string; fromSource?: boolean }>
  | DomainEvent<'events.meetup-withdrawn', { meetupId: string; reason?: string; fromSource?: boolean }>
  | DomainEvent<'events.meetup-held', { meetupId: string; fromSource?: boolean } & Changes<Outcome>>;

export const meetupStandings = ['takes-place', 'cancelled', 'withdrawn'] as const;
/** Whether a meetup takes (or took) place, was called off, or should never have been listed. */
export type MeetupStanding = (typeof meetupStandings)[number];

/** All that a source outside may say of a meetup. */
export interface SourceTale extends MeetupProfile, Whereabouts, Outcome {
  readonly start: MeetupStart;
  readonly hosts: readonly string[];
  readonly standing: MeetupStanding;
}

export interface KnownMeetup {
  readonly status: MeetupStanding;
  readonly hosts: readonly string[];
  readonly start: MeetupStart;
  readonly profile: MeetupProfile;
  readonly whereabouts: Whereabouts;
  readonly outcome: Outcome;
  /** What sources outside said last, field by field. */
  readonly toldBySource: Changes<SourceTale>;
}

export type MeetupState = { readonly status: 'unknown' } | KnownMeetup;

export const meetup = aggregate<MeetupState, MeetupEvent>({
  category: 'events.meetup',
  initial: { status: 'unknown' },
  evolve: (state, event) => {
    if (event.type === 'events.meetup-announced') {
      const { meetupId: _meetupId, past: _past, fromSource, hosts, start, ...rest } = event.data;
      const { mode, venueId, online, place, ...profile } = rest;
      const whereabouts = { mode, ...(venueId && { venueId }), ...(online && { online }), ...(place && { place }) };
      const toldBySource: Changes<SourceTale> = fromSource ? { hosts, start, ...rest, standing: 'takes-place' } : {};
      return { status: 'takes-place', hosts, start, profile, whereabouts, outcome: {}, toldBySource };
    }
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
  events: {
    'events.meetup-announced': {},
    'events.meetup-described': {},
    'events.meetup-rescheduled': {},
    'events.meetup-moved': {},
    'events.meetup-hosts-recorded': {},
    'events.meetup-cancelled': {},
    'events.meetup-reinstated': {},
    'events.meetup-withdrawn': {},
    'events.meetup-held': {},
  },
});

function evolveKnown(
  state: KnownMeetup,
  event: Exclude<MeetupEvent, { type: 'events.meetup-announced' }>,
): KnownMeetup {
  switch (event.type) {
    case 'events.meetup-described': {
      const { meetupId: _meetupId, fromSource, ...changes } = event.data;
      return told({ ...state, profile: withChanges(state.profile, changes) }, fromSource, changes);
    }
    case 'events.meetup-rescheduled': {
      const { start, fromSource } = event.data;
      return told({ ...state, start }, fromSource, { start });
    }
    case 'events.meetup-moved': {
      const { meetupId: _meetupId, before: _before, fromSource, ...whereabouts } = event.data;
      const { mode, venueId = null, online = null, place = null } = whereabouts;
      return told({ ...state, whereabouts }, fromSource, { mode, venueId, online, place });
    }
    case 'events.meetup-hosts-recorded': {
      const { hosts, fromSource } = event.data;
      return told({ ...state, hosts }, fromSource, { hosts });
    }
    case 'events.meetup-cancelled':
      return told({ ...state, status: 'cancelled' }, event.data.fromSource, { standing: 'cancelled' });
    case 'events.meetup-reinstated':
      return told({ ...state, status: 'takes-place' }, event.data.fromSource, { standing: 'takes-place' });
    case 'events.meetup-withdrawn':
      return told({ ...state, status: 'withdrawn' }, event.data.fromSource, { standing: 'withdrawn' });
    case 'events.meetup-held': {
      const { meetupId: _meetupId, fromSource, ...changes } = event.data;
      return told({ ...state, outcome: withChanges(state.outcome, changes) }, fromSource, changes);
    }
  }
}

function told(state: KnownMeetup, fromSource: boolean | undefined, tale: Changes<SourceTale>): KnownMeetup {
  return fromSource ? { ...state, toldBySource: { ...state.toldBySource, ...tale } } : state;
}
