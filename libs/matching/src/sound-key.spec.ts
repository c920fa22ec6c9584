import { describe, expect, it } from '@jest/globals';
import { soundKey } from './sound-key.js';

describe('Sound of a word', () => {
  it.each([
    ['schmitt', 'schmidt'],
    ['catherine', 'katharine'],
    ['philip', 'filip'],
    ['shevchenko', 'schewtschenko'],
    ['jansson', 'janson'],
    ['wojciech', 'vojcech'],
  ])('is the same for %s and %s', (one, other) => {
    expect(soundKey(one)).toBe(soundKey(other));
  });

  it('differs for words that begin or go on differently', () => {
    expect(new Set(['brandt', 'grandt', 'branko', 'vanko'].map(soundKey)).size).toBe(4);
  });

  it('leaves words of other scripts alone', () => {
    expect(soundKey('김하늘')).toBe('김하늘');
  });
});
