/** Stands where a personal value stood before its person was erased. */
export interface Erased {
  readonly erased: true;
}

export const erased: Erased = Object.freeze({ erased: true as const });

/** A value that belongs to a person and may be gone: whoever reads it has to say what is shown instead. */
export type Personal<T> = T | Erased;

/** Whether a personal value is gone. */
export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && (value as Erased).erased === true;
}

/** The value, or `instead` once its person was erased. */
export function orElse<T, U>(value: Personal<T>, instead: U): T | U {
  return isErased(value) ? instead : value;
}

/** Which fields of an event's data are personal, and which field names the person they belong to. */
export interface PersonalFields<Data extends object = object> {
  readonly of: Extract<keyof Data, string>;
  readonly fields: readonly Extract<keyof Data, string>[];
}
