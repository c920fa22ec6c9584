import { LRUCache } from 'lru-cache';
import type { KeyStore } from './key-store.js';
import { SqliteKeys } from './sqlite-keys.js';

/** A key store for a thread that only reads, with a way to drop what it keeps. */
export function sqliteKeyReader(path: string, master: Uint8Array): KeyStore & { forgetKept(): void } {
  const keys = new SqliteKeys(path, master, { readOnly: true });
  const kept = new LRUCache<string, Uint8Array>({ max: 20_000 });
  const refuse = () => Promise.reject(new Error('This thread does not write keys.'));
  return {
    ensure: refuse,
    find: async (persons) => {
      const found = new Map<string, Uint8Array>();
      const unknown: string[] = [];
      for (const person of persons) {
        const key = kept.get(person);
        if (key) found.set(person, key);
        else unknown.push(person);
      }
      for (const [person, key] of keys.find(unknown)) {
        kept.set(person, key);
        found.set(person, key);
      }
      return found;
    },
    forget: refuse,
    erasures: async () => keys.erasures(),
    secret: refuse,
    remember: refuse,
    recall: async (name) => keys.recall(name),
    close: async () => keys.close(),
    forgetKept: () => kept.clear(),
  };
}
