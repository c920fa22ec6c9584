import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A line or closed ring: longitude, latitude, longitude, latitude in degrees, running on past ±180 rather than jumping. */
export interface Outline {
  points: Float32Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** One degree of detail of the world: what is land, what is water in it, where countries meet. */
export interface Outlines {
  land: Outline[];
  lakes: Outline[];
  rivers: Outline[];
  borders: Outline[];
}

/** `fine` for regions of up to some hundred kilometres, `coarse` for continents, `distant` for the world. */
export interface OutlineFile {
  fine: Outlines;
  coarse: Outlines;
  distant: Outlines;
}

const layout = 1;
/** Steps to a degree: 0.001 degrees is 111 m at most. */
const steps = 1000;
const kinds = ['land', 'lakes', 'rivers', 'borders'] as const;
const grades = ['fine', 'coarse', 'distant'] as const;

/** Packs lines of longitudes and latitudes in degrees into the file that `readOutlines` reads. */
export function writeOutlines(
  grade: Record<(typeof grades)[number], Record<(typeof kinds)[number], number[][]>>,
): Buffer {
  const bytes: number[] = [];
  const unsigned = (value: number) => {
    while (value > 127) {
      bytes.push((value & 127) | 128);
      value >>>= 7;
    }
    bytes.push(value);
  };
  const signed = (value: number) => unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  unsigned(layout);
  for (const name of grades) {
    for (const kind of kinds) {
      unsigned(grade[name][kind].length);
      for (const line of grade[name][kind]) {
        unsigned(line.length / 2);
        let [x, y] = [0, 0];
        for (let at = 0; at < line.length; at += 2) {
          const [nextX, nextY] = [Math.round((line[at] ?? 0) * steps), Math.round((line[at + 1] ?? 0) * steps)];
          signed(nextX - x);
          signed(nextY - y);
          [x, y] = [nextX, nextY];
        }
      }
    }
  }
  return zstdCompressSync(Buffer.from(bytes), { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
}

/** Unpacks what `writeOutlines` packed. Throws when the file has another layout. */
export function readOutlines(file: Buffer): OutlineFile {
  const bytes = zstdDecompressSync(file);
  let at = 0;
  const unsigned = () => {
    let [value, shift, byte] = [0, 0, 128];
    while (byte > 127) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    return value;
  };
  const signed = () => {
    const value = unsigned();
    return value & 1 ? -((value + 1) >> 1) : value >> 1;
  };
  const lines = () => Array.from({ length: unsigned() }, line);
  const line = (): Outline => {
    const points = new Float32Array(2 * unsigned());
    let [x, y, west, south, east, north] = [0, 0, Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < points.length; index += 2) {
      x += signed();
      y += signed();
      points[index] = x / steps;
      points[index + 1] = y / steps;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    return { points, west: west / steps, south: south / steps, east: east / steps, north: north / steps };
  };
  const found = unsigned();
  if (found !== layout) throw new Error(`The file of outlines has layout ${found}, but layout ${layout} is needed.`);
  const grade = (): Outlines => ({ land: lines(), lakes: lines(), rivers: lines(), borders: lines() });
  return { fine: grade(), coarse: grade(), distant: grade() };
}
