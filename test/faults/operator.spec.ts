import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { derivedId } from '#kernel/identifiers';
import { hashOf } from '#kernel/seal';
import { folkmoot, newFolder, removeFolder, startServer } from '../support/running-server.js';
import { sendCommand } from '../support/send-command.js';

const north = derivedId('operator', 'north');
const south = derivedId('operator', 'south');
const person = derivedId('operator', 'person');

describe('An operator', () => {
  const folder = newFolder();

  beforeAll(async () => {
    const server = await startServer(folder);
    const group = (groupId: string, slug: string) => ({ groupId, slug, name: `Group ${slug}`, zone: 'Europe/London' });
    const commands: [string, object][] = [
      ['RecordGroup', group(north, 'north')],
      ['RecordGroup', group(south, 'south')],
      ['CountMembers', { groupId: north, members: 12 }],
      ['CountMembers', { groupId: south, members: 34 }],
      ['JoinSpeakerPool', { personId: person, slug: 'tamsin-fallowell', name: 'Tamsin Fallowell', public: true }],
    ];
    for (const [index, [command, fields]] of commands.entries()) {
      await sendCommand(folder, { key: `operator ${index}`, command, fields });
    }
    await server.stop();
  }, 60_000);
  afterAll(() => removeFolder(folder));

  const verified = async () => {
    const { code, out, err } = await folkmoot(folder, 'verify', '--json');
    if (code === 2) throw new Error(err);
    const { findings } = JSON.parse(out) as { findings: Record<string, unknown>[] };
    return {
      code,
      findings: findings.map(({ kind, position, view, key, field }) => ({ kind, position, view, key, field })),
    };
  };
  /** Changes a file for as long as something is looked at. */
  const changed = async <T>(name: string, change: (path: string) => void, look: () => Promise<T>): Promise<T> => {
    const path = join(folder, name);
    const before = readFileSync(path);
    change(path);
    try {
      return await look();
    } finally {
      writeFileSync(path, before);
    }
  };
  const sql = (text: string) => (path: string) => {
    const db = new DatabaseSync(path);
    db.exec(text);
    db.close();
  };
  const viewsFile = () =>
    (JSON.parse(readFileSync(join(folder, 'views/manifest.json'), 'utf8')) as Record<string, { file: string }>)[
      'directory'
    ]!.file;

  it('hears that nothing is wrong when nothing is', async () => {
    expect(await verified()).toEqual({ code: 0, findings: [] });
  }, 30_000);

  it('is told which event was changed, and exit code 1', async () => {
    const look = () => verified();
    const found = await changed('log.db', sql("UPDATE event SET occurred_at = '2001-01-01' WHERE position = 4"), look);
    expect(found.code).toBe(1);
    expect(found.findings).toContainEqual({ kind: 'event', position: 4, field: 'occurredAt' });
  }, 30_000);

  it('is told that the tail was cut', async () => {
    const cut = 'DELETE FROM event WHERE position > (SELECT max(position) - 3 FROM event)';
    const found = await changed('log.db', sql(cut), verified);
    expect(found.findings).toContainEqual({ kind: 'witness', field: 'tail' });
  }, 30_000);

  it('is told which row and field of which view is not what the log gives', async () => {
    const found = await changed(
      join('views', viewsFile()),
      (path) => {
        const db = new DatabaseSync(path);
        const { name } = db
          .prepare(
            "SELECT name FROM sqlite_schema WHERE name LIKE 'directory.public-directory@%' AND name NOT LIKE '%#'",
          )
          .get() as { name: string };
        db.exec(`UPDATE "${name}" SET row = json_set(row, '$.name', 'Another name') WHERE key = '${north}'`);
        db.close();
      },
      verified,
    );
    expect(found).toEqual({
      code: 1,
      findings: [{ kind: 'view', view: 'directory.public-directory', key: north, field: 'name' }],
    });
  }, 30_000);

  it('replays a stretch of the log without touching what is shown', async () => {
    const { out, code } = await folkmoot(
      folder,
      'replay',
      'directory.public-directory',
      '--from=1',
      '--to=4',
      '--show=5',
      '--json',
    );
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      events: number;
      views: { view: string; rows: number; shown: { key: string }[] }[];
    };
    expect(report.events).toBe(4);
    expect(report.views.map(({ view, shown }) => [view, shown.map(({ key }) => key)])).toEqual([
      ['directory.public-directory', [north]],
    ]);
    expect(await folkmoot(folder, 'replay', 'directory.nothing')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no view "directory.nothing"'),
    });
  }, 30_000);

  it('rebuilds views, also of an empty log', async () => {
    expect(await folkmoot(folder, 'rebuild', '--all')).toMatchObject({ code: 0 });
    expect(await folkmoot(folder, 'rebuild')).toMatchObject({ code: 2 });
    const empty = newFolder();
    expect(await folkmoot(empty, 'rebuild', '--all')).toMatchObject({ code: 0 });
    removeFolder(empty);
  }, 30_000);

  it('exports a group so that it can be checked elsewhere, with names only when asked', async () => {
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const events = (all: Record<string, unknown>[]) =>
      all.slice(1, -1) as { hash: string; body: { type: string; data: { groupId?: string } } }[];
    const ofNorth = lines((await folkmoot(folder, 'export', '--group', 'north')).out);
    expect(events(ofNorth).map(({ body }) => [body.type, body.data.groupId])).toEqual([
      ['directory.group-founded', north],
      ['directory.group-listed', north],
      ['directory.group-members-counted', north],
    ]);
    for (const { hash, body } of events(ofNorth)) expect(hashOf(canonicalize(body)!)).toBe(hash);
    const file = join(folder, 'whole.ndjson');
    await folkmoot(folder, 'export', file);
    expect(readFileSync(file, 'utf8')).not.toContain('Tamsin');
    const opened = lines((await folkmoot(folder, 'export', '-', '--decrypt')).out);
    expect(opened.filter((each) => 'personal' in each).map((each) => each['personal'])).toMatchObject([
      { [person]: { name: 'Tamsin Fallowell' } },
    ]);
    expect(opened.at(-1)).toEqual({ end: true, events: opened.length - 2 });
    expect(await folkmoot(folder, 'export', '--group', 'nowhere')).toMatchObject({ code: 2 });
  }, 30_000);
});

describe('The doctor', () => {
  const folder = newFolder();
  afterAll(() => removeFolder(folder));

  const wrong = async (environment: Record<string, string> = {}) => {
    const before = { ...process.env };
    Object.assign(process.env, { PORT: '0', ...environment });
    try {
      const { code, out } = await folkmoot(folder, 'doctor', '--json');
      const { examined } = JSON.parse(out) as { examined: { what: string; advice?: string }[] };
      return { code, wrong: examined.filter(({ advice }) => advice !== undefined).map(({ what }) => what) };
    } finally {
      process.env = before;
    }
  };

  it('finds nothing wrong before the first start, and nothing after it', async () => {
    expect(await wrong()).toEqual({ code: 0, wrong: [] });
    const server = await startServer(folder);
    const fields = { groupId: north, slug: 'north', name: 'Group north', zone: 'Europe/London' };
    await sendCommand(folder, { key: 'doctor', command: 'RecordGroup', fields });
    expect(await wrong()).toEqual({ code: 0, wrong: [] });
    await server.stop();
    expect(await wrong()).toEqual({ code: 0, wrong: [] });
  }, 60_000);

  it('lists every setting, and never shows the master key', async () => {
    const { out } = await folkmoot(folder, 'doctor');
    for (const name of ['PORT', 'FOLKMOOT_DATA', 'PUBLIC_URL', 'BACKUPS_KEEP']) expect(out).toContain(name);
    expect(out).not.toContain(readFileSync(join(folder, 'master.key'), 'utf8').trim());
  }, 30_000);

  it('names the port that another program has', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    expect(await wrong({ PORT: String(port) })).toEqual({ code: 1, wrong: ['server'] });
    other.close();
  }, 30_000);

  it('names a master key that others can read, and one that is not the right one', async () => {
    const path = join(folder, 'master.key');
    const key = readFileSync(path, 'utf8');
    chmodSync(path, 0o644);
    expect(await wrong()).toEqual({ code: 1, wrong: ['master key'] });
    chmodSync(path, 0o600);
    writeFileSync(path, `${'ab'.repeat(32)}\n`);
    expect(await wrong()).toEqual({ code: 1, wrong: ['keys'] });
    writeFileSync(path, key);
  }, 30_000);

  it('names a clock that is behind, and a log that was cut', async () => {
    const log = new DatabaseSync(join(folder, 'log.db'));
    const last = log.prepare('SELECT position, body FROM event ORDER BY position DESC LIMIT 1').get() as {
      position: number;
      body: string;
    };
    const later = JSON.stringify({ ...(JSON.parse(last.body) as object), recordedAt: '2999-01-01T00:00:00.000Z' });
    log.prepare('UPDATE event SET body = ? WHERE position = ?').run(later, last.position);
    expect(await wrong()).toEqual({ code: 1, wrong: ['clock'] });
    log.prepare('DELETE FROM event WHERE position = ?').run(last.position);
    log.close();
    expect(await wrong()).toEqual({ code: 1, wrong: ['checkpoints'] });
  }, 30_000);
});
