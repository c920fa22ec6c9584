import { parse, v5, v7 } from 'uuid';

/** Namespace of all ids that Folkmoot derives (RFC 9562, 5.5). Fixed for ever: ids in the log depend on it. */
const namespace = parse('5f6f3c0e-7d0a-5b0e-9a63-0d1c6c1f7a11');

/** A new, time-ordered id (UUIDv7, RFC 9562). */
export function newId(): string {
  return v7();
}

/** The id that the same parts always give (UUIDv5). Not for people: their ids must not be guessable from a name. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify(parts), namespace);
}
