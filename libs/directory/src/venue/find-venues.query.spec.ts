import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { FindVenues, findVenues } from './find-venues.query.js';
import { VenuesByIds, venuesByIds } from './venues-by-ids.query.js';

const mill = '0f3e2c10-0000-4000-8000-0000000000a2';
const views = () => viewsAfter(aVenue({ venueId: mill, name: 'Windmill' }), aVenue());

describe('Find venues', () => {
  const find = async (input: object) => {
    const { venues, total } = await findVenues.answer(validated(FindVenues, input), await views());
    return { names: venues.map(({ name }) => name), total };
  };
  it('gives them by name', async () =>
    expect(await find({})).toEqual({ names: ['The Old Library', 'Windmill'], total: 2 }));
  it('finds them by words', async () =>
    expect(await find({ words: 'wind' })).toEqual({ names: ['Windmill'], total: 1 }));
});

describe('Venues by their ids', () => {
  it('come in the order asked', async () => {
    const found = await venuesByIds.answer(validated(VenuesByIds, { ids: [oldLibrary, 'none', mill] }), await views());
    expect(found.map(({ venueId }) => venueId)).toEqual([oldLibrary, mill]);
  });
});
