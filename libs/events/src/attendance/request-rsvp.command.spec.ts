import { describe, expect, it } from '@jest/globals';
import { visitor } from '#kernel/access';
import { given } from '#kernel/given';
import {
  asked,
  capacityChanged,
  fenRubyId,
  gaveBack,
  gotSeat,
  lampEveningId,
  movedUp,
  person,
  rsvpsClosed,
  rsvpsOpened,
  waits,
  wasDeclined,
} from '../events.fixtures.js';
import { RequestRsvp } from './request-rsvp.command.js';

const ask = (number: number, changes: Partial<RequestRsvp> = {}) =>
  Object.assign(new RequestRsvp(), { meetupId: lampEveningId, personId: person(number), answer: 'yes', ...changes });

describe('Request an RSVP', () => {
  it('gives a seat while there is one', () => {
    given(rsvpsOpened({ seats: 1 }))
      .when(ask(1))
      .then(asked(1), gotSeat(1));
    given(rsvpsOpened())
      .when(ask(1))
      .then(asked(1), gotSeat(1, { rule: 'no-limit' }));
  });

  it('gives seats for the guests too, and remembers who brought the person', () =>
    given(rsvpsOpened({ seats: 5 }))
      .when(ask(1, { guests: 2, through: fenRubyId }))
      .then(
        { type: 'events.rsvp-requested', data: { ...asked(1, 'yes', 2).data, through: fenRubyId } },
        gotSeat(1, { seats: 3 }),
      ));

  it('gives a place in the line when all seats are taken', () =>
    given(rsvpsOpened({ seats: 1 }), asked(1), gotSeat(1))
      .when(ask(2))
      .then(asked(2), waits(2)));

  it('lets nobody pass those who wait for more seats than are free', () =>
    given(
      rsvpsOpened({ seats: 3 }),
      asked(1, 'yes', 1),
      gotSeat(1, { seats: 2 }),
      asked(2, 'yes', 1),
      waits(2, { seats: 2 }),
    )
      .when(ask(3))
      .then(asked(3), waits(3, { rule: 'others-wait-before' })));

  it('says no when there is no seat and no line', () =>
    given(rsvpsOpened({ seats: 1, waitingList: false }), asked(1), gotSeat(1))
      .when(ask(2))
      .then(asked(2), wasDeclined(2, 'no-free-seat')));

  it('says no to a party that is larger than the meetup', () =>
    given(rsvpsOpened({ seats: 2 }))
      .when(ask(1, { guests: 2 }))
      .then(asked(1, 'yes', 2), wasDeclined(1, 'party-must-fit-capacity', 3)));

  it('says no once it is closed', () =>
    given(rsvpsOpened(), rsvpsClosed()).when(ask(1)).then(asked(1), wasDeclined(1, 'attendance-is-closed')));

  it('says under which policy it decided', () =>
    given(rsvpsOpened({ seats: 1 }), capacityChanged(2))
      .when(ask(1))
      .then(asked(1), gotSeat(1, { policyVersion: 2 })));

  it('records a maybe and a no without a seat', () => {
    given(rsvpsOpened())
      .when(ask(1, { answer: 'maybe', guests: 2 }))
      .then(asked(1, 'maybe'));
    given(rsvpsOpened(), asked(1, 'maybe'))
      .when(ask(1, { answer: 'no' }))
      .then(asked(1, 'no'));
  });

  it('gives the seats of somebody who says no to the next in line', () =>
    given(rsvpsOpened({ seats: 1 }), asked(1), gotSeat(1), asked(2), waits(2), asked(3), waits(3))
      .when(ask(1, { answer: 'no' }))
      .then(asked(1, 'no'), gaveBack(1), movedUp(2)));

  it('gives seats back for fewer guests, to those next in line', () =>
    given(rsvpsOpened({ seats: 3 }), asked(1, 'yes', 2), gotSeat(1, { seats: 3 }), asked(2), waits(2))
      .when(ask(1, { guests: 1 }))
      .then(asked(1, 'yes', 1), gotSeat(1, { seats: 2, formerSeats: 3, rule: 'fewer-guests' }), movedUp(2)));

  it('gives seats for more guests while there are some, else leaves things as they are', () => {
    given(rsvpsOpened({ seats: 3 }), asked(1), gotSeat(1))
      .when(ask(1, { guests: 2 }))
      .then(asked(1, 'yes', 2), gotSeat(1, { seats: 3, formerSeats: 1 }));
    given(rsvpsOpened({ seats: 3 }), asked(1), gotSeat(1), asked(2), gotSeat(2))
      .when(ask(1, { guests: 2 }))
      .then(asked(1, 'yes', 2), wasDeclined(1, 'no-seat-for-more-guests', 3));
  });

  it('keeps the place of who waits with fewer guests, and moves up who fits now', () =>
    given(
      rsvpsOpened({ seats: 2 }),
      asked(1),
      gotSeat(1),
      asked(2, 'yes', 1),
      waits(2, { seats: 2 }),
      asked(3),
      waits(3),
    )
      .when(ask(2))
      .then(asked(2), waits(2, { formerSeats: 2, rule: 'fewer-guests' }), movedUp(2)));

  it('sends who wants more guests to the end of the line', () =>
    given(
      rsvpsOpened({ seats: 2 }),
      asked(1, 'yes', 1),
      gotSeat(1, { seats: 2 }),
      asked(2),
      waits(2),
      asked(3),
      waits(3),
    )
      .when(ask(2, { guests: 1 }))
      .then(asked(2, 'yes', 1), waits(2, { seats: 2, formerSeats: 1, rule: 'others-wait-before' })));

  it('stays quiet when the same is asked again, whatever came of it', () => {
    given(rsvpsOpened(), asked(1), gotSeat(1)).when(ask(1)).thenNothing();
    given(rsvpsOpened({ seats: 0 }))
      .when(ask(1))
      .then(asked(1), wasDeclined(1, 'party-must-fit-capacity'));
    given(rsvpsOpened({ seats: 0 }), asked(1), wasDeclined(1, 'party-must-fit-capacity'))
      .when(ask(1))
      .thenNothing();
    given(rsvpsOpened({ seats: 1 }), asked(1), gotSeat(1), asked(2), waits(2))
      .when(ask(2))
      .thenNothing();
    given(rsvpsOpened(), asked(1, 'no'))
      .when(ask(1, { answer: 'no' }))
      .thenNothing();
  });

  it('tries again for somebody who was declined, once there is a seat', () =>
    given(
      rsvpsOpened({ seats: 1, waitingList: false }),
      asked(1),
      gotSeat(1),
      asked(2),
      wasDeclined(2, 'no-free-seat'),
      gaveBack(1),
    )
      .when(ask(2))
      .then(asked(2), gotSeat(2)));

  it('refuses a meetup that takes no RSVPs here', () => given().when(ask(1)).thenRefused('attendance-must-be-opened'));

  it('is for the person alone', () => {
    const allows = (id: string) => RequestRsvp.access.allows({ id, kind: 'person', roles: {} }, ask(1));
    expect([allows(person(1)), allows(person(2)), RequestRsvp.access.allows(visitor, ask(1))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
