import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { fixedClock } from '#kernel/clock';
import { parseBody, seal } from '#kernel/seal';
import { checkpointSecret, checkpointSigner, checkpointStream, faultOf, readCheckpoint } from './checkpoint.js';
import { keepCheckpoints } from './checkpoint-keeper.js';
import { HistoryTree } from './history-tree.js';
import { recallWitness } from './witness.js';

const now = '2026-03-02T18:00:00.000Z';

describe('The keeper of checkpoints', () => {
  let store: MemoryEventStore;
  let keys: MemoryKeyStore;
  let previous: string;
  let revision: number;

  beforeEach(() => {
    store = new MemoryEventStore();
    keys = new MemoryKeyStore();
    previous = '';
    revision = -1;
  });

  const record = async (count: number) => {
    for (let index = 0; index < count; index++) {
      revision++;
      const draft = { occurredAt: now, recordedAt: now, meta: { actor: 'spec', command: 'c', request: '' } };
      const event = seal(
        { id: `e${revision}`, stream: 'spec.thing-1', revision, type: 'spec.thing-made', data: {}, previous, ...draft },
        {},
        () => undefined,
      );
      await store.append('spec.thing-1', revision - 1, [event]);
      previous = event.hash;
    }
  };
  const keep = (everyEvents = 1000) =>
    keepCheckpoints({ store, keys, clock: fixedClock(now), everyEvents, everyMs: 60_000 });
  const signed = async () =>
    (await store.readStream(checkpointStream)).map((event) => readCheckpoint(parseBody(event).data)!);
  const rootOver = async (size: number) => {
    const tree = new HistoryTree();
    for (const event of await store.readAll(0, { limit: size })) tree.add(event.hash);
    return tree.root();
  };

  it('signs the whole log, its own checkpoints included, in one tree', async () => {
    const keeper = await keep();
    await record(3);
    await keeper.signNow();
    await record(2);
    await keeper.signNow();
    await keeper.close();
    const { publicKey } = checkpointSigner(await keys.secret(checkpointSecret));
    const checkpoints = await signed();
    expect(checkpoints.map(({ size, position, root }) => ({ size, position, root }))).toEqual([
      { size: 3, position: 3, root: await rootOver(3) },
      { size: 6, position: 6, root: await rootOver(6) },
    ]);
    expect(checkpoints.map((each) => faultOf(each, publicKey))).toEqual([undefined, undefined]);
  });

  it('signs by itself after so many events, and what is left when it is closed', async () => {
    const keeper = await keep(4);
    await record(10);
    await keeper.close();
    const checkpoints = await signed();
    expect(checkpoints.at(-1)!.root).toBe(await rootOver(checkpoints.at(-1)!.size));
    const last = await store.lastOf(checkpointStream);
    expect(last!.position).toBe(await store.head());
    expect(checkpoints.at(-1)!.position).toBe(last!.position - 1);
  });

  it('goes on where it stopped, and writes nothing when nothing happened', async () => {
    await record(5);
    await (await keep()).close();
    await (await keep()).close();
    expect(await signed()).toHaveLength(1);
    await record(1);
    await (await keep()).close();
    expect((await signed()).map(({ size, root }) => ({ size, root }))).toEqual([
      { size: 5, root: await rootOver(5) },
      { size: 7, root: await rootOver(7) },
    ]);
  });

  it('remembers the newest one outside the log, with the event that holds it', async () => {
    await record(2);
    await (await keep()).close();
    const event = (await store.lastOf(checkpointStream))!;
    expect(await recallWitness(keys)).toEqual({
      checkpoint: readCheckpoint(parseBody(event).data),
      revision: 0,
      at: event.position,
      hash: event.hash,
    });
  });

  it('signs nothing over a log that was cut, and leaves the evidence', async () => {
    await record(2);
    await (await keep()).close();
    const witness = await recallWitness(keys);
    store = new MemoryEventStore();
    revision = -1;
    previous = '';
    await record(1);
    const keeper = await keep();
    await keeper.signNow();
    expect(keeper.state().stopped).toBe('The log ends before the checkpoint that was signed at position 3.');
    await keeper.close();
    expect(await signed()).toEqual([]);
    expect(await recallWitness(keys)).toEqual(witness);
  });
});
