import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { RawItem } from './json-records.js';
import { readWholeText, type OpenedSource } from './open-source.js';
import { setAside, type Note, type UnreadRecord } from './source-record.js';

interface Piece {
  text: string;
  line: number;
}

const reasonOf = (message: string): string => message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '').slice(0, 200);

/**
 * Quoted text of several lines whose continuation is indented too little for YAML 1.2 (section 8.1), though not for older readers:
 * the missing indentation is added, which changes neither the text nor the numbers of the lines.
 */
const indentQuoted = (text: string): string => {
  let open: { quote: string; indent: number } | undefined;
  const closes = (rest: string, quote: string): boolean =>
    (quote === '"' ? /(?:^|[^\\])(?:\\\\)*"\s*(?:#.*)?$/ : /(?:^|[^'])(?:'')*'\s*(?:#.*)?$/).test(rest);
  return text
    .split('\n')
    .map((line) => {
      if (open) {
        const { quote, indent } = open;
        const missing = line.trim() === '' ? 0 : indent + 1 - (/^ */.exec(line)?.[0].length ?? 0);
        if (closes(line, quote)) open = undefined;
        return missing > 0 ? ' '.repeat(missing) + line : line;
      }
      const begin = /^( *(?:- +)*)(?:[^\s"'#:][^"'#:]*: +)?(["'])(.*)$/.exec(line);
      if (begin && !closes(begin[3] as string, begin[2] as string))
        open = { quote: begin[2] as string, indent: (begin[1] as string).length };
      return line;
    })
    .join('\n');
};

const repairNote: Note = {
  kind: 'yaml-indentation',
  message: 'quoted text of several lines was indented too little; it was read nevertheless',
};

type Parsed = { ok: true; value: unknown; lines: number[] } | { ok: false; line: number; reason: string };

const parse = (text: string): Parsed & { repaired?: boolean } => {
  const first = parseStrictly(text);
  if (first.ok) return first;
  const indented = indentQuoted(text);
  const second = indented === text ? first : parseStrictly(indented);
  return second.ok ? { ...second, repaired: true } : first;
};

const parseStrictly = (text: string): Parsed => {
  const counter = new LineCounter();
  try {
    const document: Document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      strict: true,
      uniqueKeys: true,
      logLevel: 'silent',
    });
    const problem = document.errors[0];
    if (problem) return { ok: false, line: counter.linePos(problem.pos[0]).line, reason: reasonOf(problem.message) };
    const { contents } = document;
    const lines = isSeq(contents)
      ? contents.items.map(
          (item) => counter.linePos((item as { range?: [number, number, number] | null }).range?.[0] ?? 0).line,
        )
      : [];
    // The library stops at 100 expansions of one alias, so that a few lines cannot unfold to gigabytes.
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }), lines };
  } catch (error) {
    return { ok: false, line: 1, reason: reasonOf((error as Error).message) };
  }
};

/** The line with which a list item at the left edge begins: everything inside an item is indented (YAML 1.2 section 8.2.1). */
const itemLine = /^-(?:\s|$)/;

const cutAt = (text: string, begins: RegExp): Piece[] => {
  const pieces: Piece[] = [];
  const lines = text.split('\n');
  let current: { from: number; lines: string[] } | undefined;
  const close = (): void => {
    if (current) pieces.push({ text: current.lines.join('\n'), line: current.from });
  };
  for (const [index, line] of lines.entries()) {
    if (begins.test(line)) {
      close();
      current = { from: index + 1, lines: [line] };
    } else current?.lines.push(line);
  }
  close();
  return pieces;
};

/**
 * The records of a YAML file: the items of a list at the top, otherwise the one value. Where the file as a whole cannot be parsed,
 * the items of its list are parsed one by one, and only the broken ones are set aside, with the line of the fault.
 */
export const readYamlRecords = async (source: OpenedSource): Promise<RawItem[]> => {
  const { text, damage } = await readWholeText(source);
  return [
    ...yamlRecords(text, source.file, source.takeNotes()),
    ...(damage ? [setAside({ file: source.file, line: text.split('\n').length, record: 'file' }, damage.reason)] : []),
  ];
};

/** The records of a YAML text, as `readYamlRecords`; `file` is for the messages. */
export const yamlRecords = (text: string, file: string, notes: Note[] = []): RawItem[] => {
  const whole = parse(text);
  let said = whole.ok && whole.repaired ? [...notes, repairNote] : notes;
  const noted = (): Note[] => {
    const now = said;
    said = [];
    return now;
  };
  if (whole.ok) {
    if (Array.isArray(whole.value))
      return whole.value.map((raw, index) => ({
        ok: true,
        raw,
        file,
        line: whole.lines[index] ?? 1,
        index,
        notes: noted(),
      }));
    if (whole.value === null || whole.value === undefined)
      return [setAside({ file, line: 1, record: 'file' }, 'the file is empty')];
    return [{ ok: true, raw: whole.value, file, line: 1, index: 0, notes: noted() }];
  }
  const pieces = cutAt(text, itemLine);
  if (pieces.length < 2)
    return [
      setAside(
        { file, line: whole.line, record: pieces.length === 1 ? 'record 1' : 'file' },
        `the YAML cannot be read: ${whole.reason}`,
        { raw: text },
      ),
    ];
  return pieces.map((piece, index): RawItem => {
    const result = parse(piece.text);
    if (result.ok && Array.isArray(result.value))
      return { ok: true, raw: result.value[0], file, line: piece.line, index, notes: noted() };
    return setAside(
      { file, line: piece.line + (result.ok ? 0 : result.line - 1), record: `record ${index + 1}` },
      `the YAML cannot be read: ${result.ok ? 'it is no list item' : result.reason}`,
      { raw: piece.text },
    );
  });
};

/** One entry of a mapping at the top of a YAML file: its key, and the line of each key or item inside it. */
export type YamlEntry =
  | {
      ok: true;
      key: string;
      raw: unknown;
      file: string;
      line: number;
      lineOf: (inner: string) => number;
      notes: Note[];
    }
  | UnreadRecord;

const keyLine = /^[^\s#-][^:]*:(?:\s|$)/;

const entriesOf = (text: string, file: string, from: number): YamlEntry[] | undefined => {
  const counter = new LineCounter();
  try {
    const document: Document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    const { contents } = document;
    if (document.errors.length > 0 || !isMap(contents)) return undefined;
    const values = document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
    const lineAt = (node: unknown): number =>
      from - 1 + counter.linePos((node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? 0).line;
    return contents.items.map((pair) => {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      const { value } = pair;
      const lines = new Map(
        isMap(value)
          ? value.items.map((item) => [String(isScalar(item.key) ? item.key.value : item.key), lineAt(item.key)])
          : isSeq(value)
            ? value.items.map((item, index) => [String(index), lineAt(item)])
            : [],
      );
      return {
        ok: true,
        key,
        raw: values[key],
        file,
        line: lineAt(pair.key),
        lineOf: (name) => lines.get(name) ?? lineAt(pair.key),
        notes: [],
      };
    });
  } catch {
    return undefined;
  }
};

/** The entries of a YAML file that is one mapping; where it is broken, its entries are parsed one by one and only the broken ones set aside. */
export const readYamlEntries = async (source: OpenedSource): Promise<YamlEntry[]> => {
  const { text, damage } = await readWholeText(source);
  const end: YamlEntry[] = damage ? [setAside({ file: source.file, record: 'file' }, damage.reason)] : [];
  const notes = source.takeNotes();
  const noted = (entries: YamlEntry[], more: Note[] = []): YamlEntry[] =>
    entries.map((entry, index) => (entry.ok && index === 0 ? { ...entry, notes: [...notes, ...more] } : entry));
  const whole = entriesOf(text, source.file, 1);
  if (whole) return [...noted(whole), ...end];
  const repaired = entriesOf(indentQuoted(text), source.file, 1);
  if (repaired) return [...noted(repaired, [repairNote]), ...end];
  const pieces = cutAt(text, keyLine);
  if (pieces.length === 0)
    return [setAside({ file: source.file, line: 1, record: 'file' }, 'the file is not a YAML mapping'), ...end];
  const read = pieces.flatMap((piece): YamlEntry[] => {
    const entries =
      entriesOf(piece.text, source.file, piece.line) ?? entriesOf(indentQuoted(piece.text), source.file, piece.line);
    if (entries) return entries;
    const result = parse(piece.text);
    const [line, reason] = result.ok ? [piece.line, 'it is no mapping'] : [piece.line + result.line - 1, result.reason];
    return [
      setAside(
        { file: source.file, line, record: piece.text.split(':')[0] ?? '' },
        `the YAML cannot be read: ${reason}`,
        { raw: piece.text },
      ),
    ];
  });
  return [...read, ...end];
};
