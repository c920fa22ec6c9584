import { readCoordinates, type Coordinates } from './normalise/coordinates.js';
import { readDescription } from './normalise/description.js';
import { cleanText, longestText, splitTitle } from './normalise/text.js';
import {
  readRecord,
  setAside,
  warningAt,
  type Note,
  type Noted,
  type SourcePlace,
  type SourceRecord,
  type SourceWarning,
} from './source-record.js';

/** A field without which, or in the state of which, the record cannot be read. */
export class FieldProblem extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
    this.name = 'FieldProblem';
  }
}

/** The fields of one raw record. Reading cleans and collects warnings; a missing required field throws `FieldProblem`. */
export interface RecordFields {
  /** The field as it stands, null taken for absent. */
  raw(name: string): unknown;
  /** One line of text, required. */
  text(name: string): string;
  optionalText(name: string): string | undefined;
  /** Text of several lines, cleaned of active content; empty where absent. */
  description(name: string): string;
  /** A required title of at most 300 characters together with the description, which takes what is too long. */
  titled(
    title: string,
    description?: string,
    decode?: (text: string) => string,
  ): { title: string; description: string };
  number(name: string): number;
  optionalNumber(name: string): number | undefined;
  /** A whole number from 0 on, 0 where absent. */
  count(name: string): number;
  flag(name: string): boolean | undefined;
  /** Every text in a list, or the one text that stands in its place. */
  texts(name: string): string[];
  /** An optional text through a normaliser, which may find nothing. */
  via<T>(name: string, normalise: (text: string) => Noted<T | undefined>): T | undefined;
  /** Every item that can be read; one that cannot is left out with a warning. */
  list<T>(name: string, read: (item: RecordFields, index: number) => T): T[];
  object<T>(name: string, read: (fields: RecordFields) => T): T | undefined;
  coordinates(latitude: string, longitude: string): Coordinates | undefined;
  note(field: string, note: Note): void;
  fail(field: string, reason: string): never;
  /** Fields that are known and left out on purpose. */
  leaveOut(...names: string[]): void;
  names(): string[];
}

type Values = Record<string, unknown>;

const isValues = (raw: unknown): raw is Values => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const shown = (raw: unknown): string => {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const kindOf = (raw: unknown): string =>
  Array.isArray(raw) ? 'a list' : isValues(raw) ? 'a group of fields' : `${typeof raw} ${shown(raw)}`;

const fieldsOf = (
  values: Values,
  path: string,
  warn: (field: string, note: Note) => void,
): { fields: RecordFields; finish: () => void } => {
  const known = new Set<string>();
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const raw = (name: string): unknown => {
    known.add(name);
    return Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;
  };
  const fail = (name: string, reason: string): never => {
    throw new FieldProblem(at(name), reason);
  };
  const taken = <T>(name: string, { value, notes }: Noted<T>): T => {
    for (const note of notes) warn(at(name), note);
    return value;
  };
  const written = (name: string): string | undefined => {
    const value = raw(name);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
    warn(at(name), { kind: 'not-text', message: `text was expected, found was ${kindOf(value)}; it was left out` });
    return undefined;
  };
  const line = (name: string): string | undefined => {
    const text = written(name);
    if (text === undefined) return undefined;
    const clean = taken(name, cleanText(text, 'line'));
    if (clean.length <= longestText) return clean === '' ? undefined : clean;
    warn(at(name), {
      kind: 'text-too-long',
      message: `the text has ${clean.length} characters; the first ${longestText} were kept`,
    });
    return clean.slice(0, longestText).toWellFormed();
  };
  const need = <T>(name: string, value: T | undefined): T =>
    value ??
    fail(name, raw(name) === undefined || raw(name) === '' ? 'is missing' : `cannot be used (${kindOf(raw(name))})`);
  const numeric = (name: string): number | undefined => {
    const value = raw(name);
    if (value === undefined || value === '') return undefined;
    const number =
      typeof value === 'number'
        ? value
        : typeof value === 'string' && value.trim() !== ''
          ? Number(value.trim())
          : Number.NaN;
    if (Number.isFinite(number)) return number;
    warn(at(name), {
      kind: 'not-a-number',
      message: `a number was expected, found was ${kindOf(value)}; it was left out`,
    });
    return undefined;
  };
  const items = (name: string): unknown[] => {
    const value = raw(name);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    warn(at(name), { kind: 'not-a-list', message: `a list was expected, found was ${kindOf(value)}; it was left out` });
    return [];
  };

  const fields: RecordFields = {
    raw,
    text: (name) => need(name, line(name)),
    optionalText: line,
    description: (name) => taken(name, readDescription(written(name) ?? '')),
    titled: (titleName, descriptionName, decode = (text) => text) => {
      const whole = decode(need(titleName, line(titleName)));
      const { title, rest } = taken(titleName, splitTitle(whole));
      const description = descriptionName === undefined ? '' : (written(descriptionName) ?? '');
      const joined = rest === '' ? description : description === '' ? rest : `${rest}\n\n${description}`;
      return { title, description: taken(descriptionName ?? titleName, readDescription(joined)) };
    },
    number: (name) => need(name, numeric(name)),
    optionalNumber: numeric,
    count: (name) => {
      const number = numeric(name) ?? 0;
      if (Number.isSafeInteger(number) && number >= 0) return number;
      warn(at(name), {
        kind: 'not-a-count',
        message: `a whole number from 0 on was expected, found was ${number}; it was taken for 0`,
      });
      return 0;
    },
    flag: (name) => {
      const value = raw(name);
      if (value === undefined || typeof value === 'boolean') return value;
      if (typeof value === 'string' && /^(?:true|yes|y|1|false|no|n|0)$/i.test(value.trim()))
        return /^(?:true|yes|y|1)$/i.test(value.trim());
      warn(at(name), {
        kind: 'not-yes-or-no',
        message: `yes or no was expected, found was ${kindOf(value)}; it was left out`,
      });
      return undefined;
    },
    texts: (name) => {
      const value = raw(name);
      const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
      return list.flatMap((item, index) => {
        if (item === null || item === '') return [];
        if (typeof item !== 'string' && typeof item !== 'number') {
          warn(`${at(name)}[${index}]`, {
            kind: 'not-text',
            message: `text was expected, found was ${kindOf(item)}; it was left out`,
          });
          return [];
        }
        const clean = taken(name, cleanText(String(item), 'line'));
        return clean === '' ? [] : [clean];
      });
    },
    via: (name, normalise) => {
      const text = line(name);
      return text === undefined ? undefined : taken(name, normalise(text));
    },
    list: (name, read) =>
      items(name).flatMap((item, index) => {
        const where = `${at(name)}[${index}]`;
        if (!isValues(item)) {
          warn(where, {
            kind: 'item-set-aside',
            message: `a group of fields was expected, found was ${kindOf(item)}; it was left out`,
          });
          return [];
        }
        const inner = fieldsOf(item, where, warn);
        try {
          const value = read(inner.fields, index);
          inner.finish();
          return [value];
        } catch (error) {
          if (!(error instanceof FieldProblem)) throw error;
          warn(error.field, {
            kind: 'item-set-aside',
            message: `${error.reason}; the item (${shown(item)}) was left out`,
          });
          return [];
        }
      }),
    object: (name, read) => {
      const value = raw(name);
      if (value === undefined) return undefined;
      if (!isValues(value)) {
        warn(at(name), {
          kind: 'not-fields',
          message: `a group of fields was expected, found was ${kindOf(value)}; it was left out`,
        });
        return undefined;
      }
      const inner = fieldsOf(value, at(name), warn);
      const result = read(inner.fields);
      inner.finish();
      return result;
    },
    coordinates: (latitude, longitude) => taken(latitude, readCoordinates(raw(latitude), raw(longitude))),
    note: (field, note) => warn(at(field), note),
    fail,
    leaveOut: (...names) => names.forEach((name) => known.add(name)),
    names: () => Object.keys(values),
  };
  return {
    fields,
    finish: () => {
      for (const name of Object.keys(values)) {
        if (!known.has(name))
          warn(at(name), {
            kind: 'unknown-field',
            message: `the field is not known in this layout (${shown(values[name])}); it was left out`,
          });
      }
    },
  };
};

/**
 * Reads one raw record through its fields: the value with all warnings, or the record set aside with the field and the reason.
 * A field nobody asked for is named in a warning. `notes` are what was found out about the file before.
 */
export const readFields = <T>(
  place: SourcePlace,
  raw: unknown,
  read: (fields: RecordFields) => T,
  notes: Note[] = [],
): SourceRecord<T> => {
  const rawText = (): string => JSON.stringify(raw) ?? String(raw);
  if (!isValues(raw))
    return setAside(place, `a group of fields was expected, found was ${raw === null ? 'nothing' : kindOf(raw)}`, {
      raw: rawText(),
    });
  const warnings: SourceWarning[] = notes.map((note) => warningAt(place, 'file', note));
  const { fields, finish } = fieldsOf(raw, '', (field, note) => warnings.push(warningAt(place, field, note)));
  try {
    const value = read(fields);
    finish();
    return readRecord(place, value, warnings);
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    return setAside(place, error.reason, { field: error.field, raw: rawText() });
  }
};

/** How a record is called in messages: the first of the fields that holds something, otherwise its number from 1. */
export const recordName = (raw: unknown, index: number, ...fields: string[]): string => {
  if (isValues(raw)) {
    for (const field of fields) {
      const value = Object.hasOwn(raw, field) ? raw[field] : undefined;
      if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') {
        return cleanText(String(value).slice(0, 80), 'line').value;
      }
    }
  }
  return `record ${index + 1}`;
};
