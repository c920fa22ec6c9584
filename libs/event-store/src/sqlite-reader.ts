import type { MessagePort } from 'node:worker_threads';
import type { EventStore } from './event-store.js';
import { SqliteLog } from './sqlite-log.js';

/** An event store for a thread that only reads: a connection of its own, and heads heard from the log writer. */
export function sqliteReader(logPath: string, heads?: MessagePort): EventStore {
  const log = new SqliteLog(logPath, { readOnly: true });
  return {
    append: () => Promise.reject(new Error('This thread does not write to the log.')),
    readStream: async (stream, after = -1, limit = 1000) => log.readStream(stream, after, limit),
    lastOf: async (stream) => log.lastOf(stream),
    readAll: async (after, options = {}) => log.readAll(after, options),
    head: async () => log.head(),
    onAppended: (listener) => {
      heads?.on('message', listener);
      return () => heads?.off('message', listener);
    },
    close: async () => log.close(),
  };
}
