import { foldPlaceName } from '#geography/fold-place-name';
import type { PersonEvent } from '#identity/published';
import { isErased } from '#kernel/personal-data';
import { rowsWhere, view } from '#kernel/view';
import { foldText } from '#matching/text-folding';
import { searchEntries, wordsToIndex } from '#web/search-words';
import { changed, type ChangesOf } from '#kernel/told-facts';
import type { SpeakerDuplicatesEvent } from '../duplicates/speaker-duplicates.js';
import type { TalkDuplicatesEvent } from '../duplicates/talk-duplicates.js';
import type { TalkEvent, TalkFacts, TalkOccasion } from '../talk/talk.js';
import type { ProfileInEvents, SpeakerEvent, SpeakerProfile } from './speaker.js';

/** A talk that somebody gave, as far as the pool sorts and finds people by it. */
export interface GivenTalk {
  readonly talkId: string;
  /** As far as known: YYYY to YYYY-MM-DDTHH:MM. */
  readonly on?: string;
  readonly groupId?: string;
  readonly place?: string;
  readonly technologies: readonly string[];
  /** The talk that this record of it is shown as. */
  readonly shownAs?: string;
}

/**
 * Somebody who speaks. `unlisted` is somebody of whom only talks are known; who left or was erased keeps nothing but
 * them. Profile fields are missing where they are not known, or not any more.
 */
export interface SpeakerEntry extends Partial<SpeakerProfile> {
  readonly personId: string;
  readonly status: 'unlisted' | 'in-pool' | 'left' | 'erased';
  readonly formerSlugs: readonly string[];
  readonly talks: readonly GivenTalk[];
  /** The entry that this one is shown as. */
  readonly shownAs?: string;
}

type Seen = SpeakerEvent | SpeakerDuplicatesEvent | TalkEvent | TalkDuplicatesEvent | PersonEvent;

/** Whether everybody may see the profile. */
export function isPublicSpeaker(row: SpeakerEntry): row is SpeakerEntry & { name: string; slug: string } {
  return row.status === 'in-pool' && row.public === true && row.name !== undefined && row.slug !== undefined;
}

const isListedSpeaker = (row: SpeakerEntry): boolean => isPublicSpeaker(row) && row.shownAs === undefined;

const own = (event: { readonly data: { readonly personId: string } }) => [event.data.personId];
const merged = (event: { readonly data: { readonly mergedId: string } }) => [event.data.mergedId];

/** The speaker pool: who speaks, on what, where, and what they gave. The one view beside sign-in that holds names. */
export const speakerPool = view<SpeakerEntry, Seen>({
  name: 'outreach.speaker-pool',
  version: 1,
  personal: true,
  on: {
    'outreach.speaker-joined-pool': {
      keys: own,
      apply: (row, event) => {
        if (row?.status === 'erased') return row;
        const { personId, ...profile } = event.data;
        return { ...withoutProfile(row, personId), status: 'in-pool', ...readable(profile) };
      },
    },
    'outreach.speaker-described': { keys: own, apply: (row, event) => row && described(row, event.data) },
    'outreach.speaker-entry-renewed': { keys: own, apply: (row, event) => row && described(row, event.data) },
    'outreach.speaker-left-pool': {
      keys: own,
      apply: (row) => (row?.status === 'in-pool' ? { ...withoutProfile(row, row.personId), status: 'left' } : row),
    },
    'identity.person-erased': {
      keys: own,
      apply: (row) => row && { ...withoutProfile(row, row.personId), status: 'erased' },
    },
    'outreach.speakers-joined': {
      keys: merged,
      apply: (row, event) => row && { ...row, shownAs: event.data.keptId },
    },
    'outreach.speakers-separated': {
      keys: merged,
      apply: (row) => row && asItself(row),
    },
    'outreach.talk-given': {
      keys: (event) => (event.data.kind === 'session' ? [] : event.data.speakerIds),
      apply: (row, event, key) => withTalk(row ?? unlisted(key), givenTalk(event.data.talkId, event.data)),
    },
    'outreach.talk-described': {
      keys: (event) => (event.data.technologies ? rowsWhere('byTalk', event.data.talkId) : []),
      apply: (row, event) => row && withTechnologies(row, event.data),
    },
    'outreach.talk-record-renewed': {
      keys: (event) => (event.data.technologies ? rowsWhere('byTalk', event.data.talkId) : []),
      apply: (row, event) => row && withTechnologies(row, event.data),
    },
    'outreach.talk-reattributed': {
      keys: (event) => [...new Set([...event.data.before.speakerIds, ...event.data.now.speakerIds])],
      apply: (row, { data: { talkId, now } }, key) => {
        const before = row?.talks.find((talk) => talk.talkId === talkId);
        if (now.kind === 'session' || !now.speakerIds.includes(key)) {
          return row && { ...row, talks: row.talks.filter((talk) => talk.talkId !== talkId) };
        }
        return withTalk(row ?? unlisted(key), {
          ...givenTalk(talkId, { technologies: before?.technologies ?? [], ...now }),
          ...(before?.shownAs ? { shownAs: before.shownAs } : {}),
        });
      },
    },
    'outreach.talks-joined': {
      keys: (event) => rowsWhere('byTalk', event.data.mergedId),
      apply: (row, { data: { keptId, mergedId } }) =>
        row && withEach(row, mergedId, (talk) => ({ ...talk, shownAs: keptId })),
    },
    'outreach.talks-separated': {
      keys: (event) => rowsWhere('byTalk', event.data.mergedId),
      apply: (row, { data: { mergedId } }) => row && withEach(row, mergedId, asItself),
    },
  },
  indexes: {
    listed: (row) => (isListedSpeaker(row) ? [[nameOrder(row)]] : []),
    mostTalks: (row) => (isListedSpeaker(row) ? [[-talksGiven(row.talks), nameOrder(row)]] : []),
    latest: (row) => (isListedSpeaker(row) ? [[lastGiven(row.talks) ?? '']] : []),
    byTopic: (row) => (isListedSpeaker(row) ? topicsOf(row).map((topic) => [topicKey(topic)]) : []),
    byPlace: (row) => (isListedSpeaker(row) ? placesOf(row).map((place) => [foldPlaceName(place)]) : []),
    byGroup: (row) => (isListedSpeaker(row) ? groupsOf(row.talks).map((group) => [group]) : []),
    bySlug: (row) => (isPublicSpeaker(row) ? [row.slug, ...row.formerSlugs].map((slug) => [slug]) : []),
    byTalk: (row) => row.talks.map(({ talkId }) => [talkId]),
    byShownAs: (row) => (row.shownAs ? [[row.shownAs]] : []),
    byWord: (row) => (isListedSpeaker(row) ? searchEntries(searchedIn(row)) : []),
  },
});

/** How many talks these records stand for, each counted once. */
export function talksGiven(given: readonly GivenTalk[]): number {
  return new Set(given.map((talk) => talk.shownAs ?? talk.talkId)).size;
}

/** When the last of these talks was given, as far as known. */
export function lastGiven(given: readonly GivenTalk[]): string | undefined {
  return given.reduce<string | undefined>((last, { on }) => (on && on > (last ?? '') ? on : last), undefined);
}

export function firstGiven(given: readonly GivenTalk[]): string | undefined {
  return given.reduce<string | undefined>((first, { on }) => (on && (!first || on < first) ? on : first), undefined);
}

/** Topics are the same however they are written. */
export function topicKey(topic: string): string {
  return foldText(topic).trim().slice(0, 60);
}

/** What somebody speaks about: what they say themself, then what their talks were on, the most frequent first. */
export function topicsOf({ topics = [], talks }: Pick<SpeakerEntry, 'topics' | 'talks'>): string[] {
  return distinct([...topics, ...byFrequency(talks.flatMap(({ technologies }) => technologies))], topicKey);
}

/** Where somebody speaks: what they say themself, then where they did, the most frequent first. */
export function placesOf({ places = [], talks }: Pick<SpeakerEntry, 'places' | 'talks'>): string[] {
  return distinct([...places, ...byFrequency(talks.flatMap(({ place }) => place ?? []))], foldPlaceName);
}

export function groupsOf(given: readonly GivenTalk[]): string[] {
  return byFrequency(given.flatMap(({ groupId }) => groupId ?? []));
}

function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
}

function distinct(words: readonly string[], keyOf: (word: string) => string): string[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const key = keyOf(word);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function unlisted(personId: string): SpeakerEntry {
  return { personId, status: 'unlisted', formerSlugs: [], talks: [] };
}

/** What is left of an entry when its profile goes. */
function withoutProfile(row: SpeakerEntry | undefined, personId: string): Omit<SpeakerEntry, 'status'> {
  const { talks = [], shownAs } = row ?? {};
  return { personId, formerSlugs: [], talks, ...(shownAs ? { shownAs } : {}) };
}

function described(row: SpeakerEntry, data: { personId: string } & ChangesOf<ProfileInEvents>): SpeakerEntry {
  if (row.status !== 'in-pool') return row;
  const { personId: _, cleared = [], ...profile } = data;
  const after = changed<SpeakerEntry>(row, { ...readable(profile), cleared });
  if (!row.slug || after.slug === row.slug) return after;
  return { ...after, formerSlugs: [...row.formerSlugs.filter((slug) => slug !== after.slug), row.slug] };
}

/** The fields that can be read: those of an erased person are gone. */
function readable(profile: Partial<ProfileInEvents>): Partial<SpeakerProfile> {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => !isErased(value)));
}

function givenTalk(talkId: string, facts: TalkOccasion & Pick<TalkFacts, 'technologies'>): GivenTalk {
  const { on, groupId, place, technologies } = facts;
  return { talkId, technologies, ...(on ? { on } : {}), ...(groupId ? { groupId } : {}), ...(place ? { place } : {}) };
}

function withTalk(row: SpeakerEntry, talk: GivenTalk): SpeakerEntry {
  return { ...row, talks: [...row.talks.filter(({ talkId }) => talkId !== talk.talkId), talk] };
}

function withTechnologies(
  row: SpeakerEntry,
  { talkId, technologies = [] }: { talkId: string; technologies?: readonly string[] },
) {
  return withEach(row, talkId, (talk) => ({ ...talk, technologies }));
}

function withEach(row: SpeakerEntry, talkId: string, change: (talk: GivenTalk) => GivenTalk): SpeakerEntry {
  return { ...row, talks: row.talks.map((talk) => (talk.talkId === talkId ? change(talk) : talk)) };
}

function asItself<Record extends { readonly shownAs?: string }>(record: Record): Record {
  const { shownAs: _, ...apart } = record;
  return apart as Record;
}

const nameOrder = ({ name = '' }: SpeakerEntry): string => foldText(name).slice(0, 100);

function searchedIn(row: SpeakerEntry) {
  return {
    titleWords: wordsToIndex([row.name, ...(row.aliases ?? [])], 40),
    words: wordsToIndex([...topicsOf(row), ...placesOf(row)], 120),
    rank: Math.min(0.99, talksGiven(row.talks) / 100),
  };
}
