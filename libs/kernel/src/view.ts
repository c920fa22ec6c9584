import type { DomainEvent, EventNamed, RecordedEvent } from './event.js';

/** One component of an index entry. Strings order by code point, numbers by value; never mixed in one place. */
export type IndexValue = string | number;

/** An entry is what is looked up: a tuple of one or more values. A row may have none, one or several per index. */
export type IndexEntry = readonly IndexValue[];

/** From a row to its entries in one index. Pure; entries of one index all have the same length and types. */
export type IndexOf<Row> = (row: Row, key: string) => readonly IndexEntry[];

/** All rows that one equality lookup in an index of the same view finds. */
export interface RowsWhere {
  readonly index: string;
  readonly equals: IndexEntry;
}

export type KeysOf = readonly string[] | RowsWhere;

export function rowsWhere(index: string, ...equals: IndexEntry): RowsWhere {
  return { index, equals };
}

/**
 * A read model: which events matter, which rows they touch and what becomes of each row. It can do no I/O, so the whole
 * history can be replayed through it at any time. `undefined` for a row is "no such row", before and after.
 */
export interface View<Row extends object = object, E extends DomainEvent = DomainEvent> {
  /** `context.name`, for example `directory.public-directory`. */
  readonly name: string;
  /** Raise it when rows would come out differently: the view is then rebuilt in the background. */
  readonly version: number;
  readonly on: {
    readonly [Type in E['type']]?: {
      readonly keys: (event: RecordedEvent<EventNamed<E, Type>>) => KeysOf;
      readonly apply: (row: Row | undefined, event: RecordedEvent<EventNamed<E, Type>>, key: string) => Row | undefined;
    };
  };
  readonly indexes: Readonly<Record<string, IndexOf<Row>>>;
  /** Whether `apply` reads personal fields. Others see them as erased, and nothing is decrypted for them. */
  readonly personal?: boolean;
  /**
   * What a fact means that is recorded after facts that happened later: `order` rows fold by what happened first
   * (the default), `recorded` rows fold in the order of recording.
   */
  readonly lateFacts?: 'order' | 'recorded';
}

// `any`: a registry holds views of every row and event
export type AnyView = View<any, any>;

/** Declares a view. Throws when its name could not belong to a context. */
export function view<Row extends object, E extends DomainEvent>(definition: View<Row, E>): View<Row, E> {
  if (!/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(definition.name)) {
    throw new Error(`"${definition.name}" is no view name: write context.view-name in lower case.`);
  }
  return definition;
}

export function eventTypesOf(of: AnyView): readonly string[] {
  return Object.keys(of.on);
}

/** The context that a view or an event type belongs to. */
export function contextOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
