import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aMeetup, itWasCancelled, lampEveningId, quayPythonId } from '../events.fixtures.js';
import { CancelMeetup } from './cancel-meetup.command.js';

const cancel = (changes: Partial<CancelMeetup> = {}) =>
  Object.assign(new CancelMeetup(), { meetupId: lampEveningId, ...changes });

describe('Cancel a meetup', () => {
  it('calls it off, with a reason', () =>
    given(aMeetup())
      .when(cancel({ reason: 'The mill is flooded.' }))
      .then(itWasCancelled('The mill is flooded.')));
  it('stays quiet when it is called off already', () =>
    given(aMeetup(), itWasCancelled())
      .when(cancel({ reason: 'Still flooded.' }))
      .thenNothing());
  it('refuses a meetup that nobody announced', () => given().when(cancel()).thenRefused('meetup-must-exist'));
  it('refuses a group that is no host', () =>
    given(aMeetup())
      .when(cancel({ groupId: quayPythonId }))
      .thenRefused('group-must-host'));
});
