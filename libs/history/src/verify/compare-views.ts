import { isDeepStrictEqual } from 'node:util';
import { compareText } from '#read-store/index-entry';
import type { Document } from '#read-store/read-store';
import type { Findings } from './finding.js';

export interface IndexedKey {
  readonly entry: string;
  readonly key: string;
}

/** Everything of a view in order: its rows by key, its index entries by entry and key. */
export interface WholeView {
  all(afterKey?: string, limit?: number): Promise<readonly Document[]>;
  entries(after?: IndexedKey, limit?: number): Promise<readonly IndexedKey[]>;
}

/** Compares a view that is shown with one that was built anew, row by row and index entry by index entry. */
export async function compareViews(
  view: string,
  shown: WholeView,
  fresh: WholeView,
  findings: Findings,
  onRows: (rows: number) => void = () => {},
): Promise<number> {
  let rows = 0;
  const row = (key: string, text: string, field?: string) =>
    findings.add({ kind: 'view', view, key, ...(field ? { field } : {}), text: `${view}, row ${key}: ${text}` });
  for await (const [left, right] of beside(rowsOf(shown), rowsOf(fresh), (a, b) => compareText(a.key, b.key))) {
    if (!right) row(left!.key, 'it is shown, but the log gives no such row.');
    else if (!left) row(right.key, 'the log gives this row, but it is not shown.');
    else {
      const field = firstDifference(left.row, right.row, '');
      if (field !== undefined) row(left.key, `the field "${field}" is not what the log gives.`, field);
    }
    if (++rows % 1000 === 0) onRows(rows);
  }
  const order = (a: IndexedKey, b: IndexedKey) => compareText(a.entry, b.entry) || compareText(a.key, b.key);
  for await (const [left, right] of beside(entriesOf(shown), entriesOf(fresh), order)) {
    if (left && right) continue;
    const { entry, key } = (left ?? right)!;
    const field = `index ${entry.slice(0, entry.indexOf('\u0001'))}`;
    row(key, left ? `it stands in the ${field} where it should not.` : `it is missing in the ${field}.`, field);
  }
  onRows(rows);
  return rows;
}

/** Path of the first field in which two values differ; undefined when they are equal. */
export function firstDifference(left: unknown, right: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(left, right)) return undefined;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return path;
  if (Array.isArray(left) !== Array.isArray(right)) return path;
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = Array.isArray(left) ? `${path}[${name}]` : path ? `${path}.${name}` : name;
    const found = firstDifference(
      (left as Record<string, unknown>)[name],
      (right as Record<string, unknown>)[name],
      inner,
    );
    if (found !== undefined) return found;
  }
  return path;
}

async function* rowsOf(view: WholeView): AsyncGenerator<Document> {
  for (let after = ''; ;) {
    const batch = await view.all(after, 500);
    yield* batch;
    if (batch.length < 500) return;
    after = batch.at(-1)!.key;
  }
}

async function* entriesOf(view: WholeView): AsyncGenerator<IndexedKey> {
  for (let after: IndexedKey | undefined; ;) {
    const batch = await view.entries(after, 2000);
    yield* batch;
    if (batch.length < 2000) return;
    after = batch.at(-1);
  }
}

/** Pairs two ordered sequences: equal ones together, others alone. */
async function* beside<T>(
  left: AsyncGenerator<T>,
  right: AsyncGenerator<T>,
  order: (a: T, b: T) => number,
): AsyncGenerator<readonly [T | undefined, T | undefined]> {
  let a = await left.next();
  let b = await right.next();
  while (!a.done || !b.done) {
    const compared = a.done ? 1 : b.done ? -1 : order(a.value as T, b.value as T);
    const takesLeft = compared <= 0;
    const takesRight = compared >= 0;
    yield [takesLeft ? (a.value as T) : undefined, takesRight ? (b.value as T) : undefined];
    if (takesLeft) a = await left.next();
    if (takesRight) b = await right.next();
  }
}
