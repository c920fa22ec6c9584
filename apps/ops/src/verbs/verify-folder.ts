import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { EventStore } from '#event-store/event-store';
import { sqliteReader } from '#event-store/sqlite-reader';
import { compareViews } from '#history/verify/compare-views';
import { Findings } from '#history/verify/finding';
import { verifyLog } from '#history/verify/verify-log';
import type { KeyStore } from '#key-store/key-store';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import type { Context } from '#kernel/context';
import { type EventCatalogue, eventCatalogue } from '#kernel/event-catalogue';
import { contexts } from '#platform/contexts';
import { SqliteShelf } from '#read-store/sqlite-shelf';
import { SqliteViewSet } from '#read-store/sqlite-view-set';
import { type Target, ViewRunner } from '#runner/view-runner';
import type { AuditData, AuditJob, AuditMessage, VerifyReport } from './audit-protocol.js';
import { logUpTo } from './log-up-to.js';

/** All pages in one step: a copy that takes its time begins again whenever the server writes. */
export const wholeFile = 2_000_000_000;

/** Checks the files of a folder, then the log, then every view against one that is built anew from the log. */
export async function verifyFolder(
  data: AuditData,
  job: Extract<AuditJob, { kind: 'verify' }>,
  post: (message: AuditMessage) => void,
): Promise<VerifyReport> {
  const startedAt = performance.now();
  const findings = new Findings((finding) => post({ kind: 'finding', finding }));
  for (const path of [data.logPath, data.keysPath]) checkFile(path, findings);
  const store = sqliteReader(data.logPath);
  const keys = sqliteKeyReader(data.keysPath, data.master);
  const catalogue = eventCatalogue(contexts);
  const log = await verifyLog({
    store,
    keys,
    catalogue,
    publicKey: job.publicKey,
    findings,
    onProgress: (done, total) =>
      post({ kind: 'progress', progress: { what: 'checking the log', done, total, unit: 'events' } }),
  });
  const views = await verifyViews(data, { store, keys, catalogue }, findings, post);
  await store.close();
  await keys.close();
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  return { findings: findings.kept, count: findings.count, log, views, seconds };
}

/** What SQLite itself finds wrong with a file: damaged pages, indexes that do not fit their tables. */
function checkFile(path: string, findings: Findings): void {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    for (const row of db.prepare('PRAGMA integrity_check(20)').all()) {
      const said = String(row['integrity_check']);
      if (said !== 'ok') findings.add({ kind: 'file', field: path, text: `The file ${path} is damaged: ${said}` });
    }
  } finally {
    db.close();
  }
}

interface Copied {
  readonly context: Context;
  readonly shown: SqliteViewSet;
  readonly fresh: SqliteViewSet;
}

/**
 * Each context's file is copied first and the copy compared, so that the views may go on meanwhile; the rebuild ends
 * exactly where the copy does.
 */
async function verifyViews(
  data: AuditData,
  { store, keys, catalogue }: { store: EventStore; keys: KeyStore; catalogue: EventCatalogue },
  findings: Findings,
  post: (message: AuditMessage) => void,
): Promise<VerifyReport['views']> {
  const copies: Copied[] = [];
  for (const context of contexts.filter((each) => each.views.length > 0)) {
    const copied = await copyShown(data, context);
    if (!copied) {
      findings.add({ kind: 'view', text: `The views of ${context.name} are not there or not up to date yet.` });
      continue;
    }
    const fresh = new SqliteViewSet(join(data.scratch, `${context.name}.fresh.db`), context.views, {
      rebuilding: true,
    });
    copies.push({ context, shown: copied, fresh });
  }
  await rebuild(copies, { store, keys, catalogue }, findings, post);
  const report: VerifyReport['views'][number][] = [];
  let compared = 0;
  for (const { context, shown, fresh } of copies) {
    for (const view of context.views) {
      const rows = await compareViews(view.name, shown.writer(view), fresh.writer(view), findings, (done) =>
        post({ kind: 'progress', progress: { what: 'comparing rows of views', done: compared + done, unit: 'rows' } }),
      );
      compared += rows;
      report.push({ view: view.name, rows, position: await shown.reader(view).checkpoint() });
    }
    await shown.close();
    await fresh.close();
  }
  return report;
}

async function rebuild(
  copies: readonly Copied[],
  { store, keys, catalogue }: { store: EventStore; keys: KeyStore; catalogue: EventCatalogue },
  findings: Findings,
  post: (message: AuditMessage) => void,
): Promise<void> {
  // views that have come equally far are built from one reading of the log
  const byPosition = new Map<number, Target[]>();
  for (const { context, shown, fresh } of copies) {
    const positions = new Map<string, number>();
    for (const view of context.views) positions.set(view.name, await shown.reader(view).checkpoint());
    const furthest = Math.max(...positions.values());
    for (const position of new Set(positions.values())) {
      const views = context.views.filter((view) => positions.get(view.name) === position);
      for (const { name } of position < furthest ? views : []) {
        const text = `${name} stands still at position ${position} while others went on to ${furthest}.`;
        findings.add({ kind: 'view', view: name, position, text });
      }
      const target = { name: `${context.name}`, views, set: fresh, live: false };
      byPosition.set(position, [...(byPosition.get(position) ?? []), target]);
    }
  }
  for (const [position, targets] of byPosition) {
    const runner = new ViewRunner(logUpTo(store, position), keys, catalogue, ({ states }) => {
      const done = Math.min(...states.map((each) => each.position));
      post({ kind: 'progress', progress: { what: 'building views anew', done, total: position, unit: 'events' } });
    });
    for (const target of targets) await runner.add(target);
    await runner.catchUp();
    for (const { view, stopped } of targets.flatMap((target) => runner.states(target))) {
      if (stopped) findings.add({ kind: 'view', view, text: `${view} cannot be built: ${stopped}` });
    }
  }
}

/** Copies the file that shows a context; once more when it was replaced in that moment. */
async function copyShown(data: AuditData, context: Context): Promise<SqliteViewSet | undefined> {
  const shelf = new SqliteShelf(data.viewsFolder);
  for (let attempt = 0; attempt < 3; attempt++) {
    const found = shelf.shown(context);
    if (!found?.current) return undefined;
    const copy = join(data.scratch, `${context.name}.${attempt}.db`);
    try {
      const source = new DatabaseSync(found.path, { readOnly: true, timeout: 5000 });
      try {
        await backup(source, copy, { rate: wholeFile });
      } finally {
        source.close();
      }
      return new SqliteViewSet(copy, context.views, { readOnly: true });
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
  return undefined;
}
