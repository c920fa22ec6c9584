import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRubyId, lampEveningId, rsvpsOpened, wasCounted } from '../events.fixtures.js';
import { OpenAttendance } from './open-attendance.command.js';

const open = (changes: Partial<OpenAttendance> = {}) =>
  Object.assign(new OpenAttendance(), {
    meetupId: lampEveningId,
    hosts: [fenRubyId],
    capacity: 20,
    waitingList: true,
    policyVersion: 1,
    ...changes,
  });

describe('Open the attendance of a meetup', () => {
  it('lets people ask for seats under a policy', () => {
    given()
      .when(open())
      .then(rsvpsOpened({ seats: 20 }));
    given(wasCounted({ yes: 3, waitlisted: 0 }))
      .when(open())
      .then(rsvpsOpened({ seats: 20 }));
  });
  it('takes a meetup without seats, and one without a limit', () => {
    given()
      .when(open({ capacity: 0 }))
      .then(rsvpsOpened({ seats: 0 }));
    given()
      .when(open({ capacity: undefined! }))
      .then(rsvpsOpened());
  });
  it('stays quiet when it is open under this policy', () =>
    given(rsvpsOpened({ seats: 20 }))
      .when(open())
      .thenNothing());
  it('refuses another policy', () =>
    given(rsvpsOpened({ seats: 20 }))
      .when(open({ capacity: 30 }))
      .thenRefused('attendance-must-be-new'));
});
