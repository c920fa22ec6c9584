import type { Position } from '#kernel/event';
import type { SealedEvent, StoredEvent } from '#kernel/seal';

/** The revision that a stream must have for an append to succeed; `-1` says that it must not exist. */
export type ExpectedRevision = number;

export const noStream: ExpectedRevision = -1;

/** Largest batch, in bytes of bodies; every adapter keeps to the smallest limit of any of them. */
export const maxBatchBytes = 1_000_000;

export interface Appended {
  /** Revision of the batch's last event. */
  readonly revision: number;
  /** Position of the batch's last event. */
  readonly position: Position;
}

export interface LogFilter {
  /** Only these event types. */
  readonly types?: readonly string[];
  /** Only streams of this category. */
  readonly category?: string;
}

/**
 * An append-only log of streams. What every adapter promises is in `event-store.contract.ts`:
 * - a batch is stored whole or not at all, at exactly the expected revision;
 * - the same batch (ids and expectation) again writes nothing and returns the same revision;
 * - a partial overlap is a conflict;
 * - whole-log reads are in one global order and resume after a position;
 * - what was acknowledged survives a crash of the process.
 */
export interface EventStore {
  /**
   * Appends sealed events to one stream. Throws `RevisionConflict` when the stream is elsewhere, `InvalidAppend` when
   * the batch is not acceptable, and `OutcomeUnknown` when it may or may not have been stored.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly SealedEvent[]): Promise<Appended>;
  /** Events of a stream after a revision (-1 for all), oldest first, at most `limit` (default 1,000). */
  readStream(stream: string, after?: number, limit?: number): Promise<readonly StoredEvent[]>;
  /** The newest event of a stream. */
  lastOf(stream: string): Promise<StoredEvent | undefined>;
  /** Events of the whole log after a position, in order, at most `limit` (default 1,000). */
  readAll(after: Position, options?: LogFilter & { readonly limit?: number }): Promise<readonly StoredEvent[]>;
  /** Position of the newest event; 0 when there is none. */
  head(): Promise<Position>;
  /** Calls back with a position that was reached, soon after events are stored. Returns how to stop. */
  onAppended(listener: (head: Position) => void): () => void;
  close(): Promise<void>;
}

/** The stream is not where the caller thought: read it again and decide again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number,
  ) {
    super(`Stream ${stream} is at revision ${actual}, not at ${expected}.`);
  }
}

/** The batch can never be stored as it is. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** The store did not answer: the batch may be stored or not. Send the very same batch again, then read. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The store cannot write now (disk full, read-only, gone); nothing was stored. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Refuses what no adapter accepts: empty batches, bad names, wrong order, too many bytes. Throws `InvalidAppend`. */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly SealedEvent[]): void {
  if (!/^[a-z]+\.[a-z_]+-[^\p{Cc}]+$/u.test(stream) || stream.length > 200) {
    throw new InvalidAppend(`"${stream}" is no stream name: it must read context.aggregate-id.`);
  }
  if (!Number.isSafeInteger(expected) || expected < noStream) {
    throw new InvalidAppend(`The expected revision of ${stream} must be -1 or a revision, not ${expected}.`);
  }
  if (events.length === 0) throw new InvalidAppend(`Nothing to append to ${stream}.`);
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    if (!/^[a-z]+\.[a-z][a-z-]*$/.test(event.type)) throw new InvalidAppend(`"${event.type}" is no event type.`);
    if (event.stream !== stream || event.revision !== expected + 1 + index) {
      throw new InvalidAppend(`Event ${index} was sealed for ${event.stream} at ${event.revision}, not for here.`);
    }
    bytes += Buffer.byteLength(event.body);
  }
  if (bytes > maxBatchBytes) {
    throw new InvalidAppend(`A batch may hold ${maxBatchBytes} bytes; this one for ${stream} has ${bytes}.`);
  }
}
