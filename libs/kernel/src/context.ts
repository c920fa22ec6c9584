import type { AnyAggregate } from './aggregate.js';
import type { AnyProcess } from './process.js';
import type { AnyView } from './view.js';

/** A bounded context without its web face: loads without Nest, so that threads and scripts can run it. */
export interface Context {
  readonly name: string;
  readonly aggregates: readonly AnyAggregate[];
  readonly views: readonly AnyView[];
  readonly processes: readonly AnyProcess[];
}

/** Declares a context. Throws when a name in it belongs to another context, or is there twice. */
export function context(definition: Context): Context {
  const names = [
    ...definition.aggregates.map((each) => each.category),
    ...definition.views.map((each) => each.name),
    ...definition.processes.map((each) => each.name),
  ];
  for (const name of names) {
    if (!name.startsWith(`${definition.name}.`)) throw new Error(`"${name}" does not belong to ${definition.name}.`);
  }
  const kinds = [definition.aggregates.map((each) => each.category), definition.views.map((each) => each.name)];
  const twice = kinds.flatMap((each) => each.filter((name, index) => each.indexOf(name) !== index))[0];
  if (twice) throw new Error(`"${twice}" is declared twice in ${definition.name}.`);
  return definition;
}
