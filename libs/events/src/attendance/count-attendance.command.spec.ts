import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { lampEveningId, rsvpsOpened, wasCounted } from '../events.fixtures.js';
import { CountAttendance } from './count-attendance.command.js';

const count = (yes: number, waitlisted: number, attended?: number) =>
  Object.assign(new CountAttendance(), { meetupId: lampEveningId, yes, waitlisted, attended });

describe('Count the attendance of a meetup', () => {
  it('records numbers of which nobody knows the people', () => {
    given()
      .when(count(31, 4))
      .then(wasCounted({ yes: 31, waitlisted: 4 }));
    given()
      .when(count(31, 4, 25))
      .then(wasCounted({ yes: 31, waitlisted: 4, attended: 25 }));
  });
  it('records other numbers later', () =>
    given(rsvpsOpened(), wasCounted({ yes: 31, waitlisted: 4 }))
      .when(count(32, 3))
      .then(wasCounted({ yes: 32, waitlisted: 3 })));
  it('stays quiet when they are the same', () => {
    given(wasCounted({ yes: 31, waitlisted: 4 }))
      .when(count(31, 4))
      .thenNothing();
    given(wasCounted({ yes: 31, waitlisted: 4 }), rsvpsOpened())
      .when(count(31, 4))
      .thenNothing();
  });
});
