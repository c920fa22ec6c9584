import type { Proposal } from './proposal.js';

/** A pair of keys known to be one (or proposed to be). */
export type KeyPair = readonly [string, string];

/** How well proposals meet labelled pairs. Shares are 0 to 1; a precision of nothing proposed is 1, a recall of nothing to find is 1. */
export interface Evaluation {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
}

const idOf = ([one, other]: KeyPair): string => JSON.stringify(one <= other ? [one, other] : [other, one]);

/** Precision and recall of proposed pairs against the complete list of true ones. */
export function evaluate(proposed: Iterable<KeyPair>, truth: Iterable<KeyPair>): Evaluation {
  const expected = new Set([...truth].map(idOf));
  const given = new Set([...proposed].map(idOf));
  const found = given.intersection(expected).size;
  return {
    found,
    wrong: given.size - found,
    missed: expected.size - found,
    precision: given.size === 0 ? 1 : found / given.size,
    recall: expected.size === 0 ? 1 : found / expected.size,
  };
}

/** The pairs of keys of proposals with one of the given verdicts. */
export function pairsOf(proposals: readonly Proposal[], ...verdicts: Proposal['verdict'][]): KeyPair[] {
  return proposals.filter(({ verdict }) => verdicts.includes(verdict)).map(({ a, b }) => [a, b]);
}

/** What matching by plain equality of a text would propose: every pair of records with the very same text, from different sources. */
export function plainEquality<R extends { readonly key: string; readonly source: string }>(
  records: readonly R[],
  textOf: (record: R) => string,
): KeyPair[] {
  const byText = Map.groupBy(records, textOf);
  return [...byText.values()].flatMap((equal) =>
    equal.flatMap((one, index) =>
      equal
        .slice(index + 1)
        .filter(({ source }) => source !== one.source)
        .map(({ key }): KeyPair => [one.key, key]),
    ),
  );
}

/** Evaluations side by side as text: one line for each row, its columns named in the first line. */
export function evaluationTable(
  rows: readonly { readonly name: string; readonly columns: Record<string, Evaluation> }[],
): string {
  const columns = Object.keys(rows[0]?.columns ?? {});
  const width = Math.max(12, ...rows.map(({ name }) => name.length));
  const head = ['pairs'.padEnd(width), ...columns.map((name) => name.padStart(25))].join('  ');
  const lines = rows.map(({ name, columns: cells }) =>
    [
      name.padEnd(width),
      ...columns.map((column) => {
        const cell = cells[column]!;
        return `precision ${cell.precision.toFixed(2)} recall ${cell.recall.toFixed(2)}`.padStart(25);
      }),
    ].join('  '),
  );
  return [head, ...lines].join('\n');
}
