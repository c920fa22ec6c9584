import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { folkmoot, newFolder, removeFolder, type RunningServer, startServer } from '../support/running-server.js';

describe('A running server', () => {
  const folder = newFolder();
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(folder);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    removeFolder(folder);
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.address}${path}`, { headers });

  it('says that it is alive, ready, and how it is doing', async () => {
    expect(await (await get('/healthz')).text()).toBe('alive\n');
    expect(await (await get('/readyz')).json()).toMatchObject({ ready: true, stopped: [] });
    expect(await (await get('/metrics')).text()).toContain('folkmoot_view_lag');
  });

  it('lets no script in and no frame around it', async () => {
    const policy = (await get('/')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('answers what it does not know as a page, and in the API as a problem', async () => {
    const page = await get('/no/such/page', { 'accept-language': 'de' });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<html lang="de"');
    const problem = await get('/api/v1/nothing');
    expect(problem.status).toBe(404);
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(await problem.json()).toMatchObject({ status: 404, rule: 'not-found' });
  });

  it('describes its API', async () => {
    expect(await (await get('/api/openapi.json')).json()).toMatchObject({ openapi: expect.stringMatching(/^3\./) });
    expect((await get('/api/docs')).status).toBe(200);
  });

  it('refuses a second server on its folder and says what to do', async () => {
    const second = await startServer(folder).catch((error: unknown) => String(error));
    expect(second).toContain('Another Folkmoot runs on');
    expect(second).toContain('FOLKMOOT_DATA');
  });

  it('is worked on by the command line through its socket', async () => {
    const { code, out } = await folkmoot(folder, 'views', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ views: expect.arrayContaining([expect.objectContaining({ lag: 0 })]) });
  });

  it('says what is wrong with a file that it should write, and goes on', async () => {
    const elsewhere = await folkmoot(folder, 'export', '/no/such/folder/log.ndjson');
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('Name another file') });
    const full = await folkmoot(folder, 'export', '/dev/full');
    expect(full).toMatchObject({ code: 2, err: expect.stringContaining('no space left') });
    expect(await (await get('/healthz')).text()).toBe('alive\n');
  });

  it('explains a wrong call of the command line', async () => {
    expect(await folkmoot(folder, 'vews')).toMatchObject({
      code: 2,
      err: expect.stringContaining("unknown command 'vews'"),
    });
    expect((await folkmoot(folder, '--help')).out).toContain('views');
  });
});

describe('A server that starts again', () => {
  it('knows how far its views had come, and takes pages that did not change for unchanged', async () => {
    const folder = newFolder();
    const first = await startServer(folder);
    await folkmoot(folder, 'generate', '--groups', '2', '--years', '1', '--people', '20', '--seed', '3');
    const etagOf = async (address: string) => (await fetch(`${address}/groups`)).headers.get('etag');
    const environment = { PUBLIC_URL: 'https://moot.example' };
    await first.stop();
    const before = await startServer(folder, { environment });
    const etag = await etagOf(before.address);
    await before.stop();
    const second = await startServer(folder, { environment });
    expect(await etagOf(second.address)).toBe(etag);
    const metrics = await (await fetch(`${second.address}/metrics`)).text();
    await second.stop();
    const lags = [...metrics.matchAll(/^folkmoot_view_lag\{.*\} (\d+)$/gm)].map(([, lag]) => Number(lag));
    expect(Number(/^folkmoot_log_head (\d+)$/m.exec(metrics)![1])).toBeGreaterThan(100);
    expect(lags.length).toBeGreaterThan(10);
    expect(new Set(lags)).toEqual(new Set([0]));
    removeFolder(folder);
  }, 60_000);
});

describe('A folder that cannot be used', () => {
  it('is refused when its log was written by a newer version, and is left as it was', async () => {
    const folder = newFolder();
    const first = await startServer(folder);
    await first.stop();
    const path = join(folder, 'log.db');
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(String(await startServer(folder).catch((error: unknown) => error))).toContain('Start the newer version');
    removeFolder(folder);
  }, 60_000);

  it('is refused when nobody may write there', async () => {
    const parent = newFolder();
    const folder = join(parent, 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    // root may write anywhere: there the folder is a file's child, which nobody can make
    const file = join(parent, 'file');
    writeFileSync(file, '');
    const target = process.getuid?.() === 0 ? join(file, 'data') : folder;
    expect(String(await startServer(target).catch((error: unknown) => error))).toMatch(/cannot be (made|written)/);
    removeFolder(parent);
  });

  it('names the port when it is taken', async () => {
    const folder = newFolder();
    const blocker = spawn(process.execPath, [
      '-e',
      "require('net').createServer().listen(0,'127.0.0.1',function(){console.log(this.address().port)})",
    ]);
    const port = await new Promise<string>((resolve) =>
      blocker.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
    );
    const refused = await startServer(folder, { environment: { PORT: port } }).catch((error: unknown) => String(error));
    blocker.kill();
    expect(refused).toContain(`Port ${port} is taken`);
    removeFolder(folder);
  }, 60_000);
});
