import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { CloseVenue } from './close-venue.command.js';

const close = Object.assign(new CloseVenue(), { venueId: oldLibrary, reason: 'being rebuilt' });
const closed = { type: 'directory.venue-closed', data: { venueId: oldLibrary, reason: 'being rebuilt' } } as const;

describe('Close a venue', () => {
  it('closes it', () => given(aVenue()).when(close).then(closed));
  it('stays quiet when it is closed', () => given(aVenue(), closed).when(close).thenNothing());
  it('refuses a venue nobody recorded', () => given().when(close).thenRefused('venue-must-exist'));
});
