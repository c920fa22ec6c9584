import { describe, expect, it } from '@jest/globals';
import { aPersonWasErased } from '#identity/identity.fixtures';
import { rowsOf } from '#kernel/given';
import { type Erased, erased } from '#kernel/personal-data';
import {
  aSpeakerDescribed,
  aSpeakerEntryRenewed,
  aSpeakerJoinedPool,
  aSpeakerLeftPool,
  aTalkGiven,
  aTalkReattributed,
  aTalkRecordRenewed,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  otherMarisId,
  sessionId,
  speakersJoined,
  speakersSeparated,
  talksJoined,
  talksSeparated,
  tovaId,
} from '../outreach.fixtures.js';
import { placesOf, type SpeakerEntry, speakerPool, talksGiven, topicsOf } from './speaker-pool.view.js';

const profile = {
  slug: 'maris-holm',
  name: 'Maris Holm',
  bio: { text: 'Mends *lighthouses*.', format: 'markdown' },
  aliases: ['M. Holm'],
  handles: { github: 'marisholm' },
  places: ['Port Ellery'],
  topics: ['Signal lamps', 'Rust'],
  languages: ['en'],
  public: true,
};
const lamps = {
  talkId: lampsId,
  on: '2025-04-10',
  groupId: harbourGroupId,
  place: 'Port Ellery',
  technologies: ['Rust'],
};
const entriesIn = (row: SpeakerEntry) =>
  Object.fromEntries(Object.entries(speakerPool.indexes).map(([name, of]) => [name, of(row, row.personId)]));

/** The event as it is read once the person's key is gone. */
function afterErasure<E extends { type: string; data: object }>(event: E): E {
  const fields = ['slug', 'name', 'bio', 'pronouns', 'aliases', 'handles', 'places'];
  const gone: Record<string, Erased> = Object.fromEntries(fields.map((field) => [field, erased]));
  return { ...event, data: { ...event.data, ...gone } };
}

describe('The speaker pool', () => {
  it('holds what somebody says about themself, and what they gave', () =>
    expect(rowsOf(speakerPool, aSpeakerJoinedPool(), aTalkGiven())).toEqual({
      [marisId]: { personId: marisId, status: 'in-pool', formerSlugs: [], ...profile, talks: [lamps] },
    }));
  it('finds people by name, topic, place, group, talks and address', () => {
    const row = rowsOf(speakerPool, aSpeakerJoinedPool({ aliases: ['Månskin'] }), aTalkGiven({ place: 'Sankt Olof' }))[
      marisId
    ]!;
    expect(entriesIn(row)).toEqual({
      listed: [['maris holm']],
      mostTalks: [[-1, 'maris holm']],
      latest: [['2025-04-10']],
      byTopic: [['signal lamps'], ['rust']],
      byPlace: [['port ellery'], ['sankt olof']],
      byGroup: [[harbourGroupId]],
      bySlug: [['maris-holm']],
      byTalk: [[lampsId]],
      byShownAs: [],
      byWord: [
        ['maris', 1.01],
        ['holm', 1.01],
        ['manskin', 1.01],
        ['signal', 0.01],
        ['lamps', 0.01],
        ['rust', 0.01],
        ['port', 0.01],
        ['ellery', 0.01],
        ['sankt', 0.01],
        ['olof', 0.01],
      ],
    });
  });
  it('follows what changes, and keeps former addresses', () =>
    expect(
      rowsOf(
        speakerPool,
        aSpeakerJoinedPool(),
        aSpeakerDescribed({ slug: 'maris', cleared: ['bio'] }),
        aSpeakerEntryRenewed({ topics: ['Fog'] }),
        aSpeakerDescribed({ slug: 'captain-maris' }),
      )[marisId],
    ).toEqual({
      personId: marisId,
      status: 'in-pool',
      slug: 'captain-maris',
      formerSlugs: ['maris-holm', 'maris'],
      name: 'Maris Holm',
      aliases: ['M. Holm'],
      handles: { github: 'marisholm' },
      places: ['Port Ellery'],
      topics: ['Fog'],
      languages: ['en'],
      public: true,
      talks: [],
    }));
  it('knows somebody by their talks alone, without listing them', () => {
    const row = rowsOf(speakerPool, aTalkGiven())[marisId]!;
    expect(row).toEqual({ personId: marisId, status: 'unlisted', formerSlugs: [], talks: [lamps] });
    expect(entriesIn(row)).toMatchObject({ listed: [], byWord: [], byTopic: [], byTalk: [[lampsId]] });
  });
  it('does not list who wants no public profile', () => {
    const row = rowsOf(speakerPool, aSpeakerJoinedPool({ public: false }))[marisId]!;
    expect(row.name).toBe('Maris Holm');
    expect(entriesIn(row)).toMatchObject({ listed: [], bySlug: [], byWord: [], byPlace: [] });
  });
  it('keeps nothing but the talks of who left', () =>
    expect(rowsOf(speakerPool, aSpeakerJoinedPool(), aTalkGiven(), aSpeakerLeftPool())).toEqual({
      [marisId]: { personId: marisId, status: 'left', formerSlugs: [], talks: [lamps] },
    }));
  it('follows corrections of who gave a talk and when', () => {
    const rows = rowsOf(
      speakerPool,
      aTalkGiven(),
      aTalkReattributed({ speakerIds: [tovaId], on: '2025-04-11' }),
      aTalkRecordRenewed({ technologies: ['Rust', 'Glass'] }),
    );
    expect(rows).toEqual({
      [marisId]: { personId: marisId, status: 'unlisted', formerSlugs: [], talks: [] },
      [tovaId]: {
        personId: tovaId,
        status: 'unlisted',
        formerSlugs: [],
        talks: [{ ...lamps, on: '2025-04-11', technologies: ['Rust', 'Glass'] }],
      },
    });
  });
  it('does not count the sessions that talks were part of', () =>
    expect(rowsOf(speakerPool, aTalkGiven({ talkId: sessionId, kind: 'session' }))).toEqual({}));
  it('counts a talk that stands in two records once, until they are separated', () => {
    const history = [aTalkGiven(), aTalkGiven({ talkId: otherLampsId }), talksJoined()] as const;
    const counted = (rows: Record<string, SpeakerEntry>) => talksGiven(rows[marisId]!.talks);
    expect(counted(rowsOf(speakerPool, ...history))).toBe(1);
    expect(counted(rowsOf(speakerPool, ...history, talksSeparated()))).toBe(2);
  });
  it('lists somebody who stands in two entries once, until they are separated', () => {
    const history = [
      aSpeakerJoinedPool(),
      aSpeakerJoinedPool({ personId: otherMarisId, slug: 'maris-holm-2' }),
      speakersJoined(),
    ] as const;
    const listed = (rows: Record<string, SpeakerEntry>) =>
      Object.values(rows).flatMap((row) => (entriesIn(row)['listed']!.length > 0 ? row.personId : []));
    expect(listed(rowsOf(speakerPool, ...history))).toEqual([marisId]);
    expect(listed(rowsOf(speakerPool, ...history, speakersSeparated()))).toEqual([marisId, otherMarisId]);
  });
  it('puts what people say themselves before what their talks were on', () => {
    const row = rowsOf(
      speakerPool,
      aSpeakerJoinedPool({ topics: ['Signal lamps'], places: [] }),
      aTalkGiven({ technologies: ['Rust', 'Glass'], place: 'Lantern Bay' }),
      aTalkGiven({ talkId: otherLampsId, technologies: ['rust', 'Glass'], place: 'lantern bay' }),
    )[marisId]!;
    expect([topicsOf(row), placesOf(row)]).toEqual([['Signal lamps', 'Glass', 'Rust'], ['Lantern Bay']]);
  });
});

describe('The speaker pool after somebody was erased', () => {
  const history = [
    aSpeakerJoinedPool(),
    aSpeakerDescribed({ pronouns: 'they', slug: 'maris' }),
    aTalkGiven(),
    speakersJoined({ keptId: tovaId, mergedId: marisId }),
  ] as const;
  const left = {
    personId: marisId,
    status: 'erased',
    formerSlugs: [],
    talks: [lamps],
    shownAs: tovaId,
  };

  it('holds nothing that could name them, in rows and in indexes', () => {
    const rows = rowsOf(speakerPool, ...history, aPersonWasErased({ personId: marisId }));
    expect(rows).toEqual({ [marisId]: left });
    expect(JSON.stringify([rows, entriesIn(rows[marisId]!)])).not.toMatch(/maris|holm/i);
  });
  it('comes out the same when it is rebuilt without their key', () =>
    expect(
      rowsOf(
        speakerPool,
        ...history.map((event) => ('personId' in event.data ? afterErasure(event) : event)),
        aPersonWasErased({ personId: marisId }),
      ),
    ).toEqual({ [marisId]: left }));
  it('does not list them between the events of a history that is read without their key', () => {
    const row = rowsOf(speakerPool, afterErasure(aSpeakerJoinedPool()))[marisId]!;
    expect(row).toEqual({
      personId: marisId,
      status: 'in-pool',
      formerSlugs: [],
      topics: ['Signal lamps', 'Rust'],
      languages: ['en'],
      public: true,
      talks: [],
    });
    expect(entriesIn(row)).toMatchObject({ listed: [], bySlug: [], byWord: [] });
  });
  it('does not take them back', () =>
    expect(rowsOf(speakerPool, ...history, aPersonWasErased({ personId: marisId }), aSpeakerJoinedPool())).toEqual({
      [marisId]: left,
    }));
});
