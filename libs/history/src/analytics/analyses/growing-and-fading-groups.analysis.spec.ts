import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel/event';
import { aMeetup, thursdayEvening } from '#events/events.fixtures';
import { inLanguage } from '../analysis.js';
import { answerTo } from '../answer-to.fixtures.js';
import { growingAndFadingGroups } from './growing-and-fading-groups.analysis.js';

const founded = (groupId: string, name: string): DomainEvent => ({
  type: 'directory.group-founded',
  data: { groupId, slug: groupId, name, zone: 'Europe/Berlin' },
});
const counted = (groupId: string, countedAt: string, members: number): DomainEvent => ({
  type: 'directory.group-members-counted',
  data: { groupId, countedAt, members },
});
const meetupsOf = (groupId: string, ...days: string[]): DomainEvent[] =>
  days.map((day) =>
    aMeetup({
      meetupId: `${groupId} ${day}`,
      hosts: [groupId],
      start: { ...thursdayEvening, local: `${day}T19:00` },
    }),
  );
const stretch = { until: '2026-07-01T00:00:00.000Z' };

describe('Groups growing and fading', () => {
  it('compares the last twelve months with the twelve before, growing ones first', () => {
    const answer = answerTo(
      growingAndFadingGroups,
      stretch,
      founded('fading', 'Fen Ruby'),
      ...meetupsOf('fading', '2024-09-01', '2025-01-01', '2025-03-01', '2025-09-01'),
      founded('growing', 'Quay Python'),
      ...meetupsOf('growing', '2025-05-01', '2025-08-01', '2026-02-01', '2026-09-01'),
      founded('silent', 'Mill PHP'),
      ...meetupsOf('silent', '2024-05-01'),
      founded('new', 'Ford Java'),
      founded('retired', 'Old Perl'),
      ...meetupsOf('retired', '2026-05-01'),
      { type: 'directory.group-retired', data: { groupId: 'retired' } },
      founded('steady', 'Weir Rust'),
      ...meetupsOf('steady', '2025-05-01', '2026-05-01'),
    );
    expect(answer.columns.map(({ label }) => inLanguage(label, 'en'))).toEqual([
      'Group',
      'Heading',
      'Members',
      'Members a year before',
      'Change of members',
      'Last 12 months',
      '12 months before',
      'Meetups in 2024',
      'Meetups in 2025',
      'Meetups in 2026',
      'Last meetup',
    ]);
    expect(answer.rows).toEqual([
      ['Quay Python', 'growing', null, null, null, 2, 1, 0, 2, 1, '2026-02-01'],
      ['Ford Java', 'no meetup yet', null, null, null, 0, 0, 0, 0, 0, null],
      ['Mill PHP', 'silent', null, null, null, 0, 0, 1, 0, 0, '2024-05-01'],
      ['Weir Rust', 'steady', null, null, null, 1, 1, 0, 1, 1, '2026-05-01'],
      ['Fen Ruby', 'fading', null, null, null, 1, 3, 1, 3, 0, '2025-09-01'],
      ['Old Perl', 'retired', null, null, null, 1, 0, 0, 0, 1, '2026-05-01'],
    ]);
  });

  it('takes the last count of members by the end, and by a year before, in whatever order they were told', () => {
    const answer = answerTo(
      growingAndFadingGroups,
      stretch,
      founded('fen', 'Fen Ruby'),
      counted('fen', '2026-06-01T00:00:00.000Z', 90),
      counted('fen', '2025-01-01T00:00:00.000Z', 60),
      counted('fen', '2026-08-01T00:00:00.000Z', 500),
      counted('fen', '2026-03-01T00:00:00.000Z', 80),
    );
    expect(answer.rows.map((row) => row.slice(0, 5))).toEqual([['Fen Ruby', 'no meetup yet', 90, 60, 30]]);
  });
});
