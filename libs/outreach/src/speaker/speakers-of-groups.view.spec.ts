import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import {
  aTalkGiven,
  aTalkReattributed,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  talksJoined,
  talksSeparated,
  tovaId,
} from '../outreach.fixtures.js';
import { speakersOfGroups } from './speakers-of-groups.view.js';

const at = (personId: string, ...talks: object[]) => ({
  [`${harbourGroupId}/${personId}`]: { groupId: harbourGroupId, personId, talks },
});

describe('The speakers of groups', () => {
  it('are the people who gave talks there, by id', () =>
    expect(rowsOf(speakersOfGroups, aTalkGiven({ speakerIds: [marisId, tovaId] }))).toEqual({
      ...at(marisId, { talkId: lampsId, on: '2025-04-10' }),
      ...at(tovaId, { talkId: lampsId, on: '2025-04-10' }),
    }));
  it('follow corrections', () =>
    expect(rowsOf(speakersOfGroups, aTalkGiven(), aTalkReattributed({ speakerIds: [tovaId], on: '2025' }))).toEqual(
      at(tovaId, { talkId: lampsId, on: '2025' }),
    ));
  it('know which records are one talk, until they are separated', () => {
    const history = [aTalkGiven(), aTalkGiven({ talkId: otherLampsId }), talksJoined()] as const;
    const first = { talkId: lampsId, on: '2025-04-10' };
    const second = { talkId: otherLampsId, on: '2025-04-10' };
    expect(rowsOf(speakersOfGroups, ...history)).toEqual(at(marisId, first, { ...second, shownAs: lampsId }));
    expect(rowsOf(speakersOfGroups, ...history, talksSeparated())).toEqual(at(marisId, first, second));
  });
  it('leave out sessions, and talks of no group', () => {
    const { groupId: _, ...data } = aTalkGiven().data;
    expect(rowsOf(speakersOfGroups, aTalkGiven({ kind: 'session' }), { ...aTalkGiven(), data })).toEqual({});
  });
});
