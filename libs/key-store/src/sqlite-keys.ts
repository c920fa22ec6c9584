import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import sodium from 'libsodium-wrappers';
import type { Erasure, PersonKey } from './key-store.js';

await sodium.ready;

export const keysVersion = 1;

const nonceBytes = sodium.crypto_secretbox_NONCEBYTES;

/**
 * The key file: synchronous, to be owned by the one thread that writes; other threads open it read-only. Deleted keys
 * are overwritten (`secure_delete`), and the write-ahead log is emptied after each erasure.
 */
export class SqliteKeys {
  readonly #db: DatabaseSync;
  readonly #master: Uint8Array;

  constructor(path: string, master: Uint8Array, options: { readOnly?: boolean } = {}) {
    this.#db = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 5000 });
    this.#master = master;
    if (options.readOnly) return;
    this.#db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS person_key (person TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS erasure (person TEXT PRIMARY KEY, erased_at TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      PRAGMA user_version = ${keysVersion};
    `);
  }

  ensure(persons: readonly string[]): Map<string, PersonKey> {
    const found = this.find(persons);
    const missing = new Set(persons.filter((person) => !found.has(person)));
    if (missing.size === 0) return found;
    const isErased = this.#db.prepare('SELECT 1 FROM erasure WHERE person = ?');
    const insert = this.#db.prepare('INSERT INTO person_key (person, wrapped) VALUES (?, ?)');
    this.#transaction(() => {
      for (const person of missing) {
        if (isErased.get(person)) continue;
        const key = randomBytes(32);
        insert.run(person, this.#wrap(key));
        found.set(person, key);
      }
    });
    return found;
  }

  find(persons: readonly string[]): Map<string, PersonKey> {
    const found = new Map<string, PersonKey>();
    if (persons.length === 0) return found;
    const select = this.#db.prepare('SELECT wrapped FROM person_key WHERE person = ?');
    for (const person of persons) {
      const row = select.get(person) as { wrapped: Uint8Array } | undefined;
      if (row) found.set(person, this.#unwrap(row.wrapped));
    }
    return found;
  }

  /** A key as it lies in the file, for the check that a destroyed one is gone from it. */
  wrapped(person: string): Uint8Array | undefined {
    return this.#db.prepare('SELECT wrapped FROM person_key WHERE person = ?').get(person)?.['wrapped'] as
      Uint8Array | undefined;
  }

  forget(person: string, at: string): void {
    this.#transaction(() => {
      this.#db.prepare('DELETE FROM person_key WHERE person = ?').run(person);
      this.#db.prepare('INSERT INTO erasure VALUES (?, ?) ON CONFLICT DO NOTHING').run(person, at);
    });
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  erasures(): Erasure[] {
    const rows = this.#db.prepare('SELECT person, erased_at FROM erasure ORDER BY erased_at, person').all();
    return rows.map((row) => ({ person: row['person'] as string, erasedAt: row['erased_at'] as string }));
  }

  secret(name: string): Uint8Array {
    const row = this.#db.prepare('SELECT wrapped FROM secret WHERE name = ?').get(name);
    if (row) return this.#unwrap(row['wrapped'] as Uint8Array);
    const secret = randomBytes(32);
    this.#db.prepare('INSERT INTO secret VALUES (?, ?)').run(name, this.#wrap(secret));
    return secret;
  }

  remember(name: string, value: string): void {
    this.#db
      .prepare('INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(name, value);
  }

  recall(name: string): string | undefined {
    return this.#db.prepare('SELECT value FROM fact WHERE name = ?').get(name)?.['value'] as string | undefined;
  }

  close(): void {
    this.#db.close();
  }

  #wrap(key: Uint8Array): Uint8Array {
    const nonce = randomBytes(nonceBytes);
    return Buffer.concat([nonce, sodium.crypto_secretbox_easy(key, nonce, this.#master)]);
  }

  #unwrap(wrapped: Uint8Array): Uint8Array {
    try {
      return sodium.crypto_secretbox_open_easy(
        wrapped.subarray(nonceBytes),
        wrapped.subarray(0, nonceBytes),
        this.#master,
      );
    } catch {
      throw new Error('The master key does not open keys.db. Put back the master.key that belongs to this folder.');
    }
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}
