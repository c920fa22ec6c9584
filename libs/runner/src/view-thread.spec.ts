import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteLog } from '#event-store/sqlite-log';
import { SqliteKeys } from '#key-store/sqlite-keys';
import { aggregate } from '#kernel/aggregate';
import { type Context, context } from '#kernel/context';
import type { DomainEvent } from '#kernel/event';
import { derivedId } from '#kernel/identifiers';
import { seal } from '#kernel/seal';
import { view } from '#kernel/view';
import { SqliteViewSet } from '#read-store/sqlite-view-set';
import { runViews } from './view-thread.js';
import type { ViewThreadReport, ViewThreadRequest } from './view-threads-protocol.js';

type Counted = DomainEvent<'spec.sheep-counted', { number: number }>;

const flock = aggregate<null, Counted>({
  category: 'spec.flock',
  initial: null,
  evolve: () => null,
  events: { 'spec.sheep-counted': {} },
});

/** More than one batch of a rebuild. */
const sheep = 20_000;
let failsAt: number | undefined;

const counts = view<{ count: number }, Counted>({
  name: 'spec.counts',
  version: 1,
  on: {
    'spec.sheep-counted': {
      keys: () => ['flock'],
      apply: (row, event) => {
        if (event.data.number === failsAt) throw new Error(`sheep ${failsAt} would not stand still`);
        return { count: (row?.count ?? 0) + 1 };
      },
    },
  },
  indexes: {},
});

const spec: Context = context({ name: 'spec', aggregates: [flock], views: [counts], processes: [] });
const master = new Uint8Array(32);

describe('Views that are built anew', () => {
  let folder: string;
  let port: MessagePort;
  let reports: ViewThreadReport[];
  let wake: () => void;

  /** Resolves with the first report that fits, those that came before included. */
  const told = async <Kind extends ViewThreadReport['kind']>(
    kind: Kind,
    after = 0,
  ): Promise<Extract<ViewThreadReport, { kind: Kind }>> => {
    for (;;) {
      const found = reports.slice(after).find((each) => each.kind === kind);
      if (found) return found as Extract<ViewThreadReport, { kind: Kind }>;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const countIn = async (path: string): Promise<unknown> => {
    const set = new SqliteViewSet(path, [counts], { readOnly: true });
    const document = await set.reader(counts).get('flock');
    await set.close();
    return document?.row;
  };
  const ask = (request: ViewThreadRequest) => port.postMessage(request);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'folkmoot-thread-'));
    failsAt = undefined;
    reports = [];
    wake = () => {};
    const [logPath, keysPath] = [join(folder, 'log.db'), join(folder, 'keys.db')];
    const log = new SqliteLog(logPath);
    const events = Array.from({ length: sheep }, (_, number) =>
      seal(
        {
          id: derivedId(number),
          stream: 'spec.flock-1',
          revision: number,
          type: 'spec.sheep-counted',
          occurredAt: '2026-01-01T00:00:00.000Z',
          recordedAt: '2026-01-01T00:00:00.000Z',
          data: { number },
          meta: { actor: 'spec', command: 'c', request: '' },
          previous: '',
        },
        {},
        () => undefined,
      ),
    );
    log.appendGroup([{ stream: 'spec.flock-1', expected: -1, events }]);
    log.close();
    new SqliteKeys(keysPath, master).close();
    const [channel, heads] = [new MessageChannel(), new MessageChannel()];
    port = channel.port1;
    port.on('message', (report: ViewThreadReport) => {
      reports.push(report);
      wake();
    });
    runViews(
      [spec],
      { viewsFolder: join(folder, 'views'), logPath, keysPath, master, heads: heads.port2 },
      channel.port2,
    );
  });

  afterEach(async () => {
    ask({ kind: 'stop' });
    await told('stopped');
    port.close();
    rmSync(folder, { recursive: true });
  });

  const builtOnce = async () => {
    const { path } = await told('shown');
    while (!reports.some((each) => each.kind === 'progress' && each.states[0]!.position === sheep)) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return path;
  };

  it('are shown once they have come as far as the log, not before', async () => {
    const before = await builtOnce();
    const heard = reports.length;
    ask({ kind: 'rebuild', contexts: ['spec'] });
    const shown = await told('shown', heard);
    expect(shown.replaces).toBe(before);
    expect(await countIn(shown.path)).toEqual({ count: sheep });
    expect(await countIn(before)).toEqual({ count: sheep });
    ask({ kind: 'release', path: before });
  });

  it('leave what is shown in its place when one of them cannot be built', async () => {
    const before = await builtOnce();
    failsAt = 12_345;
    const heard = reports.length;
    ask({ kind: 'rebuild', contexts: ['spec'] });
    const failed = await told('build-failed', heard);
    expect(failed.message).toContain('sheep 12345 would not stand still');
    expect(reports.slice(heard).some((each) => each.kind === 'shown')).toBe(false);
    expect(await countIn(before)).toEqual({ count: sheep });
    const files = readdirSync(join(folder, 'views')).filter((name) => name.endsWith('.db'));
    expect(files).toEqual([before.split('/').at(-1)]);
  });
});
