import type { Worker } from 'node:worker_threads';
import type { Moment, Views } from '#door/questions';
import type { Clock } from '#kernel/clock';
import type { Context } from '#kernel/context';
import type { Position } from '#kernel/event';
import { type AnyView, contextOf, eventTypesOf } from '#kernel/view';
import type { ViewReader, ViewSet } from '#read-store/read-store';
import { SqliteViewSet } from '#read-store/sqlite-view-set';
import type { SetProgress, ViewThreadReport, ViewThreadRequest } from './view-threads-protocol.js';

interface Waiter {
  readonly views: readonly string[];
  readonly position: Position;
  readonly resolve: () => void;
}

/**
 * The web thread's side of the views: reads what is shown, knows how far each view has come, and waits for one to come
 * further.
 */
export class LiveViews implements Views {
  readonly moment: Moment | undefined = undefined;
  readonly #contexts: ReadonlyMap<string, Context>;
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #sets = new Map<string, SqliteViewSet>();
  readonly #positions = new Map<string, Position>();
  readonly #progress = new Map<string, SetProgress>();
  readonly #listeners = new Set<(report: ViewThreadReport) => void>();
  readonly #waiters = new Set<Waiter>();
  /** Raised whenever rows of a view change; a page that read none of the changed views is as it was. */
  readonly #generations = new Map<string, number>();

  constructor(contexts: readonly Context[], worker: Worker, clock: Clock) {
    this.#contexts = new Map(contexts.map((each) => [each.name, each]));
    this.#worker = worker;
    this.#clock = clock;
    worker.on('message', (report: ViewThreadReport) => this.#hear(report));
  }

  get now(): string {
    return this.#clock();
  }

  /** Waits until every context's views can be read. */
  async ready(): Promise<void> {
    const missing = () =>
      [...this.#contexts.values()].some((each) => each.views.length > 0 && !this.#sets.has(each.name));
    if (!missing()) return;
    await new Promise<void>((resolve) => {
      const stop = this.onReport(() => {
        if (missing()) return;
        stop();
        resolve();
      });
    });
  }

  of<Row extends object>(view: { readonly name: string }): ViewReader<Row> {
    return this.#set(view.name).reader(view as AnyView) as unknown as ViewReader<Row>;
  }

  /** Counts the changes of a view's rows since the start. */
  generation(view: string): number {
    return this.#generations.get(view) ?? 0;
  }

  /** How far a view has come; events that do not concern it count as read. */
  position(view: string): Position {
    return this.#positions.get(view) ?? 0;
  }

  /** Progress of every set, those being rebuilt included. */
  progress(): readonly SetProgress[] {
    return [...this.#progress.values()];
  }

  /** The views that listen to any of these event types. */
  listeningTo(types: readonly string[]): string[] {
    return [...this.#contexts.values()]
      .flatMap((each) => each.views)
      .filter((view) => eventTypesOf(view).some((type) => types.includes(type)))
      .map((view) => view.name);
  }

  /** Waits until all these views have come to a position, at most `withinMs`. False when time ran out. */
  async waitFor(views: readonly string[], position: Position, withinMs = 2000): Promise<boolean> {
    if (this.#reached(views, position)) return true;
    return new Promise((resolve) => {
      const waiter: Waiter = {
        views,
        position,
        resolve: () => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(true);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        resolve(false);
      }, withinMs);
      this.#waiters.add(waiter);
    });
  }

  /** Builds the views of these contexts anew beside what is shown; they flip when they have caught up. */
  rebuild(contexts: readonly string[]): void {
    this.#post({ kind: 'rebuild', contexts });
  }

  /** Drops what the view thread keeps of persons' keys. */
  forgetKeys(): void {
    this.#post({ kind: 'forget-keys' });
  }

  /** Empties the view files of what was overwritten, so that nothing of an erased person lies about on the disk. */
  scrub(): void {
    this.#post({ kind: 'scrub' });
  }

  onReport(listener: (report: ViewThreadReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#worker.once('exit', () => resolve());
      this.onReport((report) => {
        if (report.kind === 'stopped') resolve();
      });
    });
    this.#post({ kind: 'stop' });
    await stopped;
    await this.#worker.terminate();
    for (const set of this.#sets.values()) await set.close();
  }

  #set(view: string): ViewSet {
    const set = this.#sets.get(contextOf(view));
    if (!set) throw new Error(`The views of ${contextOf(view)} are not open yet.`);
    return set;
  }

  #hear(report: ViewThreadReport): void {
    if (report.kind === 'shown') this.#show(report);
    if (report.kind === 'build-failed') this.#progress.delete(`${report.context} (being rebuilt)`);
    if (report.kind === 'progress') {
      const { context, live, head, states } = report;
      this.#progress.set(live ? context : `${context} (being rebuilt)`, { context, live, head, states });
      if (live) {
        for (const { view, position } of states) this.#positions.set(view, position);
        for (const view of report.changed.keys()) this.#generations.set(view, this.generation(view) + 1);
        for (const waiter of this.#waiters) if (this.#reached(waiter.views, waiter.position)) waiter.resolve();
      }
    }
    for (const listener of this.#listeners) listener(report);
  }

  #show(report: Extract<ViewThreadReport, { kind: 'shown' }>): void {
    const context = this.#contexts.get(report.context)!;
    const before = this.#sets.get(report.context);
    this.#sets.set(report.context, new SqliteViewSet(report.path, context.views, { readOnly: true }));
    this.#progress.delete(`${report.context} (being rebuilt)`);
    for (const view of context.views) this.#generations.set(view.name, this.generation(view.name) + 1);
    void before?.close();
    if (report.replaces) this.#post({ kind: 'release', path: report.replaces });
  }

  #reached(views: readonly string[], position: Position): boolean {
    return views.every((view) => this.position(view) >= position);
  }

  #post(request: ViewThreadRequest): void {
    this.#worker.postMessage(request);
  }
}
