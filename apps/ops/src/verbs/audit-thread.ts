import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { masterKey } from '#key-store/master-key';
import { startWorker } from '#kernel/worker';
import { filesOf } from '#platform/files-of';
import type { VerbCall } from '../verb.js';
import type { AuditData, AuditJob, AuditMessage, ReplayReport, VerifyReport } from './audit-protocol.js';

type ReportOf<Job extends AuditJob> = Job extends { kind: 'verify' } ? VerifyReport : ReplayReport;

/** Runs a reading task on a thread of its own, with a scratch folder that is gone afterwards. Throws what stopped it. */
export async function audit<Job extends AuditJob>(
  folder: string,
  job: Job,
  { say, progress, signal }: Pick<VerbCall, 'say' | 'progress' | 'signal'>,
): Promise<ReportOf<Job>> {
  const files = filesOf(folder);
  const scratch = mkdtempSync(join(folder, 'scratch-'));
  const data: AuditData = {
    job,
    logPath: files.log,
    keysPath: files.keys,
    viewsFolder: files.views,
    master: masterKey(folder),
    scratch,
  };
  const worker = startWorker(new URL('./audit.worker.js', import.meta.url), { name: 'audit', workerData: data });
  try {
    return await new Promise<ReportOf<Job>>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('Stopped before it was done.')), { once: true });
      worker.on('error', reject);
      worker.on('message', (message: AuditMessage) => {
        switch (message.kind) {
          case 'finding':
            say(message.finding.text);
            break;
          case 'progress':
            progress(message.progress);
            break;
          case 'failed':
            reject(new Error(message.message));
            break;
          case 'done':
            resolve(message.report as ReportOf<Job>);
        }
      });
    });
  } finally {
    await worker.terminate();
    rmSync(scratch, { recursive: true, force: true });
  }
}
