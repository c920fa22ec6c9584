import type { AnyAggregate, EventTypeDefinition, StoredShape } from './aggregate.js';
import type { Context } from './context.js';

/** All event types of an installation with how each is stored; the one place that knows them by name. */
export interface EventCatalogue {
  readonly aggregates: ReadonlyMap<string, AnyAggregate>;
  readonly types: ReadonlyMap<string, EventTypeDefinition>;
}

/** An event that this version of the program does not know: whoever meets it stops, so that nothing is skipped. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';

  constructor(type: string, schema: number) {
    super(
      `The log holds "${type}" of schema ${schema}, which this version does not know. ` +
        'Start the version that wrote it, or a newer one.',
    );
  }
}

/** Collects the event types of contexts. Throws when two aggregates claim one name. */
export function eventCatalogue(contexts: readonly Pick<Context, 'aggregates'>[]): EventCatalogue {
  const aggregates = new Map<string, AnyAggregate>();
  const types = new Map<string, EventTypeDefinition>();
  for (const aggregate of contexts.flatMap((each) => each.aggregates)) {
    if (aggregates.has(aggregate.category)) throw new Error(`Two aggregates are called "${aggregate.category}".`);
    aggregates.set(aggregate.category, aggregate);
    for (const [type, definition] of Object.entries(aggregate.events)) {
      if (types.has(type)) throw new Error(`The event type "${type}" is declared twice.`);
      types.set(type, definition as EventTypeDefinition);
    }
  }
  return { aggregates, types };
}

/** Brings stored data to today's shape through every upcaster in between. Throws `UnknownEvent`. */
export function upcast(catalogue: EventCatalogue, stored: StoredShape): readonly StoredShape[] {
  const definition = catalogue.types.get(stored.type);
  const newest = definition?.schema ?? 1;
  if (!definition || stored.schema > newest) throw new UnknownEvent(stored.type, stored.schema);
  if (stored.schema === newest) return [stored];
  const step = definition.upcasters?.[stored.schema];
  if (!step) throw new UnknownEvent(stored.type, stored.schema);
  return step(stored).flatMap((next) => upcast(catalogue, next));
}
