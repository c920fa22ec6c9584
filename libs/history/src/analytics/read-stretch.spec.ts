import { describe, expect, it } from '@jest/globals';
import { readStretch } from './read-stretch.js';

describe('A stretch of time as it is written', () => {
  it('takes days and instants, and leaves an end open that nobody gave', () => {
    expect(readStretch({ from: '2024-03-31', to: '2024-04-01T02:00+02:00' })).toEqual({
      from: '2024-03-31T00:00:00.000Z',
      to: '2024-04-01T00:00:00.000Z',
    });
    expect(readStretch({ from: '', to: undefined })).toEqual({});
  });

  it.each(['2024-02-30', 'yesterday', '2024', '31.3.2024', '2024-03-31T18:00'])('refuses %s', (from) => {
    expect(() => readStretch({ from })).toThrow(/"from" must be a day such as 2024-03-31/);
  });

  it('refuses an end before the beginning', () => {
    expect(() => readStretch({ from: '2024-03-31', to: '2024-03-01' })).toThrow('must be later');
  });
});
