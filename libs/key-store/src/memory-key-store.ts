import { randomBytes } from 'node:crypto';
import type { Erasure, KeyStore, PersonKey } from './key-store.js';

/** Key store for specs; forgets everything when dropped. */
export class MemoryKeyStore implements KeyStore {
  readonly #keys = new Map<string, PersonKey>();
  readonly #erasures = new Map<string, Erasure>();
  readonly #secrets = new Map<string, Uint8Array>();
  readonly #facts = new Map<string, string>();

  async ensure(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    for (const person of persons) {
      if (!this.#keys.has(person) && !this.#erasures.has(person)) this.#keys.set(person, randomBytes(32));
    }
    return this.find(persons);
  }

  async find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    return new Map(
      persons.flatMap((person) => {
        const key = this.#keys.get(person);
        return key ? [[person, key] as const] : [];
      }),
    );
  }

  async forget(person: string, at: string): Promise<void> {
    this.#keys.delete(person);
    if (!this.#erasures.has(person)) this.#erasures.set(person, { person, erasedAt: at });
  }

  async erasures(): Promise<readonly Erasure[]> {
    return [...this.#erasures.values()].sort((a, b) => (a.erasedAt < b.erasedAt ? -1 : 1));
  }

  async secret(name: string): Promise<Uint8Array> {
    const secret = this.#secrets.get(name) ?? randomBytes(32);
    this.#secrets.set(name, secret);
    return secret;
  }

  async remember(name: string, value: string): Promise<void> {
    this.#facts.set(name, value);
  }

  async recall(name: string): Promise<string | undefined> {
    return this.#facts.get(name);
  }

  async close(): Promise<void> {}
}
