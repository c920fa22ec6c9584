import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  asked,
  capacityChanged,
  gotSeat,
  lampEveningId,
  movedUp,
  quayPythonId,
  rsvpsOpened,
  waits,
} from '../events.fixtures.js';
import { ChangeCapacity } from './change-capacity.command.js';

const changeTo = (capacity: number | undefined, changes: Partial<ChangeCapacity> = {}) =>
  Object.assign(new ChangeCapacity(), { meetupId: lampEveningId, capacity, ...changes });
const twoSeats = [rsvpsOpened({ seats: 2 }), ...[1, 2].flatMap((number) => [asked(number), gotSeat(number)])];
const nowUnder = { policyVersion: 2 };

describe('Change the capacity', () => {
  it('gives new seats to those who wait, in their order', () =>
    given(...twoSeats, ...[3, 4, 5].flatMap((number) => [asked(number), waits(number)]))
      .when(changeTo(4))
      .then(capacityChanged(4), movedUp(3, nowUnder), movedUp(4, nowUnder)));
  it('lets everybody in when there is no limit any more', () =>
    given(...twoSeats, asked(3, 'yes', 1), waits(3, { seats: 2 }))
      .when(changeTo(undefined))
      .then(capacityChanged(null), movedUp(3, { ...nowUnder, seats: 2 })));
  it('does not let a party block the line that has become larger than the meetup', () =>
    given(
      ...twoSeats,
      asked(3, 'yes', 1),
      waits(3, { seats: 2 }),
      {
        type: 'events.rsvp-cancelled',
        data: { meetupId: lampEveningId, personId: asked(1).data.personId, seats: 1, waitedFor: 0 },
      },
      capacityChanged(1),
      asked(4),
      waits(4),
    )
      .when(Object.assign(changeTo(3)))
      .then(capacityChanged(3, 3), movedUp(3, { seats: 2, policyVersion: 3 })));
  it('refuses fewer seats than are given', () =>
    given(...twoSeats)
      .when(changeTo(1))
      .thenRefused('capacity-must-cover-given-seats'));
  it('stays quiet when it is as many already', () => {
    given(...twoSeats)
      .when(changeTo(2))
      .thenNothing();
    given(rsvpsOpened()).when(changeTo(undefined)).thenNothing();
  });
  it('refuses a group that is no host', () =>
    given(...twoSeats)
      .when(changeTo(3, { groupId: quayPythonId }))
      .thenRefused('group-must-host'));
});
