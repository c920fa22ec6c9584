import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aMeetup, itWasCancelled, itWasMoved, lampEveningId, quayVenueId } from '../events.fixtures.js';
import { MoveMeetup } from './move-meetup.command.js';

const move = (whereabouts: Partial<MoveMeetup>) =>
  Object.assign(new MoveMeetup(), { meetupId: lampEveningId, ...whereabouts });
const atTheQuay = { mode: 'in-person', venueId: quayVenueId, place: { name: 'Port Ellery' } } as const;

describe('Move a meetup', () => {
  it('brings it to another venue', () => given(aMeetup()).when(move(atTheQuay)).then(itWasMoved(atTheQuay)));
  it('brings it onto the net, without a venue', () =>
    given(aMeetup())
      .when(move({ mode: 'online', online: { url: 'https://call.example/lamps' } }))
      .then(itWasMoved({ mode: 'online', online: { url: 'https://call.example/lamps' } })));
  it('stays quiet when it is there already', () =>
    given(aMeetup(), itWasMoved(atTheQuay)).when(move(atTheQuay)).thenNothing());
  it('refuses a meetup that was cancelled', () =>
    given(aMeetup(), itWasCancelled()).when(move(atTheQuay)).thenRefused('meetup-must-take-place'));
});
