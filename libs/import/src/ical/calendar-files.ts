import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesBelow } from '../sources/source-folder.js';
import { SourceMismatch } from '../sources/source-damage.js';

/** The bytes of one calendar, and where they came from. */
export interface CalendarFile {
  readonly name: string;
  readonly url?: string;
  readonly bytes: Uint8Array;
}

const mostBytes = 20 * 1024 * 1024;
const patienceMs = 30_000;

/** The calendars at a path: one file, every file below a folder, or what a web address (http, https, webcal) answers. */
export async function* calendarFiles(path: string, signal?: AbortSignal): AsyncGenerator<CalendarFile> {
  if (isWebAddress(path)) {
    const url = path.replace(/^webcals?:/i, 'https:');
    yield { name: url, url, bytes: await fetched(url, signal) };
    return;
  }
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new SourceMismatch(`There is no file or folder at ${path}. Needed: an iCalendar file or address.`);
  if (!found.isDirectory()) {
    yield { name: basename(path), bytes: await readFile(path) };
    return;
  }
  for await (const name of filesBelow(path)) yield { name, bytes: await readFile(join(path, name)) };
}

/** Whether a source is a web address and no path. */
export function isWebAddress(path: string): boolean {
  return /^(?:https?|webcals?):\/\//i.test(path);
}

async function fetched(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const patience = AbortSignal.timeout(patienceMs);
  let answer: Response;
  try {
    answer = await fetch(url, {
      headers: { accept: 'text/calendar, */*;q=0.5' },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    const cause = (error as { cause?: { message?: string } }).cause?.message ?? (error as Error).message;
    throw new SourceMismatch(`${url} does not answer: ${cause}. Check the address.`, { cause: error });
  }
  if (!answer.ok) throw new SourceMismatch(`${url} answers ${answer.status} ${answer.statusText}. Check the address.`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new SourceMismatch(`${url} sends more than 20 MB: that is no calendar of a group.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
