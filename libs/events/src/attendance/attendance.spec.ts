import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Command, sliceOf } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { lampEveningId, person, rsvpsOpened } from '../events.fixtures.js';
import { attendance, type AttendanceEvent, type AttendanceState } from './attendance.js';
import { CancelRsvp } from './cancel-rsvp.command.js';
import { ChangeCapacity } from './change-capacity.command.js';
import { CloseAttendance } from './close-attendance.command.js';
import { RequestRsvp } from './request-rsvp.command.js';

const meetupId = lampEveningId;
const circumstances = { now: '2026-03-02T18:00:00.000Z', actor: 'spec' };

/** Decides commands one after another, as the door does; refused ones change nothing. */
function decideAll(opened: AttendanceEvent, commands: readonly Command[]): AttendanceEvent[] {
  const log = [opened];
  let state: AttendanceState = attendance.evolve(attendance.initial, opened);
  for (const command of commands) {
    try {
      const events = sliceOf(command.constructor).decide(command, state, circumstances) as readonly AttendanceEvent[];
      for (const event of events) state = attendance.evolve(state, event);
      log.push(...events);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
    }
  }
  return log;
}

/**
 * What an onlooker sees who knows nothing of the code: who has how many seats, and who waits in which order, from the
 * log alone. Throws at the first thing that must not be.
 */
function audit(log: readonly AttendanceEvent[]) {
  let capacity = Infinity;
  let closed = false;
  const seated = new Map<string, number>();
  let line: { personId: string; seats: number }[] = [];
  const wanted = new Map<string, number>();
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  const taken = () => [...seated.values()].reduce((sum, seats) => sum + seats, 0);
  for (const [at, { type, data }] of log.entries()) {
    switch (type) {
      case 'events.attendance-opened':
        capacity = data.policy.capacity ?? Infinity;
        break;
      case 'events.capacity-changed':
        capacity = data.capacity ?? Infinity;
        break;
      case 'events.attendance-closed':
        closed = true;
        break;
      case 'events.rsvp-requested':
        if (data.answer === 'yes') wanted.set(data.personId, data.guests + 1);
        else wanted.delete(data.personId);
        break;
      case 'events.seat-given': {
        const before = seated.get(data.personId) ?? 0;
        must(before === data.formerSeats, `${at}: former seats are wrong`);
        must(!closed || data.seats < before, `${at}: a seat was given after the close`);
        const place = line.findIndex((each) => each.personId === data.personId);
        must((place < 0 ? 0 : line[place]!.seats) === data.waitedFor, `${at}: what was waited for is wrong`);
        const ahead = (place < 0 ? line : line.slice(0, place)).filter((each) => each.seats <= capacity);
        must(data.seats < before || ahead.length === 0, `${at}: somebody was passed over`);
        line = line.filter((each) => each.personId !== data.personId);
        seated.set(data.personId, data.seats);
        must(taken() <= capacity, `${at}: ${taken()} seats of ${capacity}`);
        break;
      }
      case 'events.waitlisted': {
        const place = line.findIndex((each) => each.personId === data.personId);
        const entry = { personId: data.personId, seats: data.seats };
        must((place < 0 ? 0 : line[place]!.seats) === data.formerSeats, `${at}: former seats in line are wrong`);
        must(!seated.has(data.personId), `${at}: somebody waits who has a seat`);
        if (place >= 0 && data.seats <= line[place]!.seats) line[place] = entry;
        else line = [...line.filter((each) => each.personId !== data.personId), entry];
        break;
      }
      case 'events.rsvp-cancelled':
        must((seated.get(data.personId) ?? 0) === data.seats, `${at}: seats given back are wrong`);
        seated.delete(data.personId);
        line = line.filter((each) => each.personId !== data.personId);
        wanted.delete(data.personId);
        break;
      case 'events.rsvp-declined':
        if (!seated.has(data.personId) && !line.some((each) => each.personId === data.personId)) {
          wanted.delete(data.personId);
        }
        break;
    }
  }
  return { capacity, closed, seated, line, wanted, taken: taken() };
}

const somebody = fc.integer({ min: 1, max: 9 }).map(person);
const request = fc
  .record({
    personId: somebody,
    answer: fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, 'no' as const, 'maybe' as const),
    guests: fc.constantFrom(0, 0, 0, 1, 2, 4),
  })
  .map((fields) => Object.assign(new RequestRsvp(), { meetupId, ...fields }));
const cancel = somebody.map((personId) => Object.assign(new CancelRsvp(), { meetupId, personId }));
const resize = fc
  .option(fc.integer({ min: 0, max: 8 }), { nil: undefined, freq: 8 })
  .map((capacity) => Object.assign(new ChangeCapacity(), { meetupId, capacity }));
const close = fc.constant(Object.assign(new CloseAttendance(), { meetupId }));
const commands = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: request },
    { weight: 25, arbitrary: cancel },
    { weight: 10, arbitrary: resize },
    { weight: 1, arbitrary: close },
  ),
  { maxLength: 80 },
);
const opened = fc.record({ seats: fc.integer({ min: 0, max: 6 }), waitingList: fc.boolean() }).map(rsvpsOpened);

describe('Any order of requests, cancellations and changes of capacity', () => {
  it('never gives one seat too many, passes nobody over and loses nobody', () =>
    fc.assert(
      fc.property(opened, commands, (opening, sent) => {
        const { capacity, closed, seated, line, wanted, taken } = audit(decideAll(opening, sent));
        const known = new Set([...seated.keys(), ...line.map((each) => each.personId)]);
        expect([...wanted.keys()].filter((each) => !known.has(each))).toEqual([]);
        const next = line.find((each) => each.seats <= capacity);
        if (!closed && next) expect(taken + next.seats).toBeGreaterThan(capacity);
      }),
      { numRuns: 1500 },
    ));

  it('writes nothing for a command that comes twice in a row', () =>
    fc.assert(
      fc.property(opened, commands, (opening, sent) => {
        const twice = sent.flatMap((command) => [command, command]);
        expect(decideAll(opening, twice)).toEqual(decideAll(opening, sent));
      }),
      { numRuns: 300 },
    ));
});

describe('A rush', () => {
  it('of 10,000 RSVPs on 100 seats stays cheap to the last one', () => {
    const rush = Array.from({ length: 10_000 }, (_, at) =>
      Object.assign(new RequestRsvp(), { meetupId, personId: person(at), answer: 'yes' }),
    );
    const started = performance.now();
    const log = decideAll(rsvpsOpened({ seats: 100 }), rush);
    const perRequest = (performance.now() - started) / rush.length;
    const given = log.filter((each) => each.type === 'events.seat-given').map((each) => each.data.personId);
    expect(given).toEqual(Array.from({ length: 100 }, (_, at) => person(at)));
    // Ten times what it takes here; a copy of all people per event would take milliseconds.
    expect(perRequest).toBeLessThan(0.5);
  });
});
