import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  asked,
  cameIn,
  gotSeat,
  lampEveningId,
  person,
  quayPythonId,
  rsvpsClosed,
  rsvpsOpened,
} from '../events.fixtures.js';
import { CheckIn } from './check-in.command.js';

const enters = (number: number, changes: Partial<CheckIn> = {}) =>
  Object.assign(new CheckIn(), { meetupId: lampEveningId, personId: person(number), ...changes });

describe('Check somebody in', () => {
  it('notes who came, also without an RSVP and after it was closed', () => {
    given(rsvpsOpened(), asked(1), gotSeat(1)).when(enters(1)).then(cameIn(1));
    given(rsvpsOpened(), rsvpsClosed()).when(enters(2)).then(cameIn(2));
  });
  it('corrects how many came', () =>
    given(rsvpsOpened(), cameIn(1))
      .when(enters(1, { people: 3 }))
      .then(cameIn(1, 3, 1)));
  it('stays quiet when it is noted already', () => given(rsvpsOpened(), cameIn(1)).when(enters(1)).thenNothing());
  it('refuses a group that is no host', () =>
    given(rsvpsOpened())
      .when(enters(1, { groupId: quayPythonId }))
      .thenRefused('group-must-host'));
  it('refuses a meetup that takes no RSVPs here', () =>
    given().when(enters(1)).thenRefused('attendance-must-be-opened'));
});
