import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { fileStoreContract } from './file-store.contract.js';
import { FolderFileStore } from './folder-file-store.js';
import { MemoryFileStore } from './memory-file-store.js';

describe('Files in memory', () => fileStoreContract(async () => new MemoryFileStore()));

describe('Files in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  fileStoreContract(async () => new FolderFileStore(mkdtempSync(join(folder, 'store-'))));

  it('notices when bytes were changed behind its back', async () => {
    const own = mkdtempSync(join(folder, 'store-'));
    const files = new FolderFileStore(own);
    const { id } = await files.put(Buffer.from('contract'), 'text/plain');
    writeFileSync(join(own, id.slice(0, 2), id.slice(2)), 'contrakt');
    await expect(files.get(id)).rejects.toThrow('is damaged');
  });
});
