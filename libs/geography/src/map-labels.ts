import { citiesIn, type Place } from './gazetteer.js';
import type { MapView } from './map-view.js';

/** An axis-parallel box in pixels that no label may touch. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The middle of a marker and its radius in pixels of the picture on either screen. */
export interface Marker {
  x: number;
  y: number;
  wide: number;
  narrow: number;
}

/** A name on the map; `rank` 1 is the largest kind of city, `minor` ones are for wide screens only. */
export interface CityLabel {
  name: string;
  rank: 1 | 2 | 3;
  minor: boolean;
  dot: { x: number; y: number };
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** How far the baseline lies below y, in heights of the type: the type changes with the screen. */
  drop: number;
}

interface Candidate {
  name: string;
  population: number;
  x: number;
  y: number;
}

/**
 * Type sizes in pixels of the picture, by rank, as in src/assets/map.css. On a narrow screen the picture shrinks and the
 * style sheet enlarges the type to make up for it, so that names which stay there need the room of the larger size.
 */
const sizes = { wide: [14, 12.5, 11.5], narrow: [25, 23, 22] } as const;
const most = { region: { narrow: 12, wide: 40 }, world: { narrow: 10, wide: 36 } } as const;
/** The picture for which `most` holds; smaller ones get fewer names, larger ones more. */
const usualArea = 720 * 480;
/** Quarters of a city are named only on maps that show little more than the city, in kilometres across. */
const quartersBelowKm = 90;
/** A much smaller city this near to a named one, in pixels, goes without a name. */
const close = 22;
const edge = 4;
const shortNames: Record<string, string> = { 'New York City': 'New York', 'Washington, D.C.': 'Washington' };

/** Cities of a view that could be named, largest first: what `placeLabels` chooses from. */
export function citiesOf(view: MapView): Place[] {
  const { west, east, south, north } = view.bounds;
  const across = view.width / view.pixelsPerKm;
  const turned = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const bounds =
    view.kind === 'world' ? { west, east, south, north } : { south, north, west: turned(west), east: turned(east) };
  return citiesIn(bounds, 250, { quarters: across < quartersBelowKm });
}

/**
 * Names as many cities as fit beside one another and beside markers and boxes, larger cities before smaller ones: first
 * those that a narrow screen has room for, then those that a wide one still has.
 */
export function placeLabels(view: MapView, cities: Place[], taken: { markers: Marker[]; boxes: Box[] }): CityLabel[] {
  const candidates: Candidate[] = cities.flatMap((city) => {
    const [x, y] = view.projection([city.lon, city.lat]) ?? [NaN, NaN];
    const inside = x > edge && y > edge && x < view.width - edge && y < view.height - edge;
    return inside ? [{ name: shortNames[city.name] ?? city.name, population: city.population, x, y }] : [];
  });
  const [largest] = candidates;
  const labels: CityLabel[] = [];
  const named: Candidate[] = [];
  for (const screen of ['narrow', 'wide'] as const) {
    const enough = Math.ceil((most[view.kind][screen] * view.width * view.height) / usualArea);
    const boxes = [
      ...taken.boxes,
      ...taken.markers.map((marker) => boxAround(marker, marker[screen])),
      ...labels.flatMap((label) => [boxOf(label, screen), boxAround(label.dot, 3)]),
    ];
    for (const city of candidates) {
      if (labels.length >= enough) break;
      if (named.some((other) => stands(other, city))) continue;
      const share = city.population / (largest?.population ?? 1);
      const rank = share >= 0.4 ? 1 : share >= 0.08 ? 2 : 3;
      // A marker that covers the city takes its place: the name stands beside the marker.
      const marker = taken.markers.find((one) => Math.hypot(one.x - city.x, one.y - city.y) < one[screen]);
      const gap = (screen === 'narrow' ? 7 : 5) + (marker?.[screen] ?? 0);
      // The largest city of a region has to be named, if need be a little way off.
      const gaps = city === largest && view.kind === 'region' ? [gap, gap + 10, gap + 20] : [gap];
      const label = gaps
        .flatMap((distance) => around(marker ?? city, distance))
        .map((place): CityLabel => {
          return { name: city.name, rank, minor: screen === 'wide', dot: { x: city.x, y: city.y }, ...place };
        })
        .find((candidate) => {
          const box = boxOf(candidate, screen);
          const inside =
            box.left > edge && box.right < view.width - edge && box.top > edge && box.bottom < view.height - edge;
          return inside && !boxes.some((other) => touches(box, other));
        });
      if (!label) continue;
      labels.push(label);
      named.push(city);
      boxes.push(boxOf(label, screen), boxAround(city, 3));
    }
  }
  return labels;
}

/** Whether a named city already stands for another: a namesake, or its much larger neighbour. */
function stands(named: Candidate, city: Candidate): boolean {
  if (named.name === city.name) return true;
  return Math.hypot(named.x - city.x, named.y - city.y) < close && city.population < named.population * 0.35;
}

/** Right, left, above and below, at a distance in pixels. */
function around({ x, y }: { x: number; y: number }, gap: number) {
  return [
    { x: x + gap, y, anchor: 'start', drop: 0.35 },
    { x: x - gap, y, anchor: 'end', drop: 0.35 },
    { x, y: y - gap, anchor: 'middle', drop: 0 },
    { x, y: y + gap, anchor: 'middle', drop: 0.8 },
  ] as const;
}

function boxAround({ x, y }: { x: number; y: number }, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function boxOf(label: CityLabel, screen: 'narrow' | 'wide'): Box {
  const size = sizes[screen][label.rank - 1] ?? 12;
  const latin = label.rank === 1 ? 0.66 : 0.58;
  const width = [...label.name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : latin), 0) * size;
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  const baseline = label.y + label.drop * size;
  return { left: left - 2, right: left + width + 2, top: baseline - size * 0.85, bottom: baseline + size * 0.3 };
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
