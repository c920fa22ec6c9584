import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel/event';
import {
  aMeetup,
  cameIn,
  fenRubyId,
  gaveBack,
  gotSeat,
  itWasCancelled,
  itWasHeld,
  lampEveningId,
  movedUp,
  otherEveningId,
  quayPythonId,
  thursdayEvening,
  waits,
  wasCounted,
} from '#events/events.fixtures';
import { answerTo } from '../answer-to.fixtures.js';
import { attendanceByGroup } from './attendance-by-group.analysis.js';

const founded = (groupId: string, name: string): DomainEvent => ({
  type: 'directory.group-founded',
  data: { groupId, slug: 'any', name, zone: 'Europe/Berlin' },
});
const fenRuby = founded(fenRubyId, 'Fen Ruby');
const quayPython = founded(quayPythonId, 'Quay Python');
const everything = { until: '2027-01-01T00:00:00.000Z' };
const rowsAfter = (...events: DomainEvent[]) => answerTo(attendanceByGroup, everything, ...events).rows;

describe('Attendance and show-up by group', () => {
  it('counts seats that people have, with guests, and people at the door', () => {
    expect(
      rowsAfter(
        fenRuby,
        aMeetup(),
        gotSeat(1, { seats: 3 }),
        gotSeat(2),
        waits(3),
        gaveBack(2),
        movedUp(3),
        cameIn(1, 2),
        cameIn(1, 3, 2),
      ),
    ).toEqual([['2026 Q2', 'Fen Ruby', 1, 4, 1, 3, 0.75]]);
  });

  it('takes numbers that are known from elsewhere, and what the organisers told afterwards before them', () => {
    const counted = wasCounted({ yes: 50, waitlisted: 7, attended: 30 });
    expect(rowsAfter(fenRuby, aMeetup(), counted)).toEqual([['2026 Q2', 'Fen Ruby', 1, 50, 1, 30, 0.6]]);
    expect(rowsAfter(fenRuby, aMeetup(), counted, itWasHeld({ attended: 40 }))).toEqual([
      ['2026 Q2', 'Fen Ruby', 1, 50, 1, 40, 0.8],
    ]);
  });

  it('takes the share over meetups with a head count only', () => {
    const other = aMeetup({ meetupId: otherEveningId, start: { ...thursdayEvening, local: '2026-06-30T23:59' } });
    expect(
      rowsAfter(
        fenRuby,
        aMeetup(),
        other,
        wasCounted({ yes: 20, waitlisted: 0, attended: 10 }),
        wasCounted({ meetupId: otherEveningId, yes: 80, waitlisted: 0 }),
      ),
    ).toEqual([['2026 Q2', 'Fen Ruby', 2, 100, 1, 10, 0.5]]);
  });

  it('credits a joint meetup to each host, under the name that a group stands under', () => {
    const joint = aMeetup({ hosts: [fenRubyId, quayPythonId] });
    const counted = wasCounted({ yes: 9, waitlisted: 0 });
    expect(rowsAfter(fenRuby, quayPython, joint, counted)).toEqual([
      ['2026 Q2', 'Fen Ruby', 1, 9, 0, null, null],
      ['2026 Q2', 'Quay Python', 1, 9, 0, null, null],
    ]);
    const joined = {
      type: 'directory.groups-joined',
      data: { keptId: quayPythonId, mergedId: fenRubyId, evidence: [] },
    };
    expect(rowsAfter(fenRuby, quayPython, joint, counted, joined)).toEqual([
      ['2026 Q2', 'Quay Python', 1, 9, 0, null, null],
    ]);
  });

  it('leaves out what was cancelled, and what began outside of the stretch', () => {
    const counted = wasCounted({ meetupId: lampEveningId, yes: 9, waitlisted: 0 });
    expect(rowsAfter(fenRuby, aMeetup(), counted, itWasCancelled())).toEqual([]);
    const asked = (from: string, until: string) =>
      answerTo(attendanceByGroup, { from, until }, fenRuby, aMeetup(), counted).rows.length;
    expect(asked('2026-04-16T00:00:00.000Z', '2026-04-17T00:00:00.000Z')).toBe(1);
    expect(asked('2026-04-17T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toBe(0);
    expect(asked('2026-01-01T00:00:00.000Z', '2026-04-16T00:00:00.000Z')).toBe(0);
  });
});
