import canonicalize from 'canonicalize';

/** Facts that may be told in part: what is left out is not told, `null` says that there is no such fact. */
export type Changes<Facts> = { -readonly [Name in keyof Facts]?: Exclude<Facts[Name], undefined> | null };

/** The named facts of a command as plain JSON: no class instances, no empty places inside. */
export function toldFacts<Facts extends object>(
  command: { readonly [Name in keyof Facts]?: Facts[Name] | null | undefined },
  names: readonly (keyof Facts & string)[],
): Changes<Facts> {
  const told: Record<string, unknown> = {};
  for (const name of names) if (command[name] !== undefined) told[name] = plain(command[name]);
  return told as Changes<Facts>;
}

/** Those of the told facts that are not as they were; an empty object when all are. */
export function differing<Facts extends object>(before: Facts, told: Changes<Facts>): Changes<Facts> {
  const was = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(told).filter(([name, value]) => !equalAsJson(was[name], value)),
  ) as Changes<Facts>;
}

/**
 * What a source outside tells differently from last time and from what is known: a source that repeats itself brings
 * nothing back that people here have changed since.
 */
export function newsFrom<Facts extends object>(
  toldBefore: Changes<Facts>,
  known: Facts,
  told: Changes<Facts>,
): Changes<Facts> {
  return differing(known, differing(toldBefore as Facts, told) as Changes<Facts>);
}

/** Facts after changes: what is `null` is gone. */
export function changedBy<Facts extends object>(facts: Facts, changes: Changes<Facts>): Facts {
  const after: Record<string, unknown> = { ...(facts as Record<string, unknown>) };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete after[name];
    else if (value !== undefined) after[name] = value;
  }
  return after as Facts;
}

/** The facts that there are, of those told for the first time. */
export function firstFacts<Facts extends object>(told: Changes<Facts>): Partial<Facts> {
  return changedBy<Partial<Facts>>({}, told as Changes<Partial<Facts>>);
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0;
}

/** Equal as JSON: the order of fields does not count, as stored events come back in another one. */
export function equalAsJson(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return canonicalize(a) === canonicalize(b);
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const fields = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(fields.map(([name, each]) => [name, plain(each)]));
}
