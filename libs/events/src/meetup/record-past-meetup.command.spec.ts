import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { given } from '#kernel/given';
import type { DomainEvent } from '#kernel/event';
import {
  aMeetup,
  aMeetupFromAnArchive,
  fenRubyId,
  itWasCancelled,
  itWasDescribed,
  itWasHeld,
  lampEveningId,
  lastWinter,
  quayPythonId,
  quayVenueId,
} from '../events.fixtures.js';
import type { MeetupEvent } from './meetup.js';
import { RecordPastMeetup } from './record-past-meetup.command.js';

const archived = aMeetupFromAnArchive();
const { past: _past, fromSource: _fromSource, ...tale } = archived.data;
const record = (changes: Partial<RecordPastMeetup> = {}) => Object.assign(new RecordPastMeetup(), tale, changes);
const fromSource = <E extends DomainEvent>(event: E): E => ({ ...event, data: { ...event.data, fromSource: true } });
const cancelledThere = fromSource(itWasCancelled('Snow.'));
const reinstatedThere: MeetupEvent = {
  type: 'events.meetup-reinstated',
  data: { meetupId: lampEveningId, fromSource: true },
};

describe('Record a meetup of the past', () => {
  it('announces what happened long ago', () => given().when(record()).then(archived));

  it('takes what history holds: no duration, no format, no seats', () =>
    given()
      .when(record({ start: { local: '2012-05-03T18:30', zone: 'Europe/London' }, format: undefined!, capacity: 0 }))
      .then(
        aMeetupFromAnArchive({
          start: { local: '2012-05-03T18:30', zone: 'Europe/London', duration: 'PT0S' },
          format: 'other',
          capacity: 0,
        }),
      ));

  it('knows from the whereabouts whether it was online', () => {
    const { mode: _mode, venueId: _venueId, place: _place, ...nowhere } = tale;
    const online = { online: { url: 'https://call.example/lamps' } };
    given()
      .when(Object.assign(new RecordPastMeetup(), nowhere, online))
      .then(aMeetupFromAnArchive({ mode: 'online', venueId: undefined, place: undefined, ...online }));
  });

  it('records what was cancelled, and how it went', () => {
    given()
      .when(record({ standing: 'cancelled', reason: 'Snow.' }))
      .then(archived, cancelledThere);
    given()
      .when(record({ attended: 12, standing: 'takes-place' }))
      .then(archived, fromSource(itWasHeld({ attended: 12 })));
  });

  it('stays quiet when the source repeats itself', () => {
    given(archived).when(record()).thenNothing();
    given(archived, cancelledThere)
      .when(record({ standing: 'cancelled', reason: 'Snow.' }))
      .thenNothing();
    given(archived, fromSource(itWasHeld({ attended: 12 })))
      .when(record({ attended: 12 }))
      .thenNothing();
  });

  it('changes just what the source tells anew', () => {
    const start = { ...lastWinter, local: '2026-01-16T19:00' };
    const place = { name: 'Port Ellery' };
    given(archived)
      .when(
        record({
          hosts: [fenRubyId, quayPythonId],
          title: 'An evening about ropes',
          start,
          venueId: quayVenueId,
          place,
          attended: 9,
          standing: 'cancelled',
        }),
      )
      .then(
        {
          type: 'events.meetup-hosts-recorded',
          data: { meetupId: lampEveningId, hosts: [fenRubyId, quayPythonId], fromSource: true },
        },
        fromSource(itWasDescribed({ title: 'An evening about ropes' })),
        {
          type: 'events.meetup-rescheduled',
          data: { meetupId: lampEveningId, start, before: lastWinter, fromSource: true },
        },
        {
          type: 'events.meetup-moved',
          data: {
            meetupId: lampEveningId,
            before: { mode: 'in-person', venueId: tale.venueId, place: tale.place },
            mode: 'in-person',
            venueId: quayVenueId,
            place,
            fromSource: true,
          },
        },
        fromSource(itWasHeld({ attended: 9 })),
        fromSource(itWasCancelled()),
      );
  });

  it('never undoes what people here changed since', () => {
    const renamed = itWasDescribed({ title: 'The lamp evening', description: null });
    given(archived, renamed, itWasCancelled())
      .when(record({ standing: 'takes-place' }))
      .thenNothing();
    given(archived, renamed)
      .when(record({ capacity: 20 }))
      .then(fromSource(itWasDescribed({ capacity: 20 })));
  });

  it('follows a source that takes a cancellation back', () =>
    given(archived, cancelledThere)
      .when(record({ standing: 'takes-place' }))
      .then(reinstatedThere));

  it('follows a source that drops a meetup, and takes it up again', () => {
    const dropped: MeetupEvent = {
      type: 'events.meetup-withdrawn',
      data: { meetupId: lampEveningId, fromSource: true },
    };
    given(archived)
      .when(record({ standing: 'withdrawn' }))
      .then(dropped);
    given(archived, dropped)
      .when(record({ standing: 'withdrawn' }))
      .thenNothing();
    given(archived, dropped)
      .when(record({ standing: 'takes-place' }))
      .then(reinstatedThere);
  });

  it('says nothing of a meetup that was announced here, but what differs', () =>
    given(aMeetup({ start: lastWinter }))
      .when(record({ language: 'en' }))
      .then(fromSource(itWasDescribed({ language: 'en' }))));

  it('refuses a time that the clock showed twice, unless a choice is given', () =>
    given()
      .when(record({ start: { local: '2012-10-28T02:30', zone: 'Europe/Berlin' } }))
      .thenRefused('start-must-be-clear'));

  it('takes a record without what is not known', () => {
    const least = {
      meetupId: lampEveningId,
      hosts: [fenRubyId],
      title: 'Lamps',
      start: { local: '2012-05-03T18:30', zone: 'UTC' },
    };
    expect(() => validated(RecordPastMeetup, least)).not.toThrow();
  });
});
