import { readFileSync } from 'node:fs';
import { distanceKm, type Coordinates } from './distance.js';
import { foldPlaceName } from './fold-place-name.js';
import { readPlaces, type PlaceColumns } from './place-file.js';
import { otherSpellings } from './place-spellings.js';
import { qualifiersNamed, type Qualifier } from './region-names.js';

/** A populated place of at least 1,000 people, after GeoNames. */
export interface Place extends Coordinates {
  name: string;
  /** ISO 3166-1 code of the country. */
  country: string;
  /** GeoNames' code of the first-level division: "ENG", "NY", "08". */
  division: string;
  population: number;
  /** True for a quarter of a city, false for a place of its own. */
  quarter: boolean;
}

/** A rectangle in degrees; one whose west lies east of its east crosses the date line. */
export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** How far from where one is a namesake still beats a larger one elsewhere, in kilometres. */
const neighbourhoodKm = 150;
/** Two parts of an address that lie this close together, in kilometres, speak of one place. */
const sameAreaKm = 60;
/** A place this many times larger than another in the same address is the one that is meant. */
const dwarfs = 20;
/** Words inside a longer phrase count as a place only from this population on: "Main Street" is no place. */
const wellKnown = 50_000;

let loaded: PlaceColumns | undefined;
let countryCodes: string[] | undefined;
let spellings: Map<string, number[]> | undefined;

function places(): PlaceColumns {
  return (loaded ??= readPlaces(readFileSync(new URL('./assets/places.bin', import.meta.url))));
}

/** Reads everything that `findPlace` and `citiesIn` need, so that no request waits for it (about 50 ms, 8 MB kept). */
export function loadGazetteer(): void {
  qualifiersNamed('', countries());
  otherNames();
}

/**
 * The place that a piece of text names, or undefined. Reads "Köln", "koeln", "Cologne", "10405 Berlin",
 * "Portland, OR, USA", "Cambridge UK" and whole addresses; diacritics and capitals do not matter. Among namesakes the
 * one in the named country or state wins, then the largest within 150 km of `near`, then the largest.
 */
export function findPlace(text: string, near?: Coordinates): Place | undefined {
  // Bounded, since the text comes from outside and every part costs a few searches.
  const parts = text
    .slice(0, 400)
    .split(/[,;/|()\n·–—]|\s-\s/)
    .map((part) => foldPlaceName(part.replace(/[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*/gu, ' ')))
    .filter((part) => part.length > 1)
    .slice(0, 12)
    .map(readPart);
  // "New York" in "Buffalo, New York" says where Buffalo lies; it is a place only when nothing else is one.
  const readings: ((part: Part) => number[])[] = [
    (part) => (part.clue ? [] : part.named),
    (part) => (part.clue ? [] : loosely(part.text)),
    (part) => (part.clue && part.text.length > 3 ? part.named : []),
  ];
  for (const reading of readings) {
    const found = parts.flatMap((part, at) => {
      const clues = parts.flatMap((other, index) => (index === at ? part.trailing : other.clue) ?? []);
      const named = narrowed(reading(part), clues);
      const best = bestOf(named, near);
      return best === undefined ? [] : [{ index: best, named }];
    });
    const index = meant(found);
    if (index !== undefined) return placeAt(index);
  }
  return undefined;
}

/**
 * The places inside a rectangle, most populous first, at most `limit`; quarters of cities only when asked for.
 * Takes under a millisecond.
 */
export function citiesIn(bounds: Bounds, limit: number, options: { quarters?: boolean } = {}): Place[] {
  const { count, lat, lon, quarter } = places();
  const [south, north] = [bounds.south * 1e4, bounds.north * 1e4];
  const [west, east] = [bounds.west * 1e4, bounds.east * 1e4];
  const found: Place[] = [];
  for (let index = 0; index < count && found.length < limit; index++) {
    const [y = 0, x = 0] = [lat[index], lon[index]];
    if (y < south || y > north) continue;
    if (west <= east ? x < west || x > east : x < west && x > east) continue;
    if (quarter[index] === 1 && !options.quarters) continue;
    found.push(placeAt(index));
  }
  return found;
}

/** One statement of where a place lies, with all its meanings: "CA" is Canada or California. */
interface Clue {
  meanings: Qualifier[];
  /** Whether a place elsewhere cannot be meant. */
  binding: boolean;
}

interface Part {
  text: string;
  named: number[];
  /** What this part says about the others, when it is a country, state or province. */
  clue?: Clue;
  /** What its own last words say: the "UK" of "Cambridge UK". */
  trailing?: Clue;
}

function readPart(text: string): Part {
  const named = placesNamed(text);
  const meanings = qualifiersNamed(text, countries());
  if (meanings.length > 0) {
    return { text, named, clue: { meanings, binding: meanings.some((meaning) => !meaning.division) } };
  }
  if (named.length > 0) return { text, named };
  const words = text.split(' ');
  for (let cut = 1; cut < words.length; cut++) {
    const trailing = qualifiersNamed(words.slice(cut).join(' '), countries());
    const before = words.slice(0, cut).join(' ');
    const namedBefore = trailing.length > 0 ? placesNamed(before) : [];
    // Not binding: two letters after a city can be a province of any country.
    if (namedBefore.length > 0) {
      return { text: before, named: namedBefore, trailing: { meanings: trailing, binding: false } };
    }
  }
  return { text, named };
}

/** The first part that names a place, unless a later one shows that another is meant. */
function meant([first, ...rest]: { index: number; named: number[] }[]): number | undefined {
  for (const other of rest) {
    const together = first?.named.find((index) => distanceKm(at(index), at(other.index)) <= sameAreaKm);
    if (together !== undefined) return together;
  }
  const { population } = places();
  const size = (index: number) => population[index] ?? 0;
  const larger = rest.find((other) => first && size(other.index) > dwarfs * size(first.index));
  return (larger ?? first)?.index;
}

/** Those places that agree with the most clues; none when all clues are against them and one of them is binding. */
function narrowed(named: number[], clues: Clue[]): number[] {
  const { region, regions } = places();
  const agreement = named.map((index) => {
    const [country, division] = (regions[region[index] ?? 0] ?? '').split('.');
    return clues.filter(({ meanings }) =>
      meanings.some((one) => one.country === country && (!one.division || one.division === division)),
    ).length;
  });
  const most = Math.max(0, ...agreement);
  if (most === 0 && clues.some(({ binding }) => binding)) return [];
  return named.filter((_, at) => agreement[at] === most);
}

function bestOf(named: number[], near?: Coordinates): number | undefined {
  const close = near ? named.filter((index) => distanceKm(near, at(index)) <= neighbourhoodKm) : [];
  // Places are numbered by population, so the lowest number is the largest place.
  return (close.length > 0 ? close : named).reduce<number | undefined>(
    (best, index) => (best === undefined || index < best ? index : best),
    undefined,
  );
}

/** Places of exactly this folded name, in the list's spelling, another language's, or with umlauts written as two letters. */
function placesNamed(folded: string): number[] {
  const listed = [...range(folded, (name) => name === folded), ...(otherNames().get(folded) ?? [])];
  if (listed.length > 0) return listed;
  const umlauts = folded.replace(/(?<![aeq])([aou])e/g, '$1');
  return umlauts === folded ? [] : range(umlauts, (name) => name === umlauts);
}

/** Places whose name begins with these words, else the well-known place named somewhere in them, the last words first. */
function loosely(folded: string): number[] {
  const longer = range(`${folded} `, (name) => name.startsWith(`${folded} `));
  if (longer.length > 0) return longer;
  const words = folded.split(' ').slice(-12);
  for (let length = Math.min(4, words.length - 1); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const found = placesNamed(words.slice(start, start + length).join(' '));
      const known = found.filter((index) => (places().population[index] ?? 0) >= wellKnown);
      if (known.length > 0) return known;
    }
  }
  return [];
}

/** The run of places, in the order of their folded names, from the first not before `from` while `belongs` holds. */
function range(from: string, belongs: (folded: string) => boolean): number[] {
  const { byName, nameOf } = places();
  const foldedAt = (position: number) => foldPlaceName(nameOf(byName[position] ?? 0));
  let [low, high] = [0, byName.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (foldedAt(middle) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let position = low; position < byName.length && belongs(foldedAt(position)); position++) {
    found.push(byName[position] ?? 0);
  }
  return found;
}

function otherNames(): Map<string, number[]> {
  if (spellings) return spellings;
  const collected = new Map<string, number[]>();
  for (const [key, names] of Object.entries(otherSpellings)) {
    const [listed = '', country = ''] = key.split('|');
    const folded = foldPlaceName(listed);
    const index = range(folded, (name) => name === folded).find((one) => placeAt(one).country === country);
    if (index === undefined) continue;
    for (const name of names.map(foldPlaceName)) {
      if (name !== folded) collected.set(name, [...(collected.get(name) ?? []), index]);
    }
  }
  return (spellings = collected);
}

function countries(): string[] {
  return (countryCodes ??= [...new Set(places().regions.map((region) => region.slice(0, 2)))]);
}

function at(index: number): Coordinates {
  const { lat, lon } = places();
  return { lat: (lat[index] ?? 0) / 1e4, lon: (lon[index] ?? 0) / 1e4 };
}

function placeAt(index: number): Place {
  const { nameOf, region, regions, population, quarter } = places();
  const [country = '', division = ''] = (regions[region[index] ?? 0] ?? '').split('.');
  return {
    ...at(index),
    name: nameOf(index),
    country,
    division,
    population: population[index] ?? 0,
    quarter: quarter[index] === 1,
  };
}
