import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noStream } from '#event-store/event-store';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { seal } from '#kernel/seal';
import { rowsWhere, view } from '#kernel/view';
import { MemoryViewSet } from '#read-store/memory-view-set';
import type { ViewSet } from '#read-store/read-store';
import { ViewRunner } from './view-runner.js';

type Grew = DomainEvent<'spec.tree-grew', { tree: string; wood: string; by: number }>;
type Burnt = DomainEvent<'spec.wood-burnt', { wood: string }>;
type Named = DomainEvent<'spec.tree-named', { tree: string; owner: string; name: string }>;
type Any = Grew | Burnt | Named;

const spec = aggregate<null, Any>({
  category: 'spec.tree',
  initial: null,
  evolve: () => null,
  events: {
    'spec.tree-grew': {},
    'spec.wood-burnt': {},
    'spec.tree-named': { personal: [{ of: 'owner', fields: ['name'] }] },
  },
});
const catalogue = eventCatalogue([{ aggregates: [spec] }]);

interface Tree {
  readonly wood: string;
  readonly height: number;
  readonly fires: number;
}

const trees = view<Tree, Grew | Burnt>({
  name: 'spec.trees',
  version: 1,
  on: {
    'spec.tree-grew': {
      keys: (event) => [event.data.tree],
      apply: (row, event) => ({
        wood: event.data.wood,
        height: (row?.height ?? 0) + event.data.by,
        fires: row?.fires ?? 0,
      }),
    },
    'spec.wood-burnt': {
      keys: (event) => rowsWhere('byWood', event.data.wood),
      apply: (row) => row && { ...row, height: 0, fires: row.fires + 1 },
    },
  },
  indexes: { byWood: (row) => [[row.wood]] },
});

const names = view<{ name: unknown }, Named>({
  name: 'spec.names',
  version: 1,
  personal: true,
  on: {
    'spec.tree-named': { keys: (event) => [event.data.tree], apply: (_row, event) => ({ name: event.data.name }) },
  },
  indexes: {},
});

const poisoned = view<{ n: number }, Grew>({
  name: 'spec.poisoned',
  version: 1,
  on: {
    'spec.tree-grew': {
      keys: (event) => [event.data.tree],
      apply: (row, event) => {
        if (event.data.by === 13) throw new Error('cannot count to 13');
        return { n: (row?.n ?? 0) + 1 };
      },
    },
  },
  indexes: {},
});

describe('Views that follow the log', () => {
  let store: MemoryEventStore;
  let keys: MemoryKeyStore;
  let revision: number;

  const record = async (...events: Any[]) => {
    const stream = 'spec.tree-1';
    const persons = events.flatMap((event) => ('owner' in event.data ? [event.data.owner] : []));
    const personKeys = await keys.ensure(persons);
    const sealed = events.map((event, index) =>
      seal(
        {
          id: derivedId(revision + index),
          stream,
          revision: revision + 1 + index,
          type: event.type,
          occurredAt: '2026-01-01T00:00:00.000Z',
          recordedAt: '2026-01-01T00:00:00.000Z',
          data: event.data as Record<string, unknown>,
          meta: { actor: 'spec', command: 'c', request: '' },
          previous: '',
        },
        catalogue.types.get(event.type)!,
        (person) => personKeys.get(person),
      ),
    );
    await store.append(stream, revision, sealed);
    revision += events.length;
  };
  const grew = (tree: string, wood: string, by: number): Grew => ({ type: 'spec.tree-grew', data: { tree, wood, by } });
  const burnt = (wood: string): Burnt => ({ type: 'spec.wood-burnt', data: { wood } });
  const follow = async (set: ViewSet, views = [trees]) => {
    const runner = new ViewRunner(store, keys, catalogue);
    await runner.add({ name: 'spec', views: views as never, set, live: true });
    await runner.catchUp();
    return runner;
  };
  const contents = async (set: ViewSet, of = trees) =>
    Object.fromEntries((await set.reader(of as never).all()).map(({ key, row }) => [key, row]));

  beforeEach(() => {
    store = new MemoryEventStore();
    keys = new MemoryKeyStore();
    revision = noStream;
  });

  it('fold events into rows, fan one event out over an index, and remember how far they came', async () => {
    await record(
      grew('oak', 'north', 2),
      grew('ash', 'north', 1),
      grew('yew', 'south', 5),
      burnt('north'),
      grew('oak', 'north', 1),
    );
    const set = new MemoryViewSet();
    await follow(set);
    expect(await contents(set)).toEqual({
      oak: { wood: 'north', height: 1, fires: 1 },
      ash: { wood: 'north', height: 0, fires: 1 },
      yew: { wood: 'south', height: 5, fires: 0 },
    });
    expect(await set.reader(trees).checkpoint()).toBe(5);
  });

  it('come out the same when everything after any point is delivered again', async () => {
    const event = fc.oneof(
      fc
        .record({
          tree: fc.constantFrom('a', 'b', 'c'),
          wood: fc.constantFrom('n', 's'),
          by: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ tree, wood, by }) => grew(tree, wood, by)),
      fc.constantFrom('n', 's').map(burnt),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 25 }), fc.nat(), async (events, at) => {
        store = new MemoryEventStore();
        revision = noStream;
        const once = new MemoryViewSet();
        const torn = new MemoryViewSet();
        const half = at % (events.length + 1);
        if (half > 0) await record(...events.slice(0, half));
        await follow(torn);
        if (half < events.length) await record(...events.slice(half));
        await follow(torn);
        // documents were written, the checkpoint was not: a kill between the two
        await torn.writer(trees).setCheckpoint(at % (half + 1));
        await follow(torn);
        await follow(once);
        expect(await contents(torn)).toEqual(await contents(once));
      }),
      { numRuns: 80 },
    );
  });

  it('show names only where a view asks for them, and nothing once the key is gone', async () => {
    await record({ type: 'spec.tree-named', data: { tree: 'oak', owner: 'p1', name: 'Old Knobbly' } });
    const before = new MemoryViewSet();
    await follow(before, [names as never]);
    expect(await contents(before, names as never)).toEqual({ oak: { name: 'Old Knobbly' } });
    await keys.forget('p1', '2026-02-01T00:00:00.000Z');
    const after = new MemoryViewSet();
    await follow(after, [names as never]);
    expect(await contents(after, names as never)).toEqual({ oak: { name: { erased: true } } });
  });

  it('stop one by one: a view that fails waits visibly, the others go on', async () => {
    await record(grew('oak', 'north', 1), grew('ash', 'north', 13), grew('yew', 'south', 1));
    const set = new MemoryViewSet();
    const runner = new ViewRunner(store, keys, catalogue);
    const target = { name: 'spec', views: [trees, poisoned] as never, set, live: true };
    await runner.add(target);
    await runner.catchUp();
    expect(runner.states(target)).toEqual([
      { view: 'spec.trees', position: 3 },
      { view: 'spec.poisoned', position: 0, stopped: 'cannot count to 13' },
    ]);
    expect(Object.keys(await contents(set))).toEqual(['ash', 'oak', 'yew']);
  });
});
