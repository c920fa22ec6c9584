import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { SourceDamage, SourceMismatch } from './source-damage.js';
import type { OpenedSource } from './open-source.js';
import { setAside, type Note, type UnreadRecord } from './source-record.js';

/** One row of a table: its cells by the folded name of their column, empty ones left out. */
export interface TableRow {
  ok: true;
  file: string;
  line: number;
  index: number;
  cells: Record<string, string>;
  notes: Note[];
}

const longestRow = 4 * 1024 * 1024;

/** A column name as it is compared: lower case, signs and spaces as one underscore. */
export const foldColumn = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/** The separator of a table: of comma, semicolon, tab and bar the one that stands most often outside quotes in its first line. */
export const detectDelimiter = (text: string): string => {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  const counts = new Map([',', ';', '\t', '|'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
};

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/** A table's header and its rows, in bounded memory (RFC 4180 quoting, with any of four separators). Throws `SourceMismatch` for an empty file. */
export const readTable = async function* (
  source: OpenedSource,
  { columns, layout }: { columns: (header: string[]) => { missing: string[]; notes: Note[] }; layout: string },
): AsyncGenerator<TableRow | UnreadRecord> {
  const text = source.text();
  let damage: SourceDamage | undefined;
  const next = async (): Promise<string | undefined> => {
    try {
      const piece = await text.next();
      return piece.done ? undefined : piece.value;
    } catch (error) {
      if (!(error instanceof SourceDamage)) throw error;
      damage = error;
      return undefined;
    }
  };
  const head = (await next()) ?? '';
  const preamble = /^sep=.\r?\n/i.exec(head)?.[0] ?? '';
  const linesBefore = preamble === '' ? 0 : 1;
  if (head.slice(preamble.length).trim() === '')
    throw new SourceMismatch(`${source.file} is empty; needed is ${layout}.`);
  let lastLine = 1;
  let returns = 0;
  let header: string[] | undefined;
  let headerNotes: Note[] = [];
  let index = 0;
  const skipped: UnreadRecord[] = [];
  const parser = parse({
    delimiter: detectDelimiter(head),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      skipped.push(
        setAside(
          {
            file: source.file,
            line: Number(error?.['lines'] ?? lastLine) + linesBefore,
            record: `row ${Math.max(1, Number(error?.['records'] ?? 1))}`,
          },
          `the row cannot be read: ${(error?.message ?? 'unknown reason').replace(/, got .*$|: .*$| at line.*$/s, '').slice(0, 160)}`,
          raw === undefined ? {} : { raw },
        ),
      );
    },
  });
  const pieces = async function* (): AsyncGenerator<string> {
    for (let piece: string | undefined = head.slice(preamble.length); piece !== undefined; piece = await next())
      yield piece;
  };
  const input = Readable.from(pieces());
  input.on('error', (error) => parser.destroy(error)).pipe(parser);
  let failure: Error | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      yield* skipped.splice(0);
      // The count stands at the end of the row, whose cells may hold line breaks, and it takes CR LF in a cell for two.
      const cellText = record.join('');
      returns += cellText.split('\r').length - 1;
      lastLine = info.lines + linesBefore - returns - (cellText.split('\n').length - 1);
      if (!header) {
        header = record.map(foldColumn);
        const { missing, notes } = columns(record);
        if (missing.length > 0) {
          throw new SourceMismatch(
            `${source.file} has no column ${missing.map((column) => JSON.stringify(column)).join(', ')}; needed is ${layout}. Found: ${record.join(', ').slice(0, 300)}`,
          );
        }
        headerNotes = notes;
        continue;
      }
      const notes = [...headerNotes, ...source.takeNotes()];
      headerNotes = [];
      yield {
        ok: true,
        file: source.file,
        line: lastLine,
        index: index++,
        cells: cellsOf(header, record, notes),
        notes,
      };
    }
  } catch (error) {
    if (error instanceof SourceMismatch) throw error;
    failure = error as Error;
  } finally {
    input.destroy();
  }
  yield* skipped.splice(0);
  const end = (reason: string): UnreadRecord =>
    setAside({ file: source.file, line: lastLine, record: `after row ${index}` }, reason);
  if (failure) yield end(`the table cannot be read on: ${failure.message}`);
  if (damage) yield end(damage.reason);
};

const cellsOf = (header: string[], row: string[], notes: Note[]): Record<string, string> => {
  if (row.length < header.length)
    notes.push({
      kind: 'row-too-short',
      message: `the row has ${row.length} cells, the header ${header.length}; the last ones count as empty`,
    });
  const beyond = row.slice(header.length).filter((cell) => cell.trim() !== '');
  if (beyond.length > 0) {
    notes.push({
      kind: 'row-too-long',
      message: `the row has ${row.length} cells, the header ${header.length}; left out was ${JSON.stringify(beyond.join(' ').slice(0, 80))}`,
    });
  }
  const cells: Record<string, string> = {};
  for (const [column, name] of header.entries()) {
    const cell = row[column] ?? '';
    if (name !== '' && cell.trim() !== '' && !Object.hasOwn(cells, name)) cells[name] = cell;
  }
  return cells;
};
