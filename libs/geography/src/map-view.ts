import { geoMercator, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import { earthRadiusKm, type Coordinates } from './distance.js';
import type { Bounds } from './gazetteer.js';

/** What part of the globe a map shows, and how. Views of one `key` show the same. */
export interface MapView {
  key: string;
  kind: 'region' | 'world';
  width: number;
  height: number;
  projection: GeoProjection;
  /** What is visible; for a region west may lie below -180 and east above 180, so that west is always the smaller. */
  bounds: Bounds;
  /** Pixels to a kilometre in the middle of the map. */
  pixelsPerKm: number;
}

const radians = Math.PI / 180;
/** The short side of a map shows at least this much, in kilometres: closer in, the outlines hold no more detail. */
const closestKm = 60;
/** Beyond this Mercator stretches places until they cannot be recognised. */
const widestLon = 100;
const widestLat = 60;
const northernmost = 80;
/** Scales to an octave and pixels between centres: near views share one view, and so its drawn outlines. */
const scalesPerOctave = 6;
const centreStep = 24;

/**
 * The view that holds all points with room around them: Mercator for a region, which keeps its shapes, and Natural Earth
 * for points spread over the world, or for none.
 */
export function mapView(points: Coordinates[], width: number, height: number): MapView {
  const extent = extentOf(points);
  const { south, north, west, east } = extent;
  const outside = Math.max(-south, north) > northernmost;
  if (points.length === 0 || outside || east - west > widestLon || north - south > widestLat)
    return worldView(width, height);

  const pad = 20 + Math.min(width, height) * 0.06;
  const middle = (mercator(south) + mercator(north)) / 2;
  const closest = (Math.min(width, height) * earthRadiusKm * Math.cos(latitude(middle) * radians)) / closestKm;
  const exact = Math.min(
    closest,
    (width - 2 * pad) / ((east - west) * radians),
    (height - 2 * pad) / (mercator(north) - mercator(south)),
  );
  const scale = 2 ** (Math.floor(Math.log2(exact) * scalesPerOctave) / scalesPerOctave);
  const step = centreStep / scale;
  const column = Math.round((((west + east) / 2) * radians) / step);
  const row = Math.round(middle / step);
  const [lon, y] = [(column * step) / radians, row * step];
  if (width / scale > 2 * Math.PI * 0.6) return worldView(width, height);
  return {
    key: `region ${width} ${height} ${Math.round(Math.log2(scale) * scalesPerOctave)} ${column} ${row}`,
    kind: 'region',
    width,
    height,
    projection: geoMercator()
      .rotate([-lon, 0])
      .center([0, latitude(y)])
      .scale(scale)
      .translate([width / 2, height / 2]),
    bounds: {
      west: lon - width / 2 / scale / radians,
      east: lon + width / 2 / scale / radians,
      south: latitude(y - height / 2 / scale),
      north: latitude(y + height / 2 / scale),
    },
    pixelsPerKm: scale / (earthRadiusKm * Math.cos(latitude(y) * radians)),
  };
}

function worldView(width: number, height: number): MapView {
  const projection = geoNaturalEarth1().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    { type: 'Sphere' },
  );
  return {
    key: `world ${width} ${height}`,
    kind: 'world',
    width,
    height,
    projection,
    bounds: { west: -180, east: 180, south: -90, north: 90 },
    pixelsPerKm: projection.scale() / earthRadiusKm,
  };
}

/** The smallest rectangle around the points: it leaves out the widest gap between them, which may hold the date line. */
function extentOf(points: Coordinates[]): Bounds {
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon).sort((one, other) => one - other);
  let [west, east, widest] = [lons[0] ?? 0, lons.at(-1) ?? 0, 360 + (lons[0] ?? 0) - (lons.at(-1) ?? 0)];
  for (let index = 1; index < lons.length; index++) {
    const [before = 0, after = 0] = [lons[index - 1], lons[index]];
    if (after - before > widest) [west, east, widest] = [after, before + 360, after - before];
  }
  return {
    west,
    east,
    south: lats.reduce((least, lat) => Math.min(least, lat), 90),
    north: lats.reduce((most, lat) => Math.max(most, lat), -90),
  };
}

/** Distance of a parallel from the equator on a Mercator map of radius 1. */
function mercator(lat: number): number {
  return Math.asinh(Math.tan(lat * radians));
}

function latitude(y: number): number {
  return Math.atan(Math.sinh(y)) / radians;
}
