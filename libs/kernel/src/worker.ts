import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Each thread has a heap of its own: a small nursery keeps a small installation small, and costs little speed. */
const youngGenerationMb = 8;

/**
 * Starts a worker thread from a module of this project. `url` is the worker's `import.meta.url`-relative address with
 * the ending `.js`. Run from source (specs), the built file is taken: worker threads do not pass through a transformer.
 */
export function startWorker(url: URL, options: WorkerOptions): Worker {
  return new Worker(built(url), {
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    ...options,
    execArgv: ['--enable-source-maps'],
  });
}

/** The address of a module of this project in the build, wherever it is asked from. */
export function built(url: URL): URL {
  if (url.pathname.includes('/dist/')) return url;
  return new URL(url.href.replace(/\/(libs|apps)\/(?!.*\/(libs|apps)\/)/, '/dist/$1/'));
}
