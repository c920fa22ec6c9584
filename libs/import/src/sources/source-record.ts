/** Something about a value that was put right, left out or looks wrong; `kind` is a stable kebab-case id. */
export interface SourceWarning {
  kind: string;
  field: string;
  message: string;
}

/** A warning before it knows in which file, record and field it was found. */
export interface Note {
  kind: string;
  message: string;
}

/** A value as it will be used, and what had to be said about it. */
export interface Noted<T> {
  value: T;
  notes: Note[];
}

/** Where a record stands: the file (relative to the source, with `/`), the line from 1, and the record's id, name or number. */
export interface SourcePlace {
  file: string;
  line?: number;
  record: string;
}

/** A record that could be read, with what was said about its values. */
export interface ReadRecord<T> extends SourcePlace {
  ok: true;
  value: T;
  warnings: SourceWarning[];
}

/** A record that could not be read: why, in which field, and what stood there. */
export interface UnreadRecord extends SourcePlace {
  ok: false;
  field?: string;
  reason: string;
  raw?: string;
}

/** One record of a source, read or set aside. */
export type SourceRecord<T> = ReadRecord<T> | UnreadRecord;

const longestRaw = 2000;

/** The name of a place as it begins a message: file, line, record and field. */
export const nameOfPlace = (place: SourcePlace, field?: string): string =>
  [place.line === undefined ? place.file : `${place.file}:${place.line}`, place.record, field]
    .filter(Boolean)
    .join(', ');

/** A warning that names its file, record and field. */
export const warningAt = (place: SourcePlace, field: string, note: Note): SourceWarning => ({
  kind: note.kind,
  field,
  message: `${nameOfPlace(place, field)}: ${note.message}`,
});

/** A record that was read. */
export const readRecord = <T>(place: SourcePlace, value: T, warnings: SourceWarning[] = []): ReadRecord<T> => ({
  ok: true,
  ...place,
  value,
  warnings,
});

/** A record that is set aside; of `raw` the first 2,000 characters are kept. */
export const setAside = (
  place: SourcePlace,
  reason: string,
  more: { field?: string; raw?: string } = {},
): UnreadRecord => ({
  ok: false,
  ...place,
  ...(more.field === undefined ? {} : { field: more.field }),
  reason: `${nameOfPlace(place, more.field)}: ${reason}`,
  ...(more.raw === undefined
    ? {}
    : { raw: more.raw.length > longestRaw ? `${more.raw.slice(0, longestRaw)}…` : more.raw }),
});
