import type { Views } from '#door/questions';
import type { DomainEvent } from '#kernel/event';
import { rowsOf, specNow } from '#kernel/given';
import type { AnyView } from '#kernel/view';
import { MemoryViewSet } from '#read-store/memory-view-set';
import { events } from './events.context.js';

/** The views of this context as they are after these events, at the time at which specs decide unless another is given. */
export async function viewsAfter(
  history: readonly (DomainEvent & { stream?: string; occurredAt?: string })[],
  { now = specNow }: { now?: string } = {},
): Promise<Views> {
  const set = new MemoryViewSet();
  for (const each of events.views) {
    const rows = rowsOf(each as AnyView, ...(history as never[])) as Record<string, object>;
    const changes = Object.entries(rows).map(([key, row]) => ({ key, position: 1, before: undefined, row }));
    await set.writer(each).write(changes);
  }
  return { of: (view) => set.reader(view) as never, moment: undefined, now };
}
