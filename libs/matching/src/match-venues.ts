import { distanceKm } from '#geography/distance';
import type { Coordinates } from '#geography/distance';
import { candidatePairs } from './candidate-pairs.js';
import { cityName } from './group-name.js';
import { lowerRivals, propose, surestFirst } from './proposal.js';
import type { Evidence, Proposal } from './proposal.js';
import { foldedWords } from './text-folding.js';
import { titleLikeness } from './text-likeness.js';

/** What one source says about a venue. `key` is unique over all records. */
export interface VenueRecord {
  readonly key: string;
  readonly source: string;
  readonly name: string;
  readonly address?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly at?: Coordinates;
}

interface Venue {
  readonly record: VenueRecord;
  readonly name: string;
  readonly street: string;
  readonly numbers: ReadonlySet<string>;
  readonly postalCode: string;
  readonly city: string;
}

const prior = -5;

const fillers = new Set(
  'the ltd limited inc llc gmbh ag plc co office offices hq headquarters building bldg room floor rm'.split(' '),
);
const streetWords: Record<string, string> = {
  street: 'st',
  str: 'st',
  strasse: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  avenida: 'ave',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  square: 'sq',
  place: 'pl',
  platz: 'pl',
  highway: 'hwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  saint: 'st',
};

/**
 * Pairs of records that may be one venue, surest first: by name, address and coordinates. Less than 100 m apart speaks for, more than
 * a kilometre against. Places without any position (online) are equal by name only, which is never more than "perhaps".
 */
export function proposeVenues(records: readonly VenueRecord[]): Proposal[] {
  const venues = records.map(readVenue);
  const proposals: Proposal[] = [];
  for (const [i, j] of candidatePairs(venues.map(keysOf))) {
    const [one, other] = [venues[i]!, venues[j]!];
    const evidence = weigh(one, other);
    const placed = evidence.some(({ kind }) => kind === 'near' || kind === 'address');
    const proposal = propose([one.record.key, other.record.key], prior, evidence, placed ? 'same' : 'perhaps');
    if (proposal) proposals.push(proposal);
  }
  const sources = new Map(records.map(({ key, source }) => [key, source]));
  return surestFirst(lowerRivals(surestFirst(proposals), (key) => sources.get(key) ?? ''));
}

function readVenue(record: VenueRecord): Venue {
  const address = foldedWords((record.address ?? '').replace(/stra(ß|ss)e\b|str\.(?=\s|$)/gi, ' strasse '));
  return {
    record,
    name: foldedWords(record.name)
      .filter((word) => !fillers.has(word))
      .join(' '),
    street: address
      .filter((word) => !/^\d/.test(word))
      .map((word) => streetWords[word] ?? word)
      .join(' '),
    numbers: new Set(address.filter((word) => /^\d/.test(word))),
    postalCode: foldedWords(record.postalCode ?? '').join(''),
    city: cityName(record.city ?? ''),
  };
}

function keysOf({ name, street, numbers, city, record }: Venue): { exact: string[]; loose: string[] } {
  const words = name.split(' ').filter((word) => word.length > 2);
  const number = [...numbers][0];
  return {
    exact: [
      ...(name === '' ? [] : [`name ${name.replace(/ /g, '')}`]),
      ...(street !== '' && number !== undefined ? [`street ${street.slice(0, 12)} ${number}`] : []),
    ],
    loose: [...(record.at ? cellsAround(record.at) : []), ...words.map((word) => `${city} ${word}`)],
  };
}

/** Cells of about 200 m around a place (a thousandth of a degree twice), so that two places 100 m apart share one. */
function cellsAround({ lat, lon }: Coordinates): string[] {
  const [row, column] = [Math.round(lat * 500), Math.round(lon * 500)];
  return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => `cell ${row + dy} ${column + dx}`));
}

function weigh(one: Venue, other: Venue): Evidence[] {
  return [nameEvidence(one, other), ...distanceEvidence(one, other), ...addressEvidence(one, other)];
}

function nameEvidence(one: Venue, other: Venue): Evidence {
  const likeness = titleLikeness(one.name, other.name);
  if (likeness === 1) return { kind: 'name', detail: 'same name', weight: 4 };
  const numbersOf = (name: string): string => (name.match(/\d+/g) ?? []).join(' ');
  if (likeness >= 0.85 && numbersOf(one.name) !== numbersOf(other.name)) {
    return { kind: 'name', detail: 'nearly the same name, with other numbers in it', weight: 1 };
  }
  if (likeness >= 0.85) return { kind: 'name', detail: 'nearly the same name', weight: 3 };
  const [a, b] = [new Set(one.name.split(' ')), new Set(other.name.split(' '))];
  const holds = one.name !== '' && other.name !== '' && (a.isSubsetOf(b) || b.isSubsetOf(a));
  if (holds) return { kind: 'name', detail: 'one name holds the other', weight: 2.5 };
  if (likeness >= 0.5) return { kind: 'name', detail: 'names have words in common', weight: 1 };
  return { kind: 'name', detail: 'different names', weight: -2.5 };
}

function distanceEvidence(one: Venue, other: Venue): Evidence[] {
  if (!one.record.at || !other.record.at) return [];
  const metres = Math.round(distanceKm(one.record.at, other.record.at) * 1000);
  if (metres < 100)
    return [{ kind: 'near', detail: metres === 0 ? 'the same coordinates' : `${metres} m apart`, weight: 3.5 }];
  if (metres < 300) return [{ kind: 'near', detail: `${metres} m apart`, weight: 1.5 }];
  if (metres < 1000) return [{ kind: 'apart', detail: `${metres} m apart`, weight: -1.5 }];
  return [{ kind: 'far', detail: `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} km apart`, weight: -6 }];
}

function addressEvidence(one: Venue, other: Venue): Evidence[] {
  const evidence: Evidence[] = [];
  if (one.street !== '' && other.street !== '') {
    const alike = titleLikeness(one.street, other.street);
    const numbered = one.numbers.size > 0 && other.numbers.size > 0;
    const sameNumber = !one.numbers.isDisjointFrom(other.numbers);
    if (alike >= 0.85 && (!numbered || sameNumber))
      evidence.push({ kind: 'address', detail: 'same address', weight: numbered ? 3.5 : 2 });
    else if (alike >= 0.85) evidence.push({ kind: 'number', detail: 'same street, different number', weight: -1.5 });
    else if (alike < 0.4) evidence.push({ kind: 'street', detail: 'different streets', weight: -2 });
  }
  if (one.postalCode !== '' && one.postalCode === other.postalCode)
    evidence.push({ kind: 'postal-code', detail: 'same postal code', weight: 1 });
  if (one.city !== '' && other.city !== '' && !one.record.at && !other.record.at) {
    evidence.push(
      one.city === other.city
        ? { kind: 'city', detail: 'same city', weight: 1 }
        : { kind: 'city', detail: 'different cities', weight: -4 },
    );
  }
  return evidence;
}
