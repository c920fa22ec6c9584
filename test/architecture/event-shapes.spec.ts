import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '#kernel/event-catalogue';
import { contexts } from '#platform/contexts';
import { breaksOf, type EventShapes, readEventShapes } from './event-shapes.js';

const root = join(import.meta.dirname, '../..');
const catalogue = eventCatalogue(contexts);
const lockPath = join(root, 'events.lock.json');

describe('The shapes of stored events', () => {
  const shapes = readEventShapes(root, (type) => catalogue.types.get(type)?.schema ?? 1);

  it('are known for every event type of every context', () => {
    expect([...catalogue.types.keys()].filter((type) => !(type in shapes))).toEqual([]);
  });

  it('stand in events.lock.json as they are (npm run events:lock writes it)', () => {
    const lock = existsSync(lockPath) ? (JSON.parse(readFileSync(lockPath, 'utf8')) as EventShapes) : {};
    expect(breaksOf(lock, shapes)).toEqual([]);
    const stored = Object.fromEntries(Object.entries(shapes).filter(([type]) => catalogue.types.has(type)));
    expect(lock).toEqual(stored);
  });
});

describe('A change of a shape', () => {
  const before: EventShapes = { 'spec.thing-made': { schema: 1, data: { name: 'string', 'size?': 'number' } } };
  const after = (data: Record<string, string>, schema = 1): EventShapes => ({ 'spec.thing-made': { schema, data } });

  it('may add an optional field', () =>
    expect(breaksOf(before, after({ name: 'string', 'size?': 'number', 'colour?': 'string' }))).toEqual([]));

  it('may not drop, retype or require', () => {
    expect(breaksOf(before, {})).toHaveLength(1);
    expect(breaksOf(before, after({ name: 'string' }))).toHaveLength(1);
    expect(breaksOf(before, after({ name: 'number', 'size?': 'number' }))).toHaveLength(1);
    expect(breaksOf(before, after({ name: 'string', 'size?': 'number', colour: 'string' }))).toHaveLength(1);
  });

  it('may do anything under a new schema number', () =>
    expect(breaksOf(before, after({ title: 'string' }, 2))).toEqual([]));
});
