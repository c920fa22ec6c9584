import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteLog } from '#event-store/sqlite-log';
import { sqliteReader } from '#event-store/sqlite-reader';
import { keepCheckpoints } from '#history/checkpoint/checkpoint-keeper';
import { recallWitness } from '#history/checkpoint/witness';
import { fixedClock } from '#kernel/clock';
import { seal } from '#kernel/seal';
import type { KeyStore } from '#key-store/key-store';
import { SqliteKeys } from '#key-store/sqlite-keys';
import { backupsIn, damagedFiles } from './backup-manifest.js';
import { forgetInBackups } from './forget-in-backups.js';
import { removeOldBackups, takeBackup } from './take-backup.js';

const master = Buffer.alloc(32, 7);
const at = '2026-03-02T18:00:00.000Z';

describe('A backup of a folder in use', () => {
  let folder: string;
  let log: SqliteLog;
  let keys: SqliteKeys;
  let revision: number;
  const clock = fixedClock(at);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'folkmoot-backup-'));
    log = new SqliteLog(join(folder, 'log.db'));
    keys = new SqliteKeys(join(folder, 'keys.db'), master);
    writeFileSync(join(folder, 'master.key'), master.toString('hex'));
    keys.ensure(['ann', 'bob']);
    revision = -1;
    clock.set(at);
  });
  afterEach(() => {
    log.close();
    keys.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const store = () => ({
    ...sqliteReader(join(folder, 'log.db')),
    append: async (stream: string, expected: number, events: Parameters<typeof log.appendGroup>[0][0]['events']) => {
      const [result] = log.appendGroup([{ stream, expected, events }]);
      if (result?.kind !== 'stored') throw new Error('not stored');
      return result;
    },
  });
  const keyStore = {
    secret: async (name: string) => keys.secret(name),
    remember: async (name: string, value: string) => keys.remember(name, value),
    recall: async (name: string) => keys.recall(name),
  } as KeyStore;
  const record = () => {
    revision++;
    const meta = { actor: 'spec', command: 'c', request: '' };
    const draft = { id: `e${revision}`, stream: 'spec.thing-1', revision, type: 'spec.thing-made', data: {}, meta };
    const event = seal({ ...draft, occurredAt: at, recordedAt: at, previous: '' }, {}, () => undefined);
    log.appendGroup([{ stream: 'spec.thing-1', expected: revision - 1, events: [event] }]);
  };
  const sign = async () => (await keepCheckpoints({ store: store(), keys: keyStore, clock })).close();
  const to = () => join(folder, 'backups');
  const take = (kind: 'nightly' | 'by-hand' = 'nightly', withMasterKey = false) =>
    takeBackup({ folder, to: to(), kind, withMasterKey, clock });

  it('holds the log, the keys and what they are, and the master key only when asked', async () => {
    record();
    await sign();
    const backup = await take();
    expect(await damagedFiles(backup)).toEqual([]);
    expect(backup.manifest).toMatchObject({
      head: 2,
      kind: 'nightly',
      checkpoint: { size: 1 },
      masterKeyIncluded: false,
    });
    expect(Object.keys(backup.manifest.files).sort()).toEqual(['keys.db', 'log.db']);
    clock.set('2026-03-03T18:00:00.000Z');
    expect(Object.keys((await take('by-hand', true)).manifest.files).sort()).toEqual([
      'keys.db',
      'log.db',
      'master.key',
    ]);
    expect(readdirSync(to()).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('remembers no checkpoint that its log does not have yet', async () => {
    record();
    await sign();
    const older = join(folder, 'older');
    const first = await takeBackup({ folder, to: older, kind: 'by-hand', withMasterKey: false, clock });
    record();
    await sign();
    // the copy of the log as it was, the copy of the keys as they are now
    const mixed = mkdtempSync(join(tmpdir(), 'folkmoot-backup-'));
    for (const [from, name] of [
      [first.folder, 'log.db'],
      [folder, 'keys.db'],
    ] as const) {
      await copy(join(from, name), join(mixed, name));
    }
    const taken = await takeBackup({
      folder: mixed,
      to: join(mixed, 'backups'),
      kind: 'by-hand',
      withMasterKey: false,
      clock,
    });
    const copied = new SqliteKeys(join(taken.folder, 'keys.db'), master, { readOnly: true });
    expect(await recallWitness({ recall: async (name) => copied.recall(name) })).toMatchObject({ revision: 0, at: 2 });
    copied.close();
    rmSync(mixed, { recursive: true });
  });

  it('makes room for newer ones at night, and stays when it was taken by hand', async () => {
    record();
    for (const day of [1, 2, 3, 4]) {
      clock.set(`2026-03-0${day}T03:15:00.000Z`);
      await take(day === 1 ? 'by-hand' : 'nightly');
    }
    expect(removeOldBackups(to(), 2)).toHaveLength(1);
    expect(backupsIn(to()).map(({ manifest }) => manifest.takenAt)).toEqual([
      '2026-03-01T03:15:00.000Z',
      '2026-03-03T03:15:00.000Z',
      '2026-03-04T03:15:00.000Z',
    ]);
  });

  it('loses the key of somebody who is erased, and is whole afterwards', async () => {
    record();
    await take();
    const [before] = backupsIn(to());
    expect(await forgetInBackups(to(), [{ person: 'ann', erasedAt: at }])).toBe(1);
    expect(await forgetInBackups(to(), [{ person: 'ann', erasedAt: at }])).toBe(0);
    const [after] = backupsIn(to());
    expect(await damagedFiles(before!)).toEqual(['keys.db']);
    expect(await damagedFiles(after!)).toEqual([]);
    const copied = new SqliteKeys(join(after!.folder, 'keys.db'), master, { readOnly: true });
    expect([...copied.find(['ann', 'bob']).keys()]).toEqual(['bob']);
    expect(copied.erasures()).toEqual([{ person: 'ann', erasedAt: at }]);
    copied.close();
  });

  it('that cannot be taken leaves nothing behind', async () => {
    await expect(
      takeBackup({ folder: join(folder, 'nowhere'), to: to(), kind: 'nightly', withMasterKey: false, clock }),
    ).rejects.toThrow();
    expect(existsSync(to()) ? readdirSync(to()) : []).toEqual([]);
  });
});

async function copy(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  await copyDatabase(source, to);
  source.close();
}
