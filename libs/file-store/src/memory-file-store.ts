import { hash } from 'node:crypto';
import type { FileStore, StoredFile } from './file-store.js';

/** Files in memory, for specs. */
export class MemoryFileStore implements FileStore {
  readonly #files = new Map<string, { file: StoredFile; bytes: Uint8Array }>();

  async put(bytes: Uint8Array, contentType: string): Promise<StoredFile> {
    const id = hash('sha256', bytes, 'hex');
    const file = this.#files.get(id)?.file ?? { id, contentType, size: bytes.length };
    this.#files.set(id, { file, bytes: Uint8Array.from(bytes) });
    return file;
  }

  async get(id: string): Promise<{ file: StoredFile; bytes: Uint8Array } | undefined> {
    return this.#files.get(id);
  }

  async remove(id: string): Promise<void> {
    this.#files.delete(id);
  }
}
