import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import verifier from 'stream-json/utils/verifier.js';
import { readWholeText, type OpenedSource } from './open-source.js';
import { SourceDamage } from './source-damage.js';
import { setAside, type Note, type UnreadRecord } from './source-record.js';

/** One parsed value of a file, with its line and number, or the piece that could not be parsed. */
export type RawItem =
  { ok: true; raw: unknown; file: string; line: number; index: number; notes: Note[] } | UnreadRecord;

/** The longest single record, in characters: it bounds the memory, whatever the size of the file. */
export const longestRecord = 8 * 1024 * 1024;

// The engine quotes what stands around the fault, which may be a person's data.
const shortened = (error: Error): string =>
  error.message
    .replace(/,? ?"?\.{3}.*$/s, '')
    .replace(/ at position .*$/s, '')
    .replace(/(Unexpected token '.{1,2}'), .*$/s, '$1')
    .slice(0, 160);

const parsed = (text: string): { ok: true; raw: unknown } | { ok: false; reason: string } => {
  try {
    return { ok: true, raw: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: shortened(error as Error) };
  }
};

const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

interface Cut {
  text: string;
  line: number;
  /** White space before the record on its line, or undefined where something else stands there. */
  indent: string | undefined;
  end: 'closed' | 'cut-off' | 'too-long';
}

const slash = '/'.charCodeAt(0);
const [quote, backslash, comma, openBracket, closeBracket, openBrace, closeBrace, lineFeed] = [
  '"',
  '\\',
  ',',
  '[',
  ']',
  '{',
  '}',
  '\n',
].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number, number, number, number];

/**
 * Cuts a JSON array (RFC 8259 section 5, `//` comments allowed between elements) into the texts of its elements by bracket depth alone.
 * A parser of the whole stream would end at the first fault, take finished records of the same piece with it, and know no lines.
 */
const cutArray = async function* (chunks: AsyncIterable<string>): AsyncGenerator<Cut | SourceDamage> {
  let state = 'before' as 'before' | 'between' | 'element' | 'after';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let dropping = false;
  let inComment = false;
  let line = 1;
  let pieces: string[] = [];
  let length = 0;
  let startLine = 1;
  let lineHead = '';
  let indent: string | undefined = '';
  let misplaced = '';
  const take = (end: Cut['end']): Cut => {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    return { text, line: startLine, indent, end };
  };
  const strayText = (): SourceDamage =>
    new SourceDamage(`${JSON.stringify(misplaced.slice(0, 60))} stands between two records`, line);
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (state === 'element') {
        if (code === lineFeed) line++;
        if (inString) {
          if (escaped) escaped = false;
          else if (code === backslash) escaped = true;
          else if (code === quote) inString = false;
          continue;
        }
        if (code === quote) inString = true;
        else if (code === openBrace || code === openBracket) depth++;
        else if (depth > 0 && (code === closeBrace || code === closeBracket)) {
          depth--;
          if (depth > 0) continue;
          if (!dropping) pieces.push(chunk.slice(from, at + 1));
          if (!dropping) yield take('closed');
          dropping = false;
          state = 'between';
        } else if (depth === 0 && (code === comma || code === closeBracket)) {
          if (!dropping) pieces.push(chunk.slice(from, at));
          if (!dropping) yield take('closed');
          dropping = false;
          state = code === comma ? 'between' : 'after';
          lineHead = 'x';
        }
        continue;
      }
      if (code === lineFeed) {
        line++;
        lineHead = '';
        inComment = false;
        continue;
      }
      if (inComment) continue;
      if (code === slash && state !== 'after') {
        inComment = true;
        continue;
      }
      if (code === 0x20 || code === 0x09 || code === 0x0d) {
        lineHead += chunk[at];
        continue;
      }
      if (state === 'before') {
        if (code !== openBracket) {
          yield new SourceDamage(
            `the file begins with ${JSON.stringify(chunk.slice(at, at + 20))}, not with a list in square brackets`,
            line,
          );
          return;
        }
        state = 'between';
        lineHead = 'x';
        continue;
      }
      if (state === 'after') {
        yield new SourceDamage('something stands after the end of the list; it was left out', line);
        return;
      }
      if (code === closeBracket) state = 'after';
      else if (code === closeBrace) misplaced += chunk[at];
      else if (code !== comma) {
        if (misplaced !== '') {
          yield strayText();
          misplaced = '';
        }
        state = 'element';
        startLine = line;
        indent = /^[ \t\r]*$/.test(lineHead) ? lineHead : undefined;
        from = at;
        depth = code === openBrace || code === openBracket ? 1 : 0;
        inString = code === quote;
        escaped = false;
      }
      lineHead = 'x';
    }
    if (state === 'element' && !dropping) {
      pieces.push(chunk.slice(from));
      length += chunk.length - from;
      if (length > longestRecord) {
        const whole = take('too-long');
        // A record whose quote or bracket is missing swallows what follows: where a line begins as the record did, another begins.
        const next = whole.indent === undefined ? -1 : whole.text.lastIndexOf(`\n${whole.indent}{`);
        if (next < 0) {
          dropping = true;
          yield whole;
        } else {
          yield { ...whole, text: whole.text.slice(0, next + 1) };
          const rest = whole.text.slice(next + 1 + (whole.indent?.length ?? 0));
          startLine = whole.line + countLines(whole.text.slice(0, next + 1));
          pieces = [rest];
          length = rest.length;
          ({ depth, inString, escaped } = stateAfter(rest));
        }
      }
    }
  }
  if (misplaced !== '') yield strayText();
  if (state === 'element' && !dropping) yield take('cut-off');
  if (state === 'before') yield new SourceDamage('the file is empty', line);
  else if (state !== 'after')
    yield new SourceDamage('the file ends before the list is closed; the records before it were read', line);
};

const stateAfter = (text: string): { depth: number; inString: boolean; escaped: boolean } => {
  let depth = 0;
  let inString = false;
  let escaped = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (escaped) escaped = false;
      else if (code === backslash) escaped = true;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) depth--;
  }
  return { depth: Math.max(depth, 1), inString, escaped };
};

/** The records in a piece that is not one: cut again where a line begins with the indentation of the first and a brace. */
const cutByLines = (cut: Cut): { text: string; line: number; endsList: boolean }[] => {
  if (cut.indent === undefined) return [{ text: cut.text, line: cut.line, endsList: false }];
  let line = cut.line;
  return cut.text.split(`\n${cut.indent}{`).map((piece, index) => {
    const text = (index === 0 ? piece : `{${piece}`).trimEnd().replace(/,$/, '');
    const item = { text, line, endsList: false };
    line += countLines(piece) + 1;
    // The end of the list, which the missing quote or brace has swallowed too.
    return index > 0 && /\}\s*\]$/.test(text) && !parsed(text).ok
      ? { ...item, text: text.replace(/\s*\]$/, ''), endsList: true }
      : item;
  });
};

/**
 * The elements of a JSON array, one after another in bounded memory. An element that is not JSON is set aside and the next ones are
 * read on; a file that is cut off gives every element before the cut and one failure with the line of the cut.
 */
export const readJsonArray = async function* (source: OpenedSource): AsyncGenerator<RawItem> {
  let index = 0;
  let end: SourceDamage | undefined;
  let swallowedEnd = false;
  let lastLine = 1;
  const item = (text: string, line: number, closed = true): RawItem => {
    lastLine = line;
    const result = parsed(text);
    const number = index++;
    if (result.ok)
      return { ok: true, raw: result.raw, file: source.file, line, index: number, notes: source.takeNotes() };
    return setAside(
      { file: source.file, line, record: `record ${number + 1}` },
      closed ? `the record is not JSON: ${result.reason}` : 'the file ends in the middle of the record',
      { raw: text },
    );
  };
  try {
    for await (const cut of cutArray(source.text())) {
      if (cut instanceof SourceDamage) {
        if (cut.reason.includes('between two records'))
          yield setAside({ file: source.file, line: cut.line, record: `record ${index + 1}` }, cut.reason);
        else end = cut;
        continue;
      }
      if (cut.end === 'too-long' && cut.indent === undefined) {
        yield setAside(
          { file: source.file, line: cut.line, record: `record ${++index}` },
          `the record is longer than ${longestRecord} characters`,
          { raw: cut.text },
        );
        continue;
      }
      const whole = item(cut.text, cut.line, cut.end !== 'cut-off');
      if (whole.ok) {
        yield whole;
        continue;
      }
      const pieces = cutByLines(cut);
      if (pieces.length === 1) {
        yield cut.end === 'too-long'
          ? setAside(whole, `the record is longer than ${longestRecord} characters`, { raw: cut.text })
          : whole;
        continue;
      }
      index--;
      swallowedEnd ||= pieces.at(-1)?.endsList === true;
      for (const [number, piece] of pieces.entries())
        yield item(piece.text, piece.line, cut.end !== 'cut-off' || number < pieces.length - 1 || piece.endsList);
    }
  } catch (error) {
    if (!(error instanceof SourceDamage)) throw error;
    end = new SourceDamage(error.reason, error.line ?? lastLine);
  }
  if (end && !swallowedEnd)
    yield setAside({ file: source.file, line: end.line, record: `after record ${index}` }, end.reason);
};

/** The values of a file with one JSON value on each line; a line that is not JSON is set aside and the next ones are read on. */
export const readJsonLines = async function* (source: OpenedSource): AsyncGenerator<RawItem> {
  let index = 0;
  let line = 0;
  let held: string[] = [];
  let length = 0;
  const finish = (): RawItem | undefined => {
    line++;
    const text = held.join('');
    const tooLong = length > longestRecord;
    held = [];
    length = 0;
    if (!tooLong && text.trim() === '') return undefined;
    const place = { file: source.file, line, record: `record ${++index}` };
    if (tooLong) return setAside(place, `the line is longer than ${longestRecord} characters`);
    const result = parsed(text);
    return result.ok
      ? { ok: true, raw: result.raw, file: source.file, line, index: index - 1, notes: source.takeNotes() }
      : setAside(place, `the line is not JSON: ${result.reason}`, { raw: text });
  };
  const add = (piece: string): void => {
    length += piece.length;
    if (length <= longestRecord) held.push(piece);
    else held = [];
  };
  let damage: SourceDamage | undefined;
  try {
    for await (const chunk of source.text()) {
      let from = 0;
      for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
        add(chunk.slice(from, at));
        from = at + 1;
        const item = finish();
        if (item) yield item;
      }
      add(chunk.slice(from));
    }
  } catch (error) {
    if (!(error instanceof SourceDamage)) throw error;
    damage = error;
  }
  if (length > 0) {
    const item = finish();
    if (item) yield item;
  }
  if (damage) yield setAside({ file: source.file, line, record: `after record ${index}` }, damage.reason);
};

/** Where a text stops being JSON: the line from 1 and the offset from 0. */
const faultIn = async (text: string): Promise<{ line: number; offset: number } | undefined> => {
  try {
    await finished(Readable.from([text]).pipe(verifier.asStream()).resume());
    return undefined;
  } catch (error) {
    const { line, offset } = error as { line?: unknown; offset?: unknown };
    return typeof line === 'number' && typeof offset === 'number' ? { line, offset } : undefined;
  }
};

/** The one value of a JSON file, `//` comment lines allowed where they stand alone on a line; a file that is not JSON is set aside with the line. */
export const readJsonFile = async (source: OpenedSource): Promise<RawItem> => {
  const { text, damage } = await readWholeText(source);
  const bare = text.includes('//') ? text.replace(/^[ \t]*\/\/.*$/gm, '') : text;
  try {
    return { ok: true, raw: JSON.parse(bare), file: source.file, line: 1, index: 0, notes: source.takeNotes() };
  } catch (error) {
    const fault = await faultIn(bare);
    const offset = fault?.offset ?? bare.length;
    const reason =
      damage?.reason ??
      (bare.trim() === ''
        ? 'the file is empty'
        : offset >= bare.trimEnd().length
          ? 'the file ends in the middle of the JSON'
          : `the file is not JSON: ${shortened(error as Error)}`);
    return setAside({ file: source.file, line: fault?.line ?? countLines(bare) + 1, record: 'file' }, reason, {
      raw: bare.slice(Math.max(0, offset - 100), offset + 100),
    });
  }
};
