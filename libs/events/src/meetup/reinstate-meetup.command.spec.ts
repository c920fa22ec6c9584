import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aMeetup, itWasCancelled, itWasReinstated, lampEveningId } from '../events.fixtures.js';
import { ReinstateMeetup } from './reinstate-meetup.command.js';

const reinstate = Object.assign(new ReinstateMeetup(), { meetupId: lampEveningId });

describe('Reinstate a meetup', () => {
  it('lets it take place after all', () => given(aMeetup(), itWasCancelled()).when(reinstate).then(itWasReinstated()));
  it('stays quiet when it takes place anyway', () => given(aMeetup()).when(reinstate).thenNothing());
  it('refuses a meetup that nobody announced', () => given().when(reinstate).thenRefused('meetup-must-exist'));
});
