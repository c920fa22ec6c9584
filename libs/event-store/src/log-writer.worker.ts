import { receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { SqliteKeys } from '#key-store/sqlite-keys';
import type { LogWriterData, LogWriterReply, LogWriterRequest } from './log-writer-protocol.js';
import { type AppendRequest, SqliteLog } from './sqlite-log.js';

/**
 * The one thread that writes the log and the keys. Requests that arrived together share one transaction and one sync;
 * a lone request waits for nobody. Between groups the thread sleeps on a shared counter instead of in its event loop:
 * it wakes sooner, and nothing else ever runs here.
 */
const { port, logPath, keysPath, master, onAppended, bell } = workerData as LogWriterData & { port: MessagePort };
const log = new SqliteLog(logPath);
const keys = new SqliteKeys(keysPath, master);
/** A thread that sleeps does not notice that its process wants to end; so it wakes up now and then. */
const longestSleepMs = 200;
let uncheckpointed = 0;
let open = true;

port.postMessage([{ call: 0, value: 'ready' }] satisfies LogWriterReply[]);

// oxlint-disable-next-line no-unmodified-loop-condition -- `answer` closes it
while (open) {
  const rung = Atomics.load(bell, 0);
  const requests = arrived();
  if (requests.length === 0) Atomics.wait(bell, 0, rung, longestSleepMs);
  else handle(requests);
}

function arrived(): LogWriterRequest[] {
  const requests: LogWriterRequest[] = [];
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    requests.push(...(next.message as LogWriterRequest[]));
  }
  return requests;
}

function handle(requests: readonly LogWriterRequest[]): void {
  const replies: LogWriterReply[] = [];
  const appends = requests.filter((each) => each.kind === 'append');
  const others = requests.filter((each) => each.kind !== 'append');
  for (const request of others) if (request.kind !== 'close') replies.push(answer(request));
  if (appends.length > 0) replies.push(...store(appends));
  for (const request of others) if (request.kind === 'close') replies.push(answer(request));
  port.postMessage(replies);
  if (open && uncheckpointed > 5000) {
    log.checkpoint();
    uncheckpointed = 0;
  }
}

function store(appends: readonly Extract<LogWriterRequest, { kind: 'append' }>[]): LogWriterReply[] {
  const results = log.appendGroup(appends as readonly AppendRequest[]);
  let head = 0;
  for (const [index, result] of results.entries()) {
    if (result.kind !== 'stored') continue;
    head = Math.max(head, result.position);
    uncheckpointed += appends[index]!.events.length;
  }
  if (head > 0) for (const listener of onAppended) listener.postMessage(head);
  return results.map((value, index) => ({ call: appends[index]!.call, value }));
}

function answer(request: Exclude<LogWriterRequest, { kind: 'append' }>): LogWriterReply {
  try {
    switch (request.kind) {
      case 'ensure-keys':
        return { call: request.call, value: keys.ensure(request.persons) };
      case 'forget':
        return { call: request.call, value: keys.forget(request.person, request.at) };
      case 'secret':
        return { call: request.call, value: keys.secret(request.name) };
      case 'remember':
        return { call: request.call, value: keys.remember(request.name, request.value) };
      case 'checkpoint':
        return { call: request.call, value: log.checkpoint() };
      case 'close':
        log.checkpoint();
        log.close();
        keys.close();
        open = false;
        return { call: request.call, value: undefined };
    }
  } catch (error) {
    return { call: request.call, error: error instanceof Error ? error.message : String(error) };
  }
}
