import { rmSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { sqliteReader } from '#event-store/sqlite-reader';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import type { Context } from '#kernel/context';
import { eventCatalogue } from '#kernel/event-catalogue';
import { SqliteShelf } from '#read-store/sqlite-shelf';
import type { SqliteViewSet } from '#read-store/sqlite-view-set';
import { type Step, type Target, ViewRunner, type ViewState } from './view-runner.js';
import type { ViewThreadData, ViewThreadReport, ViewThreadRequest } from './view-threads-protocol.js';

interface Build {
  readonly context: Context;
  readonly path: string;
  readonly set: SqliteViewSet;
  readonly target: Target;
}

/**
 * Runs all views of an installation on the thread it is called on: opens what is shown, builds what is missing or of
 * another version beside it, and shows the new file once it has caught up.
 */
export function runViews(contexts: readonly Context[], data: ViewThreadData, port: MessagePort): void {
  const store = sqliteReader(data.logPath, data.heads);
  const keys = sqliteKeyReader(data.keysPath, data.master);
  const shelf = new SqliteShelf(data.viewsFolder);
  const shown = new Map<string, Build>();
  const building = new Map<string, Build>();
  const report = (message: ViewThreadReport) => port.postMessage(message);

  const runner = new ViewRunner(
    store,
    keys,
    eventCatalogue(contexts),
    (step) => stepped(step),
    (message) => report({ kind: 'trouble', message }),
  );

  port.on('message', (request: ViewThreadRequest) => {
    switch (request.kind) {
      case 'rebuild':
        for (const context of contexts) if (request.contexts.includes(context.name)) void build(context);
        break;
      case 'release':
        removeFile(request.path);
        break;
      case 'forget-keys':
        keys.forgetKept();
        break;
      case 'scrub':
        for (const { set } of [...shown.values(), ...building.values()]) set.scrub();
        break;
      case 'stop':
        void stop();
        break;
    }
  });

  void begin();

  async function begin(): Promise<void> {
    shelf.sweep();
    for (const context of contexts.filter((each) => each.views.length > 0)) {
      const found = shelf.shown(context);
      if (found?.current) await show(context, found.path, false);
      else await build(context, found === undefined);
    }
    runner.start();
    report({ kind: 'ready' });
  }

  /** An empty installation shows its first build while it grows; later builds appear when they have caught up. */
  async function build(context: Context, showAtOnce = false): Promise<void> {
    if (building.has(context.name)) return;
    const path = shelf.newPath(context);
    const set = shelf.open(context, path, { rebuilding: !showAtOnce });
    if (showAtOnce) {
      shelf.show(context, path);
      await set.close();
      await show(context, path, false);
      return;
    }
    const target: Target = { name: context.name, views: context.views, set, live: false };
    const built = { context, path, set, target };
    building.set(context.name, built);
    await runner.add(target);
    // an empty log has no step that would tell that the build is done
    if ((await store.head()) === 0) finish(built, runner.states(target));
  }

  async function show(context: Context, path: string, caughtUp: boolean, set?: SqliteViewSet): Promise<void> {
    const open = set ?? shelf.open(context, path);
    open.scrub();
    const target: Target = { name: context.name, views: context.views, set: open, live: true };
    const before = shown.get(context.name);
    shown.set(context.name, { context, path, set: open, target });
    await runner.add(target);
    report({ kind: 'shown', context: context.name, path, ...(before && caughtUp ? { replaces: before.path } : {}) });
    const head = await store.head();
    const states = runner.states(target);
    report({ kind: 'progress', context: context.name, live: true, head, states, changed: new Map() });
    if (before) {
      runner.remove(before.target);
      await before.set.close();
    }
  }

  function stepped(step: Step): void {
    const { target, head, states, changed } = step;
    report({ kind: 'progress', context: target.name, live: target.live, head, states, changed });
    const built = building.get(target.name);
    if (!built || built.target !== target) return;
    if (states.some((each) => each.stopped === undefined && each.position < head)) return;
    finish(built, states);
  }

  /** Shows what was built; a view that could not be built keeps what is shown in its place, if there is anything. */
  function finish({ context, path, set, target }: Build, states: readonly ViewState[]): void {
    building.delete(context.name);
    runner.remove(target);
    const stopped = states.find((each) => each.stopped !== undefined);
    if (stopped && shown.has(context.name)) {
      void set.close().then(() => {
        removeFile(path);
        const message = `${stopped.view} could not be built and stays as it was: ${stopped.stopped}`;
        report({ kind: 'build-failed', context: context.name, message });
      });
      return;
    }
    set.settle();
    shelf.show(context, path);
    void show(context, path, true, set);
  }

  async function stop(): Promise<void> {
    await runner.stop();
    for (const each of [...shown.values(), ...building.values()]) await each.set.close();
    await store.close();
    await keys.close();
    report({ kind: 'stopped' });
    data.heads.close();
    port.close();
  }
}

function removeFile(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
}
