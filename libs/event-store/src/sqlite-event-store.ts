import type { Position } from '#kernel/event';
import type { SealedEvent, StoredEvent } from '#kernel/seal';
import {
  type Appended,
  checkAppend,
  type EventStore,
  type LogFilter,
  RevisionConflict,
  StoreUnavailable,
} from './event-store.js';
import type { LogWriter } from './log-writer.js';
import { type AppendResult, SqliteLog } from './sqlite-log.js';

/** The embedded event store: writes through the log writer thread, reads through a connection of its own. */
export class SqliteEventStore implements EventStore {
  readonly #writer: LogWriter;
  readonly #log: SqliteLog;
  readonly #listeners = new Set<(head: Position) => void>();

  constructor(writer: LogWriter, logPath: string) {
    this.#writer = writer;
    this.#log = new SqliteLog(logPath, { readOnly: true });
  }

  async append(stream: string, expected: number, events: readonly SealedEvent[]): Promise<Appended> {
    checkAppend(stream, expected, events);
    const result = await this.#writer.call<AppendResult>({ kind: 'append', stream, expected, events });
    switch (result.kind) {
      case 'stored':
        return { revision: result.revision, position: result.position };
      case 'conflict':
        throw new RevisionConflict(stream, expected, result.actual);
      case 'unavailable':
        throw new StoreUnavailable(result.message);
    }
  }

  async readStream(stream: string, after = -1, limit = 1000): Promise<readonly StoredEvent[]> {
    return this.#log.readStream(stream, after, limit);
  }

  async lastOf(stream: string): Promise<StoredEvent | undefined> {
    return this.#log.lastOf(stream);
  }

  async readAll(
    after: Position,
    options: LogFilter & { readonly limit?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    return this.#log.readAll(after, options);
  }

  async head(): Promise<Position> {
    return this.#log.head();
  }

  onAppended(listener: (head: Position) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called by the owner of the writer when a group was stored. */
  appended(head: Position): void {
    for (const listener of this.#listeners) listener(head);
  }

  async close(): Promise<void> {
    this.#log.close();
  }
}
