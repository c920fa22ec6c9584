import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRubyId, lampEveningId, rsvpsClosed, rsvpsOpened } from '../events.fixtures.js';
import { CloseAttendance } from './close-attendance.command.js';

const close = Object.assign(new CloseAttendance(), { meetupId: lampEveningId, groupId: fenRubyId });

describe('Close the attendance of a meetup', () => {
  it('ends the giving of seats', () => given(rsvpsOpened()).when(close).then(rsvpsClosed()));
  it('stays quiet when it is closed already', () => given(rsvpsOpened(), rsvpsClosed()).when(close).thenNothing());
  it('refuses a meetup that takes no RSVPs here', () => given().when(close).thenRefused('attendance-must-be-opened'));
});
