import { jaroWinkler } from './string-distance.js';
import { foldedWords } from './text-folding.js';

const fillers = new Set(
  'a an and the of for with in on to your our my is are at by or from as it how der die das und le la les et de el los y'.split(
    ' ',
  ),
);

/**
 * Likeness of two titles, 0 to 1: 1 when their words are equal after folding; otherwise the larger of the share of telling words
 * that they have in common (Dice) and, for letters that nearly agree, a Jaro-Winkler similarity.
 */
export function titleLikeness(one: string, other: string): number {
  const a = foldedWords(one);
  const b = foldedWords(other);
  if (a.length === 0 || b.length === 0) return 0;
  const [lettersA, lettersB] = [a.join(''), b.join('')];
  if (lettersA === lettersB) return 1;
  const tellingA = new Set(a.filter((word) => !fillers.has(word)));
  const tellingB = new Set(b.filter((word) => !fillers.has(word)));
  const shared = tellingA.intersection(tellingB).size;
  const most = tellingA.size + tellingB.size;
  const dice = most === 0 ? 0 : (2 * shared) / most;
  const letters = Math.min(lettersA.length, lettersB.length) >= 8 ? jaroWinkler(lettersA, lettersB) : 0;
  return Math.min(0.99, Math.max(dice, letters >= 0.93 ? letters : 0));
}
