import 'reflect-metadata';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteReader } from '#event-store/sqlite-reader';
import { masterKey } from '#key-store/master-key';
import { sqliteKeyReader } from '#key-store/sqlite-key-reader';
import type { Context } from '#kernel/context';
import { eventCatalogue } from '#kernel/event-catalogue';
import { decrypt, type EventBody } from '#kernel/seal';
import { eventTypesOf } from '#kernel/view';
import { contexts } from '#platform/contexts';
import { filesOf } from '#platform/files-of';
import { SqliteViewSet } from '#read-store/sqlite-view-set';
import { ViewRunner } from '#runner/view-runner';

/** What one rebuild took, in a process of its own. */
export interface RebuildFigures {
  readonly seconds: number;
  readonly events: number;
  readonly personal: number;
  readonly views: number;
  readonly documents: number;
  /** Highest resident memory of the process, in MB. */
  readonly memory: number;
}

const rowsTogether = 8000;
const [way, folder] = process.argv.slice(2) as [string, string];
const files = filesOf(folder);
const rebuilt = join(folder, 'rebuilt');
const bare = join(folder, 'bare');
const shown: readonly Context[] = contexts.filter((each) => each.views.length > 0);
const pathOf = (context: Context) => join(rebuilt, `${context.name}.db`);

/** All views from nothing, with the code that the view thread runs. */
async function rebuild(): Promise<RebuildFigures> {
  rmSync(rebuilt, { recursive: true, force: true });
  mkdirSync(rebuilt);
  const store = sqliteReader(files.log);
  const keys = sqliteKeyReader(files.keys, masterKey(folder));
  const began = performance.now();
  const runner = new ViewRunner(store, keys, eventCatalogue(contexts));
  const sets: SqliteViewSet[] = [];
  for (const context of shown) {
    const set = new SqliteViewSet(pathOf(context), context.views, { rebuilding: true });
    sets.push(set);
    await runner.add({ name: context.name, views: context.views, set, live: false });
  }
  await runner.catchUp();
  for (const set of sets) set.settle();
  const seconds = (performance.now() - began) / 1000;
  let documents = 0;
  for (const [index, context] of shown.entries()) {
    for (const each of context.views) documents += await sets[index]!.reader(each).size();
  }
  for (const set of sets) await set.close();
  const figures = { seconds, documents, views: shown.flatMap((each) => each.views).length, ...counted() };
  return { ...figures, memory: process.resourceUsage().maxRSS / 1024 };
}

/** Reads, parses and decrypts the same events and writes the same final rows, with nothing in between. */
async function withoutViews(): Promise<RebuildFigures> {
  rmSync(bare, { recursive: true, force: true });
  mkdirSync(bare);
  const tables = shown.map((context) => ({ context, tables: finalRows(context) }));
  const keys = sqliteKeyReader(files.keys, masterKey(folder));
  const decrypted = new Set(
    shown.flatMap((each) => each.views.filter((view) => view.personal).flatMap((view) => eventTypesOf(view))),
  );
  const log = new DatabaseSync(files.log, { readOnly: true });
  const read = log.prepare('SELECT position, type, body FROM event WHERE position > ? ORDER BY position LIMIT ?');
  let characters = 0;
  const began = performance.now();
  for (let after = 0; ;) {
    const rows = read.all(after, rowsTogether) as { position: number; type: string; body: string }[];
    const bodies = rows.map((row) => JSON.parse(row.body) as EventBody);
    const boxed = bodies.filter((body) => body.personal && decrypted.has(body.type));
    const found = await keys.find([...new Set(boxed.flatMap((body) => Object.keys(body.personal!)))]);
    for (const body of boxed) {
      for (const [person, box] of Object.entries(body.personal!)) {
        const key = found.get(person);
        if (key) characters += (JSON.parse(decrypt(box, key, `${body.id}:${person}`)) as object) ? box.length : 0;
      }
    }
    if (rows.length < rowsTogether) break;
    after = rows.at(-1)!.position;
  }
  for (const { context, tables: filled } of tables) write(join(bare, `${context.name}.db`), filled);
  const seconds = (performance.now() - began) / 1000;
  if (characters === 0) throw new Error('Nothing personal was read: this compares nothing.');
  const documents = tables.flatMap((each) => each.tables).reduce((sum, each) => sum + each.documents.length, 0);
  log.close();
  return { seconds, documents, views: 0, ...counted(), memory: process.resourceUsage().maxRSS / 1024 };
}

interface FinalTable {
  readonly name: string;
  readonly documents: readonly { readonly key: string; readonly position: number; readonly row: string }[];
  readonly entries: readonly { readonly entry: string; readonly key: string }[];
}

function finalRows(context: Context): FinalTable[] {
  const db = new DatabaseSync(pathOf(context), { readOnly: true });
  const tables = context.views.map(({ name, version }): FinalTable => {
    const table = `${name}@${version}`;
    return {
      name: table,
      documents: db.prepare(`SELECT key, position, row FROM "${table}"`).all() as unknown as FinalTable['documents'],
      entries: db.prepare(`SELECT entry, key FROM "${table}#"`).all() as unknown as FinalTable['entries'],
    };
  });
  db.close();
  return tables;
}

function write(path: string, tables: readonly FinalTable[]): void {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
  for (const { name, documents, entries } of tables) {
    db.exec(`CREATE TABLE "${name}" (key TEXT PRIMARY KEY, position INTEGER NOT NULL, row TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE "${name}#" (entry TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (entry, key)) WITHOUT ROWID;`);
    const put = db.prepare(
      `INSERT INTO "${name}" (key, position, row) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET position = excluded.position, row = excluded.row`,
    );
    const putEntry = db.prepare(`INSERT OR IGNORE INTO "${name}#" (entry, key) VALUES (?, ?)`);
    inPieces(db, documents, ({ key, position, row }) => put.run(key, position, row));
    inPieces(db, entries, ({ entry, key }) => putEntry.run(entry, key));
  }
  db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

function inPieces<T>(db: DatabaseSync, all: readonly T[], put: (each: T) => void): void {
  for (let at = 0; at < all.length; at += rowsTogether) {
    db.exec('BEGIN IMMEDIATE');
    for (const each of all.slice(at, at + rowsTogether)) put(each);
    db.exec('COMMIT');
  }
}

function counted(): { readonly events: number; readonly personal: number } {
  const personal = [...eventCatalogue(contexts).types].flatMap(([type, { personal: fields }]) =>
    fields ? [type] : [],
  );
  const log = new DatabaseSync(files.log, { readOnly: true });
  const count = (where: string, ...values: string[]) =>
    Number(log.prepare(`SELECT count(*) AS n FROM event ${where}`).get(...values)!['n']);
  const figures = {
    events: count(''),
    personal: count(`WHERE type IN (${personal.map(() => '?').join(', ')})`, ...personal),
  };
  log.close();
  return figures;
}

process.stdout.write(`${JSON.stringify(await (way === 'bare' ? withoutViews() : rebuild()))}\n`);
