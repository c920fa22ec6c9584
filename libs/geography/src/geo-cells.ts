import { earthRadiusKm, type Coordinates } from './distance.js';

/**
 * The globe is cut into rings of equal height, and each ring into cells about as wide as they are high. Level n has
 * 2^n rings: 0 is the whole world, 3 about 2,500 km, 5 about 625 km, 7 about 156 km, 9 about 39 km, 11 about 10 km.
 * Cell names are stored in view indexes: changing levels or shape means a new version of every view that uses them.
 */
const levels = [0, 3, 5, 7, 9, 11] as const;

/** A circle is looked up on the finest level whose rings are at least this share of its radius high. */
const ringsPerRadius = 1.5;

/** About a metre, in degrees. */
const margin = 1e-5;

const radians = Math.PI / 180;
const kmPerDegree = earthRadiusKm * radians;

/** Names of the cells that contain a place, one for each level, coarsest first: what a view indexes by equality. */
export function cellsOf(place: Coordinates): string[] {
  return levels.map((level) => {
    const ring = ringOf(level, place.lat);
    const cells = cellsInRing(level, ring);
    return nameOf(level, ring, Math.min(cells - 1, Math.floor((turn(place.lon) / 360) * cells)));
  });
}

/**
 * Names of cells, all of one level, that together cover the circle of the given radius (km) around a place: at most 40.
 * Places further away can share these cells, so the caller still compares distances.
 */
export function cellsWithin(center: Coordinates, km: number): string[] {
  const radius = Math.max(0, km) / kmPerDegree;
  const level = levels.findLast((candidate) => radius <= ringsPerRadius * ringHeight(candidate)) ?? 0;
  const found: string[] = [];
  const eachWay = longitudesEachWay(center.lat, radius);
  const lastRing = ringOf(level, center.lat + radius);
  for (let ring = ringOf(level, center.lat - radius); ring <= lastRing; ring++) {
    const south = ring * ringHeight(level) - 90;
    const cells = cellsInRing(level, ring);
    const width = 360 / cells;
    const first = Math.floor((turn(center.lon) - eachWay) / width);
    const last = Math.min(first + cells - 1, Math.floor((turn(center.lon) + eachWay) / width));
    for (let step = first; step <= last; step++) {
      const cell = (step + cells) % cells;
      const away = degreesToCell(center, south, south + ringHeight(level), cell * width, width);
      // The margin outweighs rounding: a cell too many costs a look, a cell too few loses a group.
      if (away <= radius + margin) found.push(nameOf(level, ring, cell));
    }
  }
  return found;
}

/** How many degrees of longitude a circle reaches to the east and to the west of its centre. */
function longitudesEachWay(lat: number, radius: number): number {
  const reach = radius + margin;
  if (Math.abs(lat) + reach >= 90) return 180;
  return Math.asin(Math.sin(reach * radians) / Math.cos(lat * radians)) / radians + margin;
}

function nameOf(level: number, ring: number, cell: number): string {
  return `${level}.${ring}.${cell}`;
}

function ringHeight(level: number): number {
  return 180 / 2 ** level;
}

function ringOf(level: number, lat: number): number {
  return Math.min(2 ** level - 1, Math.max(0, Math.floor((lat + 90) / ringHeight(level))));
}

function cellsInRing(level: number, ring: number): number {
  const middle = (ring + 0.5) * ringHeight(level) - 90;
  return level === 0 ? 1 : Math.max(1, Math.round(2 * 2 ** level * Math.cos(middle * radians)));
}

/** Longitude as 0 to 360 degrees east of the date line. */
function turn(lon: number): number {
  return (((lon + 180) % 360) + 360) % 360;
}

/** Angle from a place to the nearest point of a cell, in degrees; the cell begins at `west` (as `turn`) and is `width` wide. */
function degreesToCell(place: Coordinates, south: number, north: number, west: number, width: number): number {
  const eastward = (((turn(place.lon) - west) % 360) + 360) % 360;
  if (eastward <= width) return place.lat < south ? south - place.lat : Math.max(0, place.lat - north);
  return Math.min(
    degreesToMeridian(place.lat, eastward, south, north),
    degreesToMeridian(place.lat, eastward - width, south, north),
  );
}

/** Angle from latitude `lat` to the stretch of a meridian `apart` degrees of longitude away. */
function degreesToMeridian(lat: number, apart: number, south: number, north: number): number {
  const foot = Math.atan2(Math.sin(lat * radians), Math.cos(lat * radians) * Math.cos(apart * radians)) / radians;
  const angles = [south, north, ...(foot > south && foot < north ? [foot] : [])].map((at) =>
    Math.acos(
      Math.min(
        1,
        Math.sin(lat * radians) * Math.sin(at * radians) +
          Math.cos(lat * radians) * Math.cos(at * radians) * Math.cos(apart * radians),
      ),
    ),
  );
  return Math.min(...angles) / radians;
}
