import { describe, expect, it } from '@jest/globals';
import { visitor } from '#kernel/access';
import { given } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { RecordVenue } from './record-venue.command.js';

const { venueId: _venueId, ...facts } = aVenue().data;
const record = (more: object = {}) => Object.assign(new RecordVenue(), { venueId: oldLibrary, ...facts, ...more });

describe('Record a venue', () => {
  it('records it', () => given().when(record()).then(aVenue()));
  it('asks for no more than a name', () =>
    given()
      .when(Object.assign(new RecordVenue(), { venueId: oldLibrary, name: 'A back room' }))
      .then({ type: 'directory.venue-recorded', data: { venueId: oldLibrary, name: 'A back room', kind: 'other' } }));
  it('stays quiet when it is recorded like this already', () => given(aVenue()).when(record()).thenNothing());
  it('refuses an id under which another venue was recorded', () =>
    given(aVenue())
      .when(record({ name: 'The Mill' }))
      .thenRefused('venue-must-be-new'));
  it('is open to organisers of any group, and to nobody else', () => {
    const organiser = { id: 'p', kind: 'person', roles: { organises: new Set(['g']) } } as const;
    const member = { id: 'q', kind: 'person', roles: { organises: new Set<string>() } } as const;
    expect([organiser, member, visitor].map((each) => RecordVenue.access.allows(each, record()))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
