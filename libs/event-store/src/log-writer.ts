import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import { startWorker } from '#kernel/worker';
import { StoreUnavailable } from './event-store.js';
import type { LogWriterReply, LogWriterRequest } from './log-writer-protocol.js';

type Call = LogWriterRequest extends infer R ? (R extends { call: number } ? Omit<R, 'call'> : never) : never;

/** Calls of one turn go in pieces of this many, so that the thread stores the first while the next are prepared. */
const sentTogether = 32;

/** The near end of the log writer thread: calls made in one turn travel in one message. */
export class LogWriter {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  readonly #bell: Int32Array;
  #outbox: LogWriterRequest[] = [];
  #calls = 0;
  #lost: Error | undefined;

  private constructor(worker: Worker, port: MessagePort, bell: Int32Array) {
    this.#worker = worker;
    this.#port = port;
    this.#bell = bell;
    port.on('message', (replies: LogWriterReply[]) => {
      for (const reply of replies) this.#settle(reply);
    });
    worker.on('error', (error) => this.#fail(error as Error));
    worker.on('exit', () => {
      // its last answers may still lie in the channel
      for (let last = receiveMessageOnPort(port); last; last = receiveMessageOnPort(port)) {
        for (const reply of last.message as LogWriterReply[]) this.#settle(reply);
      }
      this.#fail(new Error('The log writer has ended.'));
    });
  }

  /** Starts the thread and waits until it has opened its files. Throws what kept it from opening them. */
  static async start(options: {
    readonly logPath: string;
    readonly keysPath: string;
    readonly master: Uint8Array;
    /** Called on this thread with the new head after each stored group. */
    readonly onAppended: (head: number) => void;
    /** Further threads that follow the log. */
    readonly followers?: readonly MessagePort[];
  }): Promise<LogWriter> {
    const calls = new MessageChannel();
    const heads = new MessageChannel();
    heads.port1.on('message', options.onAppended);
    heads.port1.unref();
    const bell = new Int32Array(new SharedArrayBuffer(4));
    const onAppended = [heads.port2, ...(options.followers ?? [])];
    const worker = startWorker(new URL('./log-writer.worker.js', import.meta.url), {
      name: 'log-writer',
      workerData: {
        port: calls.port2,
        logPath: options.logPath,
        keysPath: options.keysPath,
        master: options.master,
        onAppended,
        bell,
      },
      transferList: [calls.port2, ...onAppended],
    });
    const writer = new LogWriter(worker, calls.port1, bell);
    await new Promise<void>((resolve, reject) => {
      writer.#pending.set(0, { resolve: () => resolve(), reject });
    });
    return writer;
  }

  /** Sends one request; resolves with the thread's answer. */
  call<T>(request: Call): Promise<T> {
    if (this.#lost) return Promise.reject(new StoreUnavailable(this.#lost.message));
    const call = ++this.#calls;
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(call, { resolve: resolve as (value: never) => void, reject });
      if (this.#outbox.length === 0) queueMicrotask(() => this.#flush());
      this.#outbox.push({ ...request, call } as LogWriterRequest);
      if (this.#outbox.length >= sentTogether) this.#flush();
    });
  }

  async close(): Promise<void> {
    if (this.#lost) return;
    await this.call<void>({ kind: 'close' });
    this.#port.close();
    await this.#worker.terminate();
  }

  #flush(): void {
    if (this.#outbox.length === 0) return;
    const outbox = this.#outbox;
    this.#outbox = [];
    this.#port.postMessage(outbox);
    Atomics.add(this.#bell, 0, 1);
    Atomics.notify(this.#bell, 0);
  }

  #settle(reply: LogWriterReply): void {
    const pending = this.#pending.get(reply.call);
    this.#pending.delete(reply.call);
    if ('error' in reply) pending?.reject(new StoreUnavailable(reply.error));
    else pending?.resolve(reply.value as never);
  }

  #fail(error: Error): void {
    this.#lost ??= error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
