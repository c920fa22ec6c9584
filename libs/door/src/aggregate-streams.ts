import { LRUCache } from 'lru-cache';
import { type Appended, type EventStore, OutcomeUnknown, RevisionConflict } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import type { Actor } from '#kernel/access';
import { type AnyAggregate, streamOf } from '#kernel/aggregate';
import type { AnySlice, Command } from '#kernel/command';
import type { DomainEvent, EventMeta, FactSource, Position, RecordedEvent } from '#kernel/event';
import type { EventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { KeyReused, TryAgainLater } from '#kernel/rule-violation';
import { open, parseBody, personsIn, seal, type SealedEvent, type StoredEvent } from '#kernel/seal';

/** Everything about one sending of a command that is not in the command itself. */
export interface Envelope {
  readonly actor: Actor;
  /** Id of this command; the same id again returns the first result. */
  readonly commandId: string;
  /** Keyed digest of the command's body. */
  readonly request: string;
  /** When we decide, and so record. */
  readonly now: string;
  /** When it happened, if not now. */
  readonly occurredAt?: string;
  readonly cause?: string;
  readonly correlation?: string;
  readonly source?: FactSource;
}

/** What became of a command. */
export interface Outcome {
  readonly stream: string;
  readonly revision: number;
  /** Read-your-writes token: a view that has come this far shows the outcome. */
  readonly position: Position;
  readonly events: readonly RecordedEvent[];
  /** The command had been accepted before; nothing was written now. */
  readonly repeated: boolean;
}

/** What is remembered of an accepted command: where its events stand, not the events. */
interface Accepted {
  readonly request: string;
  /** Revision of its first event. */
  readonly first: number;
  /** Revision of its last event. */
  readonly last: number;
}

interface Fold {
  state: unknown;
  revision: number;
  position: Position;
  hash: string;
  accepted: Map<string, Accepted>;
}

interface Waiting {
  readonly slice: AnySlice;
  readonly command: Command;
  readonly envelope: Envelope;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Decided {
  readonly waiting: Waiting;
  readonly events: RecordedEvent[];
}

/** Commands remembered in all kept folds together; a stream that is dropped is read again when it is needed. */
const mostCommandsKept = 100_000;
const maxAttempts = 8;
const maxTogether = 200;

/**
 * Decides commands against the streams of their aggregates. Commands that wait for one stream are decided one after
 * another on the running state and appended as one batch.
 */
export class AggregateStreams {
  readonly #store: EventStore;
  readonly #keys: KeyStore;
  readonly #catalogue: EventCatalogue;
  readonly #soleWriter: boolean;
  readonly #folds: LRUCache<string, Fold>;
  readonly #queues = new Map<string, Waiting[]>();

  /**
   * `soleWriter`: no other process appends to this store, so a refusal needs no second look at the stream.
   * `folds`: how many folded streams are kept.
   */
  constructor(
    store: EventStore,
    keys: KeyStore,
    catalogue: EventCatalogue,
    options: { readonly soleWriter: boolean; readonly folds?: number },
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#catalogue = catalogue;
    this.#soleWriter = options.soleWriter;
    this.#folds = new LRUCache({
      max: options.folds ?? 5000,
      maxSize: mostCommandsKept,
      sizeCalculation: (fold) => 1 + fold.accepted.size,
    });
  }

  /**
   * Decides a command and stores its events. Throws the refusal of the decision, `KeyReused`, or `TryAgainLater` when
   * others kept changing the stream or the store does not answer.
   */
  execute(slice: AnySlice, command: Command, envelope: Envelope): Promise<Outcome> {
    const stream = streamOf(slice.of, slice.id(command));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { slice, command, envelope, resolve, reject };
      const queue = this.#queues.get(stream);
      if (queue) {
        queue.push(waiting);
        return;
      }
      this.#queues.set(stream, [waiting]);
      void this.#drain(stream, slice.of);
    });
  }

  /** The present state of an aggregate, read to the end of its stream. */
  async stateOf<State>(of: AnyAggregate, id: string): Promise<State> {
    const { fold } = await this.#load(streamOf(of, id), of, true);
    return fold.state as State;
  }

  /** Whether a stream has any event. */
  async exists(stream: string): Promise<boolean> {
    return (await this.#store.lastOf(stream)) !== undefined;
  }

  /** Drops what is kept of streams, so that nothing of an erased person stays in memory. */
  forgetFolds(): void {
    this.#folds.clear();
  }

  async #drain(stream: string, of: AnyAggregate): Promise<void> {
    const queue = this.#queues.get(stream)!;
    while (queue.length > 0) {
      const taken = queue.splice(0, maxTogether);
      try {
        await this.#decideTogether(stream, of, taken);
      } catch (error) {
        this.#folds.delete(stream);
        for (const each of taken) each.reject(error);
      }
    }
    this.#queues.delete(stream);
  }

  async #decideTogether(stream: string, of: AnyAggregate, taken: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const { fold, fresh } = await this.#load(stream, of, attempt > 0);
      const running: Fold = { ...fold, accepted: fold.accepted };
      const settle: (() => void)[] = [];
      const decided: Decided[] = [];
      let unsure = false;
      for (const waiting of taken) {
        const { envelope } = waiting;
        const before = fold.accepted.get(envelope.commandId) ?? acceptedIn(decided, envelope.commandId);
        if (before) {
          settle.push(() => this.#repeat(waiting, stream, before));
          continue;
        }
        try {
          const drafts = waiting.slice.decide(waiting.command, running.state, {
            now: envelope.now,
            actor: envelope.actor.id,
          }) as readonly DomainEvent[];
          if (drafts.length === 0) {
            unsure = true;
            const { revision, position } = running;
            settle.push(() => waiting.resolve({ stream, revision, position, events: [], repeated: false }));
            continue;
          }
          const events = drafts.map((draft, index) => toRecorded(draft, index, stream, ++running.revision, envelope));
          for (const event of events) running.state = of.evolve(running.state, event);
          decided.push({ waiting, events });
        } catch (error) {
          unsure = true;
          settle.push(() => waiting.reject(error));
        }
      }
      if (unsure && !fresh && !this.#soleWriter && (await this.#behind(stream, fold))) {
        this.#folds.delete(stream);
        continue;
      }
      if (decided.length === 0) {
        for (const each of settle) each();
        return;
      }
      const sealed = await this.#seal(decided, fold.hash);
      try {
        const appended = await this.#append(stream, fold.revision, sealed);
        this.#remember(stream, running, decided, sealed, appended);
        for (const each of settle) each();
        for (const { waiting, events } of decided) {
          waiting.resolve({
            stream,
            revision: events.at(-1)!.revision,
            position: appended.position,
            events,
            repeated: false,
          });
        }
        return;
      } catch (error) {
        this.#folds.delete(stream);
        if (!(error instanceof RevisionConflict)) throw error;
      }
    }
    throw new TryAgainLater('Many changes arrived here at once. Please send yours again.');
  }

  /** Gives the first result of a command that was accepted before, read from where it is stored. */
  #repeat(waiting: Waiting, stream: string, { request, first, last }: Accepted): void {
    if (request !== waiting.envelope.request) {
      waiting.reject(new KeyReused());
      return;
    }
    void this.#storedEvents(stream, first, last)
      .then((events) =>
        waiting.resolve({
          stream,
          revision: last,
          position: events.at(-1)?.position ?? 0,
          events,
          repeated: true,
        }),
      )
      .catch(waiting.reject);
  }

  async #storedEvents(stream: string, first: number, last: number): Promise<RecordedEvent[]> {
    const stored = await this.#store.readStream(stream, first - 1, last - first + 1);
    const bodies = stored.map(parseBody);
    const keys = await this.#keys.find(bodies.flatMap((body) => Object.keys(body.personal ?? {})));
    return bodies.flatMap((body, index) =>
      open(this.#catalogue, body, stored[index]!.position, (person) => keys.get(person)),
    );
  }

  async #append(stream: string, expected: number, sealed: readonly SealedEvent[]): Promise<Appended> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#store.append(stream, expected, sealed);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error;
        if (attempt >= 4)
          throw new TryAgainLater('The store does not answer. Your change may have been kept: look first.');
        await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
      }
    }
  }

  async #seal(decided: readonly Decided[], previousHash: string): Promise<SealedEvent[]> {
    const events = decided.flatMap((each) => each.events);
    const persons = new Set(events.flatMap((event) => personsIn(this.#definitionOf(event.type), event.data)));
    const keys = persons.size > 0 ? await this.#keys.ensure([...persons]) : new Map<string, Uint8Array>();
    let previous = previousHash;
    return events.map((event) => {
      const sealed = seal(
        {
          id: event.id,
          stream: event.stream,
          revision: event.revision,
          type: event.type,
          occurredAt: event.occurredAt,
          recordedAt: event.recordedAt,
          data: event.data as Record<string, unknown>,
          meta: event.meta,
          previous,
        },
        this.#definitionOf(event.type),
        (person) => keys.get(person),
      );
      previous = sealed.hash;
      return sealed;
    });
  }

  #remember(
    stream: string,
    running: Fold,
    decided: readonly Decided[],
    sealed: readonly SealedEvent[],
    appended: Appended,
  ): void {
    for (const { waiting, events } of decided) {
      running.accepted.set(waiting.envelope.commandId, {
        request: waiting.envelope.request,
        first: events[0]!.revision,
        last: events.at(-1)!.revision,
      });
    }
    this.#folds.set(stream, {
      ...running,
      revision: appended.revision,
      position: appended.position,
      hash: sealed.at(-1)!.hash,
    });
  }

  #definitionOf(type: string) {
    const definition = this.#catalogue.types.get(type);
    if (!definition) throw new Error(`The event type "${type}" is not declared by any aggregate.`);
    return definition;
  }

  async #behind(stream: string, fold: Fold): Promise<boolean> {
    return ((await this.#store.lastOf(stream))?.revision ?? -1) !== fold.revision;
  }

  async #load(stream: string, of: AnyAggregate, toTheEnd: boolean): Promise<{ fold: Fold; fresh: boolean }> {
    const kept = this.#folds.get(stream);
    if (kept && (!toTheEnd || this.#soleWriter)) return { fold: kept, fresh: false };
    const fold: Fold = kept
      ? { ...kept, accepted: new Map(kept.accepted) }
      : { state: of.initial, revision: -1, position: 0, hash: '', accepted: new Map() };
    for (;;) {
      const batch = await this.#store.readStream(stream, fold.revision, 1000);
      await this.#foldIn(fold, of, batch);
      if (batch.length < 1000) break;
    }
    this.#folds.set(stream, fold);
    return { fold, fresh: true };
  }

  async #foldIn(fold: Fold, of: AnyAggregate, batch: readonly StoredEvent[]): Promise<void> {
    const bodies = batch.map(parseBody);
    const persons = bodies.flatMap((body) => Object.keys(body.personal ?? {}));
    const keys = persons.length > 0 ? await this.#keys.find(persons) : new Map<string, Uint8Array>();
    for (const [index, body] of bodies.entries()) {
      const { position, hash } = batch[index]!;
      const events = open(this.#catalogue, body, position, (person) => keys.get(person));
      for (const event of events) fold.state = of.evolve(fold.state, event);
      fold.revision = body.revision;
      fold.position = position;
      fold.hash = hash;
      const before = fold.accepted.get(body.meta.command);
      fold.accepted.set(body.meta.command, {
        request: body.meta.request,
        first: before?.first ?? body.revision,
        last: body.revision,
      });
    }
  }
}

function toRecorded(
  draft: DomainEvent,
  index: number,
  stream: string,
  revision: number,
  envelope: Envelope,
): RecordedEvent {
  const { actor, commandId, request, cause, correlation, source } = envelope;
  const meta: EventMeta = {
    actor: actor.id,
    command: commandId,
    request,
    ...(cause ? { cause } : {}),
    ...(correlation ? { correlation } : {}),
    ...(source ? { source } : {}),
  };
  return {
    id: derivedId(commandId, index),
    stream,
    revision,
    position: 0,
    type: draft.type,
    schema: 0,
    occurredAt: envelope.occurredAt ?? envelope.now,
    recordedAt: envelope.now,
    data: draft.data,
    meta,
  };
}

function acceptedIn(decided: readonly Decided[], commandId: string): Accepted | undefined {
  const found = decided.find(({ waiting }) => waiting.envelope.commandId === commandId);
  if (!found) return undefined;
  const { waiting, events } = found;
  return { request: waiting.envelope.request, first: events[0]!.revision, last: events.at(-1)!.revision };
}
