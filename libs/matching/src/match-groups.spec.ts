import { describe, expect, it } from '@jest/globals';
import { cityName, readGroupName } from './group-name.js';
import { proposeGroups } from './match-groups.js';
import type { GroupRecord } from './match-groups.js';

const london = { city: 'London', country: 'GB', at: { lat: 51.51, lon: -0.13 } };
const berlin = { city: 'Berlin', country: 'DE', at: { lat: 52.52, lon: 13.4 } };

function about(
  one: Omit<GroupRecord, 'key' | 'source'>,
  other: Omit<GroupRecord, 'key' | 'source'>,
  sameSource = false,
): string {
  const [proposal] = proposeGroups([
    { key: 'a', source: 'north', ...one },
    { key: 'b', source: sameSource ? 'north' : 'south', ...other },
  ]);
  return proposal
    ? `${proposal.verdict}: ${proposal.evidence.map(({ kind, weight }) => `${weight < 0 ? '-' : '+'}${kind}`).join(' ')}`
    : 'nothing';
}

describe("A group's name", () => {
  it.each([
    ['Harbour Ruby User Group', undefined, ['harbour', 'ruby']],
    ['Ruby Meetup London', 'London', ['ruby']],
    ['LondonJS', 'London', ['javascript']],
    ['PHP-Treffen München', 'Munich', ['php']],
    ['Python NYC', 'New York', ['python']],
    ['R-Ladies Wien', 'Vienna', ['rladies']],
    ['The Node.js Club', undefined, ['node']],
  ])('%s in %s is told by %j', (name, city, words) => {
    expect(readGroupName(name, city).words).toEqual(words);
  });

  it.each([
    ['Wien', 'Vienna'],
    ['NYC', 'New York City'],
    ['München', 'Munich'],
    ['Zuerich', 'Zürich'],
    ['Praha, CZ', 'Prague'],
  ])('has %s and %s as one city', (one, other) => {
    expect(cityName(one)).toBe(cityName(other));
  });
});

describe('Two records of groups', () => {
  it('are one group under two names, with the evidence', () => {
    expect(
      proposeGroups([
        { key: 'b', source: 'south', name: 'Ruby Meetup London', website: 'http://www.larks.example', ...london },
        { key: 'a', source: 'north', name: 'London Ruby User Group', website: 'https://larks.example/', ...london },
      ]),
    ).toEqual([
      {
        a: 'a',
        b: 'b',
        score: 0.999,
        verdict: 'same',
        evidence: [
          { kind: 'link', detail: 'same web address', weight: 6 },
          { kind: 'name', detail: 'names equal without city and filler words', weight: 3.2 },
          { kind: 'near', detail: 'the same place', weight: 2.5 },
          { kind: 'technology', detail: 'same technology', weight: 1.5 },
        ],
      },
    ]);
  });

  it('are one group when one goes by the acronym', () => {
    expect(about({ name: 'HRUG', ...london }, { name: 'Harbour Ruby User Group', ...london })).toBe(
      'perhaps: +name +near',
    );
    expect(
      about(
        { name: 'HRUG', technologies: ['Ruby'], website: 'hrug.example', ...london },
        { name: 'Harbour Ruby User Group', website: 'https://hrug.example', ...london },
      ),
    ).toBe('same: +link +name +near +technology');
  });

  it('are two groups in two cities, of two technologies, or under one shared site', () => {
    expect([
      about({ name: 'PyLadies London', ...london }, { name: 'PyLadies Berlin', ...berlin }),
      about({ name: 'London Ruby Group', ...london }, { name: 'London Python Group', ...london }),
      about(
        { name: 'Larks', website: 'https://www.meetup.com', ...london },
        { name: 'Owls', website: 'https://meetup.com/', ...london },
      ),
    ]).toEqual(['nothing', 'nothing', 'nothing']);
  });

  it('are not one group for a city of the same name in another country', () => {
    expect(
      about(
        { name: 'Ruby London', city: 'London', country: 'GB' },
        { name: 'Ruby London', city: 'London', country: 'CA' },
      ),
    ).toBe('nothing');
  });
});
