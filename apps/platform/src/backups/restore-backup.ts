import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkpointSecret } from '#history/checkpoint/checkpoint';
import { ErasePerson } from '#identity/person/erase-person.command';
import { systemActor } from '#kernel/access';
import { parseBody } from '#kernel/seal';
import { masterKey } from '#key-store/master-key';
import { SqliteKeys } from '#key-store/sqlite-keys';
import { SqliteLog } from '#event-store/sqlite-log';
import { erasureType } from '../erasure-watcher.js';
import { filesOf } from '../files-of.js';
import { lockFolder } from '../folder-lock.js';
import type { Platform } from '../platform.js';
import { type BackupManifest, damagedFiles, readBackup } from './backup-manifest.js';

export interface RestoreOptions {
  readonly from: string;
  readonly folder: string;
  /** Replaces an installation that is there. */
  readonly force: boolean;
  readonly onStep?: (what: string, done: number, total: number) => void;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Persons who are erased after the restore. */
  readonly erased: number;
  /** Records the erasures that the restored log does not know of, with the reason that the replaced log gave. */
  recordErasures(platform: Platform): Promise<void>;
  /** The restored files stay; what was there before goes. */
  keep(): void;
  /** Puts back what was there before. Gives what was done, in words. */
  putBack(): string;
}

interface KnownErasure {
  readonly person: string;
  readonly erasedAt: string;
  /** As the log said; undefined for what only the keys know. */
  readonly reason: string | undefined;
}

/** Parts of a data folder that a restore replaces; backups stay where they are. */
const replaced = ['log.db', 'keys.db', 'processes.db', 'views', 'files'];

/**
 * Puts a backup in a data folder. Everything is checked and prepared beside what is there: hashes, the master key, and
 * every erasure that the folder knows of is applied to the restored keys before anybody can read with them. Throws what
 * stands against it, and then nothing was changed.
 */
export async function restoreBackup({ from, folder, force, onStep = () => {} }: RestoreOptions): Promise<Restored> {
  const backup = readBackup(from);
  const lock = lockFolder(folder);
  const staged = join(folder, 'restoring');
  const aside = join(folder, 'before-restore');
  try {
    refuseUnlessFree(folder, aside, force);
    onStep('checking the backup', 0, 3);
    const damaged = await damagedFiles(backup);
    if (damaged.length > 0) throw new Error(`The backup is damaged: ${damaged.join(', ')}. Take another one.`);
    const known = knownErasures(folder);
    onStep('copying', 1, 3);
    rmSync(staged, { recursive: true, force: true });
    mkdirSync(staged, { mode: 0o700 });
    for (const name of Object.keys(backup.manifest.files)) {
      cpSync(join(backup.folder, name), join(staged, name));
      chmodSync(join(staged, name), 0o600);
    }
    for (const erasure of erasuresInLog(join(staged, 'log.db'))) known.set(erasure.person, erasure);
    onStep('applying erasures', 2, 3);
    const erased = applyErasures(folder, staged, known);
    putInPlace(folder, staged, aside);
    return {
      manifest: backup.manifest,
      erased,
      recordErasures: (platform) => recordErasures(platform, known),
      keep: () => rmSync(aside, { recursive: true, force: true }),
      putBack: () => putBack(folder, aside),
    };
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

function refuseUnlessFree(folder: string, aside: string, force: boolean): void {
  if (existsSync(aside)) {
    throw new Error(
      `A restore was interrupted before: ${aside} holds what was there. Move its contents back to ${folder}, or delete it.`,
    );
  }
  if (!force && existsSync(join(folder, 'log.db'))) {
    throw new Error(`${folder} holds an installation. Choose an empty folder with FOLKMOOT_DATA, or say --force.`);
  }
}

/**
 * Everybody of whose erasure the folder knows, from its keys and from its log. A log that cannot be read is no reason
 * against a restore, as the keys know of the same erasures; keys that cannot be read are one.
 */
function knownErasures(folder: string): Map<string, KnownErasure> {
  const known = new Map<string, KnownErasure>();
  const { keys: keysPath, log } = filesOf(folder);
  if (existsSync(keysPath)) for (const erasure of erasuresInKeys(keysPath)) known.set(erasure.person, erasure);
  if (!existsSync(log)) return known;
  try {
    for (const erasure of erasuresInLog(log)) known.set(erasure.person, erasure);
  } catch (error) {
    if (!existsSync(keysPath)) throw error;
  }
  return known;
}

function erasuresInKeys(path: string): KnownErasure[] {
  try {
    const keys = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const rows = keys.prepare('SELECT person, erased_at FROM erasure').all();
    keys.close();
    return rows.map((row) => ({
      person: String(row['person']),
      erasedAt: String(row['erased_at']),
      reason: undefined,
    }));
  } catch (error) {
    throw new Error(
      `${path} cannot be read (${(error as Error).message}), and with it who was erased. Move it away only if you ` +
        'know from elsewhere whom to erase again.',
      { cause: error },
    );
  }
}

function erasuresInLog(path: string): KnownErasure[] {
  const log = new SqliteLog(path, { readOnly: true });
  const found: KnownErasure[] = [];
  for (let after = 0; ;) {
    const batch = log.readAll(after, { types: [erasureType], limit: 1000 });
    for (const event of batch) {
      const { data, recordedAt } = parseBody(event);
      found.push({ person: String(data['personId']), erasedAt: recordedAt, reason: String(data['reason']) });
    }
    if (batch.length < 1000) break;
    after = batch.at(-1)!.position;
  }
  log.close();
  return found;
}

/** Gives how many persons are erased then. Throws when no master key is there that opens the restored keys. */
function applyErasures(folder: string, staged: string, known: ReadonlyMap<string, KnownErasure>): number {
  const own = existsSync(join(staged, 'master.key'));
  const masterFolder = own ? staged : folder;
  if (!own && !process.env['FOLKMOOT_MASTER_KEY'] && !existsSync(join(folder, 'master.key'))) {
    throw new Error(
      `The backup does not hold the master key. Put the master.key that belongs to it into ${folder}, or set FOLKMOOT_MASTER_KEY.`,
    );
  }
  const keys = new SqliteKeys(join(staged, 'keys.db'), masterKey(masterFolder));
  try {
    // throws when the master key is another one
    keys.secret(checkpointSecret);
    for (const { person, erasedAt } of known.values()) keys.forget(person, erasedAt);
    return keys.erasures().length;
  } finally {
    keys.close();
  }
}

function putInPlace(folder: string, staged: string, aside: string): void {
  mkdirSync(aside, { mode: 0o700 });
  const moved = existsSync(join(staged, 'master.key')) ? [...replaced, 'master.key'] : replaced;
  for (const name of readdirSync(folder)) {
    if (moved.includes(name.replace(/-(wal|shm)$/, ''))) renameSync(join(folder, name), join(aside, name));
  }
  for (const name of readdirSync(staged)) renameSync(join(staged, name), join(folder, name));
  rmSync(staged, { recursive: true });
}

function putBack(folder: string, aside: string): string {
  const before = readdirSync(aside);
  if (before.length === 0) {
    rmSync(aside, { recursive: true });
    return `The restored files stay in ${folder}, as there was nothing before; do not serve them.`;
  }
  for (const name of readdirSync(folder)) {
    const base = name.replace(/-(wal|shm)$/, '');
    if (replaced.includes(base) || before.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  for (const name of before) renameSync(join(aside, name), join(folder, name));
  rmSync(aside, { recursive: true });
  return `The backup was not taken: ${folder} is as it was before.`;
}

async function recordErasures(platform: Platform, known: ReadonlyMap<string, KnownErasure>): Promise<void> {
  for (const { person, erasedAt, reason } of known.values()) {
    if (reason === undefined) continue;
    const erasure = { personId: person, reason } as Partial<ErasePerson>;
    await platform.commands.send(ErasePerson, erasure, {
      actor: systemActor('restore'),
      key: `erased ${person}`,
      occurredAt: erasedAt,
    });
  }
}
