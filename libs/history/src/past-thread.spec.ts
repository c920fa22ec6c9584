import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { seal } from '#kernel/seal';
import { rowsWhere, view } from '#kernel/view';
import { foldUntil } from './past-thread.js';

type Said = DomainEvent<'spec.word-said', { who: string; word: string; town: string }>;
type Moved = DomainEvent<'spec.town-renamed', { town: string; to: string }>;

const spec = aggregate<null, Said | Moved>({
  category: 'spec.word',
  initial: null,
  evolve: () => null,
  events: { 'spec.word-said': {}, 'spec.town-renamed': {} },
});
const catalogue = eventCatalogue([{ aggregates: [spec] }]);

const lastWords = view<{ word: string; town: string }, Said | Moved>({
  name: 'spec.last-words',
  version: 1,
  on: {
    'spec.word-said': {
      keys: (event) => [event.data.who],
      apply: (_row, event) => ({ word: event.data.word, town: event.data.town }),
    },
    'spec.town-renamed': {
      keys: (event) => rowsWhere('byTown', event.data.town),
      apply: (row, event) => row && { ...row, town: event.data.to },
    },
  },
  indexes: { byTown: (row) => [[row.town]] },
});

/** Recorded in this order; each with the day on which it happened. */
const history: readonly (readonly [Said | Moved, string])[] = [
  [{ type: 'spec.word-said', data: { who: 'ann', word: 'first', town: 'Ely' } }, '2020-01-01'],
  [{ type: 'spec.word-said', data: { who: 'ann', word: 'third', town: 'Ely' } }, '2020-01-03'],
  [{ type: 'spec.word-said', data: { who: 'ann', word: 'second, learned late', town: 'Ely' } }, '2020-01-02'],
  [{ type: 'spec.town-renamed', data: { town: 'Ely', to: 'Isle of Eels' } }, '2020-01-04'],
];

async function recordedHistory(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  for (const [index, [event, day]] of history.entries()) {
    const sealed = seal(
      {
        id: derivedId(index),
        stream: 'spec.word-1',
        revision: index,
        type: event.type,
        occurredAt: `${day}T00:00:00.000Z`,
        recordedAt: '2024-01-01T00:00:00.000Z',
        data: event.data as unknown as Record<string, unknown>,
        meta: { actor: 'spec', command: 'c', request: '' },
        previous: '',
      },
      {},
      () => undefined,
    );
    await store.append('spec.word-1', index - 1, [sealed]);
  }
  return store;
}

describe('A view as it was', () => {
  const rowAt = async (bounds: { asOf?: string; recorded?: number }) => {
    const reader = await foldUntil(await recordedHistory(), new MemoryKeyStore(), catalogue, lastWords, bounds);
    return (await reader.get('ann'))?.row;
  };

  it('by what had happened: a fact learned late stands where it belongs', async () => {
    expect(await rowAt({ asOf: '2019-12-31T00:00:00.000Z' })).toBeUndefined();
    expect(await rowAt({ asOf: '2020-01-01T12:00:00.000Z' })).toMatchObject({ word: 'first' });
    expect(await rowAt({ asOf: '2020-01-02T12:00:00.000Z' })).toMatchObject({ word: 'second, learned late' });
    expect(await rowAt({ asOf: '2020-01-03T12:00:00.000Z' })).toMatchObject({ word: 'third', town: 'Ely' });
    expect(await rowAt({ asOf: '2021-01-01T00:00:00.000Z' })).toEqual({ word: 'third', town: 'Isle of Eels' });
  });

  it('by what was recorded: as we would have shown it then', async () => {
    expect(await rowAt({ recorded: 0 })).toBeUndefined();
    expect(await rowAt({ recorded: 2 })).toMatchObject({ word: 'third' });
    expect(await rowAt({ recorded: 3 })).toMatchObject({ word: 'second, learned late' });
  });

  it('by both at once', async () => {
    expect(await rowAt({ asOf: '2020-01-02T12:00:00.000Z', recorded: 2 })).toMatchObject({ word: 'first' });
  });
});
