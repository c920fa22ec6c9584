import type { Position, RecordedEvent } from '#kernel/event';
import type { AnyView, RowsWhere } from '#kernel/view';
import { encodeEntry } from '#read-store/index-entry';
import { MemoryViewSet } from '#read-store/memory-view-set';
import type { ViewReader } from '#read-store/read-store';

/**
 * Folds events into the rows of one view in the order they are given, whatever their positions: the past is looked at
 * in the order in which things happened, not only in the order in which we learned of them.
 */
export class FoldedView {
  readonly #view: AnyView;
  readonly #rows = new Map<string, { row: object; position: Position }>();
  /** Which rows stand under an entry, for indexes by which an event fans out; kept from the first such event on. */
  readonly #fanOut = new Map<string, Map<string, Set<string>>>();

  constructor(view: AnyView) {
    this.#view = view;
  }

  apply(event: RecordedEvent): void {
    const handler = this.#view.on[event.type];
    if (!handler) return;
    const keys = handler.keys(event as never);
    const touched = Array.isArray(keys) ? (keys as readonly string[]) : this.#keysUnder(keys as RowsWhere);
    for (const key of touched) {
      const before = this.#rows.get(key)?.row;
      const row = handler.apply(before as never, event as never, key) as object | undefined;
      if (row === before) continue;
      if (row) this.#rows.set(key, { row, position: event.position });
      else this.#rows.delete(key);
      for (const [index, entries] of this.#fanOut) this.#move(index, entries, key, before, row);
    }
  }

  /** The rows as they are now, behind the lookups of a reader. */
  async reader(): Promise<ViewReader> {
    const writer = new MemoryViewSet().writer(this.#view);
    await writer.write([...this.#rows].map(([key, { row, position }]) => ({ key, position, before: undefined, row })));
    return writer;
  }

  #keysUnder({ index, equals }: RowsWhere): readonly string[] {
    let entries = this.#fanOut.get(index);
    if (!entries) {
      entries = new Map();
      this.#fanOut.set(index, entries);
      for (const [key, { row }] of this.#rows) this.#move(index, entries, key, undefined, row);
    }
    return [...(entries.get(encodeEntry(index, equals)) ?? [])];
  }

  #move(
    index: string,
    entries: Map<string, Set<string>>,
    key: string,
    before: object | undefined,
    row: object | undefined,
  ): void {
    for (const entry of before ? this.#prefixes(index, before, key) : []) entries.get(entry)?.delete(key);
    for (const entry of row ? this.#prefixes(index, row, key) : []) {
      const keys = entries.get(entry);
      if (keys) keys.add(key);
      else entries.set(entry, new Set([key]));
    }
  }

  /** An equality lookup may name only the first values of an entry. */
  #prefixes(index: string, row: object, key: string): string[] {
    return this.#view.indexes[index]!(row as never, key).flatMap((entry) =>
      entry.map((_value, length) => encodeEntry(index, entry.slice(0, length + 1))),
    );
  }
}
