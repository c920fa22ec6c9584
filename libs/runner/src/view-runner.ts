import type { EventStore } from '#event-store/event-store';
import type { KeyStore } from '#key-store/key-store';
import type { Position, RecordedEvent } from '#kernel/event';
import type { EventCatalogue } from '#kernel/event-catalogue';
import { type EventBody, open, parseBody, type StoredEvent } from '#kernel/seal';
import { type AnyView, eventTypesOf, type RowsWhere } from '#kernel/view';
import type { RowChange, ViewSet, ViewWriter } from '#read-store/read-store';

/** One set of views that follows the log: the one that is shown, or its replacement while it is built. */
export interface Target {
  readonly name: string;
  readonly views: readonly AnyView[];
  readonly set: ViewSet;
  readonly live: boolean;
}

export interface ViewState {
  readonly view: string;
  readonly position: Position;
  /** Why the view stopped; it waits for a repaired version, others go on. */
  readonly stopped?: string;
}

/** What happened in one step, for those who wait for a view or keep pages. */
export interface Step {
  readonly target: Target;
  readonly head: Position;
  readonly states: readonly ViewState[];
  /** Rows that changed, per view. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
  readonly events: number;
}

interface Follower {
  readonly target: Target;
  readonly views: FollowingView[];
}

interface FollowingView {
  readonly view: AnyView;
  readonly writer: ViewWriter;
  readonly types: ReadonlySet<string>;
  position: Position;
  stopped?: string;
}

const troublePauseMs = 500;
const liveBatch = 1000;
const rebuildBatch = 8000;

/**
 * Feeds views from one reader of the log: every event is read, parsed and decrypted once for all that listen. Documents
 * are written before the checkpoint, so a kill between any two writes repeats harmlessly.
 */
export class ViewRunner {
  readonly #store: EventStore;
  readonly #keys: KeyStore;
  readonly #catalogue: EventCatalogue;
  readonly #followers: Follower[] = [];
  readonly #onStep: (step: Step) => void;
  readonly #onTrouble: (message: string) => void;
  #wake: (() => void) | undefined;
  #stopping = false;
  #running: Promise<void> | undefined;

  constructor(
    store: EventStore,
    keys: KeyStore,
    catalogue: EventCatalogue,
    onStep: (step: Step) => void = () => {},
    onTrouble: (message: string) => void = () => {},
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#catalogue = catalogue;
    this.#onStep = onStep;
    this.#onTrouble = onTrouble;
  }

  /** Lets a set of views follow from where each of them was. */
  async add(target: Target): Promise<void> {
    const views: FollowingView[] = [];
    for (const view of target.views) {
      const writer = target.set.writer(view);
      views.push({ view, writer, types: new Set(eventTypesOf(view)), position: await writer.checkpoint() });
    }
    this.#followers.push({ target, views });
    this.wake();
  }

  remove(target: Target): void {
    const at = this.#followers.findIndex((each) => each.target === target);
    if (at >= 0) this.#followers.splice(at, 1);
  }

  states(target: Target): ViewState[] {
    const follower = this.#followers.find((each) => each.target === target);
    return (follower?.views ?? []).map(stateOf);
  }

  /** Follows the log until `stop`. */
  start(): void {
    this.#store.onAppended(() => this.wake());
    this.#running = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
  }

  /** There may be something to read. */
  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Reads to the present end of the log and returns; for specs and the command line. */
  async catchUp(): Promise<void> {
    while (await this.#step()) {
      // each step is one batch
    }
  }

  async #follow(): Promise<void> {
    while (!this.#stopping) {
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      let busy: boolean;
      try {
        busy = await this.#step();
      } catch (error) {
        this.#onTrouble(error instanceof Error ? error.message : String(error));
        await this.#backToStored();
        await new Promise((resolve) => setTimeout(resolve, troublePauseMs));
        continue;
      }
      if (!busy && !this.#stopping) await woken;
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** What was not stored did not happen: positions are read again from the store that failed. */
  async #backToStored(): Promise<void> {
    for (const { views } of this.#followers) {
      for (const each of views) {
        each.position = await each.writer.checkpoint().catch(() => each.position);
      }
    }
  }

  /** Feeds one batch: live sets first, then those that are being built. False when all have reached the end. */
  async #step(): Promise<boolean> {
    const head = await this.#store.head();
    const behind = (follower: Follower) => startOf(follower) < head;
    const live = this.#followers.filter((each) => each.target.live && behind(each));
    const waiting = live.length > 0 ? live : this.#followers.filter(behind);
    if (waiting.length === 0) return false;
    const from = Math.min(...waiting.map(startOf));
    const chosen = waiting.filter((each) => startOf(each) === from);
    const limit = live.length > 0 && head - from < 4 * liveBatch ? liveBatch : rebuildBatch;
    const batch = await this.#store.readAll(from, { limit });
    const end = batch.length < limit ? Math.max(head, batch.at(-1)?.position ?? 0) : batch.at(-1)!.position;
    const bodies = batch.map(parseBody);
    const keys = await this.#personKeys(chosen, bodies);
    const feed = new Feed(this.#catalogue, batch, bodies, keys);
    for (const follower of chosen) {
      const changed = await applyBatch(follower, feed, end);
      this.#onStep({
        target: follower.target,
        head: Math.max(head, end),
        states: follower.views.map(stateOf),
        changed,
        events: batch.length,
      });
    }
    return true;
  }

  async #personKeys(
    followers: readonly Follower[],
    bodies: readonly EventBody[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const types = new Set<string>();
    for (const { views } of followers) {
      for (const { view, types: listened } of views) if (view.personal) for (const type of listened) types.add(type);
    }
    const persons = new Set<string>();
    for (const body of bodies) {
      if (body.personal && types.has(body.type)) for (const person of Object.keys(body.personal)) persons.add(person);
    }
    return persons.size > 0 ? this.#keys.find([...persons]) : new Map();
  }
}

/** A batch of events, opened when somebody first asks, once for those who may read personal fields and once for the rest. */
class Feed {
  readonly #catalogue: EventCatalogue;
  readonly #batch: readonly StoredEvent[];
  readonly #bodies: readonly EventBody[];
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #byType = new Map<string, number[]>();
  /** Events whose stored type does not tell what they become: older shapes, and types that nobody knows. */
  readonly #unsure: number[] = [];
  readonly #plain: (readonly RecordedEvent[] | undefined)[] = [];
  readonly #personal: (readonly RecordedEvent[] | undefined)[] = [];

  constructor(
    catalogue: EventCatalogue,
    batch: readonly StoredEvent[],
    bodies: readonly EventBody[],
    keys: ReadonlyMap<string, Uint8Array>,
  ) {
    this.#catalogue = catalogue;
    this.#batch = batch;
    this.#bodies = bodies;
    this.#keys = keys;
    for (const [index, { type }] of batch.entries()) {
      const definition = catalogue.types.get(type);
      if (!definition || definition.upcasters) this.#unsure.push(index);
      else if (this.#byType.has(type)) this.#byType.get(type)!.push(index);
      else this.#byType.set(type, [index]);
    }
  }

  positionAt(index: number): Position {
    return this.#batch[index]!.position;
  }

  at(index: number, personal: boolean): readonly RecordedEvent[] {
    const body = this.#bodies[index]!;
    const opened = personal && body.personal ? this.#personal : this.#plain;
    opened[index] ??= open(
      this.#catalogue,
      body,
      this.positionAt(index),
      personal ? (person) => this.#keys.get(person) : undefined,
    );
    return opened[index];
  }

  /** Indexes of the events that may concern somebody who listens to these types, in order. */
  concerning(types: ReadonlySet<string>): readonly number[] {
    const lists = [this.#unsure];
    for (const type of types) {
      const indexes = this.#byType.get(type);
      if (indexes) lists.push(indexes);
    }
    const filled = lists.filter((each) => each.length > 0);
    return filled.length === 1 ? filled[0]! : filled.flat().sort((a, b) => a - b);
  }
}

interface Pending {
  readonly before: object | undefined;
  readonly beforePosition: Position;
  row: object | undefined;
  position: Position;
  touched: boolean;
}

interface Touch {
  readonly event: RecordedEvent;
  readonly keys: readonly string[] | RowsWhere;
}

async function applyBatch(follower: Follower, feed: Feed, end: Position): Promise<Map<string, string[]>> {
  const changed = new Map<string, string[]>();
  await follower.target.set.together(async () => {
    for (const each of follower.views) {
      if (each.stopped !== undefined || each.position >= end) continue;
      try {
        const keys = await applyView(each, feed);
        if (keys.length > 0) changed.set(each.view.name, keys);
        await each.writer.setCheckpoint(end);
        each.position = end;
      } catch (error) {
        each.stopped = error instanceof Error ? error.message : String(error);
      }
    }
  });
  return changed;
}

async function applyView({ view, writer, types, position }: FollowingView, feed: Feed): Promise<string[]> {
  const touches: Touch[] = [];
  const wanted = new Set<string>();
  for (const index of feed.concerning(types)) {
    if (feed.positionAt(index) <= position) continue;
    for (const event of feed.at(index, view.personal === true)) {
      const handler = view.on[event.type];
      if (!handler) continue;
      const keys = handler.keys(event as never);
      touches.push({ event, keys });
      if (!isFanOut(keys)) for (const key of keys) wanted.add(key);
    }
  }
  if (touches.length === 0) return [];
  const pending = new Map<string, Pending>();
  await load(writer, pending, [...wanted]);
  const changed: string[] = [];
  for (const { event, keys } of touches) {
    let touched: readonly string[];
    if (isFanOut(keys)) {
      // the rows that an index finds depend on what came before: write that first, then fix the keys
      changed.push(...(await flush(writer, pending)));
      touched = await keysFound(writer, keys);
      await load(writer, pending, [...wanted, ...touched]);
    } else touched = keys;
    for (const key of touched) applyRow(view, pending, key, event);
  }
  changed.push(...(await flush(writer, pending)));
  return changed;
}

function applyRow(view: AnyView, pending: Map<string, Pending>, key: string, event: RecordedEvent): void {
  let row = pending.get(key);
  if (!row) {
    row = { before: undefined, beforePosition: 0, row: undefined, position: 0, touched: false };
    pending.set(key, row);
  }
  if (row.beforePosition >= event.position) return;
  const next = view.on[event.type]!.apply(row.row as never, event as never, key) as object | undefined;
  if (next === row.row) return;
  row.row = next;
  row.position = event.position;
  row.touched = true;
}

async function load(writer: ViewWriter, pending: Map<string, Pending>, keys: readonly string[]): Promise<void> {
  const missing = keys.filter((key) => !pending.has(key));
  for (const { key, row, position } of await writer.getMany(missing)) {
    pending.set(key, { before: row, beforePosition: position, row, position, touched: false });
  }
}

async function flush(writer: ViewWriter, pending: Map<string, Pending>): Promise<string[]> {
  const changes: RowChange[] = [];
  for (const [key, { before, row, position, touched }] of pending) {
    if (touched) changes.push({ key, position, before, row });
  }
  if (changes.length > 0) await writer.write(changes);
  pending.clear();
  return changes.map(({ key }) => key);
}

async function keysFound(writer: ViewWriter, where: RowsWhere): Promise<string[]> {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const found = await writer.find({ ...where, limit: 1000, ...(after ? { after } : {}) });
    keys.push(...found.documents.map(({ key }) => key));
    after = found.next;
  } while (after);
  return keys;
}

function isFanOut(keys: readonly string[] | RowsWhere): keys is RowsWhere {
  return !Array.isArray(keys);
}

function startOf(follower: Follower): Position {
  const going = follower.views.filter((each) => each.stopped === undefined);
  return going.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...going.map((each) => each.position));
}

function stateOf({ view, position, stopped }: FollowingView): ViewState {
  return { view: view.name, position, ...(stopped === undefined ? {} : { stopped }) };
}
