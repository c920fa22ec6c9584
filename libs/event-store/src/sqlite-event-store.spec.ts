import { cpSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { noStream } from './event-store.js';
import { eventStoreContract, sealedEvents } from './event-store.contract.js';
import { LogWriter } from './log-writer.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { SqliteLog } from './sqlite-log.js';

const root = mkdtempSync(join(tmpdir(), 'folkmoot-log-'));
let folders = 0;
const newPath = (name: string) => join(root, `${++folders}-${name}`);

async function open() {
  const logPath = newPath('log.db');
  let store: SqliteEventStore | undefined;
  const writer = await LogWriter.start({
    logPath,
    keysPath: newPath('keys.db'),
    master: new Uint8Array(32),
    onAppended: (head) => store?.appended(head),
  });
  store = new SqliteEventStore(writer, logPath);
  return {
    store,
    close: async () => {
      await store.close();
      await writer.close();
    },
  };
}

describe('The event store in SQLite', () => {
  afterAll(() => rmSync(root, { recursive: true }));

  eventStoreContract(open);

  it('syncs every commit', () => {
    const path = newPath('log.db');
    const log = new SqliteLog(path);
    expect(log.pragma('synchronous')).toBe(2);
    expect(log.pragma('journal_mode')).toBe('wal');
    log.close();
  });

  it('reads a few types along their index, without a scan or a sort', () => {
    const log = new SqliteLog(newPath('log.db'));
    for (const count of [1, 2, 12]) {
      expect(log.planOfTypes(count).filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    }
    log.close();
  });

  it('opens clean after its write-ahead log was cut anywhere, with every earlier group whole', () => {
    const path = newPath('log.db');
    const log = new SqliteLog(path);
    for (let group = 0; group < 20; group++) {
      const stream = `spec.thing-${group}`;
      log.appendGroup([{ stream, expected: noStream, events: sealedEvents(stream, 0, `a${group}`, `b${group}`) }]);
    }
    const size = statSync(`${path}-wal`).size;
    for (let cut = 0; cut < 100; cut++) {
      const copy = newPath('cut.db');
      cpSync(path, copy);
      cpSync(`${path}-wal`, `${copy}-wal`);
      truncateSync(`${copy}-wal`, Math.floor((size * (cut * 37 + 11)) / 3711) % size);
      let reopened: SqliteLog;
      try {
        reopened = new SqliteLog(copy);
      } catch (error) {
        throw new Error(`cut ${cut} does not open: ${String(error)}`, { cause: error });
      }
      const events = reopened.readAll(0, { limit: 1000 });
      expect(events.length % 2).toBe(0);
      expect(events.map(({ stream }) => stream)).toEqual(
        events.map((_, index) => `spec.thing-${Math.floor(index / 2)}`),
      );
      reopened.close();
    }
    log.close();
  });

  it('refuses a file of a newer program and one that is not a log', () => {
    const newer = newPath('log.db');
    new SqliteLog(newer).close();
    const db = new DatabaseSync(newer);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => new SqliteLog(newer)).toThrow('layout 99; this program knows 1');
    const other = newPath('other.db');
    const foreign = new DatabaseSync(other);
    foreign.exec('PRAGMA application_id = 7; CREATE TABLE t (x)');
    foreign.close();
    expect(() => new SqliteLog(other)).toThrow('is not a Folkmoot log');
  });

  it('stores nothing and says so when the disk is full, and goes on once there is room', () => {
    const path = newPath('log.db');
    const log = new SqliteLog(path);
    log.limitPages(14);
    const outcomes = Array.from({ length: 40 }, (_, index) => {
      const stream = `spec.thing-${index}`;
      return log.appendGroup([
        { stream, expected: noStream, events: sealedEvents(stream, 0, `a${'x'.repeat(900)}`) },
      ])[0]!;
    });
    const stored = outcomes.filter(({ kind }) => kind === 'stored').length;
    const full = outcomes.find(({ kind }) => kind === 'unavailable');
    expect(full).toMatchObject({ message: expect.stringContaining('disk is full') });
    expect(log.readAll(0, { limit: 1000 })).toHaveLength(stored);
    log.limitPages(100_000);
    const after = log.appendGroup([
      { stream: 'spec.thing-99', expected: noStream, events: sealedEvents('spec.thing-99', 0, 'a1') },
    ]);
    expect(after[0]!.kind).toBe('stored');
    log.close();
  });
});
