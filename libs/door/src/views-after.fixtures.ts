import type { Context } from '#kernel/context';
import type { DomainEvent } from '#kernel/event';
import { rowsOf, specNow } from '#kernel/given';
import type { AnyView } from '#kernel/view';
import { MemoryViewSet } from '#read-store/memory-view-set';
import type { Views } from './questions.js';

/** An event of a spec; it may carry its own stream and time. */
export type Happened = DomainEvent & { readonly stream?: string; readonly occurredAt?: string };

/** The views of a context as they are after some events, at the time at which specs decide unless another is given. */
export async function viewsOfAfter(
  context: Context,
  history: readonly Happened[],
  now = specNow,
): Promise<Views & { now: string }> {
  const set = new MemoryViewSet();
  for (const each of context.views) {
    const rows = rowsOf(each as AnyView, ...(history as never[])) as Record<string, object>;
    await set
      .writer(each)
      .write(Object.entries(rows).map(([key, row]) => ({ key, position: 1, before: undefined, row })));
  }
  return { of: (view) => set.reader(view) as never, moment: undefined, now };
}
