import type { Views } from '#door/questions';
import type { DomainEvent } from '#kernel/event';
import { rowsOf, specNow } from '#kernel/given';
import type { AnyView } from '#kernel/view';
import { MemoryViewSet } from '#read-store/memory-view-set';
import { sponsorship } from './sponsorship.context.js';

/** The views of this context as they are after these events. */
export async function viewsAfter(
  ...events: (DomainEvent & { occurredAt?: string })[]
): Promise<Views & { now: string }> {
  const set = new MemoryViewSet();
  for (const each of sponsorship.views) {
    const rows = rowsOf(each as AnyView, ...(events as never[])) as Record<string, object>;
    await set
      .writer(each)
      .write(Object.entries(rows).map(([key, row]) => ({ key, position: 1, before: undefined, row })));
  }
  return { of: (view) => set.reader(view) as never, moment: undefined, now: specNow };
}
