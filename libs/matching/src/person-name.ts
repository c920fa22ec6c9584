import { initialsOf, isFormOf } from './given-names.js';
import { soundKey } from './sound-key.js';
import { editDistance } from './string-distance.js';
import { foldedWords, isEastAsian, romanised } from './text-folding.js';

/** One way to read a written name: "Mei Lin (林美)" has two. Words are folded, given name first where the writing says which it is. */
export interface NameReading {
  readonly words: readonly string[];
  readonly particles: readonly string[];
  readonly script: string;
  readonly romanised: boolean;
}

/**
 * A person's name in normal form. A handle is one word that is no name; several means two or more people on one line;
 * a placeholder stands for nobody (TBA, Various). The last two are never evidence.
 */
export interface PersonName {
  readonly written: string;
  readonly kind: 'person' | 'handle' | 'several' | 'placeholder';
  readonly readings: readonly NameReading[];
  readonly nicknames: readonly string[];
}

/** How a word of one name answers a word of the other. */
export type WordAgreement = 'equal' | 'umlaut' | 'form' | 'spelling' | 'initial';

/** A word of one name and the word of the other that answers it. */
export interface AgreedWord {
  readonly word: string;
  readonly other: string;
  readonly agreement: WordAgreement;
}

/** What two names have in common. `detail` describes it without repeating any name, so that it may be stored in plain text. */
export interface NameAgreement {
  readonly kind: 'equal' | 'folded' | 'order' | 'spacing' | 'close' | 'different' | 'unknown';
  readonly detail: string;
  readonly words: readonly AgreedWord[];
  /** Initials and words that only one of the two names has (a middle name, a second family name). */
  readonly extraInitials: number;
  readonly extraWords: number;
}

const particles = new Set(
  'van von vom der den de di da do dos das du del della dello degli la las los le el al bin ibn bint ter ten te zu zum zur af av'.split(
    ' ',
  ),
);
const titles = new Set('dr prof professor mr mrs ms miss mx sir dame dipl ing'.split(' '));
const suffixes = new Set('jr sr ii iii iv phd md mba msc bsc ma esq dds pe cpa'.split(' '));
const bracketNoise = new Set(
  'keynote unknown speaker host moderator mc remote online virtual panelist moderated retired maiden nee formerly'.split(
    ' ',
  ),
);
const placeholderWords = new Set(
  `tba tbd tbc todo na n a various varios several multiple unknown anonymous anon nobody none speaker speakers presenter presenters
  panel panelists lightning talks talk team chairpersons organizers organisers organizer organiser committee everyone all attendees
  members guest guests and the with et al more others be announced determined confirmed community day q`
    .trim()
    .split(/\s+/),
);
const pronouns = /^(he|she|they|him|her|them|xe|ze|any|it|el|ella|er|sie|il|elle)(\s*[/,]\s*\p{L}+)*$/iu;

const latinPart = /[\p{Script=Latin}\p{N}'’.\-\s]+/gu;
const hasEastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Reads a written name into its normal form. Never fails: what cannot be a person's name is a placeholder. */
export function readPersonName(written: string): PersonName {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const asides: string[] = [];
  const setAside = (_: string, inner: string): string => {
    asides.push(inner.trim());
    return ' ';
  };
  let main = text
    .replace(/[([{（【「［]([^)\]}）】」］]*)[)\]}）】」］]/gu, setAside)
    .replace(/["“”„«»]+([^"“”„«»']+)(?:["“”„«»]+|'')/gu, setAside)
    .replace(/(?<=^|\s)['‘‚]([^'’‘]{2,})['’]+(?=\s|,|$)/gu, setAside)
    .split(/\s[-–—|•·]+\s|\s@\s/u)[0]!
    .trim();
  if (foldedWords(main).length === 0) main = asides.shift() ?? '';

  const readings: NameReading[] = [];
  const nicknames: string[] = [];
  let several = addReadings(main, readings, nicknames);
  for (const aside of asides) {
    const words = foldedWords(aside);
    if (words.length === 0 || pronouns.test(aside) || words.every((word) => bracketNoise.has(word))) continue;
    const otherScript = isEastAsian(aside) !== isEastAsian(main);
    if (!otherScript && words.length === 1) nicknames.push(words[0]!);
    else if (otherScript && words.length === 1 && !isEastAsian(aside)) nicknames.push(words[0]!);
    else several = addReadings(aside, readings, nicknames) && several;
  }

  const words = foldedWords(main);
  const placeholder = readings.length === 0 || words.every((word) => placeholderWords.has(word) || /^\d+$/.test(word));
  const kind = placeholder ? 'placeholder' : several ? 'several' : isHandle(main) ? 'handle' : 'person';
  return { written: text, kind, readings: placeholder ? [] : readings, nicknames };
}

/** One word that no parent gives: begins with @, or holds a digit, an underscore or an inner capital, or is all lower case. */
function isHandle(text: string): boolean {
  if (/^@[\p{L}\p{N}_.-]+$/u.test(text)) return true;
  if (!/^[A-Za-z0-9_.-]+$/.test(text)) return false;
  return /[0-9_]/.test(text) || /[a-z][A-Z]/.test(text) || text === text.toLowerCase();
}

/** Adds the readings of one piece of a name; true when the piece lists more than one person. */
function addReadings(piece: string, readings: NameReading[], nicknames: string[]): boolean {
  if (hasEastAsian.test(piece) && !isEastAsian(piece)) {
    const latin = (piece.match(latinPart) ?? []).join(' ').trim();
    const eastAsian = piece.replace(latinPart, '').replace(/[^\p{L}\p{M}]/gu, '');
    if (eastAsian !== '') readings.push(reading([eastAsianWord(eastAsian)]));
    const words = foldedWords(latin);
    if (words.length === 1) nicknames.push(words[0]!);
    else if (words.length > 1) return addReadings(latin, readings, nicknames);
    return false;
  }
  if (isEastAsian(piece)) {
    readings.push(reading([eastAsianWord(piece)]));
    return false;
  }
  const parts = piece
    .split(/[,،、]/u)
    .map(foldedWords)
    .map((words) => words.filter((word) => !titles.has(word) || words.length === 1))
    .map((words, index) => (index > 0 ? words.filter((word) => !suffixes.has(word) && word !== 'et') : words))
    .filter((words) => words.length > 0 && !(words.length === 1 && words[0] === 'al'));
  const plain = (words: readonly string[]): number => words.filter((word) => !particles.has(word)).length;
  const several =
    /\s(&|\+|and|und|with|feat\.?)\s|\s?[/;]\s?/iu.test(piece) ||
    parts.length > 2 ||
    (parts.length === 2 && parts.every((words) => plain(words) >= 2 && words.every((word) => word.length > 1)));
  const [first = [], second = []] = parts;
  const words = [...second, ...first];
  while (words.length > 2 && suffixes.has(words.at(-1)!)) words.pop();
  if (words.length === 0) return false;
  readings.push(reading(words));
  const inLatin = words.map(romanised);
  if (inLatin.some((word, index) => word !== words[index])) readings.push({ ...reading(inLatin), romanised: true });
  return several;
}

const eastAsianWord = (text: string): string => foldedWords(text).join('');

const scripts = [
  'Latin',
  'Cyrillic',
  'Han',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Arabic',
  'Greek',
  'Hebrew',
  'Devanagari',
  'Thai',
].map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
const scriptOf = (word: string): string => scripts.find(([, letter]) => letter.test(word))?.[0] ?? 'other';

function reading(words: readonly string[]): NameReading {
  const script = scriptOf(words[0] ?? '');
  const plain = words.filter((word) => !particles.has(word));
  // "Al" and "Do" are given names too: a particle is one only beside two other words.
  if (plain.length < 2 || plain.length === words.length) return { words, particles: [], script, romanised: false };
  return { words: plain, particles: words.filter((word) => particles.has(word)), script, romanised: false };
}

/** The folded letters of a reading without spaces, as a handle or a differently hyphenated name would have them. */
export function compactName({ words }: NameReading): string {
  return words.join('');
}

/**
 * Keys under which the name is looked up. Two names that speak of one person share at least one, save for mistakes in both words
 * at once; few others do, so that 15,000 names need far fewer comparisons than all pairs.
 */
export function nameKeys(name: PersonName): { exact: string[]; loose: string[] } {
  const exact = new Set<string>();
  const loose = new Set<string>();
  if (name.kind === 'placeholder' || name.kind === 'several') return { exact: [], loose: [] };
  for (const one of name.readings) {
    exact.add(`name ${[...one.words].sort().join(' ')}`);
    exact.add(`letters ${compactName(one)}`);
    for (const [given, family] of wordPairs(one.words)) {
      // Either word may be the misspelt one, and either may be the given name.
      for (const initial of initialsOf(given)) loose.add(`sound ${soundKey(family)} ${initial}`);
      for (const initial of initialsOf(family)) loose.add(`sound ${soundKey(given)} ${initial}`);
      // A slip in a first letter changes both of these, so the last letter gets a key as well.
      loose.add(`end ${family} ${given.at(-1)}`);
      loose.add(`end ${given} ${family.at(-1)}`);
    }
    for (const nickname of name.nicknames) {
      const family = one.words.at(-1);
      if (family !== undefined && one.words.length > 1) loose.add(`sound ${soundKey(family)} ${nickname.slice(0, 1)}`);
    }
  }
  for (const nickname of name.nicknames) exact.add(`letters ${nickname}`);
  return { exact: [...exact], loose: [...loose] };
}

function wordPairs(words: readonly string[]): [string, string][] {
  if (words.length < 2) return [];
  const full = words.filter((word) => word.length > 1);
  const first = words[0]!;
  const last = words.at(-1)!;
  const pairs: [string, string][] = [[first, last]];
  if (full.length > 2) pairs.push([full[0]!, full[1]!], [full.at(-2)!, full.at(-1)!]);
  else if (full.length === 2 && (full[0] !== first || full[1] !== last)) pairs.push([full[0]!, full[1]!]);
  return pairs.filter(([given, family]) => given.length > 1 || family.length > 1);
}

const umlautless = (word: string): string => word.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u');

function agreementOf(one: string, other: string, mayBeGiven: boolean): WordAgreement | undefined {
  if (one === other) return 'equal';
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'initial' : undefined;
  if (one.length !== other.length && umlautless(one) === umlautless(other)) return 'umlaut';
  if (mayBeGiven && isFormOf(one, other)) return 'form';
  return isMisspelling(one, other) ? 'spelling' : undefined;
}

/** One slip in a word of four letters or more; two in a long word, or in one that still sounds the same. */
function isMisspelling(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  if (Math.abs(one.length - other.length) > 2 || shortest < 3) return false;
  // A slip at each end is another word; this also spares most of the counting.
  if (one[0] !== other[0] && one.at(-1) !== other.at(-1)) return false;
  const slips = editDistance(one, other, 2);
  if (slips <= 1 && shortest >= 4) return true;
  return slips <= 2 && (shortest >= 8 || soundKey(one) === soundKey(other));
}

const bestFirst: readonly WordAgreement[] = ['equal', 'umlaut', 'form', 'spelling', 'initial'];
const different: NameAgreement = {
  kind: 'different',
  detail: 'different names',
  words: [],
  extraInitials: 0,
  extraWords: 0,
};
const unknown: NameAgreement = {
  kind: 'unknown',
  detail: 'no name to compare',
  words: [],
  extraInitials: 0,
  extraWords: 0,
};

/** What two names have in common, taking the readings and nicknames that fit best. */
export function compareNames(one: PersonName, other: PersonName): NameAgreement {
  if (one.readings.length === 0 || other.readings.length === 0) return unknown;
  if (one.kind === 'several' || other.kind === 'several') return unknown;
  let best = different;
  for (const a of readingsWithNicknames(one)) {
    for (const b of readingsWithNicknames(other)) {
      const found = compareReadings(a, b);
      if (rank(found) > rank(best)) best = found;
    }
  }
  if (best.kind === 'folded' && one.written === other.written) return { ...best, kind: 'equal', detail: 'names equal' };
  // A name in Han and one in Latin letters, or a handle and a name, do not contradict each other: they cannot be compared.
  if (best === different && (incomparable(one, other) || one.kind === 'handle' || other.kind === 'handle'))
    return unknown;
  return best;
}

const incomparable = (one: PersonName, other: PersonName): boolean =>
  !one.readings.some(({ script }) => other.readings.some((reading) => reading.script === script));

function readingsWithNicknames(name: PersonName): NameReading[] {
  const all = [...name.readings];
  for (const nickname of name.nicknames) {
    for (const one of name.readings) {
      if (one.words.length > 1) all.push({ ...one, words: [nickname, ...one.words.slice(1)] });
    }
  }
  return all;
}

const rankOfKind = { unknown: 0, different: 0, close: 1, spacing: 2, order: 3, folded: 4, equal: 5 } as const;
const rank = ({ kind, words, extraInitials, extraWords }: NameAgreement): number =>
  rankOfKind[kind] * 100 +
  words.reduce((sum, { agreement }) => sum + 10 - bestFirst.indexOf(agreement), 0) -
  (extraInitials + extraWords) * 5;

/** Scripts in which one character more or less is another name. */
const unspaced = new Set(['Han', 'Hangul', 'Hiragana', 'Katakana']);

const equalWords = (words: readonly string[]): AgreedWord[] =>
  words.map((word) => ({ word, other: word, agreement: 'equal' }));

function compareReadings(one: NameReading, other: NameReading): NameAgreement {
  const viaLatin = one.romanised || other.romanised;
  const words = equalWords(one.words);
  if (one.words.join(' ') === other.words.join(' ')) {
    const sameParticles = one.particles.join(' ') === other.particles.join(' ');
    if (viaLatin && one.romanised !== other.romanised) {
      return {
        kind: 'spacing',
        detail: 'same name in Cyrillic and Latin letters',
        words,
        extraInitials: 0,
        extraWords: 0,
      };
    }
    return sameParticles
      ? {
          kind: 'folded',
          detail: 'names equal after removing accents, capitals and punctuation',
          words,
          extraInitials: 0,
          extraWords: 0,
        }
      : { kind: 'spacing', detail: 'names equal apart from a particle', words, extraInitials: 0, extraWords: 0 };
  }
  if (
    one.words.length === other.words.length &&
    [...one.words].sort().join(' ') === [...other.words].sort().join(' ')
  ) {
    return {
      kind: 'order',
      detail: 'same name with its words in another order',
      words,
      extraInitials: 0,
      extraWords: 0,
    };
  }
  const letters = compactName(one);
  if (letters.length >= 5 && letters === compactName(other)) {
    const longer = one.words.length >= other.words.length ? one : other;
    return {
      kind: 'spacing',
      detail: 'same letters, spaced differently',
      words: equalWords(longer.words),
      extraInitials: 0,
      extraWords: 0,
    };
  }
  if (one.script !== other.script || unspaced.has(one.script)) return different;
  return alignWords(one.words, other.words);
}

function alignWords(one: readonly string[], other: readonly string[]): NameAgreement {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const answers = new Map<number, number>();
  const agreed: AgreedWord[] = [];
  const levels = short.map((word, i) => long.map((theirs, at) => agreementOf(word, theirs, i === 0 || at === 0)));
  if (levels.some((row) => row.every((level) => level === undefined))) return different;
  for (const level of bestFirst) {
    levels.forEach((row, i) => {
      if (answers.has(i)) return;
      const taken = new Set(answers.values());
      const j = row.findIndex((found, at) => found === level && !taken.has(at));
      if (j < 0) return;
      answers.set(i, j);
      agreed.push({ word: short[i]!, other: long[j]!, agreement: level });
    });
  }
  if (answers.size < short.length) return different;
  const sure = agreed.some(
    ({ agreement, word }) => (agreement === 'equal' || agreement === 'umlaut') && word.length > 1,
  );
  const slipsOnly = agreed.every(({ agreement }) => agreement === 'spelling');
  if (!sure && (!slipsOnly || short.length !== long.length)) return different;
  if (short.length === 1 && agreed[0]!.agreement !== 'equal') return different;
  const has = (agreement: WordAgreement): boolean => agreed.some((word) => word.agreement === agreement);
  // Words that only resemble each other must at least stand in the same order.
  const positions = short.map((_, i) => answers.get(i)!);
  if ((has('spelling') || has('form')) && positions.some((at, i) => i > 0 && at < positions[i - 1]!)) return different;
  const extra = long.filter((_, at) => !positions.includes(at));
  const details = [
    has('umlaut') && 'an umlaut written out',
    has('form') && 'a short form of a given name',
    has('spelling') && 'a word spelt slightly differently',
    has('initial') && 'an initial for a name',
    extra.length > 0 && (short.length === 1 ? 'one word of the other name' : furtherNames(extra)),
  ].filter((detail) => detail !== false);
  return {
    kind: 'close',
    detail: details.length === 0 ? 'the same words in another order' : `names agree with ${details.join(', ')}`,
    words: agreed,
    extraInitials: extra.filter((word) => word.length === 1).length,
    extraWords: extra.filter((word) => word.length > 1).length,
  };
}

const furtherNames = (extra: readonly string[]): string =>
  extra.every((word) => word.length === 1) ? 'a middle initial on one side only' : 'a further name on one side only';
