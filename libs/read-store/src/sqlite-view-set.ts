import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Position } from '#kernel/event';
import type { AnyView } from '#kernel/view';
import { decodeCursor, encodeCursor, entriesOf, stretchOf } from './index-entry.js';
import {
  checkLookup,
  type Document,
  type Found,
  type Lookup,
  type RowChange,
  type ViewSet,
  type ViewWriter,
} from './read-store.js';

export interface SqliteViewSetOptions {
  readonly readOnly?: boolean;
  /** A rebuild writes without syncs; `settle` makes the file durable before it is shown. */
  readonly rebuilding?: boolean;
}

/**
 * Views of one context in one SQLite file. A view version is a table of documents and a table of index entries, both
 * clustered by their keys. One thread writes; others open the file read-only.
 */
export class SqliteViewSet implements ViewSet {
  readonly path: string;
  readonly #db: DatabaseSync;
  readonly #views = new Map<string, SqliteView>();
  readonly #readOnly: boolean;

  constructor(path: string, views: readonly AnyView[], options: SqliteViewSetOptions = {}) {
    this.path = path;
    this.#readOnly = options.readOnly ?? false;
    this.#db = new DatabaseSync(path, { readOnly: this.#readOnly, timeout: 5000 });
    if (!this.#readOnly) {
      this.#db.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = ${options.rebuilding ? 'OFF' : 'NORMAL'};
        PRAGMA secure_delete = ${views.some((each) => each.personal) ? 'ON' : 'OFF'};
        PRAGMA cache_size = -65536;
        CREATE TABLE IF NOT EXISTS checkpoint (view TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
      `);
    } else this.#db.exec('PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456');
    for (const each of views) this.#open(each);
  }

  reader(of: AnyView): SqliteView {
    return this.writer(of);
  }

  writer(of: AnyView): SqliteView {
    const found = this.#views.get(of.name);
    if (!found) throw new Error(`The view ${of.name} is not kept in ${this.path}.`);
    return found;
  }

  async together<T>(work: () => Promise<T>): Promise<T> {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Makes what a rebuild wrote durable, and drops unneeded pages of erased text. */
  settle(): void {
    this.#db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Moves everything into the file itself, where deleted text is overwritten, and empties the write-ahead log. */
  scrub(): void {
    if (!this.#readOnly) this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** The plan of a statement, for the spec that nothing scans. */
  plan(sql: string): string[] {
    return this.#db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row['detail'] as string);
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #open(of: AnyView): void {
    const table = `${of.name}@${of.version}`;
    if (!this.#readOnly) {
      this.#db.exec(`
        CREATE TABLE IF NOT EXISTS "${table}" (key TEXT PRIMARY KEY, position INTEGER NOT NULL, row TEXT NOT NULL)
          WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "${table}#" (entry TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (entry, key))
          WITHOUT ROWID;
      `);
    }
    this.#views.set(of.name, new SqliteView(this.#db, of, table));
  }
}

export class SqliteView implements ViewWriter {
  readonly #db: DatabaseSync;
  readonly #view: AnyView;
  readonly #table: string;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, of: AnyView, table: string) {
    this.#db = db;
    this.#view = of;
    this.#table = table;
  }

  async get(key: string): Promise<Document | undefined> {
    return this.getNow(key);
  }

  /** As `get`, for the writer thread that must not yield between reading and writing. */
  getNow(key: string): Document | undefined {
    const found = this.#prepare(`SELECT key, position, row FROM "${this.#table}" WHERE key = ?`).get(key);
    return found && toDocument(found);
  }

  async getMany(keys: readonly string[]): Promise<readonly Document[]> {
    return keys.flatMap((key) => this.getNow(key) ?? []);
  }

  async find(lookup: Lookup): Promise<Found> {
    checkLookup(this.#view, lookup);
    const { low, high } = stretchOf(lookup);
    const also = (lookup.also ?? []).map(stretchOf);
    const descending = lookup.order === 'descending';
    const after = lookup.after === undefined ? undefined : decodeCursor(lookup.after);
    const sql = findSql(this.#table, also.length, descending, after !== undefined);
    const rows = this.#prepare(sql).all(
      low,
      high,
      ...also.flatMap((each) => [each.low, each.high]),
      ...(after ? [after.entry, after.key] : []),
      lookup.limit + 1,
    );
    const seen = new Set<string>();
    const documents: Document[] = [];
    for (const row of rows.slice(0, lookup.limit)) {
      if (seen.has(row['key'] as string)) continue;
      seen.add(row['key'] as string);
      documents.push(toDocument(row));
    }
    const last = rows[lookup.limit - 1];
    if (rows.length <= lookup.limit || !last) return { documents };
    return { documents, next: encodeCursor(last['entry'] as string, last['key'] as string) };
  }

  async count(lookup: Omit<Lookup, 'limit' | 'after' | 'order'>, atMost = 10_000): Promise<number> {
    checkLookup(this.#view, lookup);
    const { low, high } = stretchOf(lookup);
    const also = (lookup.also ?? []).map(stretchOf);
    const found = this.#prepare(countSql(this.#table, also.length)).get(
      low,
      high,
      ...also.flatMap((each) => [each.low, each.high]),
      atMost,
    );
    return Number(found?.['n'] ?? 0);
  }

  async checkpoint(): Promise<Position> {
    return this.checkpointNow();
  }

  checkpointNow(): Position {
    const row = this.#prepare('SELECT position FROM checkpoint WHERE view = ?').get(this.#table);
    return Number(row?.['position'] ?? 0);
  }

  async size(): Promise<number> {
    return Number(this.#prepare(`SELECT count(*) AS n FROM "${this.#table}"`).get()?.['n'] ?? 0);
  }

  async all(afterKey = '', limit = 1000): Promise<readonly Document[]> {
    return this.#prepare(`SELECT key, position, row FROM "${this.#table}" WHERE key > ? ORDER BY key LIMIT ?`)
      .all(afterKey, limit)
      .map(toDocument);
  }

  /** All index entries in order, in batches, for comparison. */
  async entries(
    after?: { readonly entry: string; readonly key: string },
    limit = 1000,
  ): Promise<readonly { readonly entry: string; readonly key: string }[]> {
    const rows = this.#prepare(
      `SELECT entry, key FROM "${this.#table}#" WHERE (entry, key) > (?, ?) ORDER BY entry, key LIMIT ?`,
    ).all(after?.entry ?? '', after?.key ?? '', limit);
    return rows.map((row) => ({ entry: row['entry'] as string, key: row['key'] as string }));
  }

  async write(changes: readonly RowChange[]): Promise<void> {
    this.writeNow(changes);
  }

  writeNow(changes: readonly RowChange[]): void {
    const put = this.#prepare(
      `INSERT INTO "${this.#table}" (key, position, row) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET position = excluded.position, row = excluded.row`,
    );
    const drop = this.#prepare(`DELETE FROM "${this.#table}" WHERE key = ?`);
    const putEntry = this.#prepare(`INSERT OR IGNORE INTO "${this.#table}#" (entry, key) VALUES (?, ?)`);
    const dropEntry = this.#prepare(`DELETE FROM "${this.#table}#" WHERE entry = ? AND key = ?`);
    for (const { key, position, before, row } of changes) {
      const old = before ? entriesOf(this.#view, before, key) : undefined;
      const next = row ? entriesOf(this.#view, row, key) : undefined;
      if (old) for (const entry of old) if (!next?.has(entry)) dropEntry.run(entry, key);
      if (next) for (const entry of next) if (!old?.has(entry)) putEntry.run(entry, key);
      if (row) put.run(key, position, JSON.stringify(row));
      else drop.run(key);
    }
  }

  async setCheckpoint(position: Position): Promise<void> {
    this.setCheckpointNow(position);
  }

  setCheckpointNow(position: Position): void {
    this.#prepare(
      'INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (view) DO UPDATE SET position = excluded.position',
    ).run(this.#table, position);
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

/** The statement behind `find`; exported so that its plan can be checked. */
export function findSql(table: string, also: number, descending: boolean, after: boolean): string {
  const way = descending ? 'DESC' : 'ASC';
  return `SELECT i.entry, d.key, d.position, d.row
    FROM "${table}#" AS i CROSS JOIN "${table}" AS d ON d.key = i.key
    WHERE i.entry >= ? AND i.entry < ?${conditions(table, also)}
    ${after ? `AND (i.entry, i.key) ${descending ? '<' : '>'} (?, ?)` : ''}
    ORDER BY i.entry ${way}, i.key ${way} LIMIT ?`;
}

function countSql(table: string, also: number): string {
  return `SELECT count(*) AS n FROM (SELECT DISTINCT i.key FROM "${table}#" AS i
    WHERE i.entry >= ? AND i.entry < ?${conditions(table, also)} LIMIT ?)`;
}

function conditions(table: string, also: number): string {
  return ` AND i.key IN (SELECT key FROM "${table}#" WHERE entry >= ? AND entry < ?)`.repeat(also);
}

function toDocument(row: Record<string, unknown>): Document {
  return {
    key: row['key'] as string,
    position: row['position'] as number,
    row: JSON.parse(row['row'] as string) as object,
  };
}
