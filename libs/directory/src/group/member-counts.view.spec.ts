import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import { fenRuby, membersCounted } from '../directory.fixtures.js';
import { memberCounts } from './member-counts.view.js';

describe('Members over time', () => {
  it('keep the last count of each month', () => {
    const [early, late, june] = ['2024-05-02T10:00:00.000Z', '2024-05-30T10:00:00.000Z', '2024-06-01T00:00:00.000Z'];
    expect(rowsOf(memberCounts, membersCounted(44, june), membersCounted(42, late), membersCounted(40, early))).toEqual(
      {
        [fenRuby]: {
          months: { '2024-05': { members: 42, countedAt: late }, '2024-06': { members: 44, countedAt: june } },
        },
      },
    );
  });
});
