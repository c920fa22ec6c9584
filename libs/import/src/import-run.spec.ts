import { describe, expect, it } from '@jest/globals';
import { personIdOf } from './import-run.js';
import { startAtInstant, zoneOfOffset } from './told-time.js';
import { slugOf } from './told-text.js';

describe('What an importer tells', () => {
  const secret = new Uint8Array(32).fill(7);

  it('gives a person the same id each time, another one in another source or installation', () => {
    const id = personIdOf(secret, 'lists', 'robin-marsh');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(personIdOf(secret, 'lists', 'robin-marsh')).toBe(id);
    expect(personIdOf(secret, 'pages', 'robin-marsh')).not.toBe(id);
    expect(personIdOf(new Uint8Array(32).fill(8), 'lists', 'robin-marsh')).not.toBe(id);
  });

  it('keeps the instant where the clock shows a time twice', () => {
    expect(startAtInstant('2025-10-26T01:30:00Z', 'Europe/London', 90)).toEqual({
      local: '2025-10-26T01:30',
      zone: 'Europe/London',
      duration: 'PT90M',
      choice: 'later',
    });
  });

  it('knows the fixed zone of an offset of whole hours', () => {
    expect(['-05:00', '+01:00', '+05:30', '+00:00'].map(zoneOfOffset)).toEqual([
      'Etc/GMT+5',
      'Etc/GMT-1',
      'UTC',
      'UTC',
    ]);
  });

  it('makes an address of a name', () => {
    expect(['Fen Ruby', 'Köln C++', '日本', 'A'].map((name) => slugOf(name))).toEqual([
      'fen-ruby',
      'koln-c-plus-plus',
      'x-unnamed',
      'x-a',
    ]);
  });
});
