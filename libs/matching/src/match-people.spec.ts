import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proposePeople } from './match-people.js';
import type { PersonRecord } from './match-people.js';
import { inventedNames, speaker, talkOf } from './match-people.fixtures.js';

const harbour = { name: 'Harbour City', at: { lat: 51.5, lon: -0.1 } };
const faraway = { name: 'Faraway', at: { lat: -33.9, lon: 151.2 } };

/** What is proposed for two records: verdict, and the kinds of evidence with their sign. */
function about(one: Partial<PersonRecord>, other: Partial<PersonRecord>): string {
  const records = [speaker('north', 1, 'Maren Dvik', one), speaker('south', 1, 'Maren Dvik', other)];
  const [proposal] = proposePeople(records);
  if (!proposal) return 'nothing';
  return `${proposal.verdict}: ${proposal.evidence.map(({ kind, weight }) => `${weight < 0 ? '-' : '+'}${kind}`).join(' ')}`;
}

describe('Two records of speakers', () => {
  it('are one person when a rare name is equal, and the evidence says so', () => {
    expect(proposePeople([speaker('north', 1, 'Solveig Tarquist'), speaker('south', 7, 'Sólveig Tarquist')])).toEqual([
      {
        a: 'north-1',
        b: 'south-7',
        score: 0.961,
        verdict: 'same',
        evidence: [
          { kind: 'name', detail: 'names equal after removing accents, capitals and punctuation', weight: 10.2 },
        ],
      },
    ]);
  });

  it.each([
    ['same GitHub handle', { github: 'dvik' }, { github: 'https://github.com/Dvik' }, 'same: +same-github +name'],
    [
      'two handles that agree',
      { github: 'dvik', twitter: 'dv' },
      { github: 'dvik', twitter: 'DV' },
      'same: +same-github +name +same-twitter',
    ],
    ['different GitHub handles', { github: 'dvik' }, { github: 'maren99' }, 'nothing'],
    [
      'a handle that agrees and one that does not',
      { github: 'dvik', twitter: 'a' },
      { github: 'dvik', twitter: 'b' },
      'same: +same-github +name -different-twitter',
    ],
    [
      'the same website',
      { website: 'dvik.example' },
      { website: 'https://www.dvik.example/' },
      'same: +name +same-website',
    ],
  ])('weigh %s', (_, one, other, outcome) => {
    expect(about({ handles: one }, { handles: other })).toBe(outcome);
  });

  it('are one person when a common name stood on one stage on one evening', () => {
    const talks = [talkOf(3)];
    expect(about({ name: 'Brian Garcia', talks }, { name: 'Brian Garcia', talks })).toBe('same: +name +same-talk');
  });

  it('are not proposed for a common name alone with anything against it', () => {
    const [one, other] = [{ name: 'Brian Garcia' }, { name: 'Brian Garcia' }];
    expect([
      about({ ...one, handles: { github: 'ds1' } }, { ...other, handles: { github: 'smithy' } }),
      about({ ...one, places: [harbour] }, { ...other, places: [faraway] }),
    ]).toEqual(['nothing', 'nothing']);
  });

  it('are two people when they spoke on one day in places far apart, however rare the name', () => {
    const at = (place: typeof harbour, title: string): Partial<PersonRecord> => ({
      name: 'Solveig Tarquist',
      talks: [{ title, date: '2019-04-02', group: title, place }],
    });
    expect(about(at(harbour, 'Tides'), at(faraway, 'Sands'))).toBe('nothing');
    expect(about(at(harbour, 'Tides'), at(harbour, 'Sands'))).toBe('same: +name');
  });

  it('stay a question even with an equal handle when they spoke far apart on one day', () => {
    const at = (place: typeof harbour, title: string): Partial<PersonRecord> => ({
      talks: [{ title, date: '2019-04-02', place }],
      handles: { github: 'dvik' },
    });
    expect(about(at(harbour, 'Tides'), at(faraway, 'Sands'))).toBe('perhaps: +same-github +name -two-places-at-once');
  });

  it('are two people when they shared a stage', () => {
    const talks = [talkOf(4)];
    expect(about({ talks }, { name: 'Oskar Dvik', talks })).toBe('nothing');
    const records = [speaker('north', 1, 'M. Dvik', { talks }), speaker('north', 2, 'Maren Dvik', { talks })];
    expect(proposePeople(records)).toEqual([]);
  });

  it('are one person when one goes by the handle of the other', () => {
    expect(about({ name: '@dvikling' }, { handles: { github: 'dvikling' } })).toBe('same: +named-by-handle');
  });

  it('are compared by every further name', () => {
    expect(about({ name: 'Maren Oldenquist', aliases: ['Maren Dvik'] }, {})).toBe('same: +name');
  });

  it('are never proposed for a name that stands for nobody or for several people', () => {
    for (const name of ['TBA', 'Various', 'Ilse Tarn & Jovan Vey']) expect(about({ name }, { name })).toBe('nothing');
  });

  it('stay a question when a homonym in the same source fits as well', () => {
    const homonyms = [
      speaker('north', 1, 'Maren Dvik'),
      speaker('south', 1, 'Maren Dvik', { handles: { github: 'dvik' } }),
      speaker('south', 2, 'Maren Dvik', { handles: { github: 'maren99' } }),
    ];
    expect(proposePeople(homonyms).map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ['north-1', 'south-1', 'perhaps'],
      ['north-1', 'south-2', 'perhaps'],
    ]);
  });

  it('goes to the homonym that the handles name', () => {
    const homonyms = [
      speaker('north', 1, 'Maren Dvik', { handles: { github: 'dvik' } }),
      speaker('south', 1, 'Maren Dvik', { handles: { github: 'dvik' } }),
      speaker('south', 2, 'Maren Dvik', { handles: { github: 'maren99' } }),
    ];
    expect(proposePeople(homonyms).map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ['north-1', 'south-1', 'same'],
    ]);
  });

  it('give the same proposals in whatever order they come', () => {
    const records = inventedNames(40).flatMap((name, index) => [
      speaker('north', index, name, { talks: [talkOf(index)] }),
      speaker(
        'south',
        index,
        index % 3 === 0 ? name.toUpperCase() : name.replace(/^(.)\S+/, '$1.'),
        index % 2 ? { talks: [talkOf(index)] } : {},
      ),
    ]);
    const expected = proposePeople(records);
    expect(expected.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(proposePeople(shuffled)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('repeat no name and no handle in their evidence', () => {
    const records = inventedNames(60).flatMap((name, index) => [
      speaker('north', index, name, { handles: { github: `hub-${name}` } }),
      speaker('south', index, name.toLowerCase(), { handles: { github: `hub-${name}` } }),
    ]);
    const proposals = proposePeople(records);
    expect(proposals.length).toBeGreaterThanOrEqual(60);
    const told = proposals
      .flatMap(({ evidence }) => evidence.map(({ kind, detail }) => `${kind} ${detail}`))
      .join(' ')
      .toLowerCase();
    expect(records.flatMap(({ name }) => name.toLowerCase().split(' ')).filter((word) => told.includes(word))).toEqual(
      [],
    );
  });
});
