import { parentPort, workerData } from 'node:worker_threads';
import { runViews } from '#runner/view-thread';
import type { ViewThreadData } from '#runner/view-threads-protocol';
import { contexts } from './contexts.js';

runViews(contexts, workerData as ViewThreadData, parentPort!);
