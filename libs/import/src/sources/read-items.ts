import { join } from 'node:path';
import { readJsonArray, readJsonFile, readJsonLines, type RawItem } from './json-records.js';
import { openSource, requireKind } from './open-source.js';
import { SourceDamage, SourceMismatch } from './source-damage.js';
import { readFields, recordName, type RecordFields } from './record-fields.js';
import { setAside, type SourceRecord, type UnreadRecord } from './source-record.js';
import { readYamlEntries, readYamlRecords, type YamlEntry } from './yaml-records.js';

/** How the records of a file are written down. */
export type ItemFormat = 'json-array' | 'json-lines' | 'json' | 'yaml';

const kinds = { 'json-array': 'JSON', 'json-lines': 'JSON, one record a line', json: 'JSON', yaml: 'YAML' } as const;

/** A failure to open or to read a file, as a record: within a folder one unreadable file stops nothing. */
export const unreadable = (file: string, error: unknown): UnreadRecord => {
  if (error instanceof SourceDamage)
    return setAside({ file, ...(error.line === undefined ? {} : { line: error.line }), record: 'file' }, error.reason);
  if (error instanceof SourceMismatch) return setAside({ file, record: 'file' }, error.message);
  throw error;
};

/** The raw records of one file below `root`. A file that cannot be opened or is of another kind is one failure. */
export const readItems = async function* (root: string, file: string, format: ItemFormat): AsyncGenerator<RawItem> {
  try {
    const source = await openSource(
      file === '' ? root : join(root, file),
      file === '' ? (root.split('/').at(-1) ?? root) : file,
    );
    if (source.kind === 'empty') {
      yield setAside({ file: source.file, line: 1, record: 'file' }, 'the file is empty');
      return;
    }
    // YAML and plain text cannot be told apart by their beginning, so only what is certainly something else is refused.
    requireKind(
      source,
      format === 'yaml' ? ['yaml', 'json', 'table', 'text'] : ['json', 'text', 'yaml', 'table'],
      kinds[format],
    );
    if (format === 'json-array') yield* readJsonArray(source);
    else if (format === 'json-lines') yield* readJsonLines(source);
    else if (format === 'json') yield await readJsonFile(source);
    else yield* await readYamlRecords(source);
  } catch (error) {
    yield unreadable(file, error);
  }
};

/** The entries of one YAML mapping below `root`, as `readItems`. */
export const readEntries = async (root: string, file: string): Promise<YamlEntry[]> => {
  try {
    return await readYamlEntries(await openSource(join(root, file), file));
  } catch (error) {
    return [unreadable(file, error)];
  }
};

/** Each raw record of a file read through its fields; `named` are the fields that may serve as its name in messages. */
export const readFile = async function* <T>(
  root: string,
  file: string,
  format: ItemFormat,
  named: string[],
  read: (fields: RecordFields, item: RawItem & { ok: true }) => T,
): AsyncGenerator<SourceRecord<T>> {
  for await (const item of readItems(root, file, format)) {
    if (!item.ok) yield item;
    else {
      const place = { file: item.file, line: item.line, record: recordName(item.raw, item.index, ...named) };
      yield readFields(place, item.raw, (fields) => read(fields, item), item.notes);
    }
  }
};
