import { LRUCache } from 'lru-cache';
import type { EventStore } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import type { EventTypeDefinition } from '#kernel/aggregate';
import type { Position } from '#kernel/event';
import type { EventCatalogue } from '#kernel/event-catalogue';
import { decrypt, type EventBody, hashOf, parseBody, type StoredEvent } from '#kernel/seal';
import {
  type Checkpoint,
  checkpointSecret,
  checkpointSigner,
  checkpointStream,
  checkpointType,
  faultOf,
  readCheckpoint,
} from '../checkpoint/checkpoint.js';
import { HistoryTree } from '../checkpoint/history-tree.js';
import { recallWitness, type Witness } from '../checkpoint/witness.js';
import type { Findings } from './finding.js';

export interface VerifyLogOptions {
  readonly store: Pick<EventStore, 'readAll' | 'readStream' | 'head'>;
  readonly keys: Pick<KeyStore, 'find' | 'erasures' | 'recall'>;
  readonly catalogue: EventCatalogue;
  /** Public key (hex) by which checkpoints must be signed; see `checkpointPublicKey`. */
  readonly publicKey: string;
  readonly findings: Findings;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What was looked at. */
export interface VerifiedLog {
  readonly events: number;
  readonly head: Position;
  /** Root (hex) of the history tree over all events, to be noted elsewhere. */
  readonly root: string;
  readonly checkpoints: number;
  /** Events that a signed checkpoint covers. */
  readonly covered: number;
}

/** The public key by which an installation's checkpoints are told. */
export async function checkpointPublicKey(keys: Pick<KeyStore, 'secret'>): Promise<string> {
  return checkpointSigner(await keys.secret(checkpointSecret)).publicKey;
}

const batchSize = 500;
/** Ends of streams kept in memory; the predecessor of any other event is looked up in the store. */
const keptEnds = 50_000;
/** A keeper that works leaves at most about a thousand events without a checkpoint. */
const tooManyUncovered = 20_000;

interface StreamEnd {
  readonly revision: number;
  readonly position: Position;
  readonly hash: string;
}

/**
 * Reads the whole log once, up to its present end, and reports what does not fit: bodies and hashes, the chain within
 * each stream, positions, columns, shapes, ciphertexts, checkpoints, and the end that the key store remembers. Memory
 * does not grow with the log. Positions must be 1, 2, 3 … as the embedded stores give them.
 */
export async function verifyLog(options: VerifyLogOptions): Promise<VerifiedLog> {
  const { store, keys, catalogue, findings, onProgress, signal } = options;
  // the witness is read before the end of the log: the other way round, a checkpoint in between would look like a cut
  const witness = await recallWitness(keys);
  const head = await store.head();
  const erased = new Set((await keys.erasures()).map(({ person }) => person));
  const ends = new LRUCache<string, StreamEnd>({ max: keptEnds });
  const checkpoints = new CheckpointWalk(options, witness, head);
  let before: Position = 0;
  let events = 0;

  while (before < head) {
    signal?.throwIfAborted();
    const batch = (await store.readAll(before, { limit: batchSize })).filter(({ position }) => position <= head);
    if (batch.length === 0) break;
    const bodies = batch.map(tryParse);
    const personKeys = await keys.find([...new Set(bodies.flatMap((body) => Object.keys(body?.personal ?? {})))]);
    for (const [index, event] of batch.entries()) {
      await checkpoints.before(event.position);
      if (event.position !== before + 1) {
        findings.add({
          kind: 'event',
          ...placeOf(event),
          field: 'position',
          text: `${named(event)}: ${missingBetween(before, event.position)}`,
        });
      }
      const body = bodies[index];
      checkBody(event, body);
      await checkChain(event, body);
      if (body) checkContent(event, body, personKeys);
      checkpoints.add(event);
      before = event.position;
      events++;
    }
    onProgress?.(events, head);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await checkpoints.end(events, before);
  return { events, head: before, ...checkpoints.facts() };

  function checkBody(event: StoredEvent, body: EventBody | undefined): void {
    const at = { kind: 'event', ...placeOf(event) } as const;
    if (hashOf(event.body) !== event.hash) {
      findings.add({ ...at, field: 'body', text: `${named(event)}: its body does not fit its hash; one was changed.` });
    }
    if (!body) {
      findings.add({ ...at, field: 'body', text: `${named(event)}: its body cannot be read.` });
      return;
    }
    for (const column of ['stream', 'revision', 'type', 'occurredAt'] as const) {
      if (event[column] === body[column]) continue;
      const text = `${named(event)}: the column says ${column} "${event[column]}", the body "${body[column]}".`;
      findings.add({ ...at, field: column, text });
    }
  }

  async function checkChain(event: StoredEvent, body: EventBody | undefined): Promise<void> {
    const { stream, revision, position, hash } = event;
    const at = { kind: 'event', ...placeOf(event) } as const;
    const end = ends.get(stream) ?? (revision > 0 ? await endBefore(event) : undefined);
    ends.set(stream, { revision, position, hash });
    if ((end?.revision ?? -1) !== revision - 1) {
      const text = end
        ? `${named(event)}: it stands after revision ${end.revision} of its stream.`
        : `${named(event)}: nothing of its stream stands before it.`;
      findings.add({ ...at, field: 'revision', text });
      return;
    }
    if (body && body.previous !== (end?.hash ?? '')) {
      findings.add({
        ...at,
        field: 'previous',
        text: `${named(event)}: the event before it in its stream is not the one it was written after.`,
      });
    }
  }

  async function endBefore({ stream, revision, position }: StoredEvent): Promise<StreamEnd | undefined> {
    const [found] = await store.readStream(stream, revision - 2, 1);
    return found && found.position < position ? found : undefined;
  }

  function checkContent(event: StoredEvent, body: EventBody, personKeys: ReadonlyMap<string, Uint8Array>): void {
    const at = { kind: 'event', ...placeOf(event) } as const;
    const definition = catalogue.types.get(body.type);
    if (!definition || body.schema > (definition.schema ?? 1)) {
      const text = `${named(event)}: this version does not know "${body.type}" of schema ${body.schema}.`;
      findings.add({ ...at, field: definition ? 'schema' : 'type', text });
    }
    for (const [person, box] of Object.entries(body.personal ?? {})) {
      const fault = boxFault(body, person, box, personKeys.get(person));
      if (fault) findings.add({ ...at, field: 'personal', text: `${named(event)}: ${fault}` });
    }
    for (const person of personsWithoutBox(definition, body)) {
      if (erased.has(person)) continue;
      const text = `${named(event)}: the personal fields of ${person} are missing, who was not erased.`;
      findings.add({ ...at, field: 'personal', text });
    }
  }

  function boxFault(body: EventBody, person: string, box: string, key: Uint8Array | undefined): string | undefined {
    if (!key) {
      return erased.has(person) ? undefined : `the key of ${person} is missing, who was not erased.`;
    }
    try {
      decrypt(box, key, `${body.id}:${person}`);
      return undefined;
    } catch {
      return `the personal fields of ${person} do not open with their key.`;
    }
  }
}

/** Walks through the signed checkpoints beside the log, and compares each with the tree when its last event was read. */
class CheckpointWalk {
  readonly #options: VerifyLogOptions;
  readonly #witness: Witness | 'unreadable' | undefined;
  readonly #head: Position;
  #tree = new HistoryTree();
  #covered = 0;
  #coveredTo: Position = 0;
  #stretchFrom = 1;
  #revision = -1;
  #page: readonly StoredEvent[] = [];
  #next: { readonly event: StoredEvent; readonly signed: Checkpoint } | undefined;
  #exhausted = false;
  #witnessSeen = false;

  constructor(options: VerifyLogOptions, witness: Witness | 'unreadable' | undefined, head: Position) {
    this.#options = options;
    this.#witness = witness;
    this.#head = head;
  }

  /** To be called with the position of each event before it is added. */
  async before(position: Position): Promise<void> {
    for (let next = await this.#peek(); next && untilOf(next) < position; next = await this.#peek()) {
      this.#compare(next.event, next.signed);
      this.#next = undefined;
    }
  }

  add(event: StoredEvent): void {
    this.#tree.add(event.hash);
  }

  async end(events: number, head: Position): Promise<void> {
    const { findings } = this.#options;
    for (let next = await this.#peek(); next; next = await this.#peek()) {
      this.#compare(next.event, next.signed);
      this.#next = undefined;
    }
    this.#checkWitness(head);
    if (events - this.#covered > tooManyUncovered) {
      findings.add({
        kind: 'checkpoint',
        from: this.#coveredTo + 1,
        to: head,
        text: `No checkpoint covers the ${events - this.#covered} events after position ${this.#coveredTo}.`,
      });
    }
  }

  facts(): Pick<VerifiedLog, 'root' | 'checkpoints' | 'covered'> {
    return { root: this.#tree.root(), checkpoints: this.#revision + 1, covered: this.#covered };
  }

  /** The next checkpoint that is sound by itself; those that are not are reported on the way. */
  async #peek(): Promise<{ event: StoredEvent; signed: Checkpoint } | undefined> {
    const { store, publicKey, findings } = this.#options;
    while (!this.#next && !this.#exhausted) {
      if (this.#page.length === 0) this.#page = await store.readStream(checkpointStream, this.#revision, 200);
      const [event, ...rest] = this.#page;
      if (!event || event.position > this.#head) {
        this.#exhausted = true;
        break;
      }
      this.#page = rest;
      this.#revision = event.revision;
      this.#meetWitness(event);
      const data = event.type === checkpointType ? tryParse(event)?.data : undefined;
      const signed = data && readCheckpoint(data);
      const fault = signed ? faultOf(signed, publicKey) : 'body';
      if (signed && !fault) this.#next = { event, signed };
      else {
        const text = `${named(event)}: this is no checkpoint that this installation signed (${fault}).`;
        findings.add({ kind: 'checkpoint', ...placeOf(event), field: fault ?? 'body', text });
      }
    }
    return this.#next;
  }

  #compare(event: StoredEvent, signed: Checkpoint): void {
    const stretch = { from: this.#stretchFrom, to: signed.position };
    const sized = this.#tree.size === signed.size;
    if (!sized || this.#tree.root() !== signed.root) {
      const was = sized
        ? 'an event was changed, put elsewhere or replaced, and the hashes after it were made to fit'
        : `the log holds ${this.#tree.size - this.#covered} events there where ${signed.size - this.#covered} were signed`;
      this.#options.findings.add({
        kind: 'stretch',
        ...stretch,
        position: event.position,
        stream: event.stream,
        revision: event.revision,
        type: event.type,
        field: sized ? 'root' : 'size',
        text: `From position ${stretch.from} to ${stretch.to}, between two checkpoints: ${was}.`,
      });
      // what follows is measured from what was signed, so that one wrong stretch does not hide or taint the next
      this.#tree = new HistoryTree(signed);
    }
    this.#covered = signed.size;
    this.#coveredTo = signed.position;
    this.#stretchFrom = signed.position + 1;
  }

  #meetWitness(event: StoredEvent): void {
    const witness = this.#witness;
    if (!witness || witness === 'unreadable' || event.revision !== witness.revision) return;
    this.#witnessSeen = true;
    if (event.hash === witness.hash && event.position === witness.at && hashOf(event.body) === witness.hash) return;
    this.#options.findings.add({
      kind: 'witness',
      ...placeOf(event),
      field: event.position === witness.at ? 'hash' : 'position',
      text: `${named(event)}: the key store remembers another checkpoint in this place.`,
    });
  }

  #checkWitness(head: Position): void {
    const { findings, publicKey } = this.#options;
    const witness = this.#witness;
    if (!witness) return;
    if (witness === 'unreadable') {
      findings.add({ kind: 'witness', text: 'What the key store remembers of the newest checkpoint cannot be read.' });
      return;
    }
    const fault = faultOf(witness.checkpoint, publicKey);
    if (fault) {
      const text = `The checkpoint that the key store remembers is not one that this installation signed (${fault}).`;
      findings.add({ kind: 'witness', field: fault, text });
    }
    if (this.#witnessSeen) return;
    findings.add({
      kind: 'witness',
      from: this.#coveredTo + 1,
      to: witness.at,
      field: 'tail',
      text:
        `The log was cut: the newest checkpoint, over ${witness.checkpoint.size} events, was recorded at position ` +
        `${witness.at} and is missing. The log ends at position ${head}.`,
    });
  }
}

/** Up to where a checkpoint is compared; events that were taken out before it let it stand before what it signed. */
function untilOf({ event, signed }: { readonly event: StoredEvent; readonly signed: Checkpoint }): Position {
  return Math.min(signed.position, event.position - 1);
}

function personsWithoutBox(definition: EventTypeDefinition | undefined, body: EventBody): string[] {
  return (definition?.personal ?? []).flatMap(({ of }) => {
    const person = body.data[of];
    return typeof person === 'string' && body.personal?.[person] === undefined ? [person] : [];
  });
}

function tryParse(event: Pick<StoredEvent, 'body'>): EventBody | undefined {
  try {
    const body: unknown = parseBody(event);
    return typeof body === 'object' && body !== null && 'data' in body && body.data ? (body as EventBody) : undefined;
  } catch {
    return undefined;
  }
}

function placeOf({ position, stream, revision, type }: StoredEvent) {
  return { position, stream, revision, type };
}

function named({ position, stream, revision, type }: StoredEvent): string {
  return `Position ${position}, ${stream} revision ${revision} (${type})`;
}

function missingBetween(before: Position, position: Position): string {
  if (position <= before) return `it comes after position ${before}.`;
  const missing = position - before - 1;
  return missing === 1
    ? `position ${before + 1} before it is missing.`
    : `the ${missing} positions from ${before + 1} on are missing before it.`;
}
