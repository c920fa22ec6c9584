import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel/identifiers';
import { parseBody, seal, type SealedEvent } from '#kernel/seal';
import { type EventStore, InvalidAppend, noStream, RevisionConflict } from './event-store.js';

/** Sealed events for one stream from a revision on, without personal data. */
export function sealedEvents(stream: string, from: number, ...names: readonly string[]): SealedEvent[] {
  return names.map((name, index) =>
    seal(
      {
        id: derivedId(stream, name),
        stream,
        revision: from + index,
        type: name.startsWith('b') ? 'spec.beta-happened' : 'spec.alpha-happened',
        occurredAt: '2026-01-01T10:00:00.000Z',
        recordedAt: '2026-01-02T10:00:00.000Z',
        data: { name },
        meta: { actor: 'spec', command: derivedId('command', name), request: '' },
        previous: '',
      },
      {},
      () => undefined,
    ),
  );
}

/** What every event store must promise; each adapter runs it with its own way of opening a store. */
export function eventStoreContract(open: () => Promise<{ store: EventStore; close(): Promise<void> }>): void {
  describe('as every event store', () => {
    let store: EventStore;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());

    const append = (stream: string, expected: number, ...names: string[]) =>
      store.append(stream, expected, sealedEvents(stream, expected + 1, ...names));
    const namesOf = (events: readonly { body: string }[]) =>
      events.map((event) => parseBody(event as never).data['name']);

    it('gives back the very bytes, in order, with revision and rising position', async () => {
      const events = sealedEvents('spec.thing-1', 0, 'a1', 'b1');
      const appended = await store.append('spec.thing-1', noStream, events);
      const stored = await store.readStream('spec.thing-1');
      expect(stored.map(({ body, hash, revision }) => ({ body, hash, revision }))).toEqual(
        events.map(({ body, hash, revision }) => ({ body, hash, revision })),
      );
      expect(appended).toEqual({ revision: 1, position: stored[1]!.position });
      expect(stored[0]!.position).toBeLessThan(stored[1]!.position);
      expect(await store.head()).toBe(appended.position);
    });

    it('is empty at first', async () => {
      expect(await store.readStream('spec.thing-9')).toEqual([]);
      expect(await store.lastOf('spec.thing-9')).toBeUndefined();
      expect(await store.readAll(0)).toEqual([]);
      expect(await store.head()).toBe(0);
    });

    it('appends only at the expected revision and names the real one', async () => {
      await append('spec.thing-1', noStream, 'a1', 'a2', 'a3');
      for (const expected of [noStream, 0, 1, 3, 10]) {
        const refused = await append('spec.thing-1', expected, 'x1').catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RevisionConflict);
        expect(refused).toMatchObject({ stream: 'spec.thing-1', expected, actual: 2 });
      }
      expect((await append('spec.thing-1', 2, 'a4')).revision).toBe(3);
      await expect(append('spec.thing-2', 0, 'x1')).rejects.toMatchObject({ actual: -1 });
    });

    it('lets exactly one of many rivals win', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, index) => append('spec.thing-1', noStream, `a${index}`)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.readStream('spec.thing-1')).toHaveLength(1);
    });

    it('takes the same batch again as done, however late, and writes nothing', async () => {
      const first = await append('spec.thing-1', noStream, 'a1', 'a2', 'a3');
      const second = await append('spec.thing-1', 2, 'a4');
      expect(await append('spec.thing-1', noStream, 'a1', 'a2', 'a3')).toEqual(first);
      expect(await append('spec.thing-1', 2, 'a4')).toEqual(second);
      expect((await append('spec.thing-1', noStream, 'a1', 'a2')).revision).toBe(1);
      expect(namesOf(await store.readStream('spec.thing-1'))).toEqual(['a1', 'a2', 'a3', 'a4']);
    });

    it('takes a partial overlap as a conflict and writes none of it', async () => {
      await append('spec.thing-1', noStream, 'a1', 'a2');
      await expect(append('spec.thing-1', noStream, 'a1', 'a2', 'a3')).rejects.toBeInstanceOf(RevisionConflict);
      await expect(append('spec.thing-1', 0, 'a2', 'a3')).rejects.toBeInstanceOf(RevisionConflict);
      await expect(append('spec.thing-1', noStream, 'a2')).rejects.toBeInstanceOf(RevisionConflict);
      expect(namesOf(await store.readStream('spec.thing-1'))).toEqual(['a1', 'a2']);
    });

    it('stores a batch whole: a rejected one leaves no trace between its neighbours', async () => {
      const outcomes = await Promise.allSettled([
        append('spec.thing-1', noStream, 'a1', 'a2'),
        append('spec.thing-1', 7, 'x1', 'x2'),
        append('spec.thing-2', noStream, 'b1', 'b2'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(namesOf(await store.readAll(0))).toEqual(['a1', 'a2', 'b1', 'b2']);
    });

    it('keeps one global order under concurrency, each batch in one piece', async () => {
      await Promise.all(
        Array.from({ length: 40 }, (_, index) => append(`spec.thing-${index}`, noStream, `a${index}`, `b${index}`)),
      );
      const all = await store.readAll(0);
      const positions = all.map(({ position }) => position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      expect(new Set(positions).size).toBe(80);
      for (let index = 0; index < 80; index += 2) expect(all[index]!.stream).toBe(all[index + 1]!.stream);
    });

    it('resumes after a position, exclusively, in batches that add up', async () => {
      for (let index = 0; index < 10; index++) await append(`spec.thing-${index}`, noStream, `a${index}`);
      const whole = await store.readAll(0);
      const pieces = [];
      for (let after = 0; ;) {
        const piece = await store.readAll(after, { limit: 3 });
        if (piece.length === 0) break;
        pieces.push(...piece);
        after = piece.at(-1)!.position;
      }
      expect(pieces).toEqual(whole);
      expect(await store.readAll(whole.at(-1)!.position)).toEqual([]);
      expect(await store.readAll(whole.at(-1)!.position + 1_000_000)).toEqual([]);
    });

    it('reads a stream after a revision and no further than asked', async () => {
      await append('spec.thing-1', noStream, 'a1', 'a2', 'a3', 'a4');
      expect(namesOf(await store.readStream('spec.thing-1', 0, 2))).toEqual(['a2', 'a3']);
      expect(await store.readStream('spec.thing-1', 3)).toEqual([]);
      expect(await store.readStream('spec.thing-1', 99)).toEqual([]);
      expect((await store.lastOf('spec.thing-1'))?.revision).toBe(3);
    });

    it('filters by type and by category', async () => {
      await append('spec.thing-1', noStream, 'a1', 'b1');
      await append('spec.other-1', noStream, 'a2', 'b2');
      expect(namesOf(await store.readAll(0, { types: ['spec.beta-happened'] }))).toEqual(['b1', 'b2']);
      expect(namesOf(await store.readAll(0, { category: 'spec.other' }))).toEqual(['a2', 'b2']);
      expect(namesOf(await store.readAll(0, { category: 'spec.oth' }))).toEqual([]);
      expect(namesOf(await store.readAll(0, { category: 'spec.thing', types: ['spec.beta-happened'] }))).toEqual([
        'b1',
      ]);
    });

    it('tells listeners that it grew, until they stop', async () => {
      const heard = await new Promise<number>((resolve) => {
        const stop = store.onAppended((head) => {
          stop();
          resolve(head);
        });
        void append('spec.thing-1', noStream, 'a1');
      });
      expect(heard).toBe(await store.head());
    });

    it('refuses what no server takes, before it is sent', async () => {
      const refused = [
        append('spec.thing-1', noStream),
        append('', noStream, 'a1'),
        append('$spec.thing-1', noStream, 'a1'),
        append('spec.thing-\u0000', noStream, 'a1'),
        append('spec.thing-1', -2, 'a1'),
        store.append('spec.thing-1', noStream, sealedEvents('spec.thing-1', 5, 'a1')),
        store.append('spec.thing-1', noStream, sealedEvents('spec.thing-2', 0, 'a1')),
        store.append('spec.thing-1', noStream, [{ ...sealedEvents('spec.thing-1', 0, 'a1')[0]!, type: '$a' }]),
        append('spec.thing-1', noStream, 'a'.repeat(1_000_001)),
      ];
      for (const each of await Promise.allSettled(refused)) {
        expect(each.status === 'rejected' && each.reason).toBeInstanceOf(InvalidAppend);
      }
      expect(await store.head()).toBe(0);
    });
  });
}
