/** Keys of one record: records that share one are compared. A loose key that too many records share is ignored. */
export interface CandidateKeys {
  readonly exact: Iterable<string>;
  readonly loose?: Iterable<string>;
}

const exactLimit = 1000;
const looseLimit = 150;

/**
 * Pairs of positions worth comparing, each once, lower position first: those that share a key. A key shared by more than 1,000
 * records (150 for a loose one) tells nothing and is skipped, so that the work stays far below all pairs.
 */
export function candidatePairs(records: readonly CandidateKeys[]): [number, number][] {
  const count = records.length;
  const pairs = new Set<number>();
  const collect = (keysOf: (record: CandidateKeys) => Iterable<string>, limit: number): void => {
    const blocks = new Map<string, number[]>();
    records.forEach((record, index) => {
      for (const key of new Set(keysOf(record))) {
        const block = blocks.get(key);
        if (block) block.push(index);
        else blocks.set(key, [index]);
      }
    });
    for (const block of blocks.values()) {
      if (block.length < 2 || block.length > limit) continue;
      for (let i = 0; i < block.length; i += 1) {
        for (let j = i + 1; j < block.length; j += 1) pairs.add(block[i]! * count + block[j]!);
      }
    }
  };
  collect(({ exact }) => exact, exactLimit);
  collect(({ loose }) => loose ?? [], looseLimit);
  return [...pairs].map((pair) => [Math.floor(pair / count), pair % count]);
}
