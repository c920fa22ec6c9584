import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  asked,
  gaveBack,
  gotSeat,
  lampEveningId,
  movedUp,
  person,
  rsvpsClosed,
  rsvpsOpened,
  waits,
} from '../events.fixtures.js';
import { CancelRsvp } from './cancel-rsvp.command.js';

const cancel = (number: number) =>
  Object.assign(new CancelRsvp(), { meetupId: lampEveningId, personId: person(number) });
const fullWithThreeWaiting = [
  rsvpsOpened({ seats: 2 }),
  asked(1, 'yes', 1),
  gotSeat(1, { seats: 2 }),
  ...[2, 3, 4].flatMap((number) => [asked(number), waits(number)]),
];

describe('Cancel an RSVP', () => {
  it('gives the seats to those who wait, in their order, as many as are free', () =>
    given(...fullWithThreeWaiting)
      .when(cancel(1))
      .then(gaveBack(1, { seats: 2 }), movedUp(2), movedUp(3)));
  it('gives a place in the line back', () =>
    given(...fullWithThreeWaiting)
      .when(cancel(3))
      .then(gaveBack(3, { seats: 0, waitedFor: 1 })));
  it('passes over nobody: who waits longest for two seats is waited for', () =>
    given(
      rsvpsOpened({ seats: 2 }),
      ...[1, 2].flatMap((number) => [asked(number), gotSeat(number)]),
      asked(3, 'yes', 1),
      waits(3, { seats: 2 }),
      asked(4),
      waits(4),
    )
      .when(cancel(1))
      .then(gaveBack(1)));
  it('gives no seat away once it is closed', () =>
    given(...fullWithThreeWaiting, rsvpsClosed())
      .when(cancel(1))
      .then(gaveBack(1, { seats: 2 })));
  it('stays quiet when there is nothing to give back', () => {
    given(rsvpsOpened()).when(cancel(1)).thenNothing();
    given(...fullWithThreeWaiting, gaveBack(1, { seats: 2 }))
      .when(cancel(1))
      .thenNothing();
  });
  it('refuses a meetup that takes no RSVPs here', () =>
    given().when(cancel(1)).thenRefused('attendance-must-be-opened'));
});
