import type { PersonRecord } from './match-people.js';

const onsets =
  'Bran Tol Vel Kar Mor Sten Hol Dre Fal Gri Lin Nor Pel Ros Sal Tar Ul Wes Zan Ørs Müh Łaz Çel Świ Dvo Čer'.split(' ');
const codas =
  'dvik mansel gauer berin stad rova quist lemar fjeld nikov asson tegui zewski dahl mönd ránek vić özü'.split(' ');
const middles = 'a e i o u ari eli ino ora une'.split(' ');
const ends = 'n s la ra nd th ska mir'.split(' ');
const shortened = 'Daniel Robert Elizabeth Alexander Katherine Michael Thomas Victoria Nicholas Samuel'.split(' ');

/** Invented names of speakers, made of syllables, the same at every run; every third has a given name that has short forms. */
export function inventedNames(count: number): string[] {
  // Coprime steps walk through all combinations before one comes back.
  const names = Array.from({ length: count }, (_, i) => {
    const made = `${onsets[(i * 3) % onsets.length]}${middles[(i * 7) % middles.length]}${ends[(i * 5) % ends.length]}`;
    const given = i % 3 === 0 ? shortened[(i / 3) % shortened.length] : made;
    return `${given} ${onsets[(i * 11) % onsets.length]}${codas[(i * 5 + Math.floor(i / 26)) % codas.length]}`;
  });
  return [...new Set(names)];
}

/** A speaker of one source with one talk: same `index`, same talk. */
export function speaker(source: string, index: number, name: string, more: Partial<PersonRecord> = {}): PersonRecord {
  return { key: `${source}-${index}`, source, name, ...more };
}

/** The talk that the speaker with this number gave. */
export function talkOf(index: number): { title: string; date: string; group: string } {
  const subject = ['Parsers', 'Queues', 'Type systems', 'Deploying on foot', 'Testing with models', 'Gardens of data'][
    index % 6
  ]!;
  const date = `20${10 + (index % 14)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`;
  return { title: `${subject}, lesson ${index}`, date, group: `Group ${index % 9}` };
}
