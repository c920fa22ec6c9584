import type { EventStore } from '#event-store/event-store';
import type { Position } from '#kernel/event';

/** A log as if it ended at a position. */
export function logUpTo(store: EventStore, last: Position): EventStore {
  return {
    ...store,
    head: async () => Math.min(last, await store.head()),
    readAll: async (after, options) => (await store.readAll(after, options)).filter(({ position }) => position <= last),
  };
}
