import type { EventStore } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import type { EventTypeDefinition } from '#kernel/aggregate';
import type { Clock } from '#kernel/clock';
import type { Position } from '#kernel/event';
import { derivedId, newId } from '#kernel/identifiers';
import { parseBody, seal, type StoredEvent } from '#kernel/seal';
import {
  type Checkpoint,
  checkpoint,
  checkpointSecret,
  checkpointSigner,
  checkpointStream,
  checkpointType,
  faultOf,
  readCheckpoint,
} from './checkpoint.js';
import { HistoryTree } from './history-tree.js';
import { recallWitness, rememberWitness, type Witness } from './witness.js';

export interface CheckpointKeeper {
  /** Signs what is not signed yet, if it is at least so many events (1). Gives the newest checkpoint, if there is one. */
  signNow(atLeast?: number): Promise<Witness | undefined>;
  /** The newest checkpoint and what came after it. */
  state(): CheckpointKeeperState;
  /** Signs what is left and stops. */
  close(): Promise<void>;
}

export interface CheckpointKeeperState {
  readonly last: Witness | undefined;
  /** Instant of the newest checkpoint's recording. */
  readonly signedAt: string | undefined;
  /** Why nothing is signed any more: what it found does not fit what was signed before. */
  readonly stopped: string | undefined;
}

export interface CheckpointKeeperOptions {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly clock: Clock;
  /** A checkpoint after so many new events; 1,000 if left out. */
  readonly everyEvents?: number;
  /** A checkpoint this long (ms) after an event that none covers; a minute if left out. */
  readonly everyMs?: number;
}

/** So many events are hashed between two turns of the event loop: about 2 ms of work. */
const batchSize = 250;

/**
 * Follows the log and signs checkpoints over the hashes of its events. When the log does not fit what was signed before
 * (a cut tail, a changed checkpoint) it signs nothing and says so, so that what was remembered stays as evidence.
 */
export async function keepCheckpoints(options: CheckpointKeeperOptions): Promise<CheckpointKeeper> {
  const { store, keys, clock, everyEvents = 1000, everyMs = 60_000 } = options;
  const signer = checkpointSigner(await keys.secret(checkpointSecret));
  let tree = new HistoryTree();
  let position: Position = 0;
  let last: Witness | undefined;
  let signedAt: string | undefined;
  let stopped: string | undefined;
  /** Events since the newest checkpoint that are not checkpoints themselves. */
  let unsigned = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let work: Promise<void> = Promise.resolve();
  let following = false;

  await resume();
  const unsubscribe = store.onAppended((head) => {
    if (head - position >= everyEvents) follow();
    else armTimer();
  });
  follow();

  return {
    signNow: async (atLeast = 1) => {
      await enqueue(async () => {
        await readOn(false);
        if (unsigned >= atLeast) await sign();
        else if (unsigned > 0) armTimer();
      });
      return last;
    },
    state: () => ({ last, signedAt, stopped }),
    close: async () => {
      if (closed) return;
      unsubscribe();
      clearTimeout(timer);
      await enqueue(async () => {
        await readOn(false);
        if (unsigned > 0) await sign();
      });
      closed = true;
    },
  };

  /** One thing after another. */
  function enqueue(task: () => Promise<void>): Promise<void> {
    work = work.then(async () => {
      if (closed || stopped !== undefined) return;
      // what the store refuses now is signed at the next occasion
      await task().catch(armTimer);
    });
    return work;
  }

  function follow(): void {
    if (following || closed) return;
    following = true;
    void enqueue(async () => {
      following = false;
      await readOn(true);
      if (unsigned > 0) armTimer();
    });
  }

  function armTimer(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void enqueue(async () => {
        await readOn(true);
        if (unsigned > 0) await sign();
      });
    }, everyMs).unref();
  }

  async function resume(): Promise<void> {
    const witness = await recallWitness(keys);
    const newest = await store.lastOf(checkpointStream);
    const found = newest && readCheckpoint(parseBody(newest).data);
    try {
      if (witness === 'unreadable') throw new Mismatch('What the key store remembers of it cannot be read.');
      if (witness && (!newest || newest.revision < witness.revision)) {
        throw new Mismatch(`The log ends before the checkpoint that was signed at position ${witness.at}.`);
      }
      if (!newest) return;
      const fault = found ? faultOf(found, signer.publicKey) : 'shape';
      if (!found || fault) throw new Mismatch(`The checkpoint at position ${newest.position} is damaged (${fault}).`);
      tree = new HistoryTree(found);
      position = found.position;
      last = witnessOf(newest, found);
      signedAt = parseBody(newest).recordedAt;
      // a crash between the event and the key store leaves the witness one behind
      if (!witness || witness.revision < newest.revision) await rememberWitness(keys, last);
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      stopped = error.message;
    }
  }

  /** Adds what is new to the tree; with `signing`, signs at each full number of events. */
  async function readOn(signing: boolean): Promise<void> {
    for (;;) {
      const batch = await store.readAll(position, { limit: batchSize });
      for (const event of batch) {
        tree.add(event.hash);
        position = event.position;
        if (event.type !== checkpointType) unsigned++;
        if (signing && unsigned >= everyEvents) await sign();
      }
      if (batch.length < batchSize) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function sign(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const signed = signer.sign(tree, position);
    const before = await store.lastOf(checkpointStream);
    const now = clock();
    const command = newId();
    const revision = (before?.revision ?? -1) + 1;
    const sealed = seal(
      {
        id: derivedId(command, 0),
        stream: checkpointStream,
        revision,
        type: checkpointType,
        occurredAt: now,
        recordedAt: now,
        data: { ...signed },
        meta: { actor: 'checkpoints', command, request: '' },
        previous: before?.hash ?? '',
      },
      checkpoint.events[checkpointType] as EventTypeDefinition,
      () => undefined,
    );
    const appended = await store.append(checkpointStream, revision - 1, [sealed]);
    last = { checkpoint: signed, revision, at: appended.position, hash: sealed.hash };
    signedAt = now;
    unsigned = 0;
    await rememberWitness(keys, last);
  }
}

/** What was signed before and what is in the log now do not go together. */
class Mismatch extends Error {}

function witnessOf(event: StoredEvent, signed: Checkpoint): Witness {
  return { checkpoint: signed, revision: event.revision, at: event.position, hash: event.hash };
}
