import { hash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, isFileId, type StoredFile } from './file-store.js';

/**
 * Files in a folder: `ab/cdef….` with the bytes and `ab/cdef….type` with the content type beside it. A file appears
 * under its name only when it is whole and on the disk.
 */
export class FolderFileStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(bytes: Uint8Array, contentType: string): Promise<StoredFile> {
    const id = hash('sha256', bytes, 'hex');
    const before = await this.get(id).catch(() => undefined);
    if (before) return before.file;
    const path = this.#path(id);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(`${path}.type`, Buffer.from(contentType));
    await writeWhole(path, bytes);
    return { id, contentType, size: bytes.length };
  }

  async get(id: string): Promise<{ file: StoredFile; bytes: Uint8Array } | undefined> {
    if (!isFileId(id)) return undefined;
    const path = this.#path(id);
    const bytes = await readFile(path).catch(missing);
    if (!bytes) return undefined;
    if (hash('sha256', bytes, 'hex') !== id) throw new Error(`The file ${id} is damaged: restore it from a backup.`);
    const contentType = (await readFile(`${path}.type`).catch(missing))?.toString() ?? 'application/octet-stream';
    return { file: { id, contentType, size: bytes.length }, bytes };
  }

  async remove(id: string): Promise<void> {
    if (!isFileId(id)) return;
    await rm(this.#path(id), { force: true });
    await rm(`${this.#path(id)}.type`, { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, id.slice(0, 2), id.slice(2));
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
