import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluationTable, pairsOf, plainEquality } from './evaluate.js';
import type { Evaluation, KeyPair } from './evaluate.js';
import { proposePeople } from './match-people.js';
import type { PersonRecord } from './match-people.js';
import { inventedNames, speaker, talkOf } from './match-people.fixtures.js';
import { foldText } from './text-folding.js';

describe('An evaluation', () => {
  it('counts what was found, wrong and missed, whichever way round a pair is', () => {
    const truth: KeyPair[] = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(
      evaluate(
        [
          ['b', 'a'],
          ['a', 'c'],
        ],
        truth,
      ),
    ).toEqual({ found: 1, wrong: 1, missed: 1, precision: 0.5, recall: 0.5 });
    expect(evaluate([], truth)).toEqual({ found: 0, wrong: 0, missed: 2, precision: 1, recall: 0 });
  });

  it('stands beside plain equality, which pairs equal texts of different sources', () => {
    const records = [
      { key: 'n1', source: 'n', name: 'Maren' },
      { key: 'n2', source: 'n', name: 'Maren' },
      { key: 's1', source: 's', name: 'Maren' },
      { key: 's2', source: 's', name: 'maren' },
    ];
    expect(plainEquality(records, ({ name }) => name)).toEqual([
      ['n1', 's1'],
      ['n2', 's1'],
    ]);
  });
});

const people = 300;
const homonyms = 60;
const names = inventedNames(people);
const handleOf = (index: number): string =>
  `${foldText(names[index]!)
    .replace(/[^a-z]/g, '')
    .slice(2, 8)}${index}`;
const parts = (name: string): [string, string] => name.split(' ') as [string, string];

const swapLetters = (word: string): string => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
const shortForms: Record<string, string> = {
  Daniel: 'Dan',
  Robert: 'Bob',
  Elizabeth: 'Liz',
  Alexander: 'Sasha',
  Katherine: 'Kate',
  Michael: 'Mike',
  Thomas: 'Tom',
  Nicholas: 'Nick',
  Samuel: 'Sam',
  Victoria: 'Vicky',
};

/** What another source makes of a name; undefined where the change does not apply to it. */
const perturbations: Record<string, (name: string, index: number) => string | undefined> = {
  'as it was': (name) => name,
  diacritics: (name) =>
    foldText(name) === name.toLowerCase()
      ? undefined
      : name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').replace(/ł/g, 'l'),
  capitals: (name) => name.toUpperCase(),
  initial: (name) => `${name[0]}. ${parts(name)[1]}`,
  'middle initial': (name, index) => `${parts(name)[0]} ${'ABCDEFGH'[index % 8]}. ${parts(name)[1]}`,
  order: (name) => `${parts(name)[1]} ${parts(name)[0]}`,
  'last, first': (name) => `${parts(name)[1]}, ${parts(name)[0]}`,
  typo: (name) => `${parts(name)[0]} ${swapLetters(parts(name)[1])}`,
  'short form': (name) => (shortForms[parts(name)[0]] ? `${shortForms[parts(name)[0]]} ${parts(name)[1]}` : undefined),
  'nickname in quotes': (name, index) => `${parts(name)[0]} "${handleOf(index)}" ${parts(name)[1]}`,
  'handle only': (_, index) => `@${handleOf(index)}`,
};

interface Trial {
  readonly records: PersonRecord[];
  readonly truth: KeyPair[];
}

/**
 * Two sources over the same people. In the south each name is perturbed; three in five records share a talk with the north. For some
 * people the south knows a homonym too: the very same name as in the north, another GitHub handle, and on the day of the
 * northern talk another talk far away.
 */
function trial(perturb: (name: string, index: number) => string | undefined): Trial {
  const records: PersonRecord[] = [];
  const truth: KeyPair[] = [];
  names.forEach((name, index) => {
    const written = perturb(name, index);
    if (written === undefined) return;
    const at = { name: 'Harbour City', at: { lat: 51.5, lon: -0.1 } };
    const talks = [{ ...talkOf(index), place: at }];
    const shared = index % 5 < 3 ? { talks } : {};
    records.push(
      speaker('north', index, name, { handles: { github: handleOf(index) }, talks }),
      speaker('south', index, written, shared),
    );
    truth.push([`north-${index}`, `south-${index}`]);
    if (index % (people / homonyms) !== 0) return;
    const elsewhere = {
      title: `Shearing ${index}`,
      date: talkOf(index).date,
      place: { name: 'Faraway', at: { lat: -33.9, lon: 151.2 } },
    };
    records.push(
      speaker('south', index + people, name, { handles: { github: `other${index * 37}` }, talks: [elsewhere] }),
    );
  });
  return { records, truth };
}

describe('Matching of perturbed names with homonyms among them', () => {
  const rows = Object.entries(perturbations).map(([name, perturb]) => {
    const { records, truth } = trial(perturb);
    const across = proposePeople(records).filter(({ a, b }) => a.split('-')[0] !== b.split('-')[0]);
    const columns = {
      'plain equality': evaluate(
        plainEquality(records, (record) => record.name),
        truth,
      ),
      same: evaluate(pairsOf(across, 'same'), truth),
      'same or perhaps': evaluate(pairsOf(across, 'same', 'perhaps'), truth),
    };
    return { name: `${name} (${truth.length})`, columns };
  });
  console.log(evaluationTable(rows));
  const row = (name: string): Record<'plain equality' | 'same' | 'same or perhaps', Evaluation> =>
    rows.find((one) => one.name.startsWith(`${name} (`))!.columns;

  it.each(Object.keys(perturbations))('never says "same" of a homonym: %s', (name) => {
    expect(row(name).same.precision).toBeGreaterThanOrEqual(0.99);
  });

  // Two in five have nothing but their name: that is a question, unless the name is very rare.
  it.each([
    ['as it was', 0.85, 1],
    ['diacritics', 0.85, 1],
    ['capitals', 0.85, 1],
    ['middle initial', 0.85, 1],
    ['order', 0.85, 1],
    ['last, first', 0.85, 1],
    ['nickname in quotes', 0.85, 1],
    ['handle only', 1, 1],
    ['typo', 0.6, 0.85],
    ['short form', 0.6, 0.95],
    ['initial', 0.6, 0.95],
  ])('finds at least the asserted share: %s', (name, surely, atAll) => {
    const { same, 'same or perhaps': either } = row(name);
    expect(same.recall).toBeGreaterThanOrEqual(surely);
    expect(either.recall).toBeGreaterThanOrEqual(atAll);
    expect(either.precision).toBeGreaterThanOrEqual(0.9);
  });
});
