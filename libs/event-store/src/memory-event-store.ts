import { categoryOf, type Position } from '#kernel/event';
import type { SealedEvent, StoredEvent } from '#kernel/seal';
import { type Appended, checkAppend, type EventStore, type LogFilter, RevisionConflict } from './event-store.js';

/** Event store for specs and scratch replays; forgets everything when dropped. */
export class MemoryEventStore implements EventStore {
  readonly #log: (SealedEvent & StoredEvent)[] = [];
  readonly #streams = new Map<string, (SealedEvent & StoredEvent)[]>();
  readonly #listeners = new Set<(head: Position) => void>();

  async append(stream: string, expected: number, events: readonly SealedEvent[]): Promise<Appended> {
    checkAppend(stream, expected, events);
    const stored = this.#streams.get(stream) ?? [];
    if (stored.length - 1 !== expected) {
      const again = stored.slice(expected + 1, expected + 1 + events.length);
      const last = again.at(-1);
      if (last && again.length === events.length && events.every((event, index) => event.id === again[index]?.id)) {
        return { revision: last.revision, position: last.position };
      }
      throw new RevisionConflict(stream, expected, stored.length - 1);
    }
    for (const event of events) {
      const placed = { ...event, position: this.#log.length + 1 };
      this.#log.push(placed);
      stored.push(placed);
    }
    this.#streams.set(stream, stored);
    for (const listener of this.#listeners) listener(this.#log.length);
    return { revision: stored.length - 1, position: this.#log.length };
  }

  async readStream(stream: string, after = -1, limit = 1000): Promise<readonly StoredEvent[]> {
    return (this.#streams.get(stream) ?? []).slice(after + 1, after + 1 + limit);
  }

  async lastOf(stream: string): Promise<StoredEvent | undefined> {
    return this.#streams.get(stream)?.at(-1);
  }

  async readAll(
    after: Position,
    options: LogFilter & { readonly limit?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    const limit = options.limit ?? 1000;
    const types = options.types && new Set(options.types);
    const found: StoredEvent[] = [];
    for (let index = after; index < this.#log.length && found.length < limit; index++) {
      const event = this.#log[index]!;
      if (types && !types.has(event.type)) continue;
      if (options.category && categoryOf(event.stream) !== options.category) continue;
      found.push(event);
    }
    return found;
  }

  async head(): Promise<Position> {
    return this.#log.length;
  }

  onAppended(listener: (head: Position) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {}
}
