import type { EventStore } from '#event-store/event-store';
import type { EventCatalogue } from '#kernel/event-catalogue';
import { open, parseBody } from '#kernel/seal';
import { eventTypesOf } from '#kernel/view';
import { FoldedView } from '../folded-view.js';
import type { Analysis, AnalysisAnswer } from './analysis.js';

const batchSize = 5000;

/** The stretch of time a question is about: from inclusive, to exclusive (ISO instants); either may be left open. */
export interface Stretch {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Replays the history through a question's view, in the order of recording, and gives the answer. What lies outside of
 * the stretch does not count; without an end it ends now, so that what is only planned does not count either. Personal fields stay closed: an analysis sees ids, never names of people.
 */
export async function runAnalysis(
  store: EventStore,
  catalogue: EventCatalogue,
  asked: Analysis,
  stretch: Stretch,
  onProgress: (done: number, total: number) => void = () => {},
  now: string = new Date().toISOString(),
): Promise<AnalysisAnswer> {
  const counts = (stored: { readonly type: string; readonly occurredAt: string }): boolean =>
    asked.datedBy === 'facts' ||
    ((stretch.to === undefined || stored.occurredAt < stretch.to) &&
      (stretch.from === undefined ||
        stored.occurredAt >= stretch.from ||
        asked.alwaysCounts?.includes(stored.type) === true));
  const types = eventTypesOf(asked.view);
  const fold = new FoldedView(asked.view);
  const head = await store.head();
  for (let after = 0; after < head;) {
    const batch = await store.readAll(after, { types, limit: batchSize });
    for (const stored of batch) {
      if (!counts(stored)) continue;
      for (const event of open(catalogue, parseBody(stored), stored.position)) fold.apply(event);
    }
    after = batch.length < batchSize ? head : batch.at(-1)!.position;
    onProgress(after, head);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const reader = await fold.reader();
  const documents = [];
  for (let key = ''; ;) {
    const batch = await reader.all(key, 1000);
    documents.push(...batch);
    if (batch.length < 1000) break;
    key = batch.at(-1)!.key;
  }
  return asked.answer(documents, {
    ...(stretch.from === undefined ? {} : { from: stretch.from }),
    until: stretch.to ?? now,
  });
}
