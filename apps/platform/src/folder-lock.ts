import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string) {
    super(
      `Another Folkmoot runs on ${folder}. Stop it first, or choose another folder with FOLKMOOT_DATA. ` +
        'The command line talks to a running server by itself.',
    );
  }
}

/**
 * Takes the folder for this process. The lock is a transaction that is never ended: the operating system lets go of it
 * when the process ends, however it ends. Throws `FolderInUse`, or says what is wrong with the folder.
 */
export function lockFolder(folder: string): { release(): void } {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be made: ${(error as Error).message}`, { cause: error });
  }
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
    if (code === 5 || code === 6) throw new FolderInUse(folder);
    throw new Error(
      `The data folder ${folder} cannot be written to (${(error as Error).message}). ` +
        'Make it writable, or choose another one with FOLKMOOT_DATA.',
      { cause: error },
    );
  }
  return { release: () => db.close() };
}
