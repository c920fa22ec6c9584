import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sliceOf } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { rowsOf } from '#kernel/given';
import {
  aMeetup,
  asked,
  cameIn,
  capacityChanged,
  fenRubyId,
  gaveBack,
  gotSeat,
  itWasCancelled,
  itWasDescribed,
  itWasHeld,
  itWasRescheduled,
  lampEveningId,
  movedUp,
  person,
  rsvpsClosed,
  rsvpsOpened,
  waits,
  wasCounted,
} from '../events.fixtures.js';
import { attendance, type AttendanceBook, type AttendanceState } from './attendance.js';
import { type AttendanceRow, attendanceCount, numbersOf } from './attendance-count.view.js';
import { CancelRsvp } from './cancel-rsvp.command.js';
import { entriesIn } from './number-map.js';
import { RequestRsvp } from './request-rsvp.command.js';

const rowAfter = (...history: DomainEvent[]): AttendanceRow =>
  rowsOf(attendanceCount, ...(history as never[]))[lampEveningId]!;

describe('The attendance in numbers', () => {
  it('follows every RSVP', () => {
    const history = [
      aMeetup({ capacity: 3 }),
      rsvpsOpened({ seats: 3 }),
      asked(1, 'yes', 1),
      gotSeat(1, { seats: 2 }),
      asked(2),
      gotSeat(2),
      asked(3),
      waits(3),
      asked(1, 'yes', 0),
      gotSeat(1, { formerSeats: 2, rule: 'fewer-guests' }),
      movedUp(3),
      asked(4),
      waits(4),
      gaveBack(4, { seats: 0, waitedFor: 1 }),
      capacityChanged(5),
      cameIn(1, 2),
      rsvpsClosed(),
    ];
    const row = rowAfter(...history);
    expect(row.book).toEqual({ capacity: 5, waitingList: true, closed: true, yes: 3, waiting: 0, came: 2 });
    expect(numbersOf(row)).toEqual({ yes: 3, waitlisted: 0, capacity: 5, seatsLeft: 2, attended: 2 });
  });

  it('agrees with who has seats and who waits, whatever is sent', () =>
    fc.assert(
      fc.property(
        fc.nat(6),
        fc.array(fc.record({ who: fc.integer({ min: 1, max: 6 }), guests: fc.integer({ min: -1, max: 3 }) })),
        (seats, wishes) => {
          const log: DomainEvent[] = [rsvpsOpened({ seats })];
          let book = attendance.evolve(attendance.initial, log[0] as never);
          for (const { who, guests } of wishes) {
            const about = { meetupId: lampEveningId, personId: person(who) };
            const command =
              guests < 0
                ? Object.assign(new CancelRsvp(), about)
                : Object.assign(new RequestRsvp(), { ...about, answer: 'yes', guests });
            const events = sliceOf(command.constructor).decide(command, book, { now: '', actor: '' });
            for (const event of events) book = attendance.evolve(book, event as never) as AttendanceState;
            log.push(...events);
          }
          const { taken, line } = book as AttendanceBook;
          const waiting = [...entriesIn(line)].reduce((sum, [, each]) => sum + each.seats, 0);
          const { yes, waiting: counted } = rowAfter(...log).book!;
          expect({ yes, waiting: counted }).toEqual({ yes: taken, waiting });
        },
      ),
      { numRuns: 150 },
    ));

  it('takes what was counted elsewhere where nobody said yes here, and what was told before what was counted', () => {
    const counted = wasCounted({ yes: 31, waitlisted: 4, attended: 25 });
    expect(numbersOf(rowAfter(aMeetup(), counted))).toEqual({ yes: 31, waitlisted: 4, attended: 25 });
    expect(numbersOf(rowAfter(counted, aMeetup(), itWasHeld({ attended: 27, newFaces: 3 })))).toEqual({
      yes: 31,
      waitlisted: 4,
      attended: 27,
      newFaces: 3,
    });
    expect(numbersOf(rowAfter(aMeetup(), rsvpsOpened(), counted, asked(1), gotSeat(1)))).toEqual({
      yes: 1,
      waitlisted: 0,
      attended: 25,
    });
  });

  it('says nothing where nothing is known', () => {
    expect(numbersOf(rowAfter(aMeetup()))).toEqual({});
    expect(numbersOf(rowAfter(aMeetup(), itWasHeld({ attended: 9 }), itWasHeld({ attended: null })))).toEqual({});
    expect(
      numbersOf(rowAfter(aMeetup(), itWasDescribed({ capacity: 20 }), itWasDescribed({ capacity: null }))),
    ).toEqual({});
  });

  it('is found by group and time, unless the meetup was cancelled', () => {
    const found = (row: AttendanceRow) => attendanceCount.indexes['byGroup']!(row, lampEveningId);
    expect(found(rowAfter(aMeetup(), itWasRescheduled()))).toEqual([[fenRubyId, '2026-04-17T17:00:00Z']]);
    expect(found(rowAfter(aMeetup(), itWasCancelled()))).toEqual([]);
    expect(found(rowAfter(wasCounted({ yes: 1, waitlisted: 0 })))).toEqual([]);
  });
});
