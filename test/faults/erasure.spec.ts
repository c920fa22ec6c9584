import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel/identifiers';
import { sendCommand } from '../support/send-command.js';
import { folkmoot, newFolder, removeFolder, type RunningServer, startServer } from '../support/running-server.js';

const personId = derivedId('erasure', 'quillfeather');
const otherId = derivedId('erasure', 'marrowby');
const word = 'quillfeather';
const joined = (person: string, name: string) => ({
  personId: person,
  slug: name.toLowerCase().replace(' ', '-'),
  name,
  bio: { format: 'plain', text: `${name} tells of cranes.` },
  topics: ['cranes'],
  public: true,
});

/** Files under a folder in which a word stands, in capitals or not. */
function filesWith(text: string, folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => readFileSync(join(folder, name), 'latin1').toLowerCase().includes(text));
}

describe('Erasing a person', () => {
  const folder = newFolder();
  const elsewhere = newFolder();
  let server: RunningServer;
  let before: { head: number; views: { view: string; rows: number }[] };
  let older: string;

  const text = async (path: string) => (await fetch(`${server.address}${path}`)).text();
  const json = async <T>(...args: string[]) => {
    const { code, out, err } = await folkmoot(folder, ...args, '--json');
    if (code === 2) throw new Error(err);
    return JSON.parse(out) as T;
  };
  const pages = ['/speakers', `/speakers/${word}-zobrist`, `/search?q=${word}`, `/speakers?q=${word}`];
  const readable = async (paths: readonly string[]) => {
    const texts = await Promise.all(paths.map(text));
    // in capitals: the word that was asked for stands in the form again
    return paths.filter((_path, index) => texts[index]!.includes('Quillfeather'));
  };

  beforeAll(async () => {
    server = await startServer(folder);
    await json('send', 'JoinSpeakerPool', JSON.stringify(joined(personId, 'Quillfeather Zobrist')));
    const { position } = await json<{ position: number }>(
      'send',
      'JoinSpeakerPool',
      JSON.stringify(joined(otherId, 'Marrowby Okonski')),
    );
    await json('backup');
    older = (await json<{ folder: string }>('backup', elsewhere)).folder;
    before = await json('views');
    expect(before.head).toBeGreaterThanOrEqual(position);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    removeFolder(folder);
    removeFolder(elsewhere);
  });

  it('has something to forget: pages, view files and backups know the person', async () => {
    expect(await readable(pages)).toEqual(expect.arrayContaining(['/speakers', `/speakers/${word}-zobrist`]));
    expect(filesWith(word, folder).some((name) => name.startsWith('views'))).toBe(true);
    expect(keyIn(older)).toBe(1);
    expect(keyIn(onlyBackup(folder))).toBe(1);
  });

  it('takes the name from every page within a second, also from the past', async () => {
    const past = `?as-of=${new Date(Date.now() + 1000).toISOString()}`;
    const pastPages = [`/speakers${past}`, `/speakers/${word}-zobrist${past}`];
    expect(await readable(pastPages)).toEqual(pastPages);
    const fields = { personId, reason: 'asked-by-person' };
    await sendCommand(folder, { key: 'erase', command: 'ErasePerson', fields });
    const startedAt = performance.now();
    while ((await readable(pages)).length > 0 && performance.now() - startedAt < 10_000) await pause(20);
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(await readable([...pages, ...pastPages])).toEqual([]);
    expect(await text('/speakers')).toContain('Marrowby Okonski');
  }, 30_000);

  it('leaves no trace in any file, and the key is gone from the backups of the folder', async () => {
    const startedAt = performance.now();
    while (filesWith(word, folder).length > 0 && performance.now() - startedAt < 10_000) await pause(50);
    expect(filesWith(word, folder)).toEqual([]);
    expect(keyIn(onlyBackup(folder))).toBe(0);
    expect(keyIn(folder)).toBe(0);
  }, 30_000);

  it('changes no count, and everything verifies', async () => {
    const after = await json<typeof before>('views');
    expect(after.views.map(({ view, rows }) => ({ view, rows }))).toEqual(
      before.views.map(({ view, rows }) => ({ view, rows })),
    );
    expect(await json('verify')).toMatchObject({ count: 0, findings: [] });
  }, 30_000);

  it('outlives the restore of an older backup that still has the key', async () => {
    await server.stop();
    const restored = await folkmoot(folder, 'restore', older, '--force', '--json');
    expect(restored).toMatchObject({ code: 0 });
    expect(JSON.parse(restored.out)).toMatchObject({ kept: true, erased: 1, verified: { count: 0 } });
    server = await startServer(folder);
    expect(await readable(pages)).toEqual([]);
    expect(await text('/speakers')).toContain('Marrowby Okonski');
    expect(filesWith(word, folder)).toEqual([]);
    expect(keyIn(folder)).toBe(0);
  }, 60_000);

  it('is done at the next start when the server was killed between the log and the key', async () => {
    await json('send', 'ErasePerson', JSON.stringify({ personId: otherId, reason: 'asked-by-person' }));
    await server.stop();
    // as if the key had still been there
    const db = new DatabaseSync(join(folder, 'keys.db'));
    db.prepare('DELETE FROM erasure WHERE person = ?').run(otherId);
    db.prepare('INSERT INTO person_key VALUES (?, ?)').run(otherId, Buffer.alloc(72));
    db.close();
    server = await startServer(folder);
    expect(keyIn(folder, otherId)).toBe(0);
  }, 60_000);
});

describe('A backup', () => {
  it('is restored into an empty folder, shows the same, and needs the master key', async () => {
    const [folder, empty, elsewhere] = [newFolder(), newFolder(), newFolder()];
    await folkmoot(folder, 'send', 'JoinSpeakerPool', JSON.stringify(joined(personId, 'Quillfeather Zobrist')));
    const { folder: backup } = JSON.parse((await folkmoot(folder, 'backup', elsewhere, '--json')).out) as {
      folder: string;
    };
    const refused = await folkmoot(empty, 'restore', backup);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('does not hold the master key') });
    cpSync(join(folder, 'master.key'), join(empty, 'master.key'));
    expect(await folkmoot(empty, 'restore', backup)).toMatchObject({ code: 0 });
    expect(await viewsOf(empty)).toEqual(await viewsOf(folder));
    expect(await folkmoot(empty, 'restore', backup)).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds an installation'),
    });
    for (const each of [folder, empty, elsewhere]) removeFolder(each);
  }, 120_000);

  it('that is damaged is refused, and nothing is touched', async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    await folkmoot(folder, 'send', 'JoinSpeakerPool', JSON.stringify(joined(personId, 'Quillfeather Zobrist')));
    const { folder: backup } = JSON.parse((await folkmoot(folder, 'backup', elsewhere, '--json')).out) as {
      folder: string;
    };
    const db = new DatabaseSync(join(backup, 'log.db'));
    db.exec("UPDATE event SET type = 'spec.other-thing' WHERE position = 1");
    db.close();
    const before = readFileSync(join(folder, 'keys.db'));
    expect(await folkmoot(folder, 'restore', backup, '--force')).toMatchObject({
      code: 2,
      err: expect.stringContaining('The backup is damaged: log.db'),
    });
    expect(readFileSync(join(folder, 'keys.db'))).toEqual(before);
    mkdirSync(join(folder, 'nothing'));
    expect(await folkmoot(folder, 'restore', join(folder, 'nothing'), '--force')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no backup in'),
    });
    for (const each of [folder, elsewhere]) removeFolder(each);
  }, 60_000);
});

function onlyBackup(folder: string): string {
  const names = readdirSync(join(folder, 'backups'));
  expect(names).toHaveLength(1);
  return join(folder, 'backups', names[0]!);
}

function keyIn(folder: string, person = personId): number {
  const db = new DatabaseSync(join(folder, 'keys.db'), { readOnly: true, timeout: 5000 });
  const row = db.prepare('SELECT count(*) AS n FROM person_key WHERE person = ?').get(person);
  db.close();
  return Number(row?.['n']);
}

async function viewsOf(folder: string): Promise<unknown> {
  const { views } = JSON.parse((await folkmoot(folder, 'views', '--json')).out) as {
    views: { view: string; rows: number }[];
  };
  return views.map(({ view, rows }) => ({ view, rows }));
}
