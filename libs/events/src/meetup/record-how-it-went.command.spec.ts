import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aMeetup, itWasCancelled, itWasHeld, lampEveningId } from '../events.fixtures.js';
import { RecordHowItWent } from './record-how-it-went.command.js';

const tell = (outcome: Partial<RecordHowItWent>) =>
  Object.assign(new RecordHowItWent(), { meetupId: lampEveningId, ...outcome });
const afterwards = { now: '2026-04-16T22:00:00.000Z' };
const recap = { text: 'Full house.', format: 'plain' } as const;

describe('Record how a meetup went', () => {
  it('tells how many came and what there is to see', () =>
    given(aMeetup())
      .when(tell({ attended: 23, newFaces: 4, recap, slides: [{ url: 'https://slides.example/lamps' }] }), afterwards)
      .then(itWasHeld({ attended: 23, newFaces: 4, recap, slides: [{ url: 'https://slides.example/lamps' }] })));
  it('changes what is given and differs', () =>
    given(aMeetup(), itWasHeld({ attended: 23, recap }))
      .when(tell({ attended: 24, recap: null, photos: [] }), afterwards)
      .then(itWasHeld({ attended: 24, recap: null })));
  it('stays quiet when the same is told again', () =>
    given(aMeetup(), itWasHeld({ attended: 23, recap }))
      .when(tell({ attended: 23, recap }), afterwards)
      .thenNothing());
  it('refuses a meetup that has not begun', () =>
    given(aMeetup())
      .when(tell({ attended: 23 }))
      .thenRefused('meetup-must-have-begun'));
  it('refuses a meetup that was cancelled', () =>
    given(aMeetup(), itWasCancelled())
      .when(tell({ attended: 23 }), afterwards)
      .thenRefused('meetup-must-take-place'));
});
