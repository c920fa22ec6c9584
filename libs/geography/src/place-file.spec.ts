import { describe, expect, it } from '@jest/globals';
import { zstdCompressSync } from 'node:zlib';
import { readPlaces, writePlaces } from './place-file.js';

describe('File of places', () => {
  it('gives back what was written', () => {
    const places = readPlaces(
      writePlaces(
        [
          { name: 'Großdorf', region: 'XA.01', lat: 51.23456, lon: -3.4, population: 9_000_000, quarter: false },
          { name: 'Alt-Großdorf', region: 'XA.', lat: -89.9999, lon: 179.9999, population: 1000, quarter: true },
        ],
        [1, 0],
      ),
    );
    expect({ ...places, nameOf: [places.nameOf(0), places.nameOf(1)] }).toEqual({
      count: 2,
      lat: Int32Array.of(512_346, -899_999),
      lon: Int32Array.of(-34_000, 1_799_999),
      population: Uint32Array.of(9_000_000, 1000),
      byName: Uint32Array.of(1, 0),
      region: Uint16Array.of(1, 0),
      quarter: Uint8Array.of(0, 1),
      regions: ['XA.', 'XA.01'],
      nameOf: ['Großdorf', 'Alt-Großdorf'],
    });
  });

  it('of another layout is refused', () => {
    expect(() => readPlaces(zstdCompressSync(Buffer.alloc(16, 7)))).toThrow('layout 117901063, but layout 1 is needed');
  });
});
