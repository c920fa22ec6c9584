import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MemoryProcessProgress } from './memory-process-progress.js';
import { processProgressContract } from './process-progress.contract.js';
import { SqliteProcessProgress } from './sqlite-process-progress.js';

describe('Progress in memory', () => {
  processProgressContract(async () => ({ progress: new MemoryProcessProgress(), close: async () => {} }));
});

describe('Progress in SQLite', () => {
  const folderOf = () => mkdtempSync(join(tmpdir(), 'folkmoot-progress-'));

  processProgressContract(async () => {
    const folder = folderOf();
    const progress = new SqliteProcessProgress(join(folder, 'processes.db'));
    return {
      progress,
      close: async () => {
        await progress.close();
        rmSync(folder, { recursive: true });
      },
    };
  });

  it('is there after a restart', async () => {
    const folder = folderOf();
    const before = new SqliteProcessProgress(join(folder, 'processes.db'));
    await before.advance('spec.a', 12);
    await before.close();
    const after = new SqliteProcessProgress(join(folder, 'processes.db'));
    expect(await after.position('spec.a')).toBe(12);
    await after.close();
    rmSync(folder, { recursive: true });
  });
});
