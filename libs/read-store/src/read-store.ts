import type { Position } from '#kernel/event';
import type { AnyView, IndexEntry, IndexValue } from '#kernel/view';

/** A row with its key and the position of the last event that changed it. */
export interface Document<Row = object> {
  readonly key: string;
  readonly position: Position;
  readonly row: Row;
}

/** Where a page of results ended; opaque to callers. */
export type Cursor = string;

/**
 * A lookup in one declared index. The first values of the entry must equal `equals`; the value after them may be bounded
 * (`from` inclusive, `to` exclusive) or, for text, begin with `startsWith`. Results come in the order of the entries,
 * then of the keys. There is no other way to query: nothing scans.
 */
export interface Lookup {
  readonly index: string;
  readonly equals?: IndexEntry;
  readonly from?: IndexValue;
  readonly to?: IndexValue;
  readonly startsWith?: string;
  readonly order?: 'ascending' | 'descending';
  readonly after?: Cursor;
  /** At most 1,000. */
  readonly limit: number;
  /** Further lookups that a row must also satisfy, for example a second word. */
  readonly also?: readonly { readonly index: string; readonly equals: IndexEntry; readonly startsWith?: string }[];
}

export interface Found<Row = object> {
  readonly documents: readonly Document<Row>[];
  /** Present when there is more. */
  readonly next?: Cursor;
}

/** Reads one version of one view. */
export interface ViewReader<Row extends object = object> {
  get(key: string): Promise<Document<Row> | undefined>;
  /** In the order of the keys; missing ones are left out. */
  getMany(keys: readonly string[]): Promise<readonly Document<Row>[]>;
  find(lookup: Lookup): Promise<Found<Row>>;
  /** How many rows a lookup finds, counted no further than `atMost` (default 10,000). */
  count(lookup: Omit<Lookup, 'limit' | 'after' | 'order'>, atMost?: number): Promise<number>;
  /** How far the view has come. */
  checkpoint(): Promise<Position>;
  /** How many rows there are. */
  size(): Promise<number>;
  /** All rows in the order of their keys, in batches, for comparison and export. */
  all(afterKey?: string, limit?: number): Promise<readonly Document<Row>[]>;
}

/** A change of one row: `row` undefined deletes it. `before` is the row that the writer read. */
export interface RowChange<Row = object> {
  readonly key: string;
  readonly position: Position;
  readonly before: Row | undefined;
  readonly row: Row | undefined;
}

/** Writes one version of one view. Documents come before the checkpoint, so a crash in between repeats harmlessly. */
export interface ViewWriter<Row extends object = object> extends ViewReader<Row> {
  write(changes: readonly RowChange<Row>[]): Promise<void>;
  setCheckpoint(position: Position): Promise<void>;
}

/** A set of views of one context that is kept, rebuilt and replaced together. */
export interface ViewSet {
  reader(of: AnyView): ViewReader;
  writer(of: AnyView): ViewWriter;
  /** Runs `work` so that its writes become visible together where the adapter can do that. */
  together<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export class UnknownIndex extends Error {
  override readonly name = 'UnknownIndex';

  constructor(view: string, index: string) {
    super(`The view ${view} has no index "${index}": declare it in the view.`);
  }
}

/** Checks a lookup against what the view declares. Throws `UnknownIndex` or a `RangeError`. */
export function checkLookup(of: AnyView, lookup: Omit<Lookup, 'limit'> & { limit?: number }): void {
  for (const { index } of [lookup, ...(lookup.also ?? [])]) {
    if (!(index in of.indexes)) throw new UnknownIndex(of.name, index);
  }
  if (lookup.limit !== undefined && (lookup.limit < 1 || lookup.limit > 1000)) {
    throw new RangeError(`A lookup gives 1 to 1,000 rows, not ${lookup.limit}.`);
  }
}
