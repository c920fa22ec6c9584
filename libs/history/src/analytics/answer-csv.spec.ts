import { describe, expect, it } from '@jest/globals';
import { answerCsv } from './answer-csv.js';

describe('An answer as CSV', () => {
  it('has a header with units, quotes what needs it, and lets no spreadsheet run a cell', () => {
    expect(
      answerCsv({
        columns: [{ label: 'Group' }, { label: 'Came', unit: 'people' }],
        rows: [
          ['Fen, "Ruby"', 3],
          ['=SUM(A1)', null],
          ['Quay', -2.5],
        ],
      }),
    ).toBe('Group,Came (people)\r\n"Fen, ""Ruby""",3\r\n\'=SUM(A1),\r\nQuay,-2.5\r\n');
  });
});
