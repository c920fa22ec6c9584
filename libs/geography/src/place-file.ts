import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';

/** Populated places as columns, most populous first; a place is an index into them. About 3.4 MB for 112,000 places. */
export interface PlaceColumns {
  count: number;
  /** Ten-thousandths of a degree. */
  lat: Int32Array;
  lon: Int32Array;
  population: Uint32Array;
  /** Indexes of places in the order of their folded names. */
  byName: Uint32Array;
  /** Index into `regions`. */
  region: Uint16Array;
  /** 1 for a quarter of a city, 0 for a place of its own. */
  quarter: Uint8Array;
  /** Country and first-level division, as "GB.ENG". */
  regions: string[];
  nameOf(index: number): string;
}

export interface PlaceRecord {
  name: string;
  region: string;
  lat: number;
  lon: number;
  population: number;
  quarter: boolean;
}

const layout = 1;

/** Packs places, which must come most populous first, into the file that `readPlaces` reads. */
export function writePlaces(places: PlaceRecord[], byName: number[]): Buffer {
  const regions = [...new Set(places.map((place) => place.region))].sort();
  const regionIndex = new Map(regions.map((region, index) => [region, index]));
  const names = Buffer.from(places.map((place) => `${place.name}\n`).join(''));
  const regionText = Buffer.from(regions.join('\n'));
  const columns = [
    Uint32Array.of(layout, places.length, names.length, regionText.length),
    Int32Array.from(places, (place) => Math.round(place.lat * 1e4)),
    Int32Array.from(places, (place) => Math.round(place.lon * 1e4)),
    Uint32Array.from(places, (place) => place.population),
    Uint32Array.from(byName),
    Uint16Array.from(places, (place) => regionIndex.get(place.region) ?? 0),
    Uint8Array.from(places, (place) => (place.quarter ? 1 : 0)),
  ].map((column) => Buffer.from(column.buffer));
  return zstdCompressSync(Buffer.concat([...columns, regionText, names]), {
    params: { [constants.ZSTD_c_compressionLevel]: 19 },
  });
}

/** Unpacks what `writePlaces` packed. Throws when the file has another layout. */
export function readPlaces(file: Buffer): PlaceColumns {
  const unpacked = zstdDecompressSync(file);
  const bytes = unpacked.buffer.slice(unpacked.byteOffset, unpacked.byteOffset + unpacked.byteLength) as ArrayBuffer;
  const [found = 0, count = 0, nameBytes = 0, regionBytes = 0] = new Uint32Array(bytes, 0, 4);
  if (found !== layout) throw new Error(`The file of places has layout ${found}, but layout ${layout} is needed.`);
  let at = 16;
  const next = (size: number) => {
    at += size;
    return at - size;
  };
  const lat = new Int32Array(bytes, next(count * 4), count);
  const lon = new Int32Array(bytes, next(count * 4), count);
  const population = new Uint32Array(bytes, next(count * 4), count);
  const byName = new Uint32Array(bytes, next(count * 4), count);
  const region = new Uint16Array(bytes, next(count * 2), count);
  const quarter = new Uint8Array(bytes, next(count), count);
  const regions = Buffer.from(bytes, next(regionBytes), regionBytes).toString().split('\n');
  const names = Buffer.from(bytes, next(nameBytes), nameBytes);
  const nameStart = new Uint32Array(count + 1);
  for (let index = 1; index <= count; index++) nameStart[index] = names.indexOf(10, nameStart[index - 1]) + 1;
  const nameOf = (index: number) => names.toString('utf8', nameStart[index], (nameStart[index + 1] ?? 1) - 1);
  return { count, lat, lon, population, byName, region, quarter, regions, nameOf };
}
