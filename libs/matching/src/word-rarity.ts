/** How surprising it is to meet a word: -log10 of the share of records that have it, at most 4.2. */
export type WordRarity = (word: string) => number;

const weightOfExpectation = 500;
const rarest = 4.2;

/**
 * Rarity of words counted over a collection, mixed with what is expected without counting (`expected`, a share), which decides in a
 * small collection and fades in a large one. The two records of a pair do not count themselves.
 */
export function countRarity(collections: Iterable<Iterable<string>>, expected: (word: string) => number): WordRarity {
  const counts = new Map<string, number>();
  let total = 0;
  for (const words of collections) {
    total += 1;
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => {
    const others = Math.max(0, (counts.get(word) ?? 0) - 2);
    const share = (others + weightOfExpectation * expected(word)) / (total + weightOfExpectation);
    return Math.min(rarest, -Math.log10(share));
  };
}
