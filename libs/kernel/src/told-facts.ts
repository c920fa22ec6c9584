import { isDeepStrictEqual } from 'node:util';

/** Facts that are told differently than before, and names of facts that are told no longer. */
export type ChangesOf<Facts extends object> = Partial<Facts> & { readonly cleared?: readonly string[] };

/** The given facts without those that are not there, so that events hold no empty places. */
export function known<Facts extends object>(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  ) as Facts;
}

/**
 * What is told differently than before; undefined when nothing is. Only the names in `told` are compared: one with
 * `undefined` says that there is no such fact.
 */
export function changesIn<Facts extends object>(before: Facts, told: Partial<Facts>): ChangesOf<Facts> | undefined {
  const was = before as Record<string, unknown>;
  const changed: Record<string, unknown> = {};
  const cleared: string[] = [];
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined) {
      if (was[name] !== undefined) cleared.push(name);
    } else if (!isDeepStrictEqual(was[name], value)) changed[name] = value;
  }
  if (Object.keys(changed).length + cleared.length === 0) return undefined;
  return { ...changed, ...(cleared.length > 0 ? { cleared } : {}) } as ChangesOf<Facts>;
}

/** The facts after changes. */
export function changed<Facts extends object>(before: Facts, changes: ChangesOf<Facts>): Facts {
  const { cleared = [], ...fields } = changes;
  const after: Record<string, unknown> = { ...before, ...fields };
  for (const name of cleared) delete after[name];
  return after as Facts;
}

/** Facts as given in part: what is left out is not told, and an empty text says that there is none. */
export function toldInPart<Facts extends object>(given: Facts): Partial<Facts> {
  return Object.fromEntries(
    Object.entries(known(given)).map(([name, value]) => [name, saysNothing(value) ? undefined : value]),
  ) as Partial<Facts>;
}

function saysNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'text' in value) return value.text === '';
  return value === '';
}
