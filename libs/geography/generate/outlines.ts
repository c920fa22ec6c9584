import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import { writeOutlines } from '../src/outline-file.js';
import { simplifyLine } from '../src/simplify-line.js';
import { lakes } from './lakes.js';
import { rivers } from './rivers.js';

/**
 * Writes src/assets/outlines.bin from the 1:10m countries of Natural Earth in world-atlas and the waters drawn in lakes.ts and rivers.ts;
 * the same input gives the same lines.
 * Run it with `npm exec -- node --import @swc-node/register/esm-register libs/geography/generate/outlines.ts`.
 */
type World = Parameters<typeof mesh>[0] & { objects: { countries: never; land: never } };
type Position = number[];

const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
const world: World = JSON.parse(readFileSync(atlas, 'utf8'));
const land = feature(world, world.objects.land) as unknown as {
  features: { geometry: { coordinates: Position[][][] } }[];
};
const polygons = land.features.flatMap((one) => one.geometry.coordinates);
const rings = polygons.flatMap((polygon) => polygon.slice(0, 1));
// The Caspian Sea is the atlas's one hole in the land; here it is a lake like others.
const holes = polygons.flatMap((polygon) => polygon.slice(1)).map(clockwise);
const borders = mesh(world, world.objects.countries, (one, other) => one !== other).coordinates;
const shores = Object.values(lakes).map((shore) => {
  const points = positions(shore);
  return clockwise(rounded([...points, ...points.slice(0, 1)]));
});
const courses = Object.values(rivers).map((course) => rounded(positions(course)));

function positions(drawn: string): Position[] {
  return drawn.split(',').map((pair) => pair.trim().split(/\s+/).map(Number).reverse());
}

/** A curve through the points of a line drawn by hand: a centripetal Catmull-Rom spline, which does not overshoot. */
function rounded(line: Position[]): Position[] {
  const last = line.length - 1;
  const closed = line[0]?.join() === line[last]?.join();
  const at = (index: number) => line[closed ? (index + last) % last : Math.max(0, Math.min(last, index))] ?? [];
  const curve = line.slice(0, 1);
  for (let index = 0; index < last; index++) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const t1 = apart(a, b);
    const t2 = t1 + apart(b, c);
    const t3 = t2 + apart(c, d);
    for (let step = 1; step <= 4; step++) {
      const t = t1 + ((t2 - t1) * step) / 4;
      const [ab, bc, cd] = [between(a, b, 0, t1, t), between(b, c, t1, t2, t), between(c, d, t2, t3, t)];
      curve.push(between(between(ab, bc, 0, t2, t), between(bc, cd, t1, t3, t), t1, t2, t));
    }
  }
  return curve;
}

/** Step between the knots of the spline: the root of the distance, and never nothing. */
function apart([x = 0, y = 0]: Position, [otherX = 0, otherY = 0]: Position): number {
  return Math.sqrt(Math.hypot(x - otherX, y - otherY)) || 1e-4;
}

function between(one: Position, other: Position, from: number, to: number, t: number): Position {
  return one.map((value, axis) => (value * (to - t) + (other[axis] ?? 0) * (t - from)) / (to - from));
}

/** The side on which d3-geo takes the inside of a ring to be. */
function clockwise(ring: Position[]): Position[] {
  return area(ring.flat()) > 0 ? ring.toReversed() : ring;
}

/** Joins what the date line cuts: a line that passes it runs on to 181 degrees and further. */
function unrolled(line: Position[]): number[] {
  let turns = 0;
  const points = line.flatMap(([lon = 0, lat = 0], index) => {
    const before = line[index - 1]?.[0] ?? lon;
    if (lon - before > 180) turns--;
    else if (before - lon > 180) turns++;
    return [lon + 360 * turns, lat];
  });
  // A ring that ends a whole turn from its start goes round the South Pole, and is closed along it.
  if (turns !== 0) points.push(points.at(-2) ?? 0, -90, points[0] ?? 0, -90, points[0] ?? 0, points[1] ?? 0);
  return points;
}

/** Lines with detail down to `degrees`; rings that enclose less than a square of that side fall away. */
function simplified(lines: Position[][], degrees: number, closed: boolean): number[][] {
  return lines.flatMap((line) => {
    const points = unrolled(line);
    const width = Math.cos(((points[1] ?? 0) * Math.PI) / 180);
    const flat = points.map((value, index) => (index % 2 === 0 ? value * width : value));
    const simple = simplifyLine(flat, degrees).map((value, index) => (index % 2 === 0 ? value / width : value));
    // A ring turned inside out would be read as everything but the island.
    const turned = Math.sign(area(simple)) !== Math.sign(area(points));
    if (closed && (turned || simple.length < 8 || Math.abs(area(simple)) * width < degrees * degrees)) return [];
    return [simple];
  });
}

function area(ring: number[]): number {
  let twice = 0;
  for (let at = 2; at < ring.length; at += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = ring.slice(at - 2, at + 2);
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

const grade = (degrees: number) => ({
  land: simplified(rings, degrees, true),
  lakes: [...simplified(holes, degrees, true), ...simplified(shores, degrees / 4, true)],
  rivers: simplified(courses, degrees / 4, false),
  borders: simplified(borders, degrees, false),
});
const outlines = { fine: grade(0.003), coarse: grade(0.03), distant: grade(0.1) };
const file = writeOutlines(outlines);
writeFileSync(new URL('../src/assets/outlines.bin', import.meta.url), file);
for (const [name, kinds] of Object.entries(outlines)) {
  for (const [kind, lines] of Object.entries(kinds)) {
    console.log(name, kind, lines.length, 'lines,', lines.flat().length / 2, 'points');
  }
}
console.log(`${file.length} bytes`);
