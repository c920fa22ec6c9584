import type { Position } from '#kernel/event';
import type { AnyView } from '#kernel/view';
import { compareText, decodeCursor, encodeCursor, entriesOf, stretchOf } from './index-entry.js';
import {
  checkLookup,
  type Document,
  type Found,
  type Lookup,
  type RowChange,
  type ViewSet,
  type ViewWriter,
} from './read-store.js';

/** Views in memory: for specs, and for scratch replays of the past. */
export class MemoryViewSet implements ViewSet {
  readonly #views = new Map<string, MemoryView>();

  reader(of: AnyView): MemoryView {
    return this.writer(of);
  }

  writer(of: AnyView): MemoryView {
    const name = `${of.name}@${of.version}`;
    let view = this.#views.get(name);
    if (!view) {
      view = new MemoryView(of);
      this.#views.set(name, view);
    }
    return view;
  }

  together<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async close(): Promise<void> {
    this.#views.clear();
  }
}

interface Entry {
  readonly entry: string;
  readonly key: string;
}

class MemoryView implements ViewWriter {
  readonly #view: AnyView;
  readonly #documents = new Map<string, Document>();
  #sorted: Entry[] | undefined;
  #checkpoint: Position = 0;

  constructor(of: AnyView) {
    this.#view = of;
  }

  async get(key: string): Promise<Document | undefined> {
    return this.#documents.get(key);
  }

  async getMany(keys: readonly string[]): Promise<readonly Document[]> {
    return keys.flatMap((key) => this.#documents.get(key) ?? []);
  }

  async find(lookup: Lookup): Promise<Found> {
    checkLookup(this.#view, lookup);
    const { low, high } = stretchOf(lookup);
    const sorted = this.#entries();
    const descending = lookup.order === 'descending';
    const after = lookup.after === undefined ? undefined : decodeCursor(lookup.after);
    const begin = lowerBound(sorted, low, '');
    const end = lowerBound(sorted, high, '');
    const allowed = this.#alsoKeys(lookup);
    const documents: Document[] = [];
    const seen = new Set<string>();
    let last: Entry | undefined;
    for (let step = 0; step < end - begin; step++) {
      const entry = sorted[descending ? end - 1 - step : begin + step]!;
      if (after) {
        const order = compareEntries(entry, after);
        if (descending ? order >= 0 : order <= 0) continue;
      }
      if (seen.has(entry.key) || allowed.some((keys) => !keys.has(entry.key))) continue;
      if (documents.length === lookup.limit) return { documents, next: encodeCursor(last!.entry, last!.key) };
      seen.add(entry.key);
      documents.push(this.#documents.get(entry.key)!);
      last = entry;
    }
    return { documents };
  }

  async count(lookup: Omit<Lookup, 'limit' | 'after' | 'order'>, atMost = 10_000): Promise<number> {
    checkLookup(this.#view, lookup);
    const allowed = this.#alsoKeys(lookup);
    const keys = this.#keysOf(lookup);
    let count = 0;
    for (const key of keys) if (allowed.every((each) => each.has(key)) && ++count === atMost) break;
    return count;
  }

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async size(): Promise<number> {
    return this.#documents.size;
  }

  async all(afterKey = '', limit = 1000): Promise<readonly Document[]> {
    return [...this.#documents.values()]
      .sort((a, b) => compareText(a.key, b.key))
      .filter((document) => compareText(document.key, afterKey) > 0)
      .slice(0, limit);
  }

  async write(changes: readonly RowChange[]): Promise<void> {
    for (const { key, position, row } of changes) {
      if (row === undefined) this.#documents.delete(key);
      else this.#documents.set(key, { key, position, row });
    }
    this.#sorted = undefined;
  }

  async setCheckpoint(position: Position): Promise<void> {
    this.#checkpoint = position;
  }

  #entries(): Entry[] {
    this.#sorted ??= [...this.#documents.values()]
      .flatMap(({ key, row }) => [...entriesOf(this.#view, row, key)].map((entry) => ({ entry, key })))
      .sort(compareEntries);
    return this.#sorted;
  }

  #keysOf(lookup: Pick<Lookup, 'index' | 'equals' | 'from' | 'to' | 'startsWith'>): Set<string> {
    const { low, high } = stretchOf(lookup);
    const sorted = this.#entries();
    return new Set(sorted.slice(lowerBound(sorted, low, ''), lowerBound(sorted, high, '')).map(({ key }) => key));
  }

  #alsoKeys(lookup: Pick<Lookup, 'also'>): Set<string>[] {
    return (lookup.also ?? []).map((each) => this.#keysOf(each));
  }
}

function compareEntries(a: Entry, b: Entry): number {
  return compareText(a.entry, b.entry) || compareText(a.key, b.key);
}

function lowerBound(sorted: readonly Entry[], entry: string, key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareEntries(sorted[middle]!, { entry, key }) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
