import { aggregate, type EventTypeDefinition } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { isErased, type Personal } from '#kernel/personal-data';
import { changed, type ChangesOf } from '#kernel/told-facts';
import type { WrittenText } from '../free-text.js';

/** What the pool holds of a speaker. */
export interface SpeakerProfile {
  /** Part of the address of the profile; derived from the name, so as personal as it. */
  readonly slug: string;
  readonly name: string;
  readonly bio?: WrittenText;
  readonly pronouns?: string;
  /** Names the speaker is also known by. */
  readonly aliases: readonly string[];
  /** By service (github, mastodon, website, ...): a handle or an address, as given. */
  readonly handles: Readonly<Record<string, string>>;
  /** Places the speaker lives in or speaks at without much travel. */
  readonly places: readonly string[];
  readonly topics: readonly string[];
  /** Languages the speaker speaks in, as BCP 47 tags. */
  readonly languages: readonly string[];
  /** Whether the profile is shown to everybody. */
  readonly public: boolean;
}

/** Fields that go when the speaker is erased. */
const personalFields = ['slug', 'name', 'bio', 'pronouns', 'aliases', 'handles', 'places'] as const;
type PersonalField = (typeof personalFields)[number];

/** The profile as events carry it: personal fields may be gone. */
export type ProfileInEvents = {
  readonly [Field in keyof SpeakerProfile]: Field extends PersonalField
    ? Personal<NonNullable<SpeakerProfile[Field]>>
    : SpeakerProfile[Field];
};

type ProfileData = { readonly personId: string } & ProfileInEvents;
type ProfileChange = { readonly personId: string } & ChangesOf<ProfileInEvents>;

export type SpeakerEvent =
  | DomainEvent<'outreach.speaker-joined-pool', ProfileData>
  /** What the speaker changed about themself. */
  | DomainEvent<'outreach.speaker-described', ProfileChange>
  /** What changed at the source that the speaker was entered from. */
  | DomainEvent<'outreach.speaker-entry-renewed', ProfileChange>
  | DomainEvent<'outreach.speaker-left-pool', { personId: string }>;

export type SpeakerState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'in-pool' | 'left';
      readonly profile: SpeakerProfile;
      /** The profile as it was last told by who entered it, whatever the speaker changed since. */
      readonly told: SpeakerProfile;
    }
  | { readonly status: 'erased' };

const withPersonal: EventTypeDefinition<ProfileData> = { personal: [{ of: 'personId', fields: personalFields }] };

/** Somebody who speaks, or would; the stream's id is the person's id. */
export const speaker = aggregate<SpeakerState, SpeakerEvent>({
  category: 'outreach.speaker',
  initial: { status: 'unknown' },
  evolve,
  events: {
    'outreach.speaker-joined-pool': withPersonal,
    'outreach.speaker-described': withPersonal as EventTypeDefinition<ProfileChange>,
    'outreach.speaker-entry-renewed': withPersonal as EventTypeDefinition<ProfileChange>,
    'outreach.speaker-left-pool': {},
  },
});

function evolve(state: SpeakerState, event: SpeakerEvent): SpeakerState {
  if (state.status === 'erased') return state;
  switch (event.type) {
    case 'outreach.speaker-joined-pool': {
      const profile = readable(event.data);
      if (!profile) return { status: 'erased' };
      return { status: 'in-pool', profile, told: state.status === 'left' ? state.told : profile };
    }
    case 'outreach.speaker-described':
    case 'outreach.speaker-entry-renewed': {
      if (state.status === 'unknown') return state;
      const changes = readable(event.data);
      if (!changes) return { status: 'erased' };
      const told = event.type === 'outreach.speaker-described' ? state.told : changed(state.told, changes);
      return { ...state, profile: changed(state.profile, changes), told };
    }
    case 'outreach.speaker-left-pool':
      return state.status === 'unknown' ? state : { ...state, status: 'left' };
  }
}

/** The profile fields of an event's data; undefined once the person was erased. */
function readable(data: ProfileData): SpeakerProfile | undefined;
function readable(data: ProfileChange): ChangesOf<SpeakerProfile> | undefined;
function readable(data: ProfileChange): ChangesOf<SpeakerProfile> | undefined {
  const { personId: _, ...fields } = data;
  return Object.values(fields).some(isErased) ? undefined : (fields as ChangesOf<SpeakerProfile>);
}
