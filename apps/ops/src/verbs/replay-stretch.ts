import { join } from 'node:path';
import { sqliteReader } from '#event-store/sqlite-reader';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import { eventCatalogue } from '#kernel/event-catalogue';
import { contexts } from '#platform/contexts';
import { SqliteViewSet } from '#read-store/sqlite-view-set';
import { ViewRunner } from '#runner/view-runner';
import type { AuditData, AuditJob, AuditMessage, ReplayReport } from './audit-protocol.js';
import { logUpTo } from './log-up-to.js';

/** Replays a stretch of the log into views of its own, which nobody else sees, and measures how fast it goes. */
export async function replayStretch(
  data: AuditData,
  job: Extract<AuditJob, { kind: 'replay' }>,
  post: (message: AuditMessage) => void,
): Promise<ReplayReport> {
  const store = sqliteReader(data.logPath);
  const keys = sqliteKeyReader(data.keysPath, data.master);
  const views = contexts.flatMap((each) => each.views).filter(({ name }) => job.views.includes(name));
  const last = Math.min(job.to ?? Number.MAX_SAFE_INTEGER, await store.head());
  const set = new SqliteViewSet(join(data.scratch, 'replay.db'), views, { rebuilding: true });
  for (const view of views) await set.writer(view).setCheckpoint(job.after);
  const total = Math.max(0, last - job.after);
  const startedAt = performance.now();
  let events = 0;
  const runner = new ViewRunner(logUpTo(store, last), keys, eventCatalogue(contexts), (step) => {
    events += step.events;
    post({ kind: 'progress', progress: { what: 'replaying', done: events, total, unit: 'events' } });
  });
  const target = { name: 'replay', views, set, live: false };
  await runner.add(target);
  await runner.catchUp();
  const seconds = (performance.now() - startedAt) / 1000;
  const stopped = new Map(runner.states(target).map((each) => [each.view, each.stopped]));
  const report: ReplayReport['views'][number][] = [];
  for (const view of views) {
    const why = stopped.get(view.name);
    report.push({
      view: view.name,
      rows: await set.reader(view).size(),
      ...(why === undefined ? {} : { stopped: why }),
      shown: job.show > 0 ? (await set.reader(view).all('', job.show)).map(({ key, row }) => ({ key, row })) : [],
    });
  }
  await set.close();
  await store.close();
  await keys.close();
  return { events, seconds, views: report };
}
