import { describe, expect, it } from '@jest/globals';
import { rowsOf, specNow } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { venues } from './venues.view.js';

describe('The venues', () => {
  it('follow what becomes of a place', () => {
    const described = { type: 'directory.venue-described', data: { venueId: oldLibrary, capacity: null } } as const;
    const closed = { type: 'directory.venue-closed', data: { venueId: oldLibrary } } as const;
    const reopened = { type: 'directory.venue-reopened', data: { venueId: oldLibrary } } as const;
    const { capacity: _capacity, ...facts } = aVenue().data;
    expect(rowsOf(venues, aVenue(), described, closed)).toEqual({
      [oldLibrary]: { ...facts, status: 'closed', closedAt: specNow },
    });
    expect(rowsOf(venues, aVenue(), described, closed, reopened)).toEqual({
      [oldLibrary]: { ...facts, status: 'open' },
    });
  });
});
