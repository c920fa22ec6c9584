import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import {
  aMeetup,
  fenRubyId,
  itWasCancelled,
  itWasDescribed,
  itWasHeld,
  itWasMoved,
  itWasReinstated,
  itWasRescheduled,
  itWasWithdrawn,
  lampEveningId,
  millVenueId,
  thursdayEvening,
} from '../events.fixtures.js';
import type { MeetupEvent } from './meetup.js';
import { meetupDetails } from './meetup-details.view.js';

const rowAfter = (...history: (MeetupEvent & { occurredAt?: string })[]) =>
  rowsOf(meetupDetails, ...history)[lampEveningId]!;
const at = (day: number) => ({ occurredAt: `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z` });

describe('The details of a meetup', () => {
  it('keep the description as it was written, and what became of the plan', () =>
    expect(
      rowAfter(
        aMeetup({ elsewhere: { url: 'https://elsewhere.example/1' } }),
        { ...itWasRescheduled(), ...at(3) },
        { ...itWasMoved({ mode: 'online' }), ...at(4) },
        { ...itWasCancelled('Flood.'), ...at(5) },
        { ...itWasReinstated(), ...at(6) },
        itWasDescribed({ description: { text: 'Ropes.', format: 'plain' } }),
      ),
    ).toEqual({
      meetupId: lampEveningId,
      hosts: [fenRubyId],
      description: { text: 'Ropes.', format: 'plain' },
      elsewhere: { url: 'https://elsewhere.example/1' },
      outcome: {},
      changes: [
        { kind: 'rescheduled', at: '2026-03-03T08:00:00.000Z', before: thursdayEvening },
        {
          kind: 'moved',
          at: '2026-03-04T08:00:00.000Z',
          before: {
            mode: 'in-person',
            venueId: millVenueId,
            place: { name: 'Fenwick', country: 'GB', lat: 52.5, lon: 0.25 },
          },
        },
        { kind: 'cancelled', at: '2026-03-05T08:00:00.000Z', reason: 'Flood.' },
        { kind: 'reinstated', at: '2026-03-06T08:00:00.000Z' },
      ],
    }));

  it('date a recap from when it was told first', () => {
    const recap = { text: 'Full house.', format: 'plain' } as const;
    const told = rowAfter(
      aMeetup(),
      { ...itWasHeld({ attended: 9 }), ...at(7) },
      { ...itWasHeld({ recap }), ...at(8) },
      { ...itWasHeld({ recap: { ...recap, text: 'Very full.' } }), ...at(9) },
    );
    expect([told.recapAt, told.outcome]).toEqual([
      '2026-03-08T08:00:00.000Z',
      { attended: 9, recap: { text: 'Very full.', format: 'plain' } },
    ]);
    expect(meetupDetails.indexes['byRecapOfGroup']!(told, lampEveningId)).toEqual([
      [fenRubyId, '2026-03-08T08:00:00.000Z'],
    ]);
  });

  it('show no recap that was taken back, or of a meetup that was withdrawn', () => {
    const recap = { text: 'Full house.', format: 'plain' } as const;
    expect(rowAfter(aMeetup(), itWasHeld({ recap }), itWasHeld({ recap: null })).recapAt).toBeUndefined();
    const withdrawn = rowAfter(aMeetup(), itWasHeld({ recap }), itWasWithdrawn());
    expect(meetupDetails.indexes['byRecap']!(withdrawn, lampEveningId)).toEqual([]);
  });
});
