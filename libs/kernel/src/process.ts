import type { Command } from './command.js';
import type { DomainEvent, EventNamed, RecordedEvent } from './event.js';

/** A command that a process asks for; its id derives from the process, the event and its place in the list. */
export type Reaction<E extends DomainEvent> = (event: RecordedEvent<E>) => readonly Command[];

/**
 * Events in, commands out. Never replayed: it starts where it is told, remembers how far it came, retries with back-off
 * what failed and then parks the event. The name is stored with its checkpoint and never changes.
 */
export interface Process<E extends DomainEvent = DomainEvent> {
  /** `context.when-x-then-y`. */
  readonly name: string;
  /** Where it starts when it is new to an installation: with the whole history, or with what comes from now on. */
  readonly startsAt: 'beginning' | 'now';
  readonly on: { readonly [Type in E['type']]?: Reaction<EventNamed<E, Type>> };
}

// `any`: a registry holds processes of every event
export type AnyProcess = Process<any>;

export function process<E extends DomainEvent>(definition: Process<E>): Process<E> {
  if (!/^[a-z]+\.when-[a-z-]+-then-[a-z-]+$/.test(definition.name)) {
    throw new Error(`"${definition.name}" is no process name: write context.when-x-then-y.`);
  }
  return definition;
}
