import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const backupFormat = 'folkmoot-backup-1';
export const manifestName = 'manifest.json';

/** What a backup holds. The files lie beside the manifest; their hashes tell whether they are whole. */
export interface BackupManifest {
  readonly format: typeof backupFormat;
  /** `nightly` ones make room for newer ones; those taken by hand stay. */
  readonly kind: 'nightly' | 'by-hand';
  /** ISO instant. */
  readonly takenAt: string;
  readonly head: number;
  readonly events: number;
  /** Size and root of the newest signed checkpoint in it. */
  readonly checkpoint?: { readonly size: number; readonly root: string };
  /** Whether it opens by itself; otherwise the master key of the installation is needed. */
  readonly masterKeyIncluded: boolean;
  readonly files: Readonly<Record<string, BackedUpFile>>;
}

export interface BackedUpFile {
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

export interface Backup {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/** The whole backups in a folder, oldest first. Folders without a readable manifest are no backups. */
export function backupsIn(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, manifestName)))
    .flatMap((name) => {
      try {
        return [readBackup(join(folder, name))];
      } catch {
        return [];
      }
    })
    .sort((a, b) => (a.manifest.takenAt < b.manifest.takenAt ? -1 : 1));
}

/** Reads the backup in a folder, or whose manifest this is. Throws when there is none that this version can read. */
export function readBackup(path: string): Backup {
  const folder = path.endsWith(manifestName) ? dirname(path) : path;
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as BackupManifest;
  } catch (error) {
    throw new Error(`There is no backup in ${folder}: its ${manifestName} cannot be read.`, { cause: error });
  }
  if (manifest.format !== backupFormat) {
    throw new Error(`The backup in ${folder} is of format "${manifest.format}"; this version reads "${backupFormat}".`);
  }
  return { folder, manifest };
}

export function writeManifest(folder: string, manifest: BackupManifest): void {
  const temporary = join(folder, `${manifestName}.new`);
  writeFileSync(temporary, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, join(folder, manifestName));
}

/** Size and hash of a file, read in pieces. */
export async function describeFile(path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** The files of a backup that are missing or are not what they were. */
export async function damagedFiles({ folder, manifest }: Backup): Promise<string[]> {
  const damaged: string[] = [];
  for (const [name, expected] of Object.entries(manifest.files)) {
    const found = existsSync(join(folder, name)) ? await describeFile(join(folder, name)) : undefined;
    if (found?.sha256 !== expected.sha256 || found.bytes !== expected.bytes) damaged.push(name);
  }
  return damaged;
}
