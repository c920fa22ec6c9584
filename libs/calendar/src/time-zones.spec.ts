import { describe, expect, it } from '@jest/globals';
import { canonicalZone, findZone } from './time-zones.js';
import { windowsZones } from './windows-zones.js';

describe('Zone names', () => {
  it('come out in their present IANA spelling', () => {
    const names = [
      'Europe/Berlin',
      'europe/berlin',
      'Europe/Kiev',
      'Asia/Calcutta',
      'US/Eastern',
      'Etc/UTC',
      'Z',
      '"Europe/Oslo"',
    ];
    expect(names.map(findZone)).toEqual([
      'Europe/Berlin',
      'Europe/Berlin',
      'Europe/Kyiv',
      'Asia/Kolkata',
      'America/New_York',
      'UTC',
      'UTC',
      'Europe/Oslo',
    ]);
  });

  it('of different places stay apart though they share their rules today', () => {
    expect(['Europe/Oslo', 'Europe/Amsterdam', 'Africa/Asmara'].map(findZone)).toEqual([
      'Europe/Oslo',
      'Europe/Amsterdam',
      'Africa/Asmara',
    ]);
  });

  it('are understood as Windows writes them', () => {
    expect(['W. Europe Standard Time', 'eastern standard time', 'UTC-11'].map(findZone)).toEqual([
      'Europe/Berlin',
      'America/New_York',
      'Etc/GMT+11',
    ]);
  });

  it('of Windows each lead to a zone that exists', () => {
    expect([...windowsZones.values()].filter((zone) => findZone(zone) !== zone)).toEqual([]);
  });

  it('are found at the end of a globally unique name', () => {
    expect(['/calendars.example/2026_1/Europe/Berlin', '/example.org/America/Indiana/Knox'].map(findZone)).toEqual([
      'Europe/Berlin',
      'America/Indiana/Knox',
    ]);
  });

  it('that nobody bears, and mere offsets, are refused with what to write', () => {
    expect(['Mars/Olympus', '+01:00', '', 'x'.repeat(10_000), '/a/b'].map(findZone)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(() => canonicalZone('Mars/Olympus')).toThrow(
      '"Mars/Olympus" is not a time zone. Write a name from the IANA list, such as "Europe/Berlin" or "America/New_York".',
    );
  });
});
