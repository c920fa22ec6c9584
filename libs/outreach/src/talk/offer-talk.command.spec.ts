import { describe, expect, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aTalkGiven, aTalkOffered, aTalkRecordRenewed, lampsId, marisId, tovaId } from '../outreach.fixtures.js';
import { OfferTalk } from './offer-talk.command.js';

const offer = (changes: Partial<OfferTalk> = {}) =>
  Object.assign(new OfferTalk(), {
    talkId: lampsId,
    speakerIds: [marisId],
    title: 'Lamps that answer',
    kind: 'talk',
    technologies: ['Rust'],
    ...changes,
  });

describe('Offer a talk', () => {
  it('puts it on offer', () =>
    given()
      .when(offer({ minutes: 20 }))
      .then(aTalkOffered({ minutes: 20 })));
  it('stays quiet when it is on offer like that already', () => given(aTalkOffered()).when(offer()).thenNothing());
  it('changes what is offered differently', () =>
    given(aTalkOffered())
      .when(offer({ title: 'Lamps that ask' }))
      .then(aTalkRecordRenewed({ title: 'Lamps that ask' })));
  it('stays quiet about a talk that was given', () => given(aTalkGiven()).when(offer()).thenNothing());
  it('refuses to join the speakers of a talk that somebody else offers', () =>
    given(aTalkOffered())
      .when(offer({ speakerIds: [marisId, tovaId] }), { actor: tovaId })
      .thenRefused('talk-must-be-ones-own'));
  it('is for its speakers and for importers', () => {
    const may = [
      { id: marisId, kind: 'person' as const, roles: {} },
      { id: tovaId, kind: 'person' as const, roles: {} },
      { id: 'archive', kind: 'system' as const, roles: { importer: true } },
    ].map((actor) => OfferTalk.access.allows(actor, offer()));
    expect(may).toEqual([true, false, true]);
  });
});
