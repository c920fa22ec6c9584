import { chmodSync, cpSync, existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { checkpointStream, readCheckpoint } from '#history/checkpoint/checkpoint';
import { readWitness, witnessName, writeWitness } from '#history/checkpoint/witness';
import type { Clock } from '#kernel/clock';
import { parseBody } from '#kernel/seal';
import { SqliteLog } from '#event-store/sqlite-log';
import { filesOf } from '../files-of.js';
import {
  type Backup,
  type BackedUpFile,
  backupFormat,
  type BackupManifest,
  backupsIn,
  describeFile,
  writeManifest,
} from './backup-manifest.js';

export interface TakeBackupOptions {
  /** Data folder of the installation. */
  readonly folder: string;
  /** Folder in which the backup gets a folder of its own. */
  readonly to: string;
  readonly kind: BackupManifest['kind'];
  readonly withMasterKey: boolean;
  readonly clock: Clock;
  readonly onStep?: (what: string) => void;
}

/** All pages in one step, off the thread: a copy that takes its time begins again whenever somebody writes. */
const wholeFile = 2_000_000_000;

/**
 * Copies an installation while it runs. How far processes came is copied before the log, and the keys after it: what
 * the copy of the log holds can be decrypted, nobody erased meanwhile is in the copy of the keys, and no process skips.
 */
export async function takeBackup(options: TakeBackupOptions): Promise<Backup> {
  const { folder, to, kind, withMasterKey, clock, onStep = () => {} } = options;
  const files = filesOf(folder);
  const takenAt = clock();
  const name = `folkmoot-${takenAt.replace(/[:.]/g, '-')}`;
  const target = join(to, name);
  const taking = join(to, `.${name}.taking`);
  mkdirSync(taking, { recursive: true, mode: 0o700 });
  try {
    if (existsSync(files.processes)) await copyDatabase(files.processes, join(taking, 'processes.db'));
    onStep('copying the log');
    await copyDatabase(files.log, join(taking, 'log.db'));
    onStep('copying the keys');
    await copyDatabase(files.keys, join(taking, 'keys.db'));
    if (existsSync(files.files)) cpSync(files.files, join(taking, 'files'), { recursive: true });
    if (withMasterKey) cpSync(join(folder, 'master.key'), join(taking, 'master.key'));
    const facts = settle(taking);
    onStep('hashing the copies');
    const described: Record<string, BackedUpFile> = {};
    for (const entry of globSync('**', { cwd: taking, withFileTypes: true }).filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      chmodSync(path, 0o600);
      described[path.slice(taking.length + 1)] = await describeFile(path);
    }
    const manifest: BackupManifest = {
      format: backupFormat,
      kind,
      takenAt,
      ...facts,
      masterKeyIncluded: withMasterKey,
      files: described,
    };
    writeManifest(taking, manifest);
    renameSync(taking, target);
    return { folder: target, manifest };
  } catch (error) {
    rmSync(taking, { recursive: true, force: true });
    throw error;
  }
}

/** Removes the oldest nightly backups beyond the newest `keep`. Gives the folders that went. */
export function removeOldBackups(folder: string, keep: number): string[] {
  const nightly = backupsIn(folder).filter(({ manifest }) => manifest.kind === 'nightly');
  const old = nightly.slice(0, Math.max(0, nightly.length - keep)).map((each) => each.folder);
  for (const each of old) rmSync(each, { recursive: true, force: true });
  return old;
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    await backup(source, to, { rate: wholeFile });
  } finally {
    source.close();
  }
  // one file each: a write-ahead log beside it would be forgotten when somebody moves it
  const copy = new DatabaseSync(to);
  copy.exec('PRAGMA journal_mode = DELETE');
  copy.close();
}

/** Lets the copied keys remember the newest checkpoint that the copied log has, and says what the log holds. */
function settle(taking: string): Pick<BackupManifest, 'head' | 'events' | 'checkpoint'> {
  const log = new SqliteLog(join(taking, 'log.db'), { readOnly: true });
  const head = log.head();
  const newest = log.lastOf(checkpointStream);
  log.close();
  const checkpoint = newest && readCheckpoint(parseBody(newest).data);
  const keys = new DatabaseSync(join(taking, 'keys.db'));
  const remembered = keys.prepare('SELECT value FROM fact WHERE name = ?').get(witnessName)?.['value'];
  const witness = typeof remembered === 'string' ? readWitness(remembered) : undefined;
  if (newest && checkpoint && witness && witness !== 'unreadable' && witness.revision > newest.revision) {
    const older = { checkpoint, revision: newest.revision, at: newest.position, hash: newest.hash };
    keys.prepare('UPDATE fact SET value = ? WHERE name = ?').run(writeWitness(older), witnessName);
  }
  keys.close();
  return {
    head,
    events: head,
    ...(checkpoint ? { checkpoint: { size: checkpoint.size, root: checkpoint.root } } : {}),
  };
}
