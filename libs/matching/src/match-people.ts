import { distanceKm } from '#geography/distance';
import type { Coordinates } from '#geography/distance';
import { candidatePairs } from './candidate-pairs.js';
import { expectedShare } from './given-names.js';
import { compactName, compareNames, nameKeys, readPersonName } from './person-name.js';
import type { NameAgreement, PersonName } from './person-name.js';
import { lowerRivals, propose, surestFirst } from './proposal.js';
import type { Evidence, Proposal } from './proposal.js';
import { jaroWinkler } from './string-distance.js';
import { foldedWords } from './text-folding.js';
import { onlineHandle } from './web-address.js';
import type { OnlineHandle } from './web-address.js';
import { countRarity } from './word-rarity.js';
import type { WordRarity } from './word-rarity.js';

/** A place somebody was at or comes from; without coordinates only its words are compared. */
export interface PlaceMention {
  readonly name: string;
  readonly at?: Coordinates;
}

/** A talk as far as it tells who gave it. `date` is YYYY-MM-DD, or YYYY-MM where the day is not known. */
export interface TalkMention {
  readonly title: string;
  readonly date?: string;
  readonly group?: string;
  readonly place?: PlaceMention;
}

/**
 * What one source says about a person. `key` is unique over all records. `handles` are by network (github, twitter, mastodon,
 * linkedin, bluesky, website, ...), as written in the source: with or without @, or as an address.
 */
export interface PersonRecord {
  readonly key: string;
  readonly source: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly handles?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly affiliations?: readonly string[];
  readonly talks?: readonly TalkMention[];
  readonly places?: readonly (string | PlaceMention)[];
}

interface Person {
  readonly record: PersonRecord;
  readonly names: readonly PersonName[];
  readonly handles: readonly OnlineHandle[];
  /** The name, where it is written as a handle. */
  readonly handleNames: ReadonlySet<string>;
  readonly talks: readonly {
    readonly title: string;
    readonly words: number;
    readonly mention: TalkMention;
    readonly group: string;
  }[];
  readonly groups: ReadonlySet<string>;
  readonly affiliations: ReadonlySet<string>;
  readonly places: readonly { readonly words: string; readonly at?: Coordinates }[];
}

/** Log-odds that two records which merely came up together are one person. */
const prior = -7;
/** Log-odds for each power of ten by which an agreeing word is rare, and the most that a name alone can say. */
const perRarity = 1.4;
const mostForName = 10.2;
/** A name that is only close never says "same" by itself. */
const mostForInexactName = 9;

const shareOfAgreement = { equal: 1, umlaut: 0.97, form: 0.75, spelling: 0.8, initial: 1 } as const;
const rarityOfInitial = 1;

/** Weight of the same handle on one network, and of two different ones; two handles on a site say little where people have many. */
const sameHandle: Record<string, number> = {
  github: 11,
  linkedin: 11,
  mastodon: 10.5,
  twitter: 10.5,
  bluesky: 10.5,
  website: 8,
};
const otherHandle: Record<string, number> = {
  github: -4,
  linkedin: -3,
  twitter: -2.5,
  mastodon: -0.5,
  bluesky: -0.5,
  website: 0,
};
const networkNames: Record<string, string> = {
  github: 'GitHub',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  twitter: 'Twitter',
  bluesky: 'Bluesky',
  speakerdeck: 'Speaker Deck',
  gitlab: 'GitLab',
};

/** Kilometres from which two places are too far apart to speak in both on one day. */
const farKm = 500;

/**
 * Pairs of records that may speak of one person, with the evidence for and against, surest first. The result does not depend on the
 * order of the records. An equal name weighs by its rarity; conflicting handles, two evenings at once and far places hold homonyms
 * apart. Two records of one source are compared too: a person may stand there under two handles.
 */
export function proposePeople(records: readonly PersonRecord[]): Proposal[] {
  const people = records.map(readPerson);
  const rarity = countRarity(people.map(wordsOf), expectedShare);
  const proposals: Proposal[] = [];
  for (const [i, j] of candidatePairs(people.map(keysOf))) {
    const [one, other] = [people[i]!, people[j]!];
    const { evidence, atMost } = weigh(one, other, rarity);
    const proposal = propose([one.record.key, other.record.key], prior, evidence, atMost);
    if (proposal) proposals.push(proposal);
  }
  const sources = new Map(records.map(({ key, source }) => [key, source]));
  return surestFirst(lowerRivals(surestFirst(proposals), (key) => sources.get(key) ?? ''));
}

function readPerson(record: PersonRecord): Person {
  const names = [...new Set([record.name, ...(record.aliases ?? [])])].map(readPersonName);
  const handles = Object.entries(record.handles ?? {}).flatMap(([network, written]) =>
    [written ?? []].flat().flatMap((one) => onlineHandle(network, one) ?? []),
  );
  const talks = (record.talks ?? []).map((mention) => {
    const words = foldedWords(mention.title);
    return { title: words.join(' '), words: words.length, mention, group: foldedWords(mention.group ?? '').join(' ') };
  });
  return {
    record,
    names,
    handles,
    handleNames: new Set(
      names.filter(({ kind }) => kind === 'handle').map(({ written }) => written.replace(/^@/, '').toLowerCase()),
    ),
    talks,
    groups: new Set(talks.map(({ group }) => group).filter((group) => group !== '')),
    affiliations: new Set((record.affiliations ?? []).map(companyName).filter((name) => name !== '')),
    places: (record.places ?? [])
      .map((place) => (typeof place === 'string' ? { name: place } : place))
      .map(({ name, ...rest }) => ({ words: foldedWords(name).join(' '), ...rest })),
  };
}

const companyName = (name: string): string =>
  foldedWords(name)
    .filter((word) => !/^(inc|ltd|limited|llc|gmbh|ag|sa|sas|bv|oy|ab|plc|corp|co|the|kk)$/.test(word))
    .join(' ');

const wordsOf = ({ names }: Person): string[] =>
  names.flatMap(({ readings }) => readings.flatMap(({ words }) => words));

function keysOf({ names, handles, talks, handleNames }: Person): { exact: string[]; loose: string[] } {
  const keys = names.map(nameKeys);
  const exact = keys.flatMap((one) => one.exact);
  for (const { network, handle } of handles) {
    if (network === 'website') exact.push(`website ${handle}`);
    else exact.push(`letters ${bareHandle(handle)}`);
  }
  for (const handle of handleNames) exact.push(`letters ${bareHandle(handle)}`);
  for (const { title, mention } of talks)
    if (title !== '' && mention.date) exact.push(`talk ${mention.date.slice(0, 7)} ${title}`);
  return { exact, loose: keys.flatMap((one) => one.loose) };
}

/** The letters of a handle, comparable with those of a name. */
const bareHandle = (handle: string): string => foldedWords(handle.replace(/@.*$/, '')).join('');

function weigh(one: Person, other: Person, rarity: WordRarity): { evidence: Evidence[]; atMost: 'same' | 'perhaps' } {
  const [agreement, viaAlias] = bestNames(one, other);
  const name = nameEvidence(agreement, viaAlias, rarity);
  const handles = handleEvidence(one, other, rarity);
  const talks = talkEvidence(one, other, agreement);
  const evidence = [name, ...handles, ...talks, ...placeEvidence(one, other)].filter((found) => found !== undefined);
  const shared = [...one.affiliations].some((company) => other.affiliations.has(company));
  if (shared) evidence.push({ kind: 'affiliation', detail: 'same company or organisation', weight: 2 });
  if (one.record.source === other.record.source && one.record.name === other.record.name) {
    evidence.push({ kind: 'one-source', detail: 'the same source lists them as two people', weight: -2 });
  }
  const impossible = evidence.some(({ kind }) => kind === 'two-places-at-once' || kind === 'shared-stage');
  return { evidence, atMost: impossible ? 'perhaps' : 'same' };
}

const worth = { equal: 6, folded: 5, order: 4, spacing: 3, close: 2, unknown: 1, different: 0 } as const;

function bestNames(one: Person, other: Person): [NameAgreement, boolean] {
  let best: NameAgreement | undefined;
  let viaAlias = false;
  one.names.forEach((a, i) => {
    other.names.forEach((b, j) => {
      const found = compareNames(a, b);
      if (best === undefined || worth[found.kind] > worth[best.kind]) [best, viaAlias] = [found, i > 0 || j > 0];
    });
  });
  return [best!, viaAlias];
}

function nameEvidence(agreement: NameAgreement, viaAlias: boolean, rarity: WordRarity): Evidence | undefined {
  if (agreement.kind === 'unknown') return undefined;
  if (agreement.kind === 'different') return { kind: 'name', detail: 'different names', weight: -3.5 };
  const rare = agreement.words.reduce((sum, { word, other, agreement: how }) => {
    if (how === 'initial') return sum + rarityOfInitial;
    // A misspelt word is always rare: the commoner of the two counts.
    return sum + Math.min(rarityOfName(word, rarity), rarityOfName(other, rarity)) * shareOfAgreement[how];
  }, 0);
  const inexact =
    agreement.words.some(({ agreement: how }) => how !== 'equal' && how !== 'umlaut') || agreement.extraWords > 0;
  const lessFor = { equal: 0, folded: 0, order: 0.2, spacing: 0.3, close: 0 }[agreement.kind];
  const lessForExtra = agreement.extraWords * 0.6 + agreement.extraInitials * 0.4;
  const weight = Math.min(inexact ? mostForInexactName : mostForName, perRarity * rare - lessFor - lessForExtra);
  const common = agreement.kind !== 'close' && rare < 5.5 ? ', but the name is a common one' : '';
  return { kind: 'name', detail: `${agreement.detail}${viaAlias ? ' (by a further name)' : ''}${common}`, weight };
}

/** A whole name in Han or Hangul is one word to the eye, but holds a family and a given name: each character adds to its rarity. */
const rarityOfName = (word: string, rarity: WordRarity): number =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/u.test(word)
    ? Math.min(rarity(word) + 1, 2 + 1.1 * word.length)
    : rarity(word);

function handleEvidence(one: Person, other: Person, rarity: WordRarity): Evidence[] {
  const agreeing: Evidence[] = [];
  const conflicting: Evidence[] = [];
  const networks = new Set(one.handles.map(({ network }) => network));
  for (const network of networks) {
    const label = networkNames[network] ?? network;
    const mine = handlesOn(one, network);
    const theirs = handlesOn(other, network);
    if (theirs.length === 0) continue;
    if (mine.some((handle) => theirs.includes(handle))) {
      const detail = network === 'website' ? 'same website' : `same ${label} handle`;
      agreeing.push({ kind: `same-${network}`, detail, weight: sameHandle[network] ?? 9 });
      continue;
    }
    const weight = otherHandle[network] ?? -1;
    if (weight === 0) continue;
    const alike = mine.some((a) => theirs.some((b) => bareHandle(a) === bareHandle(b) || jaroWinkler(a, b) >= 0.93));
    conflicting.push({
      kind: `different-${network}`,
      detail: `two different ${label} handles${alike ? ', though much alike' : ''}`,
      weight: alike ? weight / 4 : weight,
    });
  }
  const named = [...handlesNamed(one, other), ...handlesNamed(other, one)];
  if (named.length > 0) agreeing.push(named[0]!);
  else if (agreeing.length === 0) {
    const across = handleOnTwoSites(one, other, rarity);
    if (across) agreeing.push(across);
  }
  agreeing.sort((x, y) => y.weight - x.weight);
  // Who has one handle of a person has the others as well: after the first, each adds a little.
  const weighed = agreeing.map((found, index) => (index === 0 ? found : { ...found, weight: 1.5 }));
  return [...weighed, ...conflicting];
}

const handlesOn = ({ handles }: Person, on: string): string[] =>
  handles.filter(({ network }) => network === on).map(({ handle }) => handle);

/** The name of one is written as a handle, and it is a handle of the other (or its name, written so too). */
function handlesNamed(one: Person, other: Person): Evidence[] {
  for (const handle of one.handleNames) {
    if (handle.length < 4 || expectedShare(handle) > 0.001) continue;
    const on = other.handles.find(
      (theirs) => theirs.network !== 'website' && theirs.handle.replace(/@.*$/, '') === handle,
    );
    if (on) {
      const label = networkNames[on.network] ?? on.network;
      return [{ kind: 'named-by-handle', detail: `the name of one is the ${label} handle of the other`, weight: 9.6 }];
    }
    if (other.handleNames.has(handle)) {
      return [
        {
          kind: 'named-by-handle',
          detail: 'both go by the same handle',
          weight: one.record.source === other.record.source ? 5 : 4,
        },
      ];
    }
  }
  const spelt = other.handles.find(
    ({ network, handle }) =>
      network !== 'website' &&
      one.names.some(
        ({ readings, kind }) =>
          kind === 'person' &&
          readings.some((reading) => reading.words.length > 1 && compactName(reading) === bareHandle(handle)),
      ),
  );
  const fullNames = other.names.some(({ readings }) => readings.some(({ words }) => words.length > 1));
  if (spelt && !fullNames) {
    return [{ kind: 'named-by-handle', detail: 'a handle of one spells the name of the other', weight: 7.5 }];
  }
  return [];
}

/** People keep one handle on many sites; a handle that is only a name does not tell. */
function handleOnTwoSites(one: Person, other: Person, rarity: WordRarity): Evidence | undefined {
  for (const a of one.handles) {
    for (const b of other.handles) {
      if (a.network === 'website' || b.network === 'website' || a.network === b.network) continue;
      const bare = bareHandle(a.handle);
      if (bare.length < 4 || bare !== bareHandle(b.handle)) continue;
      const plain = expectedShare(bare) > 0.001 || rarity(bare) < 3;
      const spellsName = [one, other].every(({ names }) =>
        names.some(({ readings }) => readings.some((reading) => compactName(reading) === bare)),
      );
      const weight = plain ? 1 : spellsName ? 1.5 : 6;
      return { kind: 'handle-on-two-sites', detail: 'the same handle on two sites', weight };
    }
  }
  return undefined;
}

/** Titles that any number of people give a talk: they say nothing about who spoke. */
const anyTitle =
  /^(lightning|opening|closing|welcome|keynote|panel|introduction|intro|q a|discussion|news|announcements?|tba|tbc|show and tell|untitled|talk|workshop|ama)\b/;
const tellingTitle = ({ title, words }: { title: string; words: number }): boolean =>
  title.length >= 8 && (words >= 2 || title.length >= 12) && !(words <= 4 && anyTitle.test(title));

function talkEvidence(one: Person, other: Person, agreement: NameAgreement): Evidence[] {
  const found: Evidence[] = [];
  const sameSource = one.record.source === other.record.source;
  const evening = one.talks.some((a) =>
    other.talks.some((b) => a.title === b.title && a.title !== '' && sameDay(a.mention, b.mention)),
  );
  const title = one.talks.some((a) => tellingTitle(a) && other.talks.some((b) => a.title === b.title));
  if (evening && sameSource) {
    found.push({ kind: 'shared-stage', detail: 'one source names both as speakers of one talk', weight: -6 });
  } else if (evening && agreement.kind !== 'different') {
    found.push({ kind: 'same-talk', detail: 'same talk title on the same evening', weight: 6.5 });
  } else if (evening) {
    found.push({
      kind: 'same-talk',
      detail: 'same talk title on the same evening, which co-speakers share too',
      weight: 1.5,
    });
  } else if (title && agreement.kind !== 'different') {
    found.push({
      kind: 'same-title',
      detail: 'a talk of the same title at another time',
      weight: sameSource ? 2 : 4.5,
    });
  }
  const group = [...one.groups].some((name) => other.groups.has(name));
  if (group && !evening) found.push({ kind: 'same-group', detail: 'spoke at the same group', weight: 2 });
  const apart = evening ? undefined : twoPlacesAtOnce(one, other);
  if (apart) found.push(apart);
  return found;
}

function sameDay({ date: one }: TalkMention, { date: other }: TalkMention): boolean {
  if (one === undefined || other === undefined) return false;
  return one.length === other.length ? one === other : one.startsWith(other) || other.startsWith(one);
}

function twoPlacesAtOnce(one: Person, other: Person): Evidence | undefined {
  let furthest = 0;
  for (const { mention: a } of one.talks) {
    if (a.date?.length !== 10 || !a.place?.at) continue;
    for (const { mention: b } of other.talks) {
      if (b.date === a.date && b.place?.at) furthest = Math.max(furthest, distanceKm(a.place.at, b.place.at));
    }
  }
  if (furthest < farKm) return undefined;
  const km = Math.round(furthest / 100) * 100;
  return { kind: 'two-places-at-once', detail: `spoke on one day in places ${km} km apart`, weight: -8 };
}

function placeEvidence(one: Person, other: Person): Evidence[] {
  if (one.places.length === 0 || other.places.length === 0) return [];
  let nearest = Infinity;
  for (const a of one.places) {
    for (const b of other.places) {
      const shared =
        a.words !== '' &&
        (a.words === b.words || ` ${a.words} `.includes(` ${b.words} `) || ` ${b.words} `.includes(` ${a.words} `));
      if (shared) return [{ kind: 'same-place', detail: 'the same place', weight: 1.5 }];
      if (a.at && b.at) nearest = Math.min(nearest, distanceKm(a.at, b.at));
    }
  }
  if (nearest <= 50) return [{ kind: 'same-place', detail: 'places less than 50 km apart', weight: 1.5 }];
  if (nearest === Infinity || nearest < farKm) return [];
  const km = Math.round(nearest / 100) * 100;
  return [{ kind: 'far-places', detail: `places ${km} km apart`, weight: nearest > 3000 ? -2.5 : -1.5 }];
}
