import { describe, expect, it } from '@jest/globals';
import { drawnOf } from './drawn-series.js';

describe('What is drawn of an answer', () => {
  const columns = [{ label: 'Quarter' }, { label: { en: 'Group', de: 'Gruppe' } }, { label: 'Came' }];

  it('is a line for each group when the chart is split by it, gaps where nothing is known', () => {
    expect(
      drawnOf(
        {
          columns,
          rows: [
            ['2024 Q1', 'Fen Ruby', 3],
            ['2024 Q2', 'Quay Python', 9],
            ['2024 Q2', 'Fen Ruby', null],
          ],
          chart: { kind: 'line', along: 0, by: 1, values: [2] },
        },
        'en',
      ),
    ).toEqual({
      kind: 'line',
      labels: ['2024 Q1', '2024 Q2'],
      series: [
        { name: 'Quay Python', values: [null, 9] },
        { name: 'Fen Ruby', values: [3, null] },
      ],
      leftOut: 0,
    });
  });

  it('is the first bars, and says how many there was no room for', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`Q${index}`, 'Fen', index]);
    const drawn = drawnOf({ columns, rows, chart: { kind: 'bar', along: 0, values: [2] } }, 'de');
    expect({ bars: drawn?.labels.length, leftOut: drawn?.leftOut }).toEqual({ bars: 24, leftOut: 6 });
  });

  it('is nothing without rows', () => {
    expect(drawnOf({ columns, rows: [], chart: { kind: 'bar', along: 0, values: [2] } }, 'en')).toBeUndefined();
  });
});
