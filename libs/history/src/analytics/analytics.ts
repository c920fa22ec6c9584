import { TryAgainLater } from '#kernel/rule-violation';
import type { PastViews } from '../past-views.js';
import type { AnalysisAnswer, AnalysisTitle } from './analysis.js';
import type { Stretch } from './run-analysis.js';

/** A question that was asked: still being replayed, answered, or failed. */
export type Asked =
  | { readonly status: 'running'; readonly done: number; readonly total: number; readonly askedAt: number }
  | { readonly status: 'answered'; readonly answer: AnalysisAnswer; readonly answeredAt: string }
  | { readonly status: 'failed'; readonly message: string };

interface Entry {
  asked: Asked;
  /** When it was answered or failed (ms since 1970). */
  endedAt: number;
  readonly ended: Promise<void>;
}

const keptMs = 60_000;
const failedMs = 5_000;
const keptAnswers = 30;
const mostWaiting = 8;

/** The web thread's side of questions to history: starts each once, one after another, and keeps answers for a minute. */
export class Analytics {
  readonly #past: Pick<PastViews, 'analyses' | 'analyse'>;
  readonly #entries = new Map<string, Entry>();
  #running = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(past: Pick<PastViews, 'analyses' | 'analyse'>) {
    this.#past = past;
  }

  /** The questions there are. */
  titles(): Promise<readonly AnalysisTitle[]> {
    return this.#past.analyses();
  }

  /**
   * Asks, and gives the answer if it is there within the time (milliseconds), else how far it is; ask again for more.
   * Throws `TryAgainLater` when too many other questions wait.
   */
  async ask(name: string, stretch: Stretch, patienceMs: number): Promise<Asked> {
    const entry = this.#entryOf(name, stretch);
    if (entry.asked.status === 'running') {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
      await Promise.race([entry.ended, enough]);
      clearTimeout(timer);
    }
    return entry.asked;
  }

  /** Asks and waits for the answer. Throws an error that says why there is none. */
  async answer(name: string, stretch: Stretch): Promise<AnalysisAnswer> {
    const entry = this.#entryOf(name, stretch);
    await entry.ended;
    if (entry.asked.status !== 'answered') throw new Error((entry.asked as { message: string }).message);
    return entry.asked.answer;
  }

  #entryOf(name: string, stretch: Stretch): Entry {
    const address = JSON.stringify([name, stretch.from, stretch.to]);
    const before = this.#entries.get(address);
    if (before && isFresh(before)) return before;
    if (this.#running >= mostWaiting) throw new TryAgainLater('Many questions wait to be answered.', 5);
    for (const [key, entry] of this.#entries) if (!isFresh(entry)) this.#entries.delete(key);
    if (this.#entries.size >= keptAnswers) {
      const oldest = [...this.#entries].find(([, entry]) => entry.asked.status !== 'running');
      if (oldest) this.#entries.delete(oldest[0]);
    }
    this.#running += 1;
    const entry: Entry = {
      asked: { status: 'running', done: 0, total: 0, askedAt: Date.now() },
      endedAt: 0,
      ended: this.#last.then(() => this.#replay(entry, name, stretch)),
    };
    this.#last = entry.ended;
    this.#entries.set(address, entry);
    return entry;
  }

  async #replay(entry: Entry, name: string, stretch: Stretch): Promise<void> {
    const askedAt = Date.now();
    try {
      const answer = await this.#past.analyse(name, stretch, (done, total) => {
        entry.asked = { status: 'running', done, total, askedAt };
      });
      entry.asked = { status: 'answered', answer, answeredAt: new Date().toISOString() };
    } catch (error) {
      entry.asked = { status: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
    entry.endedAt = Date.now();
    this.#running -= 1;
  }
}

function isFresh({ asked, endedAt }: Entry): boolean {
  return asked.status === 'running' || Date.now() - endedAt < (asked.status === 'failed' ? failedMs : keptMs);
}
