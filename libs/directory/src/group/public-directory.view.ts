import { cellsOf } from '#geography/geo-cells';
import { view } from '#kernel/view';
import { foldText } from '#matching/text-folding';
import { searchEntries, wordsToIndex } from '#web/search-words';
import { type Changes, withChanges } from '#kernel/changed-facts';
import type { DuplicatesEvent } from '../duplicates/duplicates.js';
import type { Place, RichText } from '../stated-facts.js';
import type { GroupEvent, GroupKind, GroupProfile, Standing } from './group.js';

/** A group as lists, maps and other contexts show it. */
export interface DirectoryEntry {
  readonly groupId: string;
  readonly standing: Standing;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly alsoKnownAs: readonly string[];
  readonly kind: GroupKind;
  readonly zone: string;
  readonly place?: Place;
  readonly online: boolean;
  readonly technologies: readonly string[];
  readonly languages: readonly string[];
  /** Calendar day, YYYY-MM-DD. */
  readonly foundedOn?: string;
  /** Beginning of the description, as it was written. */
  readonly about?: RichText;
  readonly aboutWords: readonly string[];
  readonly members?: number;
  readonly membersCountedAt?: string;
  /** Instant at which it came on the directory first. */
  readonly listedAt?: string;
  /** Instant at which it was taken off; undefined while it is on. */
  readonly retiredAt?: string;
  /** The group that this one is shown as, being the same under another name. */
  readonly shownAs?: string;
  /** Groups that are shown as this one. */
  readonly standsFor: readonly string[];
}

type Seen = GroupEvent | DuplicatesEvent;
const beginningLength = 700;
const wordsOfDescription = 150;

/** Whether a group is on the directory for everybody to see. */
export function isListed(row: DirectoryEntry): boolean {
  return row.standing === 'listed' && row.shownAs === undefined;
}

/** Technologies are the same however they are written. */
export function technologyKey(technology: string): string {
  return foldText(technology).trim().slice(0, 60);
}

const keys = (event: { readonly data: { readonly groupId: string } }) => [event.data.groupId];
const pair = (event: { readonly data: { readonly keptId: string; readonly mergedId: string } }) => [
  event.data.keptId,
  event.data.mergedId,
];

/** The groups of the network: on the directory, waiting for it, retired, or shown as another one. */
export const publicDirectory = view<DirectoryEntry, Seen>({
  name: 'directory.public-directory',
  version: 1,
  on: {
    'directory.group-founded': {
      keys,
      apply: (row, event) => {
        if (row) return row;
        const { groupId, slug, name, fromSource: _fromSource, ...profile } = event.data;
        return described({ ...nothingSaid, groupId, slug, name, zone: profile.zone }, profile);
      },
    },
    'directory.group-described': { keys, apply: (row, event) => row && described(row, event.data) },
    'directory.group-renamed': {
      keys,
      apply: (row, { data: { name, formerName } }) =>
        row && { ...row, name, formerNames: [...row.formerNames.filter((each) => each !== name), formerName] },
    },
    'directory.group-slug-changed': {
      keys,
      apply: (row, { data: { slug, formerSlug } }) =>
        row && { ...row, slug, formerSlugs: [...row.formerSlugs.filter((each) => each !== slug), formerSlug] },
    },
    'directory.group-former-slug-recorded': {
      keys,
      apply: (row, { data: { formerSlug } }) => row && { ...row, formerSlugs: [...row.formerSlugs, formerSlug] },
    },
    'directory.group-listed': { keys, apply: (row, event) => row && onDirectory(row, event.occurredAt) },
    'directory.group-revived': { keys, apply: (row, event) => row && onDirectory(row, event.occurredAt) },
    'directory.group-retired': {
      keys,
      apply: (row, event) => row && { ...row, standing: 'retired', retiredAt: event.occurredAt },
    },
    'directory.group-members-counted': {
      keys,
      apply: (row, { data: { members, countedAt } }) =>
        row && (row.membersCountedAt ?? '') <= countedAt ? { ...row, members, membersCountedAt: countedAt } : row,
    },
    'directory.groups-joined': {
      keys: pair,
      apply: (row, { data: { keptId, mergedId } }, key) => {
        if (!row) return row;
        if (key === mergedId) return { ...row, shownAs: keptId };
        return { ...row, standsFor: [...row.standsFor, mergedId] };
      },
    },
    'directory.groups-separated': {
      keys: pair,
      apply: (row, { data: { mergedId } }, key) => {
        if (!row) return row;
        if (key !== mergedId) return { ...row, standsFor: row.standsFor.filter((each) => each !== mergedId) };
        const { shownAs: _shownAs, ...rest } = row;
        return rest;
      },
    },
  },
  indexes: {
    bySlug: (row) => [row.slug, ...row.formerSlugs].map((slug) => [slug]),
    byName: (row) => (isListed(row) ? [[foldText(row.name).slice(0, 80)]] : []),
    byMembers: (row) => (isListed(row) ? [[row.members ?? -1]] : []),
    byFounded: (row) => (isListed(row) ? [[row.foundedOn ?? row.listedAt?.slice(0, 10) ?? '']] : []),
    byListed: (row) => (isListed(row) ? [[row.listedAt ?? '']] : []),
    byKind: (row) => (isListed(row) ? [[row.kind]] : []),
    byTechnology: (row) => (isListed(row) ? row.technologies.map((each) => [technologyKey(each)]) : []),
    byCell: (row) => (isListed(row) && hasPosition(row.place) ? cellsOf(row.place).map((cell) => [cell]) : []),
    byWord: (row) => {
      if (!isListed(row)) return [];
      const { name, formerNames, alsoKnownAs, place, technologies, aboutWords, members = 0 } = row;
      const said = wordsToIndex([...formerNames, place?.name, place?.region, ...technologies]);
      return searchEntries({
        titleWords: wordsToIndex([name, ...alsoKnownAs]),
        words: [...new Set([...said, ...aboutWords])],
        rank: Math.min(1, Math.log10(1 + members) / 8),
      });
    },
  },
});

/** Whether a place can be put on a map. */
export function hasPosition(place: Place | undefined): place is Place & { readonly lat: number; readonly lon: number } {
  return place?.lat !== undefined && place.lon !== undefined;
}

const nothingSaid = {
  standing: 'proposed',
  kind: 'user-group',
  online: false,
  formerSlugs: [],
  formerNames: [],
  alsoKnownAs: [],
  technologies: [],
  languages: [],
  aboutWords: [],
  standsFor: [],
} as const;

function described(row: DirectoryEntry, changes: Changes<GroupProfile>): DirectoryEntry {
  const { kind, zone, place, online, technologies, languages, alsoKnownAs, foundedOn, description } = changes;
  return withChanges(row, {
    ...(kind === undefined ? {} : { kind: kind ?? 'user-group' }),
    ...(zone ? { zone } : {}),
    ...(place === undefined ? {} : { place }),
    ...(online === undefined ? {} : { online: online ?? false }),
    ...(technologies === undefined ? {} : { technologies: technologies ?? [] }),
    ...(languages === undefined ? {} : { languages: languages ?? [] }),
    ...(alsoKnownAs === undefined ? {} : { alsoKnownAs: alsoKnownAs ?? [] }),
    ...(foundedOn === undefined ? {} : { foundedOn }),
    ...(description === undefined ? {} : beginningOf(description)),
  });
}

function beginningOf(description: RichText | null): Pick<Changes<DirectoryEntry>, 'about' | 'aboutWords'> {
  if (!description) return { about: null, aboutWords: [] };
  const { text, format } = description;
  const words = format === 'html' ? text.replace(/<[^>]*>/g, ' ') : text;
  return {
    about: { text: text.slice(0, beginningLength), format },
    aboutWords: wordsToIndex([words.slice(0, 20_000)], wordsOfDescription),
  };
}

function onDirectory({ retiredAt: _retiredAt, ...row }: DirectoryEntry, at: string): DirectoryEntry {
  return { ...row, standing: 'listed', listedAt: row.listedAt ?? at };
}
