import { parentPort, workerData } from 'node:worker_threads';
import type { AuditData, AuditMessage } from './audit-protocol.js';
import { replayStretch } from './replay-stretch.js';
import { verifyFolder } from './verify-folder.js';

const data = workerData as AuditData;
const post = (message: AuditMessage) => parentPort!.postMessage(message);

try {
  const report =
    data.job.kind === 'verify' ? await verifyFolder(data, data.job, post) : await replayStretch(data, data.job, post);
  post({ kind: 'done', report });
} catch (error) {
  post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
