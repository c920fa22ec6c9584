import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '#event-store/event-store';
import { type Actor, systemActor } from '#kernel/access';
import type { Clock } from '#kernel/clock';
import type { Command, CommandClass } from '#kernel/command';
import type { Position, RecordedEvent } from '#kernel/event';
import { type EventCatalogue, UnknownEvent } from '#kernel/event-catalogue';
import type { AnyProcess } from '#kernel/process';
import { AccessDenied, InvalidInput, KeyReused, RuleViolation } from '#kernel/rule-violation';
import { open, parseBody, type StoredEvent } from '#kernel/seal';
import type { ParkedEvent, ProcessProgress } from './process-progress.js';

/** The door through which processes send; the same for everybody. */
export type SendCommand = (
  type: CommandClass,
  command: Command,
  options: { readonly actor: Actor; readonly key: string; readonly cause: string; readonly correlation: string },
) => Promise<unknown>;

export interface ProcessRunnerOptions {
  readonly processes: readonly AnyProcess[];
  readonly store: EventStore;
  readonly catalogue: EventCatalogue;
  readonly progress: ProcessProgress;
  readonly send: SendCommand;
  readonly clock: Clock;
  /** Waits (ms) before a new attempt; when they are used up the event is parked. */
  readonly pauses?: readonly number[];
}

export interface ProcessState {
  readonly process: string;
  readonly position: Position;
  readonly parked: number;
  /** Why the process does not go on: the log holds an event that this version does not know. */
  readonly stopped?: string;
}

const usualPauses = [100, 500, 2000, 10_000];
const batchSize = 200;
const readAgainMs = 1000;

interface Running {
  readonly process: AnyProcess;
  readonly types: readonly string[];
  position: Position;
  stopped?: string;
}

/**
 * Runs processes: each follows the log from where it was and sends the commands that its reactions ask for. The ids of
 * the commands derive from the process, the event and the place in the list, so what is sent again after a crash is
 * known at the door. A refused command is parked with its event at once, any other trouble after some attempts; nothing
 * is skipped in silence. Personal fields are not opened for processes.
 */
export class ProcessRunner {
  readonly #options: ProcessRunnerOptions;
  readonly #running: Running[] = [];
  readonly #closing = new AbortController();
  #unsubscribe: (() => void) | undefined;
  #wakes = new Set<() => void>();
  #loops: Promise<void>[] = [];

  constructor(options: ProcessRunnerOptions) {
    this.#options = options;
  }

  /** Begins to follow the log. A process that is new here starts where it says. */
  async start(): Promise<void> {
    await this.#prepare();
    this.#unsubscribe = this.#options.store.onAppended(() => this.#wake());
    this.#loops = this.#running.map((each) => this.#follow(each));
  }

  /** Answers everything up to the present end of the log and returns; for specs and the command line. */
  async catchUp(): Promise<void> {
    if (this.#running.length === 0) await this.#prepare();
    for (const each of this.#running) {
      while (await this.#step(each)) {
        // each step is one batch
      }
    }
  }

  async states(): Promise<ProcessState[]> {
    const parked = await this.#options.progress.parked();
    return this.#options.processes.map(({ name }) => {
      const running = this.#running.find((each) => each.process.name === name);
      return {
        process: name,
        position: running?.position ?? 0,
        parked: parked.filter((each) => each.process === name).length,
        ...(running?.stopped === undefined ? {} : { stopped: running.stopped }),
      };
    });
  }

  parked(): Promise<readonly ParkedEvent[]> {
    return this.#options.progress.parked();
  }

  /** Tries parked events once more, all or those of one process. Gives how many could be answered. */
  async retry(process?: string): Promise<{ readonly answered: number; readonly left: number }> {
    const { store, processes, progress, clock } = this.#options;
    let answered = 0;
    let left = 0;
    for (const parked of await progress.parked(process)) {
      const owner = processes.find((each) => each.name === parked.process);
      const [event] = await store.readAll(parked.position - 1, { limit: 1 });
      try {
        if (!owner) throw new Error('This version has no such process any more.');
        if (!event) throw new Error('The event is not in the log any more.');
        await this.#answer(owner, event);
        await progress.unpark(parked.process, parked.eventId);
        answered++;
      } catch (error) {
        await progress.park({ ...parked, reason: messageOf(error), parkedAt: clock(), attempts: parked.attempts + 1 });
        left++;
      }
    }
    return { answered, left };
  }

  async close(): Promise<void> {
    this.#unsubscribe?.();
    this.#closing.abort();
    this.#wake();
    await Promise.all(this.#loops);
    await this.#options.progress.close();
  }

  async #prepare(): Promise<void> {
    const { processes, progress, store } = this.#options;
    for (const process of processes) {
      let position = await progress.position(process.name);
      if (position === undefined) {
        position = process.startsAt === 'now' ? await store.head() : 0;
        await progress.advance(process.name, position);
      }
      this.#running.push({ process, types: Object.keys(process.on), position });
    }
  }

  async #follow(running: Running): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted && running.stopped === undefined) {
      const woken = new Promise<void>((resolve) => this.#wakes.add(resolve));
      let busy: boolean;
      try {
        busy = await this.#step(running);
      } catch {
        // the log or the progress could not be read or written: the same batch again, a little later
        await this.#pause(readAgainMs);
        continue;
      }
      if (busy) await new Promise((resolve) => setImmediate(resolve));
      else if (!signal.aborted) await woken;
    }
  }

  /** Answers one batch. False at the end of the log. */
  async #step(running: Running): Promise<boolean> {
    const { store, progress, catalogue } = this.#options;
    if (running.stopped !== undefined) return false;
    const head = await store.head();
    if (running.position >= head) return false;
    const events = await store.readAll(running.position, { limit: batchSize });
    for (const event of events) {
      if (this.#closing.signal.aborted) return false;
      if (!catalogue.types.has(event.type)) {
        running.stopped = `The log holds "${event.type}" at position ${event.position}, which this version does not know.`;
        return false;
      }
      if (this.#mayConcern(running, event) && !(await this.#answerOrPark(running, event))) return false;
      running.position = event.position;
    }
    await progress.advance(running.process.name, running.position);
    return events.length > 0;
  }

  #mayConcern({ types }: Running, { type }: StoredEvent): boolean {
    return types.includes(type) || this.#options.catalogue.types.get(type)?.upcasters !== undefined;
  }

  /** False when the event is not done with: the runner is closing, or the event is of a newer version. */
  async #answerOrPark(running: Running, event: StoredEvent): Promise<boolean> {
    const { progress, clock, pauses = usualPauses } = this.#options;
    const { process } = running;
    for (let attempts = 1; ; attempts++) {
      try {
        await this.#answer(process, event);
        await progress.advance(process.name, event.position);
        return true;
      } catch (error) {
        if (error instanceof UnknownEvent) running.stopped = error.message;
        if (this.#closing.signal.aborted || running.stopped !== undefined) return false;
        const pause = pauses[attempts - 1];
        if (pause === undefined || isRefusal(error)) {
          await progress.park({
            process: process.name,
            position: event.position,
            eventId: parseBody(event).id,
            type: event.type,
            reason: messageOf(error),
            parkedAt: clock(),
            attempts,
          });
          return true;
        }
        await this.#pause(pause);
      }
    }
  }

  async #answer(process: AnyProcess, stored: StoredEvent): Promise<void> {
    const { catalogue, send } = this.#options;
    const events: readonly RecordedEvent[] = open(catalogue, parseBody(stored), stored.position);
    let index = 0;
    for (const event of events) {
      const commands: readonly Command[] = process.on[event.type]?.(event as never) ?? [];
      for (const command of commands) {
        await send(command.constructor as unknown as CommandClass, command, {
          actor: systemActor(process.name),
          key: `${process.name} ${event.id} ${index++}`,
          cause: event.id,
          correlation: event.meta.correlation ?? event.meta.command,
        });
      }
    }
  }

  #wake(): void {
    const wakes = this.#wakes;
    this.#wakes = new Set();
    for (const wake of wakes) wake();
  }

  /** Ends early when the runner closes. */
  #pause(ms: number): Promise<void> {
    return setTimeout(ms, undefined, { signal: this.#closing.signal }).catch(() => {});
  }
}

/** Trying again cannot help. */
function isRefusal(error: unknown): boolean {
  return [RuleViolation, InvalidInput, AccessDenied, KeyReused].some((kind) => error instanceof kind);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
