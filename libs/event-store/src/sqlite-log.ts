import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Position } from '#kernel/event';
import { parseBody, type SealedEvent, type StoredEvent } from '#kernel/seal';
import type { Appended, LogFilter } from './event-store.js';

/** Version of the file layout; a file with a higher one was written by a newer program. */
export const logVersion = 1;

/** "FMoo": tells our log from any other SQLite file. */
const applicationId = 0x464d6f6f;

export interface AppendRequest {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly SealedEvent[];
}

export type AppendResult =
  | (Appended & { readonly kind: 'stored' })
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'unavailable'; readonly message: string };

/**
 * The log file, synchronous: the writer thread owns one that writes, every other thread opens it read-only.
 * Write-ahead log with `synchronous = FULL`: a commit is on the disk when it returns.
 */
export class SqliteLog {
  readonly #db: DatabaseSync;
  readonly #heads = new LRUCache<string, number>({ max: 50_000 });
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, options: { readOnly?: boolean } = {}) {
    this.#db = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 5000 });
    const { user_version: version } = this.#db.prepare('PRAGMA user_version').get() as { user_version: number };
    const { application_id: application } = this.#db.prepare('PRAGMA application_id').get() as {
      application_id: number;
    };
    if (application !== applicationId && (application !== 0 || version !== 0)) {
      throw new Error(`${path} is not a Folkmoot log. Choose another folder with FOLKMOOT_DATA.`);
    }
    if (version > logVersion) {
      throw new Error(
        `${path} has layout ${version}; this program knows ${logVersion}. Start the newer version that wrote it.`,
      );
    }
    if (options.readOnly) {
      this.#db.exec('PRAGMA mmap_size = 268435456');
      return;
    }
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE IF NOT EXISTS event (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        revision INTEGER NOT NULL,
        type TEXT NOT NULL,
        occurred_at TEXT NOT NULL,
        body TEXT NOT NULL,
        hash BLOB NOT NULL
      );
      CREATE UNIQUE INDEX IF NOT EXISTS event_stream ON event (stream, revision);
      CREATE INDEX IF NOT EXISTS event_type ON event (type);
      CREATE INDEX IF NOT EXISTS event_occurred ON event (occurred_at);
      PRAGMA application_id = ${applicationId};
      PRAGMA user_version = ${logVersion};
    `);
  }

  /**
   * Stores all requests that fit in one transaction with one sync. A conflict concerns its own request only; when the
   * disk refuses, nothing of the group is stored and every request says so.
   */
  appendGroup(requests: readonly AppendRequest[]): AppendResult[] {
    const insert = this.#prepare(
      'INSERT INTO event (stream, revision, type, occurred_at, body, hash) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const results: AppendResult[] = [];
    try {
      this.#prepare('BEGIN IMMEDIATE').run();
      for (const { stream, expected, events } of requests) {
        const actual = this.#headOf(stream);
        if (actual !== expected) {
          results.push(this.#repeat(stream, expected, events) ?? { kind: 'conflict', actual });
          continue;
        }
        let position: Position = 0;
        for (const event of events) {
          position = Number(
            insert.run(stream, event.revision, event.type, event.occurredAt, event.body, Buffer.from(event.hash, 'hex'))
              .lastInsertRowid,
          );
        }
        const revision = expected + events.length;
        this.#heads.set(stream, revision);
        results.push({ kind: 'stored', revision, position });
      }
      this.#prepare('COMMIT').run();
      return results;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#heads.clear();
      const message = explain(error);
      return requests.map(() => ({ kind: 'unavailable', message }));
    }
  }

  readStream(stream: string, after: number, limit: number): StoredEvent[] {
    const rows = this.#prepare('SELECT * FROM event WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?').all(
      stream,
      after,
      limit,
    );
    return rows.map(toStored);
  }

  lastOf(stream: string): StoredEvent | undefined {
    const row = this.#prepare('SELECT * FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1').get(stream);
    return row && toStored(row);
  }

  readAll(after: Position, options: LogFilter & { readonly limit?: number }): StoredEvent[] {
    const { category, types, limit = 1000 } = options;
    const stretch = category ? ' AND stream >= ? AND stream < ?' : '';
    const bounds = category ? [`${category}-`, `${category}.`] : [];
    if (!types) {
      const rows = this.#prepare(allSql(stretch)).all(after, ...bounds, limit);
      return rows.map(toStored);
    }
    if (types.length === 0) return [];
    const values = types.flatMap((type) => [type, after, ...bounds]);
    return this.#prepare(typesSql(types.length, stretch))
      .all(...values, limit)
      .map(toStored);
  }

  /** The plan of a read by type, for the check that it walks indexes and sorts nothing. */
  planOfTypes(count: number): string[] {
    return this.#db
      .prepare(`EXPLAIN QUERY PLAN ${typesSql(count, '')}`)
      .all()
      .map((row) => row['detail'] as string);
  }

  head(): Position {
    return Number(this.#prepare('SELECT max(position) AS head FROM event').get()?.['head'] ?? 0);
  }

  /** Moves what the write-ahead log holds into the file, as far as readers allow. */
  checkpoint(): void {
    this.#db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  /** A setting of the connection, for checks. */
  pragma(name: 'synchronous' | 'journal_mode'): unknown {
    return Object.values(this.#db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  }

  /** Lets the file grow no further than this many pages, as a full disk would. */
  limitPages(pages: number): void {
    this.#db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`);
  }

  close(): void {
    this.#db.close();
  }

  #headOf(stream: string): number {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const row = this.#prepare('SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1').get(stream);
    return row ? Number(row['revision']) : -1;
  }

  #repeat(stream: string, expected: number, events: readonly SealedEvent[]): AppendResult | undefined {
    const stored = this.readStream(stream, expected, events.length);
    const last = stored.at(-1);
    const same =
      stored.length === events.length && stored.every((event, index) => parseBody(event).id === events[index]?.id);
    return same && last ? { kind: 'stored', revision: last.revision, position: last.position } : undefined;
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function allSql(stretch: string): string {
  return `SELECT * FROM event WHERE position > ?${stretch} ORDER BY position LIMIT ?`;
}

/** One walk along the index per type, merged by position: a few types out of a long log cost what they hold. */
function typesSql(count: number, stretch: string): string {
  const walk = `SELECT * FROM event INDEXED BY event_type WHERE type = ? AND position > ?${stretch}`;
  return `${Array.from({ length: count }, () => walk).join(' UNION ALL ')} ORDER BY position LIMIT ?`;
}

function toStored(row: Record<string, unknown>): StoredEvent {
  return new StoredRow(row);
}

/** A row of the log. Its hash is written in hex only for those who ask: most readers do not. */
class StoredRow implements StoredEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly body: string;
  readonly #hash: Uint8Array;

  constructor(row: Record<string, unknown>) {
    this.position = row['position'] as number;
    this.stream = row['stream'] as string;
    this.revision = row['revision'] as number;
    this.type = row['type'] as string;
    this.occurredAt = row['occurred_at'] as string;
    this.body = row['body'] as string;
    this.#hash = row['hash'] as Uint8Array;
  }

  get hash(): string {
    return Buffer.from(this.#hash).toString('hex');
  }
}

function explain(error: unknown): string {
  const { errcode, message } = error as { errcode?: number; message?: string };
  switch ((errcode ?? 0) & 0xff) {
    case 13:
      return 'The disk is full: nothing was stored. Free some space; the server goes on by itself.';
    case 8:
      return 'The data folder is read-only: nothing was stored. Make it writable and start again.';
    case 10:
      return 'The disk reported an error: nothing was stored. Check the disk before you go on.';
    default:
      return `Nothing was stored: ${message ?? String(error)}`;
  }
}
