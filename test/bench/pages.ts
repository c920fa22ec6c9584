import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { newId } from '#kernel/identifiers';
import { type RunningServer, startServer } from '../support/running-server.js';
import { sendCommand } from '../support/send-command.js';
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
    rows.push(await unchangedShare(server), await coldFeed(server));
    for (const path of ['/groups', '/calendar']) {
      rows.push(await asItWas(server, `${path}, by what had happened`, (turn) => `${path}?as-of=2025-0${turn + 1}-11`));
      rows.push(
        await asItWas(server, `${path}, by what was recorded`, (turn) => `${path}?recorded=${20_000 + turn * 999}`),
      );
    }
    await server.stop();
    rmSync(folder, { recursive: true });
    return rows;
  },
};

interface ListedMeetup {
  readonly id: string;
  readonly title: string;
}

async function upcoming({ address }: RunningServer): Promise<readonly ListedMeetup[]> {
  const from = new Date().toISOString().slice(0, 10);
  const answer = (await (await fetch(`${address}/api/v1/meetups?limit=100&from=${from}`)).json()) as {
    meetups: ListedMeetup[];
  };
  return answer.meetups;
}

/** How many answers are "you have it" while 50 people a second ask for seats at a meetup that the page is not about. */
async function unchangedShare(server: RunningServer): Promise<Row> {
  const meetups = await upcoming(server);
  const page = `${server.address}/meetups/${meetups[0]!.id}`;
  const far = meetups.at(-1)!.id;
  const etag = (await fetch(page)).headers.get('etag')!;
  let sent = 0;
  let acknowledged = 0;
  const asking = setInterval(() => {
    const fields = { meetupId: far, personId: newId(), answer: 'yes' };
    void sendCommand(server.folder, { key: `rsvp ${sent++}`, command: 'RequestRsvp', fields }).then(
      () => acknowledged++,
    );
  }, 20);
  const { statuses, latencies } = await load(page, {
    connections: 10,
    milliseconds: 5000,
    headers: () => ({ 'if-none-match': etag }),
  });
  clearInterval(asking);
  return {
    name: 'answered 304 while unrelated RSVPs arrive',
    value: (statuses.get(304) ?? 0) / latencies.length,
    unit: 'share',
    budget: '>=0.95',
    against: `${latencies.length} requests, ${acknowledged} RSVPs stored in 5 s`,
  };
}

/** The network's feed after a change to one of its meetups, so that nothing kept can be sent. */
async function coldFeed(server: RunningServer): Promise<Row> {
  const [meetup] = await upcoming(server);
  const times: number[] = [];
  let size = 0;
  for (let turn = 0; turn < 7; turn++) {
    const fields = { meetupId: meetup!.id, title: `${meetup!.title} (${turn})` };
    await sendCommand(server.folder, { key: `title ${turn}`, command: 'DescribeMeetup', fields });
    await setTimeout(300);
    const started = performance.now();
    const feed = await (await fetch(`${server.address}/calendar.ics`)).text();
    times.push(performance.now() - started);
    if (!feed.replace(/\r\n /g, '').includes(`(${turn})`)) throw new Error('The feed does not hold the change yet.');
    size = feed.split('BEGIN:VEVENT').length - 1;
  }
  return {
    name: 'network feed, nothing kept',
    value: median(times),
    unit: 'ms',
    budget: '<=30',
    against: `${size} meetups, over HTTP; the budget is for 2,000`,
  };
}

/** A page of the past, another moment each time. */
async function asItWas(server: RunningServer, name: string, path: (turn: number) => string): Promise<Row> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const started = performance.now();
    const answer = await fetch(server.address + path(turn));
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path(turn)} answers ${answer.status}.`);
    times.push(performance.now() - started);
  }
  return { name, value: Math.max(...times), unit: 'ms', budget: '<=1000', against: 'the slowest of 5 moments' };
}
