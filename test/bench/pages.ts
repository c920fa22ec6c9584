import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../support/running-server.js';
import { type Bench, median, quantile, type Row } from './bench.js';
import { load } from './load.js';

const addresses = ['/', '/groups', '/calendar', '/calendar.ics'];
const rounds = 3;
const milliseconds = 2000;
const connections = 20;

/** Sends the same bytes from a bare Fastify route in a process of its own. */
async function bareServer(folder: string, body: Buffer, contentType: string) {
  const path = join(folder, 'body');
  writeFileSync(path, body);
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      '--import',
      '@swc-node/register/esm-register',
      fileURLToPath(new URL('bare-fastify.ts', import.meta.url)),
      path,
      contentType,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('The bare server ended.')));
  });
  return { address, stop: () => child.kill() };
}

/** Cached public pages against the same bytes from a bare Fastify route, turn by turn, on a filled demo. */
export const pages: Bench = {
  name: 'pages',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
    const server = await startServer(join(folder, 'data'), { args: [] });
    await server.printed(/demo network is complete/, 120_000);
    const rows: Row[] = [];
    for (const path of addresses) {
      const first = await fetch(server.address + path);
      if (first.status !== 200) throw new Error(`${path} answers ${first.status}.`);
      const body = Buffer.from(await first.arrayBuffer());
      const bare = await bareServer(folder, body, first.headers.get('content-type')!);
      const ratios: number[] = [];
      const latencies: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const plain = await load(bare.address, { connections, milliseconds });
        const cached = await load(server.address + path, { connections, milliseconds });
        ratios.push(cached.perSecond / plain.perSecond);
        latencies.push(...cached.latencies);
      }
      bare.stop();
      rows.push(
        {
          name: `cached ${path}`,
          value: median(ratios),
          unit: 'ratio',
          budget: '>=0.6',
          against: `the same ${Math.round(body.length / 1000)} kB from a bare Fastify route`,
        },
        { name: `cached ${path}, p99 at full load`, value: quantile(latencies, 0.99), unit: 'ms' },
      );
    }
    await server.stop();
    rmSync(folder, { recursive: true });
    return rows;
  },
};
