import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aVenue, oldLibrary } from '../directory.fixtures.js';
import { DescribeVenue } from './describe-venue.command.js';

const describeIt = (facts: object) => Object.assign(new DescribeVenue(), { venueId: oldLibrary, ...facts });

describe('Describe a venue', () => {
  it('says just what changed', () =>
    given(aVenue())
      .when(describeIt({ name: 'The Old Library', capacity: 45, access: { stepFree: true, lift: undefined } }))
      .then({
        type: 'directory.venue-described',
        data: { venueId: oldLibrary, capacity: 45, access: { stepFree: true } },
      }));
  it('takes a fact away', () =>
    given(aVenue())
      .when(describeIt({ capacity: null }))
      .then({ type: 'directory.venue-described', data: { venueId: oldLibrary, capacity: null } }));
  it('stays quiet when nothing changes', () =>
    given(aVenue())
      .when(describeIt({ kind: 'library' }))
      .thenNothing());
  it('refuses a venue nobody recorded', () => given().when(describeIt({})).thenRefused('venue-must-exist'));
});
