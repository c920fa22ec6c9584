import type { Worker } from 'node:worker_threads';
import type { Moment, Views } from '#door/questions';
import type { Clock } from '#kernel/clock';
import type { View } from '#kernel/view';
import type { Document, Found, ViewReader } from '#read-store/read-store';
import type { AnalysisAnswer, AnalysisTitle } from './analytics/analysis.js';
import type { Stretch } from './analytics/run-analysis.js';
import type { PastAnswer, PastBounds, PastRequest } from './past-protocol.js';

type Call = PastRequest extends infer R ? (R extends { call: number } ? Omit<R, 'call'> : never) : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** The web thread's side of the time machine: views as they were, answered by the thread that replays. */
export class PastViews {
  readonly #start: () => Worker;
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;

  #worker: Worker | undefined;

  /** `start` starts the thread; it is not needed before somebody looks into the past. */
  constructor(start: () => Worker, clock: Clock) {
    this.#start = start;
    this.#clock = clock;
  }

  /** Views at a moment. `now` is the moment itself, so that "next" and "past" are as they were. */
  async at(moment: Moment): Promise<Views> {
    const recorded =
      moment.recorded ??
      (moment.recordedAt === undefined
        ? undefined
        : ((await this.#ask({ kind: 'position-at', instant: moment.recordedAt })) as number));
    const bounds: PastBounds = {
      ...(moment.asOf === undefined ? {} : { asOf: moment.asOf }),
      ...(recorded === undefined ? {} : { recorded }),
    };
    const recordedAt =
      moment.recordedAt ??
      (recorded === undefined
        ? undefined
        : ((await this.#ask({ kind: 'instant-at', position: recorded })) as string | undefined));
    return {
      moment: { ...moment, ...(recordedAt === undefined ? {} : { recordedAt }) },
      now: moment.asOf ?? recordedAt ?? this.#clock(),
      // `any`: events do not matter to a reader.
      // oxlint-disable-next-line typescript/no-explicit-any
      of: <Row extends object>(view: View<Row, any>) => this.#reader<Row>(view.name, bounds),
    };
  }

  /** The questions that can be put to the whole history. */
  analyses(): Promise<readonly AnalysisTitle[]> {
    return this.#ask({ kind: 'analyses' }) as Promise<readonly AnalysisTitle[]>;
  }

  /** Replays history for a question. Throws a `RangeError` when there is none of that name. */
  analyse(name: string, stretch: Stretch, onProgress: (done: number, total: number) => void): Promise<AnalysisAnswer> {
    return this.#ask({ kind: 'analyse', name, stretch }, onProgress) as Promise<AnalysisAnswer>;
  }

  /** Drops everything that was folded, for example because a person was erased. */
  forget(): void {
    this.#worker?.postMessage({ kind: 'forget' } satisfies PastRequest);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #reader<Row extends object>(view: string, bounds: PastBounds): ViewReader<Row> {
    return {
      get: (key) => this.#ask({ kind: 'get', view, bounds, key }) as Promise<Document<Row> | undefined>,
      getMany: (keys) => this.#ask({ kind: 'get-many', view, bounds, keys }) as Promise<readonly Document<Row>[]>,
      find: (lookup) => this.#ask({ kind: 'find', view, bounds, lookup }) as Promise<Found<Row>>,
      count: (lookup, atMost) =>
        this.#ask({
          kind: 'count',
          view,
          bounds,
          lookup,
          ...(atMost === undefined ? {} : { atMost }),
        }) as Promise<number>,
      checkpoint: async () => bounds.recorded ?? 0,
      size: () => this.#ask({ kind: 'size', view, bounds }) as Promise<number>,
      all: (afterKey, limit) =>
        this.#ask({
          kind: 'all',
          view,
          bounds,
          ...(afterKey === undefined ? {} : { afterKey }),
          ...(limit === undefined ? {} : { limit }),
        }) as Promise<readonly Document<Row>[]>,
    };
  }

  #ask(request: Call, onProgress?: (done: number, total: number) => void): Promise<unknown> {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve, reject, onProgress });
      this.#thread().postMessage({ ...request, call });
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.on('message', (answer: PastAnswer) => this.#hear(answer));
    worker.on('error', (error) => {
      this.#worker = undefined;
      for (const { reject } of this.#pending.values()) reject(error as Error);
      this.#pending.clear();
    });
    this.#worker = worker;
    return worker;
  }

  #hear(answer: PastAnswer): void {
    const pending = this.#pending.get(answer.call);
    if ('done' in answer) {
      pending?.onProgress?.(answer.done, answer.total);
      return;
    }
    this.#pending.delete(answer.call);
    if ('error' in answer) pending?.reject(answer.refused ? new RangeError(answer.error) : new Error(answer.error));
    else pending?.resolve(answer.value);
  }
}
