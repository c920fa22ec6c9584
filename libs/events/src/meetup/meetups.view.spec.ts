import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import {
  aMeetup,
  fenRubyId,
  fridayEvening,
  itWasCancelled,
  itWasDescribed,
  itWasMoved,
  itWasRescheduled,
  itWasWithdrawn,
  lampEveningId,
  millVenueId,
  quayPythonId,
  quayVenueId,
  seriesId,
} from '../events.fixtures.js';
import { type MeetupEntry, meetups } from './meetups.view.js';

const rowAfter = (...history: Parameters<typeof rowsOf<MeetupEntry, never>>[1][]) =>
  rowsOf(meetups, ...(history as never[]))[lampEveningId]!;
const announcedOn = { occurredAt: '2026-03-01T08:00:00.000Z', recordedAt: '2026-03-01T08:00:01.000Z' };
const announced = { ...aMeetup({ series: { seriesId, name: 'Lamp evenings' } }), ...announcedOn } as never;
const line = (row: MeetupEntry, name: string) => row.vevent.split('\r\n').find((each) => each.startsWith(name));

describe('The meetups', () => {
  it('are listed with all that a card shows', () => {
    const { vevent: _vevent, ...row } = rowAfter(announced);
    expect(row).toEqual({
      meetupId: lampEveningId,
      hosts: [fenRubyId],
      title: 'An evening about lamps',
      standing: 'takes-place',
      start: { local: '2026-04-16T19:00', zone: 'Europe/Berlin', duration: 'PT2H' },
      startsAt: '2026-04-16T17:00:00Z',
      endsAt: '2026-04-16T19:00:00Z',
      mode: 'in-person',
      venueId: millVenueId,
      place: { name: 'Fenwick', country: 'GB', lat: 52.5, lon: 0.25 },
      format: 'presentations',
      technologies: ['Ruby', 'Rust'],
      series: { seriesId, name: 'Lamp evenings' },
      about: 'What lamps tell.',
      announcedAt: '2026-03-01T08:00:00.000Z',
      changedAt: '2026-03-01T08:00:00.000Z',
    });
  });

  it('are told to calendars with an id that never changes and a number that grows with every change', () => {
    const rescheduled = { ...itWasRescheduled(), occurredAt: '2026-03-02T08:00:00.000Z' } as never;
    const [first, moved, cancelled] = [
      rowAfter(announced),
      rowAfter(announced, rescheduled),
      rowAfter(announced, rescheduled, itWasCancelled() as never),
    ];
    const told = (row: MeetupEntry) => ['UID', 'SEQUENCE', 'DTSTART', 'STATUS'].map((name) => line(row, name));
    expect([told(first), told(moved), told(cancelled)]).toEqual([
      [`UID:${lampEveningId}`, 'SEQUENCE:0', 'DTSTART;TZID=Europe/Berlin:20260416T190000', 'STATUS:CONFIRMED'],
      [`UID:${lampEveningId}`, 'SEQUENCE:1', 'DTSTART;TZID=Europe/Berlin:20260417T190000', 'STATUS:CONFIRMED'],
      [`UID:${lampEveningId}`, 'SEQUENCE:2', 'DTSTART;TZID=Europe/Berlin:20260417T190000', 'STATUS:CANCELLED'],
    ]);
    expect(moved.changedAt).toBe('2026-03-02T08:00:00.000Z');
  });

  it('have no end where nobody knows how long they took', () => {
    const { endsAt, vevent } = rowAfter(
      aMeetup({ start: { local: '2012-05-03T18:30', zone: 'Europe/London', duration: 'PT0S' } }) as never,
    );
    expect([endsAt, vevent.includes('DTEND')]).toEqual([undefined, false]);
  });

  it('follow what is described, moved, and taken away', () => {
    const moved = itWasMoved({ mode: 'online', online: { url: 'https://call.example/lamps' } });
    const described = itWasDescribed({ title: 'Ropes', technologies: null, series: null, description: null });
    const { title, technologies, series, about, venueId, place, mode, online } = rowAfter(
      announced,
      moved as never,
      described as never,
    );
    expect({ title, technologies, series, about, venueId, place, mode, online }).toEqual({
      title: 'Ropes',
      technologies: [],
      series: undefined,
      about: '',
      venueId: undefined,
      place: undefined,
      mode: 'online',
      online: { url: 'https://call.example/lamps' },
    });
  });

  it('are found by time, group, technology, format, venue, series, place and month', () => {
    const row = rowAfter(announced);
    const when = `2026-04-16T17:00:00Z ${lampEveningId}`;
    const entries = Object.fromEntries(
      Object.entries(meetups.indexes)
        .filter(([name]) => name !== 'byCell')
        .map(([name, of]) => [name, of(row, lampEveningId)]),
    );
    expect(entries).toEqual({
      byStart: [[when]],
      byGroup: [[fenRubyId, when]],
      byTechnology: [
        ['ruby', when],
        ['rust', when],
      ],
      byFormat: [['presentations', when]],
      byVenue: [[millVenueId, when]],
      bySeries: [[seriesId, when]],
      byMonth: [['2026-04']],
      takingPlace: [[when]],
      takingPlaceByGroup: [[fenRubyId, when]],
      byNews: [['2026-03-01T08:00:00.000Z']],
      byNewsOfGroup: [[fenRubyId, '2026-03-01T08:00:00.000Z']],
    });
    expect(meetups.indexes['byCell']!(row, lampEveningId)).toHaveLength(6);
  });

  it('stay on every list when cancelled, and leave all of them when withdrawn', () => {
    const found = (row: MeetupEntry) =>
      Object.entries(meetups.indexes).flatMap(([name, of]) => (of(row, lampEveningId).length > 0 ? [name] : []));
    const cancelled = found(rowAfter(announced, itWasCancelled() as never));
    expect(cancelled).toEqual(
      Object.keys(meetups.indexes).filter((name) => !['byMonth', 'takingPlace', 'takingPlaceByGroup'].includes(name)),
    );
    expect(found(rowAfter(announced, itWasWithdrawn() as never))).toEqual([]);
  });

  it('belong to the hosts that were recorded last', () => {
    const recordedHosts = {
      type: 'events.meetup-hosts-recorded',
      data: { meetupId: lampEveningId, hosts: [quayPythonId, fenRubyId] },
    } as never;
    expect(rowAfter(announced, recordedHosts).hosts).toEqual([quayPythonId, fenRubyId]);
  });

  it('keep one row per meetup', () => {
    const other = aMeetup({ meetupId: quayVenueId, start: fridayEvening });
    expect(Object.keys(rowsOf(meetups, announced, other as never))).toEqual([lampEveningId, quayVenueId]);
  });
});
