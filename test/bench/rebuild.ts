import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folkmoot, newFolder, removeFolder, startServer } from '../support/running-server.js';
import { type Bench, median, quantile, type Row } from './bench.js';
import type { RebuildFigures } from './rebuild-once.js';

/** The budgets are for 1,000,000 events; a quick run has fewer, and its times are held against a share of them. */
const wholeMix = 1_000_000;
const events = Number(process.env['FOLKMOOT_BENCH_EVENTS'] ?? 200_000);
const rounds = events > 500_000 ? 1 : 3;
const requestsPerSecond = 200;

/** One rebuild, or the bare loop, in a process of its own, so that its memory is its own. */
async function once(way: 'views' | 'bare', folder: string): Promise<RebuildFigures> {
  const script = fileURLToPath(new URL('rebuild-once.ts', import.meta.url));
  const flags = ['--conditions=source', '--import', '@swc-node/register/esm-register', '--max-semi-space-size=4'];
  const child = spawn(process.execPath, [...flags, script, way, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`The ${way} run ended with ${String(code)}.`);
  return JSON.parse(out) as RebuildFigures;
}

/** Asks for a page at a steady pace until `until` settles; milliseconds from when each was due to when it was answered. */
async function steadily(address: string, until: Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  const done = new AbortController();
  void until.finally(() => done.abort());
  const waiting: Promise<void>[] = [];
  const began = performance.now();
  for (let sent = 0; !done.signal.aborted; sent++) {
    const due = began + (sent * 1000) / requestsPerSecond;
    if (due > performance.now()) await setTimeout(due - performance.now());
    waiting.push(
      new Promise((resolve, reject) => {
        get(address, (answer) => {
          answer.resume().on('end', () => {
            latencies.push(performance.now() - due);
            resolve();
          });
        }).on('error', reject);
      }),
    );
  }
  await Promise.all(waiting);
  return latencies;
}

/** All views from nothing, against a bare loop over the same log and rows; and what visitors notice of it. */
export const rebuild: Bench = {
  name: 'rebuild',
  run: async () => {
    const folder = newFolder();
    const generated = await folkmoot(folder, 'generate', '--events', String(events));
    if (generated.code !== 0) throw new Error(generated.err);
    const views: RebuildFigures[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const built = await once('views', folder);
      const bare = await once('bare', folder);
      views.push(built);
      ratios.push(bare.seconds / built.seconds);
    }
    const server = await startServer(folder, { environment: { NODE_OPTIONS: '--max-semi-space-size=4' } });
    await (await fetch(server.address)).text();
    const building = folkmoot(folder, 'rebuild', '--all');
    const latencies = await steadily(server.address, building);
    const { code, err } = await building;
    await server.stop();
    removeFolder(folder);
    if (code !== 0) throw new Error(err);

    const [first] = views;
    const share = first!.events / wholeMix;
    const rows: Row[] = [
      { name: 'events', value: first!.events, unit: 'events' },
      { name: 'of them with personal fields', value: first!.personal / first!.events, unit: 'share', budget: '>=0.2' },
      { name: 'views', value: first!.views, unit: 'views' },
      { name: 'documents', value: first!.documents, unit: 'documents', budget: `>=${Math.round(400_000 * share)}` },
      {
        name: 'rebuild of all views',
        value: median(views.map((each) => each.seconds)),
        unit: 's',
        budget: `<=${(20 * share).toFixed(1)}`,
        against: '20 s for 1,000,000 events',
      },
      {
        name: 'rebuild against a bare loop',
        value: median(ratios),
        unit: 'ratio',
        budget: '>=0.4',
        against: 'read, parse, decrypt, upsert of the same final rows',
      },
      {
        name: 'memory of a rebuild',
        value: Math.max(...views.map((each) => each.memory)),
        unit: 'MB',
        budget: '<=600',
      },
      {
        name: `home page at ${requestsPerSecond}/s while rebuilding, p99`,
        value: quantile(latencies, 0.99),
        unit: 'ms',
        budget: '<=50',
      },
    ];
    return rows;
  },
};
