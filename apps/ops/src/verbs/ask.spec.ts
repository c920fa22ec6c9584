import { describe, expect, it } from '@jest/globals';
import { tableLines } from './ask.js';

describe('An answer on the terminal', () => {
  it('is a table with numbers to the right, shares as percentages and gaps as a dash', () => {
    expect(
      tableLines({
        columns: [{ label: 'Group' }, { label: 'Came', unit: 'people' }, { label: 'Showed up', unit: '%' }],
        rows: [
          ['Fen Ruby', 1200, 0.755],
          ['Quay', null, null],
        ],
        note: 'Only what was counted.',
      }),
    ).toEqual([
      'Group      Came  Showed up',
      '--------  -----  ---------',
      'Fen Ruby  1,200     75.5 %',
      'Quay          -          -',
      '',
      'Only what was counted.',
    ]);
  });

  it('says so when there is nothing', () => {
    expect(tableLines({ columns: [{ label: 'Group' }], rows: [] })).toEqual([
      'Group',
      '-----',
      'History has nothing on this in that time.',
    ]);
  });
});
