import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { newFolder, removeFolder, startServer } from '../support/running-server.js';
import { type Bench, quantile, type Row } from './bench.js';

const askedEveryMs = 50;
const addresses = ['/', '/groups', '/calendar', '/speakers'];
/** As `npm start` runs it. */
const environment = { NODE_OPTIONS: '--max-semi-space-size=4' };

/** Resident memory of a process in MB, without the pages of files that it has mapped and only reads; `whole` with them. */
function resident(pid: number): { readonly own: number; readonly whole: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { own: kilobytes('RssAnon') / 1024, whole: kilobytes('VmRSS') / 1024 };
}

/** Processor time that a process has used: tells what a machine that does nothing else would make of it. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const ticksPerSecond = 100;
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** From an empty folder to the first page and to the whole demo, with pages asked for all the while. */
export const start: Bench = {
  name: 'start',
  run: async () => {
    const folder = newFolder();
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const server = await startServer(folder, { args: [], environment });
    const first = await fetch(server.address);
    await first.text();
    const firstPage = seconds();
    if (first.status !== 200) throw new Error(`The first page answers ${first.status}.`);

    const latencies: number[] = [];
    const failed: number[] = [];
    const done = new AbortController();
    const completed = server.printed(/demo network is complete/i, 300_000).then(seconds);
    void completed.finally(() => done.abort());
    for (let turn = 0; !done.signal.aborted; turn++) {
      const at = performance.now();
      const answer = await fetch(server.address + addresses[turn % addresses.length]!);
      await answer.arrayBuffer();
      latencies.push(performance.now() - at);
      if (answer.status !== 200) failed.push(answer.status);
      await setTimeout(askedEveryMs);
    }
    const complete = await completed;
    const processor = processorSeconds(server.process.pid!);
    await setTimeout(5000);
    const memory = resident(server.process.pid!);
    const events = Number(/complete: ([\d,]+) events/.exec(server.output())?.[1]?.replaceAll(',', ''));
    await server.stop();
    removeFolder(folder);

    const empty = newFolder();
    const bare = await startServer(empty, { environment });
    await (await fetch(bare.address)).text();
    await setTimeout(2000);
    const idle = resident(bare.process.pid!);
    await bare.stop();
    removeFolder(empty);

    const rows: Row[] = [
      { name: 'first page', value: firstPage, unit: 's', budget: '<=3' },
      { name: 'demo complete', value: complete, unit: 's', budget: '<=20' },
      { name: 'processor time until then, all threads', value: processor, unit: 's' },
      { name: 'events of the demo', value: events, unit: 'events', budget: '>=60000' },
      { name: 'a page while filling, median', value: quantile(latencies, 0.5), unit: 'ms' },
      { name: 'a page while filling, p99', value: quantile(latencies, 0.99), unit: 'ms' },
      { name: 'pages that failed while filling', value: failed.length, unit: 'pages', budget: '<=0' },
      { name: 'resident after the demo', value: memory.whole, unit: 'MB', budget: '<=200' },
      { name: 'of it not mapped from files', value: memory.own, unit: 'MB' },
      { name: 'resident on an empty folder', value: idle.whole, unit: 'MB' },
    ];
    return rows;
  },
};
