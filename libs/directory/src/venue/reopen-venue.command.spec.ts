import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { ReopenVenue } from './reopen-venue.command.js';

const reopen = Object.assign(new ReopenVenue(), { venueId: oldLibrary });
const closed = { type: 'directory.venue-closed', data: { venueId: oldLibrary } } as const;

describe('Reopen a venue', () => {
  it('opens a closed venue', () =>
    given(aVenue(), closed)
      .when(reopen)
      .then({ type: 'directory.venue-reopened', data: { venueId: oldLibrary } }));
  it('stays quiet when it is open', () => given(aVenue()).when(reopen).thenNothing());
  it('refuses a venue nobody recorded', () => given().when(reopen).thenRefused('venue-must-exist'));
});
