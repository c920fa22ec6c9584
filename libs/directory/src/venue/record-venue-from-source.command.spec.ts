import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { RecordVenueFromSource } from './record-venue-from-source.command.js';

const { venueId: _venueId, ...facts } = aVenue().data;
const record = (more: object = {}) =>
  Object.assign(new RecordVenueFromSource(), { venueId: oldLibrary, ...facts, ...more });
const recorded = aVenue({ fromSource: true });
const describedHere = { type: 'directory.venue-described', data: { venueId: oldLibrary, capacity: 45 } } as const;

describe('Record a venue from a source', () => {
  it('records it', () => given().when(record()).then(recorded));
  it('stays quiet when the source says the same again', () => given(recorded).when(record()).thenNothing());
  it('never undoes what people here have changed', () => given(recorded, describedHere).when(record()).thenNothing());
  it('tells just what the source tells anew', () =>
    given(recorded, describedHere)
      .when(record({ capacity: 50, name: 'Old Library' }))
      .then({
        type: 'directory.venue-described',
        data: { venueId: oldLibrary, fromSource: true, capacity: 50, name: 'Old Library' },
      }));
});
