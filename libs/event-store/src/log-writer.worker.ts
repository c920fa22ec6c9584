import { receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { SqliteKeys } from '#key-store/sqlite-keys';
import type { LogWriterData, LogWriterReply, LogWriterRequest } from './log-writer-protocol.js';
import { type AppendRequest, SqliteLog } from './sqlite-log.js';

/**
 * The one thread that writes the log and the keys. Requests that arrived together share one transaction and one sync;
 * a lone request waits for nobody.
 */
const { port, logPath, keysPath, master, onAppended } = workerData as LogWriterData & { port: MessagePort };
const log = new SqliteLog(logPath);
const keys = new SqliteKeys(keysPath, master);
let uncheckpointed = 0;

port.on('message', (first: LogWriterRequest[]) => {
  const requests = [...first];
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    requests.push(...(next.message as LogWriterRequest[]));
  }
  const replies: LogWriterReply[] = [];
  const appends = requests.filter((each) => each.kind === 'append');
  for (const request of requests) if (request.kind !== 'append') replies.push(answer(request));
  if (appends.length > 0) {
    const results = log.appendGroup(appends as readonly AppendRequest[]);
    let head = 0;
    let events = 0;
    for (const [index, result] of results.entries()) {
      replies.push({ call: appends[index]!.call, value: result });
      if (result.kind === 'stored') {
        head = Math.max(head, result.position);
        events += appends[index]!.events.length;
      }
    }
    if (head > 0) for (const listener of onAppended) listener.postMessage(head);
    uncheckpointed += events;
  }
  port.postMessage(replies);
  if (uncheckpointed > 5000) {
    log.checkpoint();
    uncheckpointed = 0;
  }
});

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
        return { call: request.call, value: undefined };
    }
  } catch (error) {
    return { call: request.call, error: error instanceof Error ? error.message : String(error) };
  }
}

port.postMessage([{ call: 0, value: 'ready' }] satisfies LogWriterReply[]);
