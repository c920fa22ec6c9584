import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip, constants, gunzipSync } from 'node:zlib';
import { detect } from 'chardet';
import iconv from 'iconv-lite';
import { SourceDamage, SourceMismatch } from './source-damage.js';
import { kindInWords, kindOfBytes, kindOfText, type SourceKind } from './source-kind.js';
import type { Note } from './source-record.js';

/** A file opened for reading: what it is, and its text in pieces as they are decoded. */
export interface OpenedSource {
  file: string;
  compression: 'none' | 'gzip';
  kind: SourceKind;
  /** The decoded text in order, each time from the start; throws `SourceDamage` where the file cannot be read on. */
  text(): AsyncGenerator<string>;
  /** What was found out about the file as a whole since the last call. */
  takeNotes(): Note[];
}

const sampleSize = 16 * 1024;
const chunkSize = 64 * 1024;
// A gzip stream can unfold 1:1,032, so small slices keep the unfolded piece under 17 MB whatever the file holds.
const gzipSlice = 16 * 1024;
const megabyte = 1024 * 1024;

/** The most characters that a file may hold whose format cannot be read in pieces (YAML, a single JSON object, a page). */
export const longestWholeText = 32 * megabyte;

const gunzipped = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  let pending: Buffer[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const take = (): Buffer[] => {
    const taken = pending;
    pending = [];
    return taken;
  };
  gunzip.on('data', (piece: Buffer) => pending.push(piece));
  gunzip.on('error', (error) => (failure ??= error));
  // A stream that fails does not call back the write that it failed at.
  gunzip.on('close', () => wake());
  try {
    for await (const chunk of source) {
      for (let from = 0; from < chunk.length; from += gzipSlice) {
        if (failure) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
          gunzip.write(chunk.subarray(from, from + gzipSlice), () => resolve());
        });
        yield* take();
      }
      if (failure) break;
    }
    // Each piece is written and taken before the end is announced: a stream that fails at its end drops what is not yet taken.
    if (!failure) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        gunzip.end();
      });
      yield* take();
    }
  } finally {
    gunzip.destroy();
  }
  if (!failure) return;
  const cut = /unexpected end/i.test(failure.message);
  throw new SourceDamage(
    cut
      ? 'the gzip file is cut off before its end; what came before was read'
      : `the gzip file is damaged (${failure.message}); what came before was read`,
  );
};

const byteOrder = (sample: Uint8Array): { encoding: string; noted: boolean } | undefined => {
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', noted: false };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', noted: false };
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (odd > sample.length / 5 && even < odd / 10) return { encoding: 'utf-16le', noted: true };
  if (even > sample.length / 5 && odd < even / 10) return { encoding: 'utf-16be', noted: true };
  return undefined;
};

/** How many bytes at the end begin a UTF-8 character that the next piece completes (RFC 3629 section 3). */
const unfinishedTail = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
};

const decoded = async function* (
  source: AsyncIterable<Buffer>,
  given: string | undefined,
  note: (note: Note) => void,
): AsyncGenerator<string> {
  if (given) {
    const decoder = new TextDecoder(given);
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
    return;
  }
  let held: Buffer = Buffer.alloc(0);
  let first = true;
  let provedUtf8 = false;
  let legacy: ReturnType<typeof iconv.getDecoder> | undefined;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const decode = (bytes: Buffer): string => {
    if (legacy) return legacy.write(bytes);
    const text = decoder.decode(bytes);
    if (/[^\u0000-\u007f\uFFFD]/.test(text)) provedUtf8 = true;
    if (provedUtf8 || !text.includes('\uFFFD')) return text;
    // Only a file without a single well-formed UTF-8 character is taken for another encoding:
    // one damaged byte in a UTF-8 file must not turn the rest into nonsense.
    const guess = detect(bytes) ?? 'windows-1252';
    const encoding = iconv.encodingExists(guess) && !/^utf-?8|^ascii/i.test(guess) ? guess : 'windows-1252';
    legacy = iconv.getDecoder(encoding);
    note({
      kind: 'encoding-guessed',
      message: `the file is not UTF-8; it was read as ${encoding}, which is a guess. Save it as UTF-8 to be sure`,
    });
    return legacy.write(bytes);
  };
  for await (const chunk of source) {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const tail = legacy ? 0 : unfinishedTail(bytes);
    held = bytes.subarray(bytes.length - tail);
    let text = decode(bytes.subarray(0, bytes.length - tail));
    if (first && text.startsWith('\uFEFF')) text = text.slice(1);
    first = false;
    yield text;
  }
  if (held.length > 0) yield decode(held);
  const end = legacy?.end();
  if (end) yield end;
};

const readSample = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(sampleSize);
    const { bytesRead } = await handle.read(buffer, 0, sampleSize, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/**
 * Opens a file and finds out what it holds: gzip by its first bytes (RFC 1952 section 2.3.1), UTF-8 with or without a byte order mark,
 * UTF-16, otherwise an encoding guessed from the bytes, with a note. Throws `SourceMismatch` where there is no readable file.
 */
export const openSource = async (path: string, file: string = basename(path)): Promise<OpenedSource> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceMismatch(
      error.code === 'ENOENT'
        ? `There is no file or folder at ${path}.`
        : `${path} cannot be read (${error.code ?? error.message}).`,
    );
  });
  if (found.isDirectory()) throw new SourceMismatch(`${path} is a folder; a file is needed here.`);
  if (!found.isFile()) throw new SourceMismatch(`${path} is not a regular file.`);
  const raw = await readSample(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceMismatch(`${path} cannot be read (${error.code ?? error.message}).`);
  });
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
  let sample: Buffer = raw;
  if (gzip) {
    try {
      sample = gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      sample = Buffer.alloc(0);
    }
  }
  const notes: Note[] = [];
  const order = byteOrder(sample.subarray(0, sampleSize));
  if (order?.noted)
    notes.push({
      kind: 'encoding-guessed',
      message: `the file has no byte order mark; it was read as ${order.encoding}`,
    });
  const signature = kindOfBytes(sample);
  const kind =
    signature ?? kindOfText(order ? new TextDecoder(order.encoding).decode(sample) : sample.toString('latin1'));
  return {
    file,
    compression: gzip ? 'gzip' : 'none',
    kind: gzip && sample.length === 0 ? 'text' : kind,
    text() {
      const bytes: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: chunkSize });
      return decoded(gzip ? gunzipped(bytes) : bytes, order?.encoding, (note) => notes.push(note));
    },
    takeNotes: () => notes.splice(0),
  };
};

/** Throws `SourceMismatch`, naming what the file is, unless it is of one of the kinds. */
export const requireKind = (source: OpenedSource, kinds: SourceKind[], needs: string): void => {
  if (!kinds.includes(source.kind))
    throw new SourceMismatch(`${source.file} is ${kindInWords(source.kind)}; needed is ${needs}.`);
};

/** The whole text of a file and whether it ended before its time; throws `SourceDamage` where it is longer than `limit` characters. */
export const readWholeText = async (
  source: OpenedSource,
  limit: number = longestWholeText,
): Promise<{ text: string; damage?: SourceDamage }> => {
  const pieces: string[] = [];
  let length = 0;
  try {
    for await (const piece of source.text()) {
      length += piece.length;
      if (length > limit) {
        throw new SourceDamage(
          `the file holds more than ${Math.round(limit / megabyte)} million characters, and its format cannot be read in pieces; split it and import the parts`,
        );
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (!(error instanceof SourceDamage) || length > limit) throw error;
    return { text: pieces.join(''), damage: error };
  }
  return { text: pieces.join('') };
};
