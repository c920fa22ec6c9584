/**
 * Jaro-Winkler similarity of two strings, 0 (nothing shared) to 1 (equal); a common beginning of up to four letters counts
 * extra. After Winkler 1990, "String comparator metrics and enhanced decision rules", with his prefix scale of 0.1.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const a = Array.from(one);
  const b = Array.from(other);
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenOfB = b.map(() => false);
  const sharedOfA: string[] = [];
  a.forEach((letter, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j += 1) {
      if (takenOfB[j] || b[j] !== letter) continue;
      takenOfB[j] = true;
      sharedOfA.push(letter);
      return;
    }
  });
  const shared = sharedOfA.length;
  if (shared === 0) return 0;
  const sharedOfB = b.filter((_, j) => takenOfB[j]);
  const swapped = sharedOfA.filter((letter, i) => letter !== sharedOfB[i]).length / 2;
  const jaro = (shared / a.length + shared / b.length + (shared - swapped) / shared) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/**
 * How many letters must be inserted, removed, exchanged or swapped with their neighbour to make one string of the other (optimal string
 * alignment; Damerau 1964), counted up to `most`: more is given as `most` + 1.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one === other) return 0;
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(exchange, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length]!, most + 1);
}
