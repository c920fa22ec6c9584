import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distanceKm } from '#geography/distance';
import { findPlace } from '#geography/gazetteer';

interface Chapter {
  city: string;
  state?: string;
  country: string;
  lat: number;
  lon: number;
}

const source = join(process.cwd(), '../shared/data/1-rladies/archive/raw_data/chapters.json');
const present = existsSync(source);
if (!present) console.warn(`SKIPPED: finding the places of a real network needs ${source}`);

(present ? describe : describe.skip)('Places of a real network', () => {
  it('are found from city, state and country, within 60 km of where the group says it is', () => {
    const chapters: Chapter[] = Object.values(JSON.parse(readFileSync(source, 'utf8')));
    const distances = chapters.map((chapter) => {
      const place = findPlace([chapter.city, chapter.state, chapter.country].filter(Boolean).join(', '));
      return place && distanceKm(place, chapter);
    });
    const counts = {
      chapters: chapters.length,
      near: distances.filter((km) => km !== undefined && km <= 60).length,
      elsewhere: distances.filter((km) => km !== undefined && km > 60).length,
    };
    expect(counts).toEqual({ chapters: 251, near: 251, elsewhere: 0 });
  });
});
