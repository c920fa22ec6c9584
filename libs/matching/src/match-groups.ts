import { distanceKm } from '#geography/distance';
import type { Coordinates } from '#geography/distance';
import { candidatePairs } from './candidate-pairs.js';
import { cityName, readGroupName, technologyName } from './group-name.js';
import type { GroupName } from './group-name.js';
import { lowerRivals, propose, surestFirst } from './proposal.js';
import type { Evidence, Proposal } from './proposal.js';
import { jaroWinkler } from './string-distance.js';
import { webAddress } from './web-address.js';

/** What one source says about a group. `key` is unique over all records; `links` are further web addresses of the group itself. */
export interface GroupRecord {
  readonly key: string;
  readonly source: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly website?: string;
  readonly links?: readonly string[];
  readonly technologies?: readonly string[];
  readonly city?: string;
  readonly country?: string;
  readonly at?: Coordinates;
}

interface Group {
  readonly record: GroupRecord;
  readonly names: readonly GroupName[];
  readonly links: ReadonlySet<string>;
  readonly technologies: ReadonlySet<string>;
  readonly city: string;
}

const prior = -6;
const nearKm = 30;
const farKm = 150;

/**
 * Pairs of records that may be one group under two names, surest first: by name without city and filler words, acronym, web address,
 * place and technology. The same name in two distant cities, or two technologies in one city, are two groups.
 */
export function proposeGroups(records: readonly GroupRecord[]): Proposal[] {
  const groups = records.map(readGroup);
  const proposals: Proposal[] = [];
  for (const [i, j] of candidatePairs(groups.map(keysOf))) {
    const [one, other] = [groups[i]!, groups[j]!];
    const evidence = weigh(one, other);
    const apart = evidence.some(({ kind }) => kind === 'far' || kind === 'technologies-differ');
    const proposal = propose([one.record.key, other.record.key], prior, evidence, apart ? 'perhaps' : 'same');
    if (proposal) proposals.push(proposal);
  }
  const sources = new Map(records.map(({ key, source }) => [key, source]));
  return surestFirst(lowerRivals(surestFirst(proposals), (key) => sources.get(key) ?? ''));
}

function readGroup(record: GroupRecord): Group {
  const names = [record.name, ...(record.aliases ?? [])].map((name) => readGroupName(name, record.city));
  const addresses = [record.website, ...(record.links ?? [])];
  return {
    record,
    names,
    links: new Set(addresses.flatMap((address) => (address === undefined ? [] : (webAddress(address) ?? [])))),
    technologies: new Set([
      ...(record.technologies ?? []).map(technologyName),
      ...names.flatMap((name) => name.technologies),
    ]),
    city: record.city === undefined ? '' : cityName(record.city),
  };
}

function keysOf({ names, links, city, record }: Group): { exact: string[]; loose: string[] } {
  const cells = record.at ? cellsAround(record.at) : [];
  const words = names.flatMap((name) => name.words);
  return {
    exact: [
      ...[...links].map((link) => `link ${link}`),
      ...names.map(({ letters }) => `letters ${letters}`),
      ...names.map(({ acronym }) => `letters ${acronym}`),
    ],
    loose: words.flatMap((word) => [`${city} ${word}`, ...cells.map((cell) => `${cell} ${word}`)]),
  };
}

/** Cells of half a degree around a place, so that two places near a border share one. */
function cellsAround({ lat, lon }: Coordinates): string[] {
  const [row, column] = [Math.round(lat * 2), Math.round(lon * 2)];
  return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => `cell ${row + dy} ${column + dx}`));
}

function weigh(one: Group, other: Group): Evidence[] {
  const evidence = [nameEvidence(one, other)];
  if ([...one.links].some((link) => other.links.has(link)))
    evidence.push({ kind: 'link', detail: 'same web address', weight: 6 });
  evidence.push(...placeEvidence(one, other));
  if (one.technologies.size > 0 && other.technologies.size > 0) {
    evidence.push(
      one.technologies.isDisjointFrom(other.technologies)
        ? { kind: 'technologies-differ', detail: 'different technologies', weight: -4 }
        : { kind: 'technology', detail: 'same technology', weight: 1.5 },
    );
  }
  if (one.record.source === other.record.source) {
    evidence.push({ kind: 'one-source', detail: 'the same source lists them as two groups', weight: -1.5 });
  }
  return evidence;
}

function nameEvidence(one: Group, other: Group): Evidence {
  const found = one.names.flatMap((a) => other.names.map((b) => compare(a, b)));
  return found.reduce((best, next) => (next.weight > best.weight ? next : best));
}

function compare(a: GroupName, b: GroupName): Evidence {
  const words = (name: GroupName): string => [...new Set(name.words)].sort().join(' ');
  const only = (name: GroupName): boolean => name.words.every((word) => name.technologies.includes(word));
  if (a.letters === b.letters)
    return { kind: 'name', detail: 'names equal apart from accents and punctuation', weight: 5 };
  if (words(a) !== '' && words(a) === words(b)) {
    // "Ruby" is all that is left of many names in one city: less than a name of its own.
    return { kind: 'name', detail: 'names equal without city and filler words', weight: only(a) ? 3.2 : 4.5 };
  }
  if ((a.acronym.length >= 3 && a.acronym === b.letters) || (b.acronym.length >= 3 && b.acronym === a.letters)) {
    return { kind: 'name', detail: 'one name is the acronym of the other', weight: 4 };
  }
  if (
    a.letters.length >= 6 &&
    b.letters.length >= 6 &&
    jaroWinkler(a.letters, b.letters) >= 0.94 &&
    sameNumbers(a, b)
  ) {
    return { kind: 'name', detail: 'names nearly equal', weight: 3 };
  }
  const [x, y] = [new Set(a.words), new Set(b.words)];
  const shared = x.intersection(y).size;
  if (shared > 0 && shared === Math.min(x.size, y.size))
    return { kind: 'name', detail: 'one name holds the other', weight: 1 };
  return { kind: 'name', detail: 'different names', weight: shared > 0 ? -1 : -2.5 };
}

const sameNumbers = (a: GroupName, b: GroupName): boolean =>
  (a.letters.match(/\d+/g) ?? []).join(' ') === (b.letters.match(/\d+/g) ?? []).join(' ');

function placeEvidence(one: Group, other: Group): Evidence[] {
  const [a, b] = [one.record.at, other.record.at];
  if (a && b) {
    const km = distanceKm(a, b);
    if (km <= nearKm)
      return [{ kind: 'near', detail: km < 1 ? 'the same place' : `${Math.round(km)} km apart`, weight: 2.5 }];
    if (km > farKm) return [{ kind: 'far', detail: `${Math.round(km)} km apart`, weight: -6 }];
    return [{ kind: 'apart', detail: `${Math.round(km)} km apart`, weight: -1 }];
  }
  if (one.city === '' || other.city === '') return [];
  if (one.city !== other.city) return [{ kind: 'city-differs', detail: 'different cities', weight: -3 }];
  const [home, there] = [one.record.country, other.record.country].map((country) => country?.trim().toLowerCase());
  const sameForm = home !== undefined && there !== undefined && home.length === there.length && home.length === 2;
  if (sameForm && home !== there) return [{ kind: 'far', detail: 'cities of one name in two countries', weight: -5 }];
  return [{ kind: 'near', detail: 'same city', weight: 2 }];
}
