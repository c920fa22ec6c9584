import { LRUCache } from 'lru-cache';
import type { LogWriter } from '#event-store/log-writer';
import type { Erasure, KeyStore, PersonKey } from './key-store.js';
import { SqliteKeys } from './sqlite-keys.js';

/** The embedded key store: writes through the log writer thread, reads through a connection of its own. */
export class SqliteKeyStore implements KeyStore {
  readonly #writer: LogWriter;
  readonly #keys: SqliteKeys;
  readonly #cache = new LRUCache<string, PersonKey>({ max: 20_000 });
  readonly #secrets = new Map<string, Uint8Array>();

  constructor(writer: LogWriter, path: string, master: Uint8Array) {
    this.#writer = writer;
    this.#keys = new SqliteKeys(path, master, { readOnly: true });
  }

  async ensure(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const found = new Map(await this.find(persons));
    const missing = persons.filter((person) => !found.has(person));
    if (missing.length === 0) return found;
    const made = await this.#writer.call<Map<string, PersonKey>>({ kind: 'ensure-keys', persons: missing });
    for (const [person, key] of made) {
      this.#cache.set(person, key);
      found.set(person, key);
    }
    return found;
  }

  async find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    const unknown: string[] = [];
    for (const person of persons) {
      const key = this.#cache.get(person);
      if (key) found.set(person, key);
      else unknown.push(person);
    }
    for (const [person, key] of this.#keys.find(unknown)) {
      this.#cache.set(person, key);
      found.set(person, key);
    }
    return found;
  }

  async forget(person: string, at: string): Promise<void> {
    this.#cache.delete(person);
    await this.#writer.call<void>({ kind: 'forget', person, at });
    this.#cache.delete(person);
  }

  async erasures(): Promise<readonly Erasure[]> {
    return this.#keys.erasures();
  }

  async secret(name: string): Promise<Uint8Array> {
    const secret = this.#secrets.get(name) ?? (await this.#writer.call<Uint8Array>({ kind: 'secret', name }));
    this.#secrets.set(name, secret);
    return secret;
  }

  async remember(name: string, value: string): Promise<void> {
    await this.#writer.call<void>({ kind: 'remember', name, value });
  }

  async recall(name: string): Promise<string | undefined> {
    return this.#keys.recall(name);
  }

  async close(): Promise<void> {
    this.#keys.close();
  }
}
