import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { type Changes, withChanges } from '#kernel/changed-facts';
import type { Elsewhere, Link, Place, RichText } from '../stated-facts.js';

export const groupKinds = ['user-group', 'conference', 'organisation', 'other'] as const;
/** What sort of community it is; a user group unless it says otherwise. */
export type GroupKind = (typeof groupKinds)[number];

export const joinModes = ['open', 'approval', 'closed'] as const;
export type JoinMode = (typeof joinModes)[number];

/** What a group says about itself, beside its name. */
export interface GroupProfile {
  readonly kind?: GroupKind;
  readonly description?: RichText;
  readonly place?: Place;
  /** Meets online only, or mostly. */
  readonly online?: boolean;
  /** IANA zone in which its meetups are announced. */
  readonly zone: string;
  readonly technologies?: readonly string[];
  /** BCP 47 tags of the languages that are spoken at its meetups. */
  readonly languages?: readonly string[];
  /** Calendar day, YYYY-MM-DD. */
  readonly foundedOn?: string;
  readonly joinMode?: JoinMode;
  /** What its members are called. */
  readonly memberName?: string;
  /** Other names under which it is known. */
  readonly alsoKnownAs?: readonly string[];
  readonly links?: readonly Link[];
  readonly elsewhere?: Elsewhere;
}

export const profileFields = [
  'kind',
  'description',
  'place',
  'online',
  'zone',
  'technologies',
  'languages',
  'foundedOn',
  'joinMode',
  'memberName',
  'alsoKnownAs',
  'links',
  'elsewhere',
] as const satisfies readonly (keyof GroupProfile)[];

/** `fromSource`: told by a source outside, not by the people of the group; later tellings are measured against it. */
export type GroupEvent =
  | DomainEvent<
      'directory.group-founded',
      { groupId: string; slug: string; name: string; fromSource?: boolean } & GroupProfile
    >
  | DomainEvent<'directory.group-described', { groupId: string; fromSource?: boolean } & Changes<GroupProfile>>
  | DomainEvent<'directory.group-renamed', { groupId: string; name: string; formerName: string; fromSource?: boolean }>
  | DomainEvent<
      'directory.group-slug-changed',
      { groupId: string; slug: string; formerSlug: string; fromSource?: boolean }
    >
  | DomainEvent<'directory.group-former-slug-recorded', { groupId: string; formerSlug: string }>
  | DomainEvent<'directory.group-listed', { groupId: string; fromSource?: boolean }>
  | DomainEvent<'directory.group-retired', { groupId: string; reason?: string; fromSource?: boolean }>
  | DomainEvent<'directory.group-revived', { groupId: string; fromSource?: boolean }>
  | DomainEvent<'directory.group-members-counted', { groupId: string; members: number; countedAt: string }>;

/** One count of the members, the newest first in the list that it begins. */
export interface MemberCount {
  readonly countedAt: string;
  readonly members: number;
  readonly before: MemberCount | undefined;
}

/** Whether a group is on the public directory, off it, or waits for a steward. */
export type Standing = 'proposed' | 'listed' | 'retired';

/** All that a source outside may say of a group. */
export interface SourceTale extends GroupProfile {
  readonly name: string;
  readonly slug: string;
  readonly standing: Standing;
}

export interface KnownGroup {
  readonly status: Standing;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  readonly name: string;
  readonly profile: GroupProfile;
  /** What sources outside said last, field by field. */
  readonly saidBySource: Changes<SourceTale>;
  readonly counts: MemberCount | undefined;
}

export type GroupState = { readonly status: 'unknown' } | KnownGroup;

export const group = aggregate<GroupState, GroupEvent>({
  category: 'directory.group',
  initial: { status: 'unknown' },
  evolve: (state, event) => {
    if (event.type === 'directory.group-founded') {
      const { groupId: _groupId, slug, name, fromSource, ...profile } = event.data;
      const saidBySource: Changes<SourceTale> = fromSource ? { ...profile, name, slug, standing: 'proposed' } : {};
      return { status: 'proposed', slug, formerSlugs: [], name, profile, saidBySource, counts: undefined };
    }
    return state.status === 'unknown' ? state : evolveKnown(state, event);
  },
  events: {
    'directory.group-founded': {},
    'directory.group-described': {},
    'directory.group-renamed': {},
    'directory.group-slug-changed': {},
    'directory.group-former-slug-recorded': {},
    'directory.group-listed': {},
    'directory.group-retired': {},
    'directory.group-revived': {},
    'directory.group-members-counted': {},
  },
});

function evolveKnown(state: KnownGroup, event: Exclude<GroupEvent, { type: 'directory.group-founded' }>): KnownGroup {
  switch (event.type) {
    case 'directory.group-described': {
      const { groupId: _groupId, fromSource, ...changes } = event.data;
      return said({ ...state, profile: withChanges(state.profile, changes) }, fromSource, changes);
    }
    case 'directory.group-renamed': {
      const { name, fromSource } = event.data;
      return said({ ...state, name }, fromSource, { name });
    }
    case 'directory.group-slug-changed': {
      const { slug, formerSlug, fromSource } = event.data;
      const formerSlugs = [...state.formerSlugs.filter((each) => each !== slug), formerSlug];
      return said({ ...state, slug, formerSlugs }, fromSource, { slug });
    }
    case 'directory.group-former-slug-recorded':
      return { ...state, formerSlugs: [...state.formerSlugs, event.data.formerSlug] };
    case 'directory.group-listed':
    case 'directory.group-revived':
      return said({ ...state, status: 'listed' }, event.data.fromSource, { standing: 'listed' });
    case 'directory.group-retired':
      return said({ ...state, status: 'retired' }, event.data.fromSource, { standing: 'retired' });
    case 'directory.group-members-counted':
      return { ...state, counts: withCount(state.counts, event.data) };
  }
}

function said(state: KnownGroup, fromSource: boolean | undefined, tale: Changes<SourceTale>): KnownGroup {
  return fromSource ? { ...state, saidBySource: { ...state.saidBySource, ...tale } } : state;
}

/** Puts a count in its place in time; counts nearly always come in order, so this nearly always costs one step. */
function withCount(
  newest: MemberCount | undefined,
  { members, countedAt }: { readonly members: number; readonly countedAt: string },
): MemberCount {
  const later: MemberCount[] = [];
  let before = newest;
  while (before && before.countedAt > countedAt) {
    later.push(before);
    before = before.before;
  }
  let list: MemberCount = { members, countedAt, before };
  for (const each of later.reverse()) list = { ...each, before: list };
  return list;
}

/** The count that held at an instant. */
export function countAt(newest: MemberCount | undefined, instant: string): MemberCount | undefined {
  let count = newest;
  while (count && count.countedAt > instant) count = count.before;
  return count;
}
