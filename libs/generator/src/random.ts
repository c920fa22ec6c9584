/** Numbers that look drawn by chance and are the same for the same seed and the same labels. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Throws for an empty list. */
  pick<T>(from: readonly T[]): T;
  /** `count` different ones, in a random order; all when there are fewer. */
  sample<T>(from: readonly T[], count: number): T[];
  /** Another source of numbers, which depends on the seed and the labels only, not on what was drawn before. */
  fork(...labels: readonly (string | number)[]): Random;
}

/** Small fast counter (sfc32 by Chris Doty-Humphrey), seeded by a hash of the seed and labels. */
export function randomFrom(...labels: readonly (string | number)[]): Random {
  const name = labels.join('\u0000');
  const hash = hashing(name);
  let [a, b, c, d] = [hash(), hash(), hash(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => {
      if (from.length === 0) throw new Error('There is nothing to pick from.');
      return from[whole(0, from.length - 1)]!;
    },
    sample: (from, count) => {
      const rest = [...from];
      const taken = Math.min(count, rest.length);
      for (let index = 0; index < taken; index++) {
        const other = whole(index, rest.length - 1);
        [rest[index], rest[other]] = [rest[other]!, rest[index]!];
      }
      return rest.slice(0, taken);
    },
    fork: (...more) => randomFrom(name, ...more),
  };
}

/** 32-bit hashes of a text, one after another (MurmurHash3's mixing). */
function hashing(text: string): () => number {
  let hash = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    return (hash ^= hash >>> 16) >>> 0;
  };
}
