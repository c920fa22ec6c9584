import type { PastViews } from '../past-views.js';
import type { AnalysisAnswer, AnalysisTitle } from './analysis.js';
import type { Stretch } from './run-analysis.js';

/** A question that was asked: still being replayed, answered, or failed. */
export type Asked =
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'answered'; readonly answer: AnalysisAnswer; readonly answeredAt: string }
  | { readonly status: 'failed'; readonly message: string };

const keptMs = 60_000;

/** The web thread's side of questions to history: starts them once, tells how far they are, keeps answers for a while. */
export class Analytics {
  readonly #past: PastViews;
  readonly #asked = new Map<string, { at: number; asked: Asked }>();

  constructor(past: PastViews) {
    this.#past = past;
  }

  titles(): Promise<readonly AnalysisTitle[]> {
    return this.#past.analyses();
  }

  /** Asks, and returns at once: a page asks again until it is answered. */
  ask(name: string, stretch: Stretch): Asked {
    const address = JSON.stringify([name, stretch.from, stretch.to]);
    const before = this.#asked.get(address);
    if (before && (before.asked.status === 'running' || Date.now() - before.at < keptMs)) return before.asked;
    const entry: { at: number; asked: Asked } = { at: Date.now(), asked: { status: 'running', done: 0, total: 0 } };
    this.#asked.set(address, entry);
    if (this.#asked.size > 100) this.#asked.delete(this.#asked.keys().next().value!);
    void this.#past
      .analyse(name, stretch, (done, total) => {
        entry.asked = { status: 'running', done, total };
      })
      .then((answer) => {
        entry.at = Date.now();
        entry.asked = { status: 'answered', answer, answeredAt: new Date().toISOString() };
      })
      .catch((error: unknown) => {
        entry.at = Date.now();
        entry.asked = { status: 'failed', message: error instanceof Error ? error.message : String(error) };
      });
    return entry.asked;
  }

  /** Asks and waits for the answer. */
  async answer(
    name: string,
    stretch: Stretch,
    onProgress: (done: number, total: number) => void = () => {},
  ): Promise<AnalysisAnswer> {
    return this.#past.analyse(name, stretch, onProgress);
  }
}
