import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AggregateStreams } from '#door/aggregate-streams';
import { LogWriter } from '#event-store/log-writer';
import { SqliteEventStore } from '#event-store/sqlite-event-store';
import { SqliteKeyStore } from '#key-store/sqlite-key-store';
import { anyone, systemActor } from '#kernel/access';
import { aggregate } from '#kernel/aggregate';
import { type AnySlice, Command, slice } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { seal, type SealedEvent } from '#kernel/seal';
import { type Bench, median, type Row } from './bench.js';

type Noted = DomainEvent<'bench.note-taken', { person: string; name: string; text: string; number: number }>;

const notes = aggregate<number, Noted>({
  category: 'bench.note',
  initial: 0,
  evolve: (state) => state + 1,
  events: { 'bench.note-taken': { personal: [{ of: 'person', fields: ['name'] }] } },
});
const catalogue = eventCatalogue([{ aggregates: [notes] }]);
const definition = catalogue.types.get('bench.note-taken')!;

class TakeNote extends Command {
  id!: string;
  number!: number;
  static readonly access = anyone;
}

const takeNote = slice(notes).when(TakeNote, {
  id: (command) => command.id,
  decide: (command) => [
    {
      type: 'bench.note-taken',
      data: {
        person: `p${command.number % 500}`,
        name: 'Somebody Invented',
        text: 'x'.repeat(60),
        number: command.number,
      },
    },
  ],
}) as AnySlice;

const events = 6000;
const rounds = 5;
const streams = 200;

/** The same sealed bytes that the product would store, made beforehand. */
function sealedBeforehand(count: number): SealedEvent[] {
  const key = new Uint8Array(32).fill(3);
  return Array.from({ length: count }, (_, number) => {
    const stream = `bench.note-${number % streams}`;
    return seal(
      {
        id: derivedId(number),
        stream,
        revision: Math.floor(number / streams),
        type: 'bench.note-taken',
        occurredAt: '2026-01-01T00:00:00.000Z',
        recordedAt: '2026-01-01T00:00:00.000Z',
        data: { person: `p${number % 500}`, name: 'Somebody Invented', text: 'x'.repeat(60), number },
        meta: { actor: 'bench', command: derivedId('c', number), request: 'r'.repeat(22) },
        previous: 'f'.repeat(64),
      },
      definition,
      () => key,
    );
  });
}

/** A loop that does nothing but insert: the same table, indexes and bytes, `perCommit` rows a transaction. */
function bare(folder: string, sealed: readonly SealedEvent[], perCommit: number): number {
  const db = new DatabaseSync(join(folder, `bare-${Math.random()}.db`));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;
    CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
      type TEXT NOT NULL, occurred_at TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL);
    CREATE UNIQUE INDEX event_stream ON event (stream, revision);
    CREATE INDEX event_type ON event (type); CREATE INDEX event_occurred ON event (occurred_at);`);
  const insert = db.prepare(
    'INSERT INTO event (stream, revision, type, occurred_at, body, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const hashes = sealed.map((event) => Buffer.from(event.hash, 'hex'));
  const started = performance.now();
  for (let at = 0; at < sealed.length; at += perCommit) {
    db.exec('BEGIN IMMEDIATE');
    for (let index = at; index < Math.min(at + perCommit, sealed.length); index++) {
      const event = sealed[index]!;
      insert.run(event.stream, event.revision, event.type, event.occurredAt, event.body, hashes[index]!);
    }
    db.exec('COMMIT');
  }
  const rate = sealed.length / ((performance.now() - started) / 1000);
  db.close();
  return rate;
}

/** What the disk does by itself: 400 bytes and a sync, again and again. */
function syncRate(folder: string): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const bytes = Buffer.alloc(4096, 1);
  const started = performance.now();
  for (let index = 0; index < 2000; index++) {
    writeSync(file, bytes);
    fdatasyncSync(file);
  }
  const rate = 2000 / ((performance.now() - started) / 1000);
  closeSync(file);
  return rate;
}

/** Commands through the streams into the log: decided, encrypted, hashed, stored durably. */
async function product(folder: string, callers: number): Promise<number> {
  const logPath = join(folder, `log-${Math.random()}.db`);
  const keysPath = join(folder, `keys-${Math.random()}.db`);
  const master = new Uint8Array(32).fill(1);
  let store: SqliteEventStore | undefined;
  const writer = await LogWriter.start({ logPath, keysPath, master, onAppended: (head) => store?.appended(head) });
  store = new SqliteEventStore(writer, logPath);
  const keys = new SqliteKeyStore(writer, keysPath, master);
  await keys.ensure(Array.from({ length: 500 }, (_, index) => `p${index}`));
  const aggregates = new AggregateStreams(store, keys, catalogue, { soleWriter: true });
  const actor = systemActor('bench');
  let next = 0;
  const caller = async () => {
    while (next < events) {
      const number = next++;
      const command = Object.assign(new TakeNote(), { id: String(number % streams), number });
      await aggregates.execute(takeNote, command, {
        actor,
        commandId: derivedId('c', number),
        request: 'r'.repeat(22),
        now: '2026-01-01T00:00:00.000Z',
      });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const rate = events / ((performance.now() - started) / 1000);
  await keys.close();
  await store.close();
  await writer.close();
  return rate;
}

/** Durable appends against a bare loop over the same bytes, turn by turn in one run. */
export const store: Bench = {
  name: 'store',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
    const sealed = sealedBeforehand(events);
    const figures = { one: [] as number[], bareOne: [] as number[], many: [] as number[], bareMany: [] as number[] };
    bare(folder, sealed, 1);
    await product(folder, 1);
    for (let round = 0; round < rounds; round++) {
      figures.bareOne.push(bare(folder, sealed, 1));
      figures.one.push(await product(folder, 1));
      figures.bareMany.push(bare(folder, sealed, 64));
      figures.many.push(await product(folder, 64));
    }
    const ratio = (product: readonly number[], plain: readonly number[]) =>
      median(product.map((each, index) => each / plain[index]!));
    const rows: Row[] = [
      {
        name: 'durable append, one caller',
        value: ratio(figures.one, figures.bareOne),
        unit: 'ratio',
        budget: '>=0.65',
        against: 'bare loop inserting the same bytes, one a transaction',
      },
      {
        name: 'durable append, 64 callers',
        value: ratio(figures.many, figures.bareMany),
        unit: 'ratio',
        budget: '>=0.6',
        against: 'bare loop inserting the same bytes, 64 a transaction',
      },
      { name: 'one caller', value: median(figures.one), unit: 'events/s' },
      { name: 'bare loop, one a transaction', value: median(figures.bareOne), unit: 'events/s' },
      { name: '64 callers', value: median(figures.many), unit: 'events/s' },
      { name: 'bare loop, 64 a transaction', value: median(figures.bareMany), unit: 'events/s' },
      { name: 'bare write and sync of the disk', value: syncRate(folder), unit: 'syncs/s' },
    ];
    rmSync(folder, { recursive: true });
    return rows;
  },
};
