import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aMeetup, itWasWithdrawn, lampEveningId } from '../events.fixtures.js';
import { WithdrawMeetup } from './withdraw-meetup.command.js';

const withdraw = Object.assign(new WithdrawMeetup(), { meetupId: lampEveningId });

describe('Withdraw a meetup', () => {
  it('takes it off the public pages', () => given(aMeetup()).when(withdraw).then(itWasWithdrawn()));
  it('stays quiet when it is withdrawn already', () => given(aMeetup(), itWasWithdrawn()).when(withdraw).thenNothing());
  it('refuses a meetup that nobody announced', () => given().when(withdraw).thenRefused('meetup-must-exist'));
});
