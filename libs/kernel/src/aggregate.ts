import type { DomainEvent, EventNamed } from './event.js';
import type { PersonalFields } from './personal-data.js';

/** How one event type is stored: its schema number, its personal fields, and how older shapes become today's. */
export interface EventTypeDefinition<Data extends object = object> {
  /** Number of the shape that is written today; 1 unless the shape ever changed. */
  readonly schema?: number;
  readonly personal?: readonly PersonalFields<Data>[];
  /** From schema number to a function that gives the next shape: none, one or several events of the same stream. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/** Brings the data of an older schema to the next one; may split one event into several, or drop it. */
export type Upcaster = (event: StoredShape) => readonly StoredShape[];

export interface StoredShape {
  readonly type: string;
  readonly schema: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export type EventTypes<E extends DomainEvent> = {
  readonly [Type in E['type']]: EventTypeDefinition<EventNamed<E, Type>['data']>;
};

/** One consistency boundary: the events of its streams and the state that its decisions need. */
export interface Aggregate<State = unknown, E extends DomainEvent = DomainEvent> {
  /** First part of its stream names, for example `directory.group`; has no dash. */
  readonly category: string;
  readonly initial: State;
  readonly evolve: (state: State, event: E) => State;
  readonly events: EventTypes<E>;
}

// `any`: a registry holds aggregates of every state and event
export type AnyAggregate = Aggregate<any, any>;

/** Declares an aggregate. Throws when the category could not be told from an id. */
export function aggregate<State, E extends DomainEvent>(definition: Aggregate<State, E>): Aggregate<State, E> {
  if (!/^[a-z]+\.[a-z]+(_[a-z]+)*$/.test(definition.category)) {
    throw new Error(`"${definition.category}" is no category: write context.aggregate in lower case without a dash.`);
  }
  return definition;
}

/** Name of the stream of one aggregate, for example `directory.group-0191…`. */
export function streamOf(of: AnyAggregate, id: string): string {
  return `${of.category}-${id}`;
}
