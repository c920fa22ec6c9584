import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Writable } from 'node:stream';
import { verbs } from '#ops/verbs';
import type { VerbCall, VerbMessage } from '#ops/verb';
import type { Platform } from '../platform.js';

/**
 * Lets the command line work through the running server, over a socket in the data folder that only the folder's owner
 * can open: a verb goes in as one JSON text, messages come back as lines of JSON.
 */
export async function openControlSocket(path: string, platform: Platform): Promise<Server> {
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const abort = new AbortController();
      response.on('close', () => abort.abort());
      const send = (message: VerbMessage) => void response.write(`${JSON.stringify(message)}\n`);
      const flushed = () => drained(response);
      void runVerb(JSON.parse(Buffer.concat(chunks).toString()) as VerbRequest, platform, abort.signal, send, flushed)
        .catch((error: unknown) =>
          send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
        )
        .finally(() => response.end());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path, readableAll: false, writableAll: false }, resolve);
  });
  return server;
}

export interface VerbRequest extends Pick<VerbCall, 'args' | 'options' | 'cwd'> {
  readonly verb: string;
}

const longTaskEvents = 100;

/** Runs one verb on an open platform; its messages go to `send`, the last one is `done` or `failed`. */
export async function runVerb(
  request: VerbRequest,
  platform: Platform,
  signal: AbortSignal,
  send: (message: VerbMessage) => void,
  flushed: () => Promise<void>,
): Promise<void> {
  const verb = verbs.find((each) => each.name === request.verb);
  if (!verb) throw new Error(`There is no command "${request.verb}" in the running server. Is it an older version?`);
  const result = await verb.run({
    platform,
    args: request.args,
    options: request.options,
    cwd: request.cwd,
    signal,
    say: (line) => send({ kind: 'line', line }),
    flushed,
    progress: (progress) => send({ kind: 'progress', ...progress }),
  });
  // what a long task wrote, an import for example, is covered when it says that it is done
  await platform.installation.checkpoints.signNow(longTaskEvents);
  send({ kind: 'done', result });
}

/** Resolves when a stream takes more, or is closed. */
export function drained(stream: Writable): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}
