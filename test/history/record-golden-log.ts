import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '#generator/generate';
import { fixedClock } from '#kernel/clock';
import { open, parseBody } from '#kernel/seal';
import { openInstallation } from '#platform/installation';
import { openPlatform } from '#platform/platform';
import { newFolder, removeFolder } from '../support/running-server.js';
import type { GoldenEvent } from './golden-log.js';

// Records the golden log of the version in package.json from a small generated network. A log that exists is never
// written again: it is what that version stored.
const { version } = JSON.parse(await (await import('node:fs/promises')).readFile('package.json', 'utf8')) as {
  version: string;
};
const path = join(import.meta.dirname, `${version}.ndjson`);
if (existsSync(path)) {
  process.stderr.write(`${path} exists: it is what ${version} stored. Raise the version first.\n`);
  process.exit(1);
}
const folder = newFolder();
const now = '2026-03-02T18:00:00.000Z';
const platform = await openPlatform(await openInstallation(folder, fixedClock(now)));
await generate({ groups: 14, years: 1, people: 24, seed: 7, now }, platform.commands);
const { store, keys, catalogue } = platform.installation;
const lines: string[] = [];
const seen = new Map<string, number>();
/** Streams that are kept from their beginning to their end. */
const whole = new Set<string>();
const mostOfAType = 12;
for (let after = 0; ;) {
  const batch = await store.readAll(after, { limit: 1000 });
  if (batch.length === 0) break;
  for (const stored of batch) {
    const body = parseBody(stored);
    // enough of each type to tell the shapes apart, and streams only as a whole
    const count = (seen.get(body.type) ?? 0) + 1;
    seen.set(body.type, count);
    if (count > mostOfAType && !whole.has(body.stream)) continue;
    if (body.revision === 0) whole.add(body.stream);
    if (!whole.has(body.stream)) continue;
    const personKeys = await keys.find(Object.keys(body.personal ?? {}));
    const [event] = open(catalogue, body, stored.position, (person) => personKeys.get(person));
    const { id, stream, revision, type, schema, occurredAt, recordedAt } = body;
    const line: GoldenEvent = {
      id,
      stream,
      revision,
      type,
      schema,
      occurredAt,
      recordedAt,
      data: event!.data as never,
    };
    lines.push(JSON.stringify(line));
  }
  after = batch.at(-1)!.position;
}
writeFileSync(path, `${lines.join('\n')}\n`);
const missing = [...catalogue.types.keys()].filter((type) => !seen.has(type));
process.stdout.write(`${lines.length} events of ${seen.size} types in ${path}; not in it: ${missing.join(', ')}\n`);
await platform.close();
removeFolder(folder);
process.exit(0);
