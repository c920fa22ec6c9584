import { readFileSync } from 'node:fs';
import { geoGraticule, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { MapView } from './map-view.js';
import { readOutlines, type Outline, type OutlineFile } from './outline-file.js';
import { simplifyLine } from './simplify-line.js';

/** Lines are drawn on a grid of this many steps to a pixel: whole numbers keep the picture small. */
const stepsPerPixel = 5;
/** Lines lose their detail, step by step, until all of them fit into this many characters. */
const longest = { region: 26_000, world: 60_000 };
/** How far beyond the edges lines are kept, in pixels, so that no cut shows. */
const overhang = 12;
/** On maps with more degrees to a pixel than this the coarse outlines cannot be told from the fine ones. */
const coarseFrom = 0.02;

/** Rivers are shown on maps with no more degrees to a pixel than this: about 700 km across. */
const riversUpTo = 0.012;

let loaded: OutlineFile | undefined;

/** Reads the outlines of the world, so that no request waits for them (about 40 ms, 4 MB kept). */
export function loadOutlines(): OutlineFile {
  return (loaded ??= readOutlines(readFileSync(new URL('./assets/outlines.bin', import.meta.url))));
}

type Lines = number[][];

/** Sea, graticule, land, rivers, lakes and borders of a view as SVG, without labels. Takes 10 to 100 ms: keep what it returns. */
export function drawOutlines(view: MapView): string {
  const lines = view.kind === 'world' ? worldLines(view) : regionLines(view);
  const sea =
    view.kind === 'world'
      ? `<path class="map-sea" d="${geoPath(view.projection).digits(1)({ type: 'Sphere' }) ?? ''}"/>`
      : `<rect class="map-sea" width="${view.width}" height="${view.height}"/>`;
  let tolerance = 0.4 * stepsPerPixel;
  for (;;) {
    const land = pathOf(lines.land, tolerance, true);
    const lakes = pathOf(lines.lakes, tolerance, true);
    const rivers = pathOf(lines.rivers, tolerance, false);
    const borders = pathOf(lines.borders, tolerance, false);
    const graticule = pathOf(lines.graticule, tolerance, false);
    if (
      land.length + lakes.length + rivers.length + borders.length > longest[view.kind] &&
      tolerance < 4 * stepsPerPixel
    ) {
      tolerance *= 1.25;
      continue;
    }
    return (
      `${sea}<g transform="scale(${1 / stepsPerPixel})">` +
      shape('map-graticule', graticule) +
      shape('map-land', land) +
      shape('map-river', rivers) +
      shape('map-lake', lakes) +
      shape('map-border', borders) +
      '</g>'
    );
  }
}

function shape(name: string, path: string): string {
  return path && `<path class="${name}" d="${path}"/>`;
}

function regionLines(view: MapView): Record<'land' | 'lakes' | 'rivers' | 'borders' | 'graticule', Lines> {
  const { west, east, south, north } = view.bounds;
  const perPixel = (east - west) / view.width;
  const [marginX, marginY] = [overhang * perPixel, (overhang * (north - south)) / view.height];
  const frame = { west: west - marginX, east: east + marginX, south: south - marginY, north: north + marginY };
  const { land, lakes, rivers, borders } = perPixel > coarseFrom ? loadOutlines().coarse : loadOutlines().fine;
  const project = (line: number[]) => projected(view, line);
  const visible = (outlines: Outline[], cut: (points: ArrayLike<number>, frame: Frame) => Lines) =>
    outlines.flatMap((outline) =>
      [-360, 0, 360].flatMap((turn) => {
        const shifted = { ...frame, west: frame.west - turn, east: frame.east - turn };
        return overlaps(outline, shifted) ? cut(outline.points, shifted).map(project) : [];
      }),
    );
  return {
    land: visible(land, (points, within) => [clippedRing(points, within)]),
    lakes: visible(lakes, (points, within) => [clippedRing(points, within)]),
    // Further out a few rivers without all the others would look like borders.
    rivers: perPixel > riversUpTo ? [] : visible(rivers, clippedLine),
    borders: visible(borders, clippedLine),
    graticule: meridiansAndParallels(frame).map(project),
  };
}

function projected(view: MapView, line: number[]): number[] {
  const pixels: number[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const [x, y] = view.projection([line[at] ?? 0, line[at + 1] ?? 0]) ?? [0, 0];
    pixels.push(x * stepsPerPixel, y * stepsPerPixel);
  }
  return pixels;
}

function worldLines(view: MapView): Record<'land' | 'lakes' | 'rivers' | 'borders' | 'graticule', Lines> {
  const { land, lakes, borders } = loadOutlines().distant;
  const positions = ({ points }: Outline) =>
    Array.from({ length: points.length / 2 }, (_, at) => [points[2 * at] ?? 0, points[2 * at + 1] ?? 0]);
  const drawn = (shapes: GeoPermissibleObjects): Lines => {
    const lines: Lines = [];
    const add = (x: number, y: number) => lines.at(-1)?.push(x * stepsPerPixel, y * stepsPerPixel);
    const ignored = () => undefined;
    geoPath(view.projection, {
      beginPath: ignored,
      arc: ignored,
      closePath: ignored,
      moveTo: (x, y) => {
        lines.push([]);
        add(x, y);
      },
      lineTo: add,
    })(shapes);
    return lines;
  };
  return {
    land: drawn({ type: 'MultiPolygon', coordinates: land.map((outline) => [positions(outline)]) }),
    lakes: drawn({ type: 'MultiPolygon', coordinates: lakes.map((outline) => [positions(outline)]) }),
    rivers: [],
    borders: drawn({ type: 'MultiLineString', coordinates: borders.map(positions) }),
    graticule: drawn(geoGraticule().step([30, 30])()),
  };
}

interface Frame {
  west: number;
  east: number;
  south: number;
  north: number;
}

function overlaps(outline: Outline, frame: Frame): boolean {
  return (
    outline.west < frame.east && outline.east > frame.west && outline.south < frame.north && outline.north > frame.south
  );
}

/** A ring cut along the four sides of a frame, one after another (Sutherland and Hodgman). */
function clippedRing(points: ArrayLike<number>, frame: Frame): number[] {
  const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, frame.west, 1],
    [0, frame.east, -1],
    [1, frame.south, 1],
    [1, frame.north, -1],
  ];
  let ring: ArrayLike<number> = points;
  for (const [axis, limit, sign] of sides) {
    const cut: number[] = [];
    let [x, y] = [ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0];
    for (let at = 0; at < ring.length; at += 2) {
      const [nextX, nextY] = [ring[at] ?? 0, ring[at + 1] ?? 0];
      const [before, after] = axis === 0 ? [x, nextX] : [y, nextY];
      if (sign * (before - limit) >= 0 !== sign * (after - limit) >= 0) {
        const share = (limit - before) / (after - before);
        cut.push(axis === 0 ? limit : x + share * (nextX - x), axis === 1 ? limit : y + share * (nextY - y));
      }
      if (sign * (after - limit) >= 0) cut.push(nextX, nextY);
      [x, y] = [nextX, nextY];
    }
    ring = cut;
  }
  return Array.from(ring);
}

/** The stretches of a line that may touch a frame. */
function clippedLine(points: ArrayLike<number>, frame: Frame): Lines {
  const stretches: Lines = [];
  let open: number[] | undefined;
  for (let at = 2; at < points.length; at += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = [points[at - 2], points[at - 1], points[at], points[at + 1]];
    const misses =
      (x < frame.west && nextX < frame.west) ||
      (x > frame.east && nextX > frame.east) ||
      (y < frame.south && nextY < frame.south) ||
      (y > frame.north && nextY > frame.north);
    if (misses) open = undefined;
    else if (open) open.push(nextX, nextY);
    else stretches.push((open = [x, y, nextX, nextY]));
  }
  return stretches;
}

function meridiansAndParallels(frame: Frame): Lines {
  const span = Math.max(frame.east - frame.west, frame.north - frame.south);
  const step = [20, 10, 5, 2, 1].findLast((degrees) => span / degrees <= 12) ?? 20;
  // On a map of a city and its surroundings a single line would look like a road.
  if (span < 4) return [];
  const lines: Lines = [];
  for (let lon = Math.ceil(frame.west / step) * step; lon < frame.east; lon += step) {
    lines.push([lon, frame.south, lon, frame.north]);
  }
  for (let lat = Math.ceil(frame.south / step) * step; lat < frame.north; lat += step) {
    lines.push([frame.west, lat, frame.east, lat]);
  }
  return lines;
}

/** SVG path data of lines in grid steps: relative, in whole numbers; rings smaller than a pixel fall away. */
function pathOf(lines: Lines, tolerance: number, closed: boolean): string {
  let path = '';
  for (const line of lines) {
    const simple = simplifyLine(closed ? [...line, ...line.slice(0, 2)] : line, tolerance);
    if (closed && simple.length < 8) continue;
    let [x, y] = [Math.round(simple[0] ?? 0), Math.round(simple[1] ?? 0)];
    let steps = '';
    for (let at = 2; at < simple.length - (closed ? 2 : 0); at += 2) {
      const [nextX, nextY] = [Math.round(simple[at] ?? 0), Math.round(simple[at + 1] ?? 0)];
      if (nextX === x && nextY === y) continue;
      steps += `${steps && nextX >= x ? ' ' : ''}${nextX - x}${nextY >= y ? ' ' : ''}${nextY - y}`;
      [x, y] = [nextX, nextY];
    }
    if (steps) path += `M${Math.round(simple[0] ?? 0)} ${Math.round(simple[1] ?? 0)}l${steps}${closed ? 'z' : ''}`;
  }
  return path;
}
