import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Erasure } from '#key-store/key-store';
import { backupsIn, describeFile, writeManifest } from './backup-manifest.js';

/**
 * Destroys the keys of erased persons in the backups of a folder, so that no copy of the log there can be read for them.
 * Gives how many backups held one.
 */
export async function forgetInBackups(folder: string, erasures: readonly Erasure[]): Promise<number> {
  let changed = 0;
  for (const { folder: backup, manifest } of backupsIn(folder)) {
    const path = join(backup, 'keys.db');
    const keys = new DatabaseSync(path, { timeout: 5000 });
    let gone = 0;
    try {
      keys.exec('PRAGMA secure_delete = ON; BEGIN IMMEDIATE');
      const drop = keys.prepare('DELETE FROM person_key WHERE person = ?');
      const note = keys.prepare('INSERT INTO erasure VALUES (?, ?) ON CONFLICT DO NOTHING');
      for (const { person, erasedAt } of erasures) {
        gone += Number(drop.run(person).changes) + Number(note.run(person, erasedAt).changes);
      }
      keys.exec('COMMIT');
    } finally {
      keys.close();
    }
    if (gone === 0) continue;
    changed++;
    writeManifest(backup, { ...manifest, files: { ...manifest.files, 'keys.db': await describeFile(path) } });
  }
  return changed;
}
