import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue } from '#kernel/event-catalogue';
import { contexts } from '#platform/contexts';
import { breaksOf, type EventShapes, readEventShapes } from './event-shapes.js';

// Writes events.lock.json from the sources. Refuses what would make stored events unreadable.
const root = join(import.meta.dirname, '../..');
const path = join(root, 'events.lock.json');
const catalogue = eventCatalogue(contexts);
const shapes = readEventShapes(root, (type) => catalogue.types.get(type)?.schema ?? 1);
const stored = Object.fromEntries(Object.entries(shapes).filter(([type]) => catalogue.types.has(type)));
const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as EventShapes) : {};
const breaks = breaksOf(before, stored);
if (breaks.length > 0) {
  process.stderr.write(`${breaks.join('\n')}\nRaise the schema number and add an upcaster instead.\n`);
  process.exit(1);
}
writeFileSync(path, `${JSON.stringify(stored, null, 2)}\n`);
process.stdout.write(`${Object.keys(stored).length} event types written to events.lock.json\n`);
