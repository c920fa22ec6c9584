import canonicalize from 'canonicalize';

/** Facts as a command may change them: left out is "not said", `null` is "there is none (any more)". */
export type Changes<Facts> = { -readonly [Name in keyof Facts]?: Exclude<Facts[Name], undefined> | null };

/** The facts of `names` that a command gives, as plain data: without what was not said, without class instances. */
export function saidFacts<Facts extends object>(
  command: { readonly [Name in keyof Facts]?: Facts[Name] | null | undefined },
  names: readonly (keyof Facts & string)[],
): Changes<Facts> {
  const said: Record<string, unknown> = {};
  for (const name of names) {
    const value = command[name];
    if (value !== undefined) said[name] = plain(value);
  }
  return said as Changes<Facts>;
}

/** What is said and differs from what is known; empty when nothing does. */
export function changedFacts<Facts extends object>(known: Facts, said: Changes<Facts>): Changes<Facts> {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(said)) {
    if (!equalAsJson((known as Record<string, unknown>)[name], value)) changed[name] = value;
  }
  return changed as Changes<Facts>;
}

/**
 * What a source tells anew: said facts that differ from what the source said last and from what is known. So a source
 * that repeats itself never undoes what people here have changed since.
 */
export function newsOf<Facts extends object>(
  saidBefore: Changes<Facts>,
  known: Facts,
  said: Changes<Facts>,
): Changes<Facts> {
  return changedFacts(known, changedFacts(saidBefore as Facts, said) as Changes<Facts>);
}

/** Facts after a change; what is `null` is gone. */
export function withChanges<Facts extends object>(facts: Facts, changes: Changes<Facts>): Facts {
  const after: Record<string, unknown> = { ...(facts as Record<string, unknown>) };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete after[name];
    else if (value !== undefined) after[name] = value;
  }
  return after as Facts;
}

/** Facts without those that are `null`: what a first description says. */
export function withoutNothing<Facts extends object>(said: Changes<Facts>): Partial<Facts> {
  return withChanges({} as Partial<Facts>, said as Changes<Partial<Facts>>);
}

/** Whether nothing changes. */
export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0;
}

/** Equal as JSON, whatever the order of fields: stored events come back in canonical order. */
export function equalAsJson(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return canonicalize(a) === canonicalize(b);
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .map(([name, each]) => [name, plain(each)]),
  );
}
