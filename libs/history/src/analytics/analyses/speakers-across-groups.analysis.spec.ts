import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel/event';
import { inLanguage } from '../analysis.js';
import { answerTo } from '../answer-to.fixtures.js';
import { speakersAcrossGroups } from './speakers-across-groups.analysis.js';

const given = (talkId: string, on: string | undefined, groupId: string, ...speakerIds: string[]): DomainEvent => ({
  type: 'outreach.talk-given',
  data: { talkId, speakerIds, groupId, kind: 'talk', ...(on ? { on } : {}), title: 'Lamps' },
});
const everything = { until: '2027-01-01T00:00:00.000Z' };
const rowsAfter = (...events: DomainEvent[]) => answerTo(speakersAcrossGroups, everything, ...events).rows;

describe('Speakers across groups', () => {
  it('counts people once a year, and tells who spoke for the first time and who at several groups', () => {
    expect(
      rowsAfter(
        given('b', '2025-03-01', 'fen', 'ann'),
        given('a', '2024', 'fen', 'ann'),
        given('c', '2025-04', 'quay', 'ann', 'bob'),
        given('d', '2025-05-01T19:00', 'quay', 'bob'),
      ),
    ).toEqual([
      ['2024', 1, 1, 1, 1, 1, 0],
      ['2025', 3, 2, 1, 0.5, 2, 1],
    ]);
  });

  it('knows of earlier talks that lie outside of the stretch', () => {
    const answer = answerTo(
      speakersAcrossGroups,
      { from: '2025-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' },
      given('a', '2024-03-01', 'fen', 'ann'),
      given('b', '2025', 'fen', 'ann'),
      given('c', '2026-01-01', 'fen', 'ann'),
    );
    expect(answer.rows).toEqual([['2025', 1, 1, 0, 0, 1, 0]]);
  });

  it('takes a talk that is known twice as one, and a person under two records as one', () => {
    const twice = [
      given('a', '2024-03-01', 'fen'),
      given('b', '2024-03-01', 'fen', 'ann2'),
      given('c', '2025-03-01', 'fen', 'ann'),
      { type: 'outreach.talks-joined', data: { keptId: 'a', mergedId: 'b', evidence: [] } },
      { type: 'outreach.speakers-joined', data: { keptId: 'ann', mergedId: 'ann2', evidence: [] } },
    ];
    expect(rowsAfter(...twice)).toEqual([
      ['2024', 1, 1, 1, 1, 1, 0],
      ['2025', 1, 1, 0, 0, 1, 0],
    ]);
    const apart = { type: 'outreach.speakers-separated', data: { keptId: 'ann', mergedId: 'ann2' } };
    expect(rowsAfter(...twice, apart)[1]).toEqual(['2025', 1, 1, 1, 1, 1, 0]);
  });

  it('does not count a recording that holds talks beside them', () => {
    const part = { talkId: 'b', speakerIds: ['bob'], kind: 'lightning', on: '2025', parentId: 'a' };
    expect(
      rowsAfter(given('a', '2025-03-01', 'fen', 'ann', 'bob'), { type: 'outreach.talk-given', data: part }),
    ).toEqual([['2025', 1, 1, 1, 1, 0, 0]]);
  });

  it('follows a correction of who spoke, and leaves out sessions and talks without a date', () => {
    const answer = answerTo(
      speakersAcrossGroups,
      everything,
      given('a', '2024-03-01', 'fen', 'ann'),
      {
        type: 'outreach.talk-reattributed',
        data: {
          talkId: 'a',
          by: 'hand',
          fields: ['speakerIds', 'on'],
          now: { speakerIds: ['bob'], groupId: 'fen', kind: 'talk', on: '2025-03-01' },
          before: { speakerIds: ['ann'], groupId: 'fen' },
        },
      },
      { type: 'outreach.talk-given', data: { talkId: 's', speakerIds: ['eve'], kind: 'session', on: '2025-03-01' } },
      given('u', undefined, 'fen', 'eve'),
    );
    expect(answer.rows).toEqual([['2025', 1, 1, 1, 1, 1, 0]]);
    expect(inLanguage(answer.note!, 'en')).toContain('Left out for want of a date: 1.');
  });
});
