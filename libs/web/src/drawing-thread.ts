import type { Worker } from 'node:worker_threads';
import { startWorker } from '#kernel/worker';
import type { ChartSpec } from './chart.js';
import type { MeetupPicture } from './draw-meetup-picture.js';

type Drawing =
  | { readonly kind: 'meetup-picture'; readonly spec: MeetupPicture }
  | { readonly kind: 'line-chart' | 'bar-chart'; readonly spec: ChartSpec };

export type DrawingRequest = Drawing & { readonly call: number };
export type DrawingReply = { readonly call: number } & (
  { readonly value: Uint8Array | string } | { readonly error: string }
);

type Waiting = { resolve: (value: Uint8Array | string) => void; reject: (error: Error) => void };

let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | undefined;
let calls = 0;

/** The thread is started by the first drawing, and keeps a process alive only while something is being drawn. */
function threadOf(): NonNullable<typeof thread> {
  if (thread) return thread;
  const worker = startWorker(new URL('./drawing.worker.js', import.meta.url), { name: 'drawing' });
  const waiting = new Map<number, Waiting>();
  const started = { worker, waiting };
  const lose = (reason: Error) => {
    if (thread === started) thread = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('message', (reply: DrawingReply) => {
    const answer = waiting.get(reply.call);
    waiting.delete(reply.call);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) answer?.reject(new Error(`The drawing failed: ${reply.error}`));
    else answer?.resolve(reply.value);
  });
  worker.on('error', (error) => lose(error as Error));
  worker.on('exit', () => lose(new Error('The drawing thread has ended.')));
  worker.unref();
  thread = started;
  return started;
}

/** Has something drawn. Rejects with the reason when it cannot be, or when the thread ends meanwhile. */
export function draw(drawing: Drawing): Promise<Uint8Array | string> {
  const { worker, waiting } = threadOf();
  const call = ++calls;
  return new Promise((resolve, reject) => {
    waiting.set(call, { resolve, reject });
    worker.ref();
    worker.postMessage({ ...drawing, call } satisfies DrawingRequest);
  });
}

/** Draws a chart as chart.ts does, on the drawing thread: loading the chart library alone takes some 400 ms. */
export async function chartAside(kind: 'line' | 'bar', spec: ChartSpec): Promise<string> {
  return (await draw({ kind: kind === 'line' ? 'line-chart' : 'bar-chart', spec })) as string;
}

/** Ends the thread when the server stops; a later drawing would start it again. */
export async function endDrawing(): Promise<void> {
  await thread?.worker.terminate();
}
