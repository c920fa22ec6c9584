import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  aMeetup,
  fridayEvening,
  itWasCancelled,
  itWasRescheduled,
  lampEveningId,
  lastWinter,
  thursdayEvening,
} from '../events.fixtures.js';
import { RescheduleMeetup } from './reschedule-meetup.command.js';

const reschedule = (start: RescheduleMeetup['start']) =>
  Object.assign(new RescheduleMeetup(), { meetupId: lampEveningId, start });

describe('Reschedule a meetup', () => {
  it('puts it on another day and keeps the former one', () =>
    given(aMeetup()).when(reschedule(fridayEvening)).then(itWasRescheduled(fridayEvening, thursdayEvening)));
  it('stays quiet when it is then already', () =>
    given(aMeetup(), itWasRescheduled())
      .when(reschedule({ ...fridayEvening, duration: 'PT120M' }))
      .thenNothing());
  it('refuses a time that is over', () =>
    given(aMeetup()).when(reschedule(lastWinter)).thenRefused('start-must-lie-ahead'));
  it('refuses a meetup that was cancelled', () =>
    given(aMeetup(), itWasCancelled()).when(reschedule(fridayEvening)).thenRefused('meetup-must-take-place'));
});
