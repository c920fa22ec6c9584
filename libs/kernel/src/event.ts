/** What a decision yields: a fact in the past tense, plain data, not yet stored. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Who and what led to an event. Never holds personal data: everything in here is readable for ever. */
export interface EventMeta {
  /** Id of the person, or the name of the part of the system, that acted. */
  readonly actor: string;
  /** Id of the command that was accepted; all events of one command share it. */
  readonly command: string;
  /** Keyed digest of the command's body: the same command id with another body is told apart by it. */
  readonly request: string;
  /** Id of the event that a process answered with this command. */
  readonly cause?: string;
  /** Ties together everything that one request set in motion. */
  readonly correlation?: string;
  /** Where an imported fact came from. */
  readonly source?: FactSource;
  /** The global order an event had in another store before it was copied here. */
  readonly sequence?: number;
}

/** Origin of an imported fact: the kind of source, its own id for the record, and when we fetched it (ISO instant). */
export interface FactSource {
  readonly kind: string;
  readonly id: string;
  readonly fetchedAt: string;
  /** Which clock `occurredAt` was read from, for example `created` or `last-seen`. */
  readonly clock?: string;
}

/** A place in the whole log: opaque and increasing, not dense. 0 is before the first event. */
export type Position = number;

/** An event as every reader sees it: stored, decoded, brought to its newest shape. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  /** 0-based place in its stream. */
  readonly revision: number;
  readonly position: Position;
  readonly type: E['type'];
  readonly schema: number;
  /** ISO instant at which it happened. */
  readonly occurredAt: string;
  /** ISO instant at which this installation learned of it. */
  readonly recordedAt: string;
  readonly data: E['data'];
  readonly meta: EventMeta;
}

/** The member of an event union with the given stored name. */
export type EventNamed<E extends DomainEvent, Type extends E['type']> = Extract<E, { type: Type }>;

/** `directory.group` of `directory.group-0191…`: everything before the first dash. */
export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}
