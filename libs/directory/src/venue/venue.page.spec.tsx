import { describe, expect, it } from '@jest/globals';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { shown } from '../shown-page.fixtures.js';
import { venuePage } from './venue.page.js';

const venue = aVenue({
  access: { stepFree: true, lift: false, notes: 'Ring at the side door.' },
  rooms: [{ name: 'Reading room', capacity: 40, floor: '1' }],
  website: 'javascript:alert(1)',
  description: { text: 'Books *everywhere*.', format: 'markdown' },
});

describe('The page of a venue', () => {
  it('says where it is and how to get in', async () => {
    const { answer, text, html } = await shown(venuePage, `/venues/${oldLibrary}`, [venue]);
    expect(answer).toMatchObject({
      title: 'The Old Library',
      jsonLd: { '@type': 'Place', maximumAttendeeCapacity: 60, geo: { latitude: 52.3995 } },
    });
    expect(text).toContain('Library The Old Library 3 Mere Lane, Ely, GB room for 60 people');
    expect(text).toContain('Ring at the side door.');
    expect(text).toContain('Step-free: Yes, Lift: No');
    expect(text).toContain('Reading room 1 40');
    expect(html).toContain('<svg class="map');
    expect(html).not.toContain('javascript:');
  });

  it('says when it is closed', async () => {
    const closed = { type: 'directory.venue-closed', data: { venueId: oldLibrary } };
    const { text } = await shown(venuePage, `/venues/${oldLibrary}`, [venue, closed]);
    expect(text).toContain('This venue can no longer be used since 2 March 2026.');
  });

  it('is not there for an id of none', async () => {
    expect((await shown(venuePage, '/venues/nowhere', [venue])).answer).toEqual({ kind: 'missing' });
  });
});
