import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { EventStore } from '#event-store/event-store';
import { SqliteLog } from '#event-store/sqlite-log';
import { sqliteReader } from '#event-store/sqlite-reader';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { aggregate } from '#kernel/aggregate';
import { fixedClock } from '#kernel/clock';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { hashOf, seal } from '#kernel/seal';
import { checkpoint, checkpointStream, checkpointType } from '../checkpoint/checkpoint.js';
import { keepCheckpoints } from '../checkpoint/checkpoint-keeper.js';
import { witnessName } from '../checkpoint/witness.js';
import { type Finding, Findings } from './finding.js';
import { checkpointPublicKey, verifyLog } from './verify-log.js';

type Planted = DomainEvent<'spec.tree-planted', { tree: string; owner: string; name?: string }>;
type Watered = DomainEvent<'spec.tree-watered', { tree: string; litres: number }>;

const tree = aggregate<null, Planted | Watered>({
  category: 'spec.tree',
  initial: null,
  evolve: () => null,
  events: { 'spec.tree-planted': { personal: [{ of: 'owner', fields: ['name'] }] }, 'spec.tree-watered': {} },
});
const catalogue = eventCatalogue([{ aggregates: [tree, checkpoint] }]);
const instant = '2026-03-02T18:00:00.000Z';

describe('Verifying a log', () => {
  let folder: string;
  let path: string;
  let keys: MemoryKeyStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'folkmoot-verify-'));
    path = join(folder, 'log.db');
    keys = new MemoryKeyStore();
    await grow(24, 10);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Four trees take turns, with a checkpoint after every so many events and one at the end. */
  async function grow(events: number, everyEvents: number): Promise<void> {
    const log = new SqliteLog(path);
    const store = writable(log);
    const keeper = await keepCheckpoints({ store, keys, clock: fixedClock(instant), everyEvents });
    const ends = new Map<string, { revision: number; hash: string }>();
    for (let index = 0; index < events; index++) {
      const id = `${index % 4}`;
      const stream = `spec.tree-${id}`;
      const { revision, hash } = ends.get(stream) ?? { revision: -1, hash: '' };
      const event: Planted | Watered =
        revision < 0
          ? { type: 'spec.tree-planted', data: { tree: id, owner: `person-${id}`, name: 'Ada Invented' } }
          : { type: 'spec.tree-watered', data: { tree: id, litres: index } };
      const personKeys = await keys.ensure([`person-${id}`]);
      const sealed = seal(
        {
          id: derivedId('spec', index),
          stream,
          revision: revision + 1,
          type: event.type,
          occurredAt: instant,
          recordedAt: instant,
          data: event.data as Record<string, unknown>,
          meta: { actor: 'spec', command: `c${index}`, request: '' },
          previous: hash,
        },
        catalogue.types.get(event.type)!,
        (person) => personKeys.get(person),
      );
      await store.append(stream, revision, [sealed]);
      ends.set(stream, { revision: revision + 1, hash: sealed.hash });
      if ((index + 1) % everyEvents === 0) await keeper.signNow();
    }
    await keeper.close();
    log.close();
  }

  function writable(log: SqliteLog): EventStore {
    return {
      ...sqliteReader(path),
      append: async (stream, expected, events) => {
        const [result] = log.appendGroup([{ stream, expected, events }]);
        if (result?.kind !== 'stored') throw new Error(`not stored: ${JSON.stringify(result)}`);
        return result;
      },
    };
  }

  async function verify(known = catalogue) {
    const findings = new Findings();
    const store = sqliteReader(path);
    const facts = await verifyLog({
      store,
      keys,
      catalogue: known,
      publicKey: await checkpointPublicKey(keys),
      findings,
    });
    await store.close();
    return { facts, findings: findings.kept };
  }

  function tamper(...statements: readonly (readonly [sql: string, ...values: SQLInputValue[]])[]): void {
    const db = new DatabaseSync(path);
    db.exec('PRAGMA synchronous = OFF; BEGIN');
    for (const [sql, ...values] of statements) db.prepare(sql).run(...values);
    db.exec('COMMIT');
    db.close();
  }

  interface Row {
    position: number;
    stream: string;
    revision: number;
    type: string;
    occurred_at: string;
    body: string;
    hash: Uint8Array;
  }

  function rows(where = '1 = 1'): Row[] {
    const db = new DatabaseSync(path, { readOnly: true });
    const found = db.prepare(`SELECT * FROM event WHERE ${where} ORDER BY position`).all() as unknown as Row[];
    db.close();
    return found;
  }

  /** Writes an event anew with a hash that fits, and all after it in its stream so that the chain fits as well. */
  function forge(at: number, change: (body: Record<string, unknown>) => void): void {
    const [first] = rows(`position = ${at}`);
    let previous: string | undefined;
    for (const row of rows(`stream = '${first!.stream}' AND revision >= ${first!.revision}`)) {
      const body = JSON.parse(row.body) as Record<string, unknown>;
      if (previous === undefined) change(body);
      else body['previous'] = previous;
      const text = canonicalize(body)!;
      previous = hashOf(text);
      tamper([
        'UPDATE event SET body = ?, hash = ? WHERE position = ?',
        text,
        Buffer.from(previous, 'hex'),
        row.position,
      ]);
    }
  }

  const brief = (findings: readonly Finding[]) =>
    findings.map(({ kind, position, field, from, to }) =>
      kind === 'stretch' || kind === 'witness' ? { kind, field, from, to } : { kind, position, field },
    );

  it('finds nothing in a log that nobody touched, and says what it covers', async () => {
    const { facts, findings } = await verify();
    expect(findings).toEqual([]);
    expect(facts).toEqual({ events: 27, head: 27, root: expect.any(String), checkpoints: 3, covered: 26 });
  });

  it.each([
    ['the body', 'UPDATE event SET body = replace(body, \'"litres":5\', \'"litres":500\') WHERE position = 6', 'body'],
    ['a body to nonsense', "UPDATE event SET body = 'nonsense' WHERE position = 6", 'body'],
    ['the hash', 'UPDATE event SET hash = zeroblob(32) WHERE position = 6', 'body'],
    ['the stream', "UPDATE event SET stream = 'spec.tree-9' WHERE position = 6", 'stream'],
    ['the revision', 'UPDATE event SET revision = 77 WHERE position = 6', 'revision'],
    ['the type', "UPDATE event SET type = 'spec.tree-planted' WHERE position = 6", 'type'],
    ['the time', "UPDATE event SET occurred_at = '2020-01-01T00:00:00.000Z' WHERE position = 6", 'occurredAt'],
  ])('names the event and the field when somebody changed %s', async (_what, sql, field) => {
    tamper([sql]);
    expect(brief((await verify()).findings)).toContainEqual({ kind: 'event', position: 6, field });
  });

  it('says it in words', async () => {
    tamper(["UPDATE event SET occurred_at = '2020-01-01T00:00:00.000Z' WHERE position = 6"]);
    expect((await verify()).findings.map(({ text }) => text)).toEqual([
      'Position 6, spec.tree-1 revision 1 (spec.tree-watered): the column says occurredAt "2020-01-01T00:00:00.000Z", ' +
        'the body "2026-03-02T18:00:00.000Z".',
    ]);
  });

  it('names an event that went elsewhere', async () => {
    tamper(['UPDATE event SET position = 1000 WHERE position = 6']);
    const found = brief((await verify()).findings);
    expect(found).toContainEqual({ kind: 'event', position: 7, field: 'position' });
    expect(found).toContainEqual({ kind: 'event', position: 1000, field: 'position' });
  });

  it('names the next event of the stream when a changed one got a hash that fits', async () => {
    const [row] = rows('position = 6');
    const body = row!.body.replace('"litres":5', '"litres":500');
    tamper(['UPDATE event SET body = ?, hash = ? WHERE position = 6', body, Buffer.from(hashOf(body), 'hex')]);
    expect(brief((await verify()).findings)).toEqual([
      { kind: 'event', position: 10, field: 'previous' },
      { kind: 'stretch', field: 'root', from: 1, to: 10 },
    ]);
  });

  it('names the stretch between two checkpoints when the rest of the stream was chained anew', async () => {
    forge(14, (body) => (body['data'] = { tree: '0', litres: 9999 }));
    expect(brief((await verify()).findings)).toEqual([
      { kind: 'stretch', field: 'root', from: 11, to: 21 },
      { kind: 'stretch', field: 'root', from: 22, to: 26 },
    ]);
  });

  it('names the checkpoint when one was forged, also by somebody with a key of their own', async () => {
    const [row] = rows(`type = '${checkpointType}'`);
    forge(row!.position, (body) => ((body['data'] as Record<string, unknown>)['root'] = '0'.repeat(64)));
    expect(brief((await verify()).findings)).toContainEqual({
      kind: 'checkpoint',
      position: row!.position,
      field: 'signature',
    });
    forge(row!.position, (body) => ((body['data'] as Record<string, unknown>)['publicKey'] = '0'.repeat(64)));
    expect(brief((await verify()).findings)).toContainEqual({
      kind: 'checkpoint',
      position: row!.position,
      field: 'publicKey',
    });
  });

  it('names the cut when the tail is gone, with and without the checkpoints in it', async () => {
    tamper(['DELETE FROM event WHERE position > 18']);
    expect(brief((await verify()).findings)).toEqual([{ kind: 'witness', field: 'tail', from: 11, to: 27 }]);
  });

  it('names the cut when not a single event is left', async () => {
    tamper(['DELETE FROM event']);
    expect(brief((await verify()).findings)).toEqual([{ kind: 'witness', field: 'tail', from: 1, to: 27 }]);
  });

  it('names the stretches from which a whole stream was dropped', async () => {
    tamper(["DELETE FROM event WHERE stream = 'spec.tree-2'"], ['UPDATE event SET position = -position']);
    // closing the gaps does not help: the number of events was signed
    tamper(
      ...rows()
        .toReversed()
        .map(
          ({ position }, index) => ['UPDATE event SET position = ? WHERE position = ?', index + 1, position] as const,
        ),
    );
    const found = (await verify()).findings.filter(({ kind }) => kind === 'stretch');
    expect(found.map(({ field }) => field)).toEqual(['size', 'size', 'size']);
  });

  it('names the stretch in which two events changed places', async () => {
    tamper(
      ['UPDATE event SET position = -1 WHERE position = 13'],
      ['UPDATE event SET position = 13 WHERE position = 14'],
      ['UPDATE event SET position = 14 WHERE position = -1'],
    );
    expect(brief((await verify()).findings)).toEqual([{ kind: 'stretch', field: 'root', from: 11, to: 21 }]);
  });

  it('names what it does not know', async () => {
    const older = eventCatalogue([
      {
        aggregates: [
          { ...tree, events: { 'spec.tree-planted': tree.events['spec.tree-planted'] } } as never,
          checkpoint,
        ],
      },
    ]);
    expect(brief((await verify(older)).findings)[0]).toEqual({ kind: 'event', position: 5, field: 'type' });
  });

  it('names personal fields that do not open, and takes those of an erased person as they are', async () => {
    await keys.forget('person-0', instant);
    expect((await verify()).findings).toEqual([]);
    const lost = new MemoryKeyStore();
    await lost.remember(witnessName, (await keys.recall(witnessName))!);
    const store = sqliteReader(path);
    const findings = new Findings();
    await lost.ensure(['person-1', 'person-2', 'person-3']);
    await lost.forget('person-2', instant);
    await verifyLog({ store, keys: lost, catalogue, publicKey: await checkpointPublicKey(keys), findings });
    await store.close();
    expect(findings.kept.map(({ text }) => text)).toEqual([
      'Position 1, spec.tree-0 revision 0 (spec.tree-planted): the key of person-0 is missing, who was not erased.',
      'Position 2, spec.tree-1 revision 0 (spec.tree-planted): the personal fields of person-1 do not open with their key.',
      'Position 4, spec.tree-3 revision 0 (spec.tree-planted): the personal fields of person-3 do not open with their key.',
    ]);
  });

  it('notices any change of anything in any event, hashes recomputed or not', async () => {
    const { facts } = await verify();
    const pristine = rows();
    const restore = () => {
      const db = new DatabaseSync(path);
      db.exec('PRAGMA synchronous = OFF; BEGIN; DELETE FROM event');
      const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
      for (const row of pristine) insert.run(...(Object.values(row) as SQLInputValue[]));
      db.exec('COMMIT');
      db.close();
    };
    const position = fc.integer({ min: 1, max: facts.head });
    const bodyField = fc.constantFrom(
      'id',
      'schema',
      'occurredAt',
      'recordedAt',
      'previous',
      'data',
      'meta',
      'personal',
    );
    const act = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), position, field: bodyField, rechain: fc.boolean() }),
      fc.record({ kind: fc.constant('remove' as const), position }),
      fc.record({ kind: fc.constant('cut' as const), position }),
      fc
        .record({ kind: fc.constant('swap' as const), position, other: position })
        .filter((swap) => swap.position !== swap.other),
      fc.record({
        kind: fc.constant('drop' as const),
        stream: fc.constantFrom('spec.tree-0', 'spec.tree-3', checkpointStream),
      }),
    );
    await fc.assert(
      fc.asyncProperty(act, async (done) => {
        restore();
        switch (done.kind) {
          case 'change': {
            const change = (body: Record<string, unknown>) => {
              const before = body[done.field];
              body[done.field] =
                typeof before === 'string' ? `${before}x` : typeof before === 'number' ? before + 1 : { other: 1 };
            };
            if (done.rechain) forge(done.position, change);
            else {
              const body = JSON.parse(pristine[done.position - 1]!.body) as Record<string, unknown>;
              change(body);
              tamper(['UPDATE event SET body = ? WHERE position = ?', JSON.stringify(body), done.position]);
            }
            break;
          }
          case 'remove':
            tamper(['DELETE FROM event WHERE position = ?', done.position]);
            break;
          case 'cut':
            tamper(['DELETE FROM event WHERE position >= ?', done.position]);
            break;
          case 'swap':
            tamper(
              ['UPDATE event SET position = -1 WHERE position = ?', done.position],
              ['UPDATE event SET position = ? WHERE position = ?', done.position, done.other],
              ['UPDATE event SET position = ? WHERE position = -1', done.other],
            );
            break;
          case 'drop':
            tamper(['DELETE FROM event WHERE stream = ?', done.stream]);
        }
        expect((await verify()).findings).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
    restore();
    expect((await verify()).findings).toEqual([]);
  }, 30_000);
});
