import type { MessagePort } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { EventStore } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import type { Context } from '#kernel/context';
import type { Position, RecordedEvent } from '#kernel/event';
import { eventCatalogue, type EventCatalogue } from '#kernel/event-catalogue';
import { type EventBody, open, parseBody } from '#kernel/seal';
import { type AnyView, eventTypesOf } from '#kernel/view';
import type { ViewReader } from '#read-store/read-store';
import { findAnalyses } from './analytics/find-analyses.js';
import { runAnalysis } from './analytics/run-analysis.js';
import { FoldedView } from './folded-view.js';
import type { PastAnswer, PastBounds, PastRequest } from './past-protocol.js';

const keptFolds = 40;
const batchSize = 5000;
/** A fold that has no bound on what was recorded is taken again after this long, for facts that came late. */
const looseFoldMs = 10_000;

/** Answers lookups in views as they were, on a thread of its own, so that a long replay holds up no page. */
export function answerPast(contexts: readonly Context[], store: EventStore, keys: KeyStore, port: MessagePort): void {
  const views = new Map(contexts.flatMap((each) => each.views).map((view) => [view.name, view]));
  const catalogue = eventCatalogue(contexts);
  let found: ReturnType<typeof findAnalyses> | undefined;
  const analyses = () => (found ??= findAnalyses());
  const folds = new LRUCache<string, Promise<ViewReader>>({ max: keptFolds });

  port.on('message', (request: PastRequest) => {
    if (request.kind === 'forget') {
      folds.clear();
      return;
    }
    void answer(request)
      .then((value) => port.postMessage({ call: request.call, value } satisfies PastAnswer))
      .catch((error: unknown) =>
        port.postMessage({
          call: request.call,
          error: error instanceof Error ? error.message : String(error),
          refused: error instanceof RangeError,
        } satisfies PastAnswer),
      );
  });

  async function answer(request: Extract<PastRequest, { call: number }>): Promise<unknown> {
    if (request.kind === 'analyses') {
      return [...(await analyses()).values()].map(({ name, title, explanation }) => ({ name, title, explanation }));
    }
    if (request.kind === 'analyse') {
      const questions = await analyses();
      const asked = questions.get(request.name);
      if (!asked) {
        const names = [...questions.keys()].join(', ');
        throw new RangeError(`There is no question called "${request.name}". There are: ${names}.`);
      }
      return runAnalysis(store, catalogue, asked, request.stretch, (done, total) =>
        port.postMessage({ call: request.call, done, total } satisfies PastAnswer),
      );
    }
    if (request.kind === 'position-at') return positionAt(store, request.instant);
    if (request.kind === 'instant-at') return instantAt(store, request.position);
    const reader = await foldOf(request.view, request.bounds);
    switch (request.kind) {
      case 'get':
        return reader.get(request.key);
      case 'get-many':
        return reader.getMany(request.keys);
      case 'find':
        return reader.find(request.lookup);
      case 'count':
        return reader.count(request.lookup, request.atMost);
      case 'size':
        return reader.size();
      case 'all':
        return reader.all(request.afterKey, request.limit);
    }
  }

  function foldOf(name: string, bounds: PastBounds): Promise<ViewReader> {
    const view = views.get(name);
    if (!view) return Promise.reject(new Error(`There is no view ${name}.`));
    const address = `${name} ${bounds.asOf ?? ''} ${bounds.recorded ?? ''}`;
    let fold = folds.get(address);
    if (!fold) {
      fold = foldUntil(store, keys, catalogue, view, bounds);
      folds.set(address, fold, bounds.recorded === undefined ? { ttl: looseFoldMs } : {});
      fold.catch(() => folds.delete(address));
    }
    return fold;
  }
}

/**
 * Replays what a view listens to up to the bounds: by position alone, or, with `asOf`, by when things happened and then
 * by position.
 */
export async function foldUntil(
  store: EventStore,
  keys: KeyStore,
  catalogue: EventCatalogue,
  view: AnyView,
  bounds: PastBounds,
): Promise<ViewReader> {
  const types = eventTypesOf(view);
  const last = bounds.recorded ?? (await store.head());
  const chosen: { readonly body: EventBody; readonly position: Position }[] = [];
  for (let after = 0; ;) {
    const batch = await store.readAll(after, { types, limit: batchSize });
    for (const stored of batch) {
      if (stored.position > last) break;
      if (bounds.asOf !== undefined && stored.occurredAt > bounds.asOf) continue;
      chosen.push({ body: parseBody(stored), position: stored.position });
    }
    after = batch.at(-1)?.position ?? last;
    if (batch.length < batchSize || after >= last) break;
  }
  if (bounds.asOf !== undefined) {
    chosen.sort((a, b) => compare(a.body.occurredAt, b.body.occurredAt) || a.position - b.position);
  }
  const persons = view.personal ? chosen.flatMap(({ body }) => Object.keys(body.personal ?? {})) : [];
  const personKeys = await keys.find([...new Set(persons)]);
  const fold = new FoldedView(view);
  for (const { body, position } of chosen) {
    const events: readonly RecordedEvent[] = open(
      catalogue,
      body,
      position,
      view.personal ? (person) => personKeys.get(person) : undefined,
    );
    for (const event of events) fold.apply(event);
  }
  return fold.reader();
}

/** The last position that was recorded by an instant; positions rise with the time of recording. */
async function positionAt(store: EventStore, instant: string): Promise<Position> {
  let low = 0;
  let high = await store.head();
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [event] = await store.readAll(middle - 1, { limit: 1 });
    if (event && parseBody(event).recordedAt <= instant) low = Math.min(event.position, high);
    else high = middle - 1;
  }
  return low;
}

async function instantAt(store: EventStore, position: Position): Promise<string | undefined> {
  const [event] = await store.readAll(Math.max(0, position - 1), { limit: 1 });
  return event && parseBody(event).recordedAt;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
