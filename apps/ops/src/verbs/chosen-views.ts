import type { Context } from '#kernel/context';
import type { AnyView } from '#kernel/view';

/** The views of these names, or all. Throws and lists them when there is none of a name. */
export function chosenViews(contexts: readonly Context[], names: readonly string[]): readonly AnyView[] {
  const all = contexts.flatMap((each) => each.views);
  const unknown = names.filter((name) => !all.some((view) => view.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no view "${unknown[0]}". There are: ${all.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
