import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import {
  aTalkDescribed,
  aTalkGiven,
  aTalkOffered,
  aTalkReattributed,
  aTalkRecordRenewed,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  quayMeetupId,
  sessionId,
  talksJoined,
  talksSeparated,
  tovaId,
} from '../outreach.fixtures.js';
import { type TalkEntry, talks } from './talks.view.js';

const given = { ...aTalkGiven().data, status: 'given', order: 1 };
const entriesIn = (row: TalkEntry) =>
  Object.fromEntries(Object.entries(talks.indexes).map(([name, of]) => [name, of(row, row.talkId)]));

describe('The talks', () => {
  it('hold what was given, by meetup, group, speaker and words', () => {
    const rows = rowsOf(talks, aTalkGiven());
    expect(rows).toEqual({ [lampsId]: given });
    expect(entriesIn(rows[lampsId]!)).toEqual({
      listed: [['2025-04-10']],
      byMeetup: [[quayMeetupId, 1]],
      byGroup: [[harbourGroupId, '2025-04-10']],
      bySpeaker: [[marisId, 'given', '2025-04-10']],
      bySession: [],
      byShownAs: [],
      byWord: [
        ['lamps', 1.5],
        ['that', 1.5],
        ['answer', 1.5],
        ['rust', 0.5],
        ['port', 0.5],
        ['ellery', 0.5],
      ],
    });
  });
  it('hold what is on offer, without listing it among the talks given', () => {
    const row = rowsOf(talks, aTalkOffered())[lampsId]!;
    expect(row).toEqual({ ...aTalkOffered().data, status: 'offered', order: 1 });
    expect(entriesIn(row)).toMatchObject({ listed: [], bySpeaker: [[marisId, 'offered', '']], byWord: [] });
  });
  it('keep what was offered where the record of the talk does not tell it', () =>
    expect(
      rowsOf(talks, aTalkOffered({ minutes: 20, technologies: ['Glass'] }), aTalkGiven({ technologies: [] })),
    ).toEqual({ [lampsId]: { ...given, minutes: 20, technologies: ['Glass'], order: 2 } }));
  it('follow what changes', () =>
    expect(
      rowsOf(
        talks,
        aTalkGiven({ slides: 'https://slides.example/1' }),
        aTalkDescribed({ title: 'Lamps' }),
        aTalkRecordRenewed({ minutes: 30, cleared: ['slides'] }),
        aTalkReattributed({ speakerIds: [tovaId], on: '2025-04-11' }),
      ),
    ).toEqual({
      [lampsId]: { ...given, title: 'Lamps', minutes: 30, speakerIds: [tovaId], on: '2025-04-11' },
    }));
  it('show a talk that stands in two records once, until they are separated', () => {
    const history = [aTalkGiven(), aTalkGiven({ talkId: otherLampsId }), talksJoined()] as const;
    const listed = (rows: Record<string, TalkEntry>) =>
      Object.values(rows).flatMap((row) => (entriesIn(row)['listed']!.length > 0 ? row.talkId : []));
    const joined = rowsOf(talks, ...history);
    expect(listed(joined)).toEqual([lampsId]);
    expect(entriesIn(joined[otherLampsId]!)).toMatchObject({ byShownAs: [[lampsId]], byWord: [] });
    expect(listed(rowsOf(talks, ...history, talksSeparated()))).toEqual([lampsId, otherLampsId]);
  });
  it('find the parts of a session, and do not list the session', () => {
    const rows = rowsOf(talks, aTalkGiven({ talkId: sessionId, kind: 'session' }), aTalkGiven({ parentId: sessionId }));
    expect([entriesIn(rows[sessionId]!)['listed'], entriesIn(rows[lampsId]!)['bySession']]).toEqual([
      [],
      [[sessionId, 2]],
    ]);
  });
});
