import { describe, expect, it } from '@jest/globals';
import { proposeVenues } from './match-venues.js';
import type { VenueRecord } from './match-venues.js';

const mill = { name: 'The Old Mill', address: '12 Quay Street', city: 'Harbour City', at: { lat: 51.5, lon: -0.1 } };
function about(one: Partial<VenueRecord>, other: Partial<VenueRecord>): string {
  const [proposal] = proposeVenues([
    { key: 'a', source: 'north', ...mill, ...one },
    { key: 'b', source: 'south', ...mill, ...other },
  ]);
  return proposal
    ? `${proposal.verdict}: ${proposal.evidence.map(({ kind, weight }) => `${weight < 0 ? '-' : '+'}${kind}`).join(' ')}`
    : 'nothing';
}
const north = (metres: number): { lat: number; lon: number } => ({ lat: 51.5 + metres / 111_195, lon: -0.1 });

describe('Two records of venues', () => {
  it('are one venue, with the distance as evidence', () => {
    expect(
      proposeVenues([
        { key: 'a', source: 'north', ...mill },
        { key: 'b', source: 'south', ...mill, name: 'Old Mill Ltd', address: '12 Quay St.', at: north(60) },
      ]),
    ).toEqual([
      {
        a: 'a',
        b: 'b',
        score: 0.998,
        verdict: 'same',
        evidence: [
          { kind: 'name', detail: 'same name', weight: 4 },
          { kind: 'address', detail: 'same address', weight: 3.5 },
          { kind: 'near', detail: '60 m apart', weight: 3.5 },
        ],
      },
    ]);
  });

  it.each([
    [
      'less than 100 m apart under a longer name',
      { address: '' },
      { address: '', name: 'Old Mill Arts Centre', at: north(95) },
      'perhaps: +near +name',
    ],
    ['of one name and address without coordinates', { at: undefined }, { at: undefined }, 'same: +name +address +city'],
    [
      'that are two rooms of one house',
      { address: '', name: 'Old Mill, room 101' },
      { address: '', name: 'Old Mill, room 203' },
      'nothing',
    ],
    [
      'of one name without any place',
      { address: '', city: '', at: undefined },
      { address: '', city: '', at: undefined },
      'nothing',
    ],
    ['of one name more than a kilometre apart', { address: '' }, { address: '', at: north(1500) }, 'nothing'],
    [
      'of one street with another number and name',
      {},
      { name: 'Blue Barn', address: '40 Quay Street', at: north(250) },
      'nothing',
    ],
  ])('%s', (_, one, other, outcome) => {
    expect(about(one as Partial<VenueRecord>, other as Partial<VenueRecord>)).toBe(outcome);
  });
});
