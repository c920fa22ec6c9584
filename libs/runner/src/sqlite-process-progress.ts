import { DatabaseSync } from 'node:sqlite';
import type { Position } from '#kernel/event';
import type { ParkedEvent, ProcessProgress } from './process-progress.js';

/** Progress of processes in a small file of its own; a write is on the disk when it returns. */
export class SqliteProcessProgress implements ProcessProgress {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: 5000 });
    this.#db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS progress (process TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS parked (
        process TEXT NOT NULL, event_id TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL,
        reason TEXT NOT NULL, parked_at TEXT NOT NULL, attempts INTEGER NOT NULL, PRIMARY KEY (process, event_id)
      ) WITHOUT ROWID;
    `);
  }

  async position(process: string): Promise<Position | undefined> {
    return this.#db.prepare('SELECT position FROM progress WHERE process = ?').get(process)?.['position'] as
      Position | undefined;
  }

  async advance(process: string, position: Position): Promise<void> {
    this.#db
      .prepare(
        `INSERT INTO progress VALUES (?, ?)
         ON CONFLICT (process) DO UPDATE SET position = max(position, excluded.position)`,
      )
      .run(process, position);
  }

  async park({ process, position, eventId, type, reason, parkedAt, attempts }: ParkedEvent): Promise<void> {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      this.#db
        .prepare('INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(process, eventId, position, type, reason, parkedAt, attempts);
      await this.advance(process, position);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  async parked(process?: string): Promise<readonly ParkedEvent[]> {
    const rows = this.#db
      .prepare('SELECT * FROM parked WHERE ?1 IS NULL OR process = ?1 ORDER BY position, process')
      .all(process ?? null);
    return rows.map((row) => ({
      process: row['process'] as string,
      position: row['position'] as number,
      eventId: row['event_id'] as string,
      type: row['type'] as string,
      reason: row['reason'] as string,
      parkedAt: row['parked_at'] as string,
      attempts: row['attempts'] as number,
    }));
  }

  async unpark(process: string, eventId: string): Promise<void> {
    this.#db.prepare('DELETE FROM parked WHERE process = ? AND event_id = ?').run(process, eventId);
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}
