import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validated } from '#door/validation';
import { given } from '#kernel/given';
import {
  aTalkDescribed,
  aTalkGiven,
  aTalkOffered,
  aTalkReattributed,
  aTalkRecordRenewed,
  harbourGroupId,
  lampsId,
  marisId,
  quayMeetupId,
  sessionId,
  tovaId,
} from '../outreach.fixtures.js';
import { RecordTalkGiven, recordTalkGiven } from './record-talk-given.command.js';
import { talk, type TalkState } from './talk.js';

const facts = {
  talkId: lampsId,
  title: 'Lamps that answer',
  kind: 'talk',
  speakerIds: [marisId],
  groupId: harbourGroupId,
  meetupId: quayMeetupId,
  on: '2025-04-10',
  place: 'Port Ellery',
  technologies: ['Rust'],
};
const record = (changes: Partial<RecordTalkGiven> = {}) =>
  Object.assign(new RecordTalkGiven(), { ...facts, ...changes });

describe('Record a talk that was given', () => {
  it('keeps who gave it, where and when', () => given().when(record()).then(aTalkGiven()));
  it('keeps a part of a recording, given elsewhere, of which only the year is known', () =>
    given()
      .when(
        Object.assign(new RecordTalkGiven(), {
          talkId: lampsId,
          title: 'Buoys',
          kind: 'lightning',
          speakerIds: [],
          on: '2011',
          occasion: 'Buoy Days 2011',
          parentId: sessionId,
          recordings: [{ url: 'https://video.example/1', provider: 'video', startsAtSecond: 61, endsAtSecond: 300 }],
          materials: [{ kind: 'transcript', url: 'https://text.example/1' }],
          elsewhere: { url: 'https://talks.example/1', label: 'Talks Example' },
        }),
      )
      .then({
        type: 'outreach.talk-given',
        data: {
          talkId: lampsId,
          title: 'Buoys',
          kind: 'lightning',
          speakerIds: [],
          on: '2011',
          occasion: 'Buoy Days 2011',
          parentId: sessionId,
          technologies: [],
          recordings: [{ url: 'https://video.example/1', provider: 'video', startsAtSecond: 61, endsAtSecond: 300 }],
          materials: [{ kind: 'transcript', url: 'https://text.example/1' }],
          elsewhere: { url: 'https://talks.example/1', label: 'Talks Example' },
        },
      }));
  it('records a talk that was on offer, and what the record does not tell stays as offered', () => {
    const offered = aTalkOffered({ abstract: { text: 'On lamps.', format: 'plain' } });
    given(offered).when(record()).then(aTalkGiven());
    given(offered, aTalkGiven()).when(record()).thenNothing();
  });
  it('stays quiet when told the same again', () => given(aTalkGiven()).when(record()).thenNothing());
  it('changes only what the source tells differently', () =>
    given(aTalkGiven())
      .when(record({ title: 'Lamps that ask', slides: 'https://slides.example/lamps' }))
      .then(aTalkRecordRenewed({ title: 'Lamps that ask', slides: 'https://slides.example/lamps' })));
  it('takes away what the source tells no longer', () =>
    given(aTalkGiven({ slides: 'https://slides.example/lamps' }))
      .when(record())
      .then(aTalkRecordRenewed({ cleared: ['slides'] })));
  it('corrects who gave it, and when', () =>
    given(aTalkGiven())
      .when(record({ speakerIds: [marisId, tovaId], on: '2025-04-11' }))
      .then(aTalkReattributed({ by: 'source', speakerIds: [marisId, tovaId], on: '2025-04-11' })));
  it('leaves alone what was corrected by hand, while the source tells the same as before', () =>
    given(
      aTalkGiven(),
      aTalkDescribed({ title: 'Lamps that answer back' }),
      aTalkReattributed({ speakerIds: [tovaId] }),
    )
      .when(record())
      .thenNothing());
  it('keeps a correction by hand when the source changes something else', () => {
    const corrected = aTalkReattributed({ speakerIds: [tovaId] });
    given(aTalkGiven(), corrected)
      .when(record({ on: '2025-04-11' }))
      .then({
        type: 'outreach.talk-reattributed',
        data: {
          talkId: lampsId,
          by: 'source',
          fields: ['on'],
          now: { ...corrected.data.now, on: '2025-04-11' },
          before: { ...corrected.data.before, speakerIds: [tovaId] },
        },
      });
  });

  it('refuses to take a talk from the group it was recorded for', () =>
    given(aTalkGiven())
      .when(record({ groupId: sessionId }))
      .thenRefused('talk-must-stay-with-its-group'));

  it('stays quiet about the last telling, after any series of tellings', () => {
    const telling = fc.record(
      {
        title: fc.constantFrom('Lamps', 'Buoys'),
        kind: fc.constantFrom('talk', 'keynote'),
        speakerIds: fc.subarray([marisId, tovaId]),
        on: fc.constantFrom('2025', '2025-04', '2025-04-10'),
        slides: fc.constantFrom('https://slides.example/1', 'https://slides.example/2'),
        abstract: fc.record({ text: fc.constantFrom('', 'On lamps.'), format: fc.constant('plain' as const) }),
        meetupId: fc.constantFrom(quayMeetupId, sessionId),
      },
      { requiredKeys: ['title', 'kind', 'speakerIds'] },
    );
    fc.assert(
      fc.property(fc.array(telling, { minLength: 1, maxLength: 6 }), (tellings) => {
        let state: TalkState = talk.initial;
        const circumstances = { now: '2026-03-02T18:00:00.000Z', actor: 'import' };
        for (const told of tellings) {
          const command = Object.assign(new RecordTalkGiven(), { talkId: lampsId, ...told });
          for (const event of recordTalkGiven.decide(command, state, circumstances)) state = talk.evolve(state, event);
          expect(recordTalkGiven.decide(command, state, circumstances)).toEqual([]);
        }
      }),
    );
  });
  it('says which field is not as it should be', () => {
    const problem = (changes: object) => {
      try {
        validated(RecordTalkGiven, { ...facts, ...changes });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect([
      problem({}),
      problem({ on: '2025-02-30' }),
      problem({ on: '10 April' }),
      problem({ on: '2025-04-10T19:30' }),
      problem({ title: 'x'.repeat(301) }),
      problem({ recordings: [{ url: 'javascript:alert(1)' }] }),
      problem({ slides: 'slides.pdf' }),
    ]).toEqual([
      undefined,
      'on: on must be a date as far as it is known: 2026, 2026-03, 2026-03-29 or 2026-03-29T19:00',
      'on: on must be a date as far as it is known: 2026, 2026-03, 2026-03-29 or 2026-03-29T19:00',
      undefined,
      'title: title must be shorter than or equal to 300 characters',
      'recordings.0.url: url must be a web address that begins with http:// or https://',
      'slides: slides must be a web address that begins with http:// or https://',
    ]);
  });
  it('is for importers, stewards and organisers of the group', () => {
    const may = [
      { id: marisId, kind: 'person' as const, roles: {} },
      { id: marisId, kind: 'person' as const, roles: { organises: new Set([harbourGroupId]) } },
      { id: marisId, kind: 'person' as const, roles: { organises: new Set([sessionId]) } },
      { id: 'archive', kind: 'system' as const, roles: { importer: true } },
    ].map((actor) => RecordTalkGiven.access.allows(actor, record()));
    expect(may).toEqual([false, true, false, true]);
  });
});
