import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { changed, type ChangesOf } from '#kernel/told-facts';
import type { WrittenText } from '../free-text.js';

/** A recording, or a stretch of one. */
export interface Recording {
  readonly url: string;
  /** Who keeps it, for example `youtube`. */
  readonly provider?: string;
  readonly startsAtSecond?: number;
  readonly endsAtSecond?: number;
}

/** Anything else that was put on record: a transcript, code, a write-up. */
export interface Material {
  /** Short kebab-case word: `slides`, `transcript`, `code`, `write-up`, `link`, ... */
  readonly kind: string;
  readonly url: string;
  readonly title?: string;
}

/** Where a public record of it stands outside of this network. */
export interface Elsewhere {
  readonly url: string;
  readonly label: string;
}

/** What a talk says and what was kept of it. */
export interface TalkContent {
  readonly title: string;
  /** The title in the language of the talk, where `title` translates it. */
  readonly originalTitle?: string;
  readonly abstract?: WrittenText;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly technologies: readonly string[];
  readonly minutes?: number;
  readonly track?: string;
  readonly recordings: readonly Recording[];
  readonly slides?: string;
  readonly materials: readonly Material[];
  readonly elsewhere?: Elsewhere;
}

/** Who gave a talk, when and where. */
export interface TalkOccasion {
  readonly speakerIds: readonly string[];
  /** Short kebab-case word: `talk`, `lightning`, `keynote`, ...; a `session` holds talks and is none itself. */
  readonly kind: string;
  readonly meetupId?: string;
  readonly groupId?: string;
  /** As far as known: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM, by the clock of the place. */
  readonly on?: string;
  readonly place?: string;
  /** Name of a gathering that no meetup here stands for. */
  readonly occasion?: string;
  /** The session or recording that this talk is part of. */
  readonly parentId?: string;
}

export type TalkFacts = TalkContent & TalkOccasion;

export type TalkEvent =
  | DomainEvent<'outreach.talk-offered', { talkId: string } & TalkFacts>
  | DomainEvent<'outreach.talk-given', { talkId: string } & TalkFacts>
  /** What somebody changed by hand. */
  | DomainEvent<'outreach.talk-described', { talkId: string } & ChangesOf<TalkContent>>
  /** What changed at the source that the talk was recorded from. */
  | DomainEvent<'outreach.talk-record-renewed', { talkId: string } & ChangesOf<TalkContent>>
  /** Who gave it, when or where was corrected; `occasion` is all of it as it is now, `fields` names what changed. */
  | DomainEvent<
      'outreach.talk-reattributed',
      {
        talkId: string;
        by: 'hand' | 'source';
        fields: readonly string[];
        now: TalkOccasion;
        before: { speakerIds: readonly string[]; groupId?: string; meetupId?: string };
      }
    >;

export type TalkState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'offered' | 'given';
      readonly content: TalkContent;
      readonly occasion: TalkOccasion;
      /** As they were last told by the source, whatever was changed by hand since. */
      readonly toldContent: TalkContent;
      readonly toldOccasion: TalkOccasion;
    };

/** One talk: on offer, or given once. The same talk given again is another one. */
export const talk = aggregate<TalkState, TalkEvent>({
  category: 'outreach.talk',
  initial: { status: 'unknown' },
  evolve,
  events: {
    'outreach.talk-offered': {},
    'outreach.talk-given': {},
    'outreach.talk-described': {},
    'outreach.talk-record-renewed': {},
    'outreach.talk-reattributed': {},
  },
});

function evolve(state: TalkState, event: TalkEvent): TalkState {
  switch (event.type) {
    case 'outreach.talk-offered': {
      const { content, occasion } = partsOf(event.data);
      return { status: 'offered', content, occasion, toldContent: content, toldOccasion: occasion };
    }
    case 'outreach.talk-given': {
      const { content: told, occasion } = partsOf(event.data);
      const content = state.status === 'unknown' ? told : givenAsOffered(state.content, told);
      return { status: 'given', content, occasion, toldContent: told, toldOccasion: occasion };
    }
    case 'outreach.talk-described':
    case 'outreach.talk-record-renewed': {
      if (state.status === 'unknown') return state;
      const { talkId: _, ...changes } = event.data;
      const content = changed(state.content, changes);
      if (event.type === 'outreach.talk-described') return { ...state, content };
      return { ...state, content, toldContent: changed(state.toldContent, changes) };
    }
    case 'outreach.talk-reattributed': {
      if (state.status === 'unknown') return state;
      const { by, fields, now } = event.data;
      if (by === 'hand') return { ...state, occasion: now };
      const told = Object.entries(now).filter(([field]) => fields.includes(field));
      const kept = Object.entries(state.toldOccasion).filter(([field]) => !fields.includes(field));
      return {
        ...state,
        occasion: now,
        toldOccasion: Object.fromEntries([...kept, ...told]) as unknown as TalkOccasion,
      };
    }
  }
}

/** What a talk says once it was given: what the record of it does not tell stays as it was offered. */
export function givenAsOffered(offered: TalkContent, told: TalkContent): TalkContent {
  const technologies = told.technologies.length > 0 ? told.technologies : offered.technologies;
  return { ...offered, ...told, technologies };
}

/** What is said apart from who, when and where. */
export function partsOf(facts: TalkFacts): { content: TalkContent; occasion: TalkOccasion } {
  const { speakerIds, kind, meetupId, groupId, on, place, occasion, parentId, ...rest } = facts;
  const { talkId: _, ...content } = rest as TalkContent & { talkId?: string };
  const parts = { speakerIds, kind, meetupId, groupId, on, place, occasion, parentId };
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { content, occasion: Object.fromEntries(present) as unknown as TalkOccasion };
}
