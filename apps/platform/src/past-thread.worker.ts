import { parentPort, workerData } from 'node:worker_threads';
import { sqliteReader } from '#event-store/sqlite-reader';
import { answerPast } from '#history/past-thread';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import { contexts } from './contexts.js';

const { logPath, keysPath, master } = workerData as { logPath: string; keysPath: string; master: Uint8Array };

answerPast(contexts, sqliteReader(logPath), sqliteKeyReader(keysPath, master), parentPort!);
