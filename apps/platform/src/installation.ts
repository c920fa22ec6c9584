import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { AggregateStreams } from '#door/aggregate-streams';
import { LogWriter } from '#event-store/log-writer';
import { SqliteEventStore } from '#event-store/sqlite-event-store';
import type { EventStore } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import { masterKey } from '#key-store/master-key';
import { SqliteKeyStore } from '#key-store/sqlite-key-store';
import { type Clock, systemClock } from '#kernel/clock';
import type { Context } from '#kernel/context';
import { type EventCatalogue, eventCatalogue } from '#kernel/event-catalogue';
import { type AnyView, eventTypesOf } from '#kernel/view';
import { startWorker } from '#kernel/worker';
import { type CheckpointKeeper, keepCheckpoints } from '#history/checkpoint/checkpoint-keeper';
import { PastViews } from '#history/past-views';
import { LiveViews } from '#runner/live-views';
import { forgetInBackups } from './backups/forget-in-backups.js';
import { contexts } from './contexts.js';
import { erasureType, type ErasureWatcher, watchErasures } from './erasure-watcher.js';
import { filesOf } from './files-of.js';
import { lockFolder } from './folder-lock.js';

/** How long views may take to follow an erasure before their files are emptied of what was overwritten. */
const erasedWithinMs = 10_000;

/** The stores and threads of one running installation, without its web face. */
export interface Installation {
  readonly folder: string;
  readonly contexts: readonly Context[];
  readonly catalogue: EventCatalogue;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly streams: AggregateStreams;
  readonly views: LiveViews;
  readonly past: PastViews;
  readonly checkpoints: CheckpointKeeper;
  readonly erasures: ErasureWatcher;
  close(): Promise<void>;
}

/** Opens the embedded stores of a folder and starts the log writer and the view thread. Throws what keeps it from it. */
export async function openInstallation(folder: string, clock: Clock = systemClock): Promise<Installation> {
  const lock = lockFolder(folder);
  try {
    const files = filesOf(folder);
    removeScratch(folder);
    const master = masterKey(folder);
    const catalogue = eventCatalogue(contexts);
    const heads = new MessageChannel();
    let store: SqliteEventStore | undefined;
    const writer = await LogWriter.start({
      logPath: files.log,
      keysPath: files.keys,
      master,
      onAppended: (head) => store?.appended(head),
      followers: [heads.port1],
    });
    store = new SqliteEventStore(writer, files.log);
    const keys = new SqliteKeyStore(writer, files.keys, master);
    const streams = new AggregateStreams(store, keys, catalogue, { soleWriter: true });
    // before anything is read: what a crash left undone, or a restored copy does not know yet
    const erasures = await watchErasures(store, keys, (message) => process.stderr.write(`${message}\n`));
    await forgetInBackups(files.backups, await keys.erasures());
    const worker = startWorker(new URL('./view-thread.worker.js', import.meta.url), {
      name: 'views',
      workerData: { viewsFolder: files.views, logPath: files.log, keysPath: files.keys, master, heads: heads.port2 },
      transferList: [heads.port2],
    });
    const views = new LiveViews(contexts, worker, clock);
    await views.ready();
    const past = new PastViews(
      () =>
        startWorker(new URL('./past-thread.worker.js', import.meta.url), {
          name: 'past',
          workerData: { logPath: files.log, keysPath: files.keys, master },
        }),
      clock,
    );
    erasures.onErased(async (persons, position) => {
      views.forgetKeys();
      past.forget();
      streams.forgetFolds();
      views.rebuild(contextsThatKeepNames());
      await forgetInBackups(files.backups, persons);
      await views.waitFor(views.listeningTo([erasureType]), position, erasedWithinMs);
      views.scrub();
    });
    const checkpoints = await keepCheckpoints({ store, keys, clock });
    return {
      folder,
      contexts,
      catalogue,
      clock,
      store,
      keys,
      streams,
      views,
      past,
      checkpoints,
      erasures,
      close: async () => {
        await erasures.close();
        await checkpoints.close();
        await past.close();
        await views.close();
        await store.close();
        await keys.close();
        await writer.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Contexts with a view that reads personal fields and does not hear of erasures: it can only be built anew. */
function contextsThatKeepNames(): string[] {
  const keepsNames = (view: AnyView) => view.personal === true && !eventTypesOf(view).includes(erasureType);
  return contexts.filter((each) => each.views.some(keepsNames)).map((each) => each.name);
}

/** What a task that was killed had built for itself. */
function removeScratch(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('scratch-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
