import { parentPort, workerData } from 'node:worker_threads';
import { sqliteReader } from '#event-store/sqlite-reader';
import type { PastRequest } from '#history/past-protocol';
import { answerPast } from '#history/past-thread';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import { contexts } from './contexts.js';

const { logPath, keysPath, master } = workerData as { logPath: string; keysPath: string; master: Uint8Array };

const keys = sqliteKeyReader(keysPath, master);
parentPort!.on('message', ({ kind }: PastRequest) => {
  if (kind === 'forget') keys.forgetKept();
});

answerPast(contexts, sqliteReader(logPath), keys, parentPort!);
