import 'reflect-metadata';
import { type Bench, met } from './bench.js';
import { pages } from './pages.js';
import { rebuild } from './rebuild.js';
import { start } from './start.js';
import { store } from './store.js';

const benches: readonly Bench[] = [store, pages, rebuild, start];

const names = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const json = process.argv.includes('--json');
const chosen = benches.filter((each) => names.includes(each.name));
if (chosen.length === 0 || chosen.length < names.length) {
  process.stderr.write(`Which bench? There are: ${benches.map((each) => each.name).join(', ')}.\n`);
  process.exit(2);
}
for (const bench of chosen) {
  const rows = (await bench.run()).map((row) => ({ ...row, value: round(row.value), met: met(row.value, row.budget) }));
  if (json) {
    process.stdout.write(`${JSON.stringify({ bench: bench.name, rows })}\n`);
    continue;
  }
  for (const { name, value, unit, budget, met: kept, against } of rows) {
    const verdict = kept === undefined ? '' : kept ? 'met' : 'MISSED';
    process.stdout.write(
      `${name.padEnd(52)} ${String(value).padStart(10)} ${unit.padEnd(10)} ${(budget ?? '').padEnd(8)} ${verdict.padEnd(7)} ${against ?? ''}\n`,
    );
  }
}
process.exit(0);

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
}
