import type { AnyView, IndexEntry, IndexValue } from '#kernel/view';
import type { Cursor, Lookup } from './read-store.js';

/**
 * An index entry as one text whose order by code point is the order of the tuple, so that every adapter keeps it in an
 * ordinary index and gives the same answers. Each value ends with U+0001; text values lose U+0000 and U+0001.
 */
export function encodeEntry(index: string, entry: IndexEntry): string {
  let text = `${index}\u0001`;
  for (const value of entry) text += `${encodeValue(value)}\u0001`;
  return text;
}

/** All entries of a row, encoded, without repetitions. */
export function entriesOf(of: AnyView, row: object, key: string): Set<string> {
  const entries = new Set<string>();
  for (const [index, entriesIn] of Object.entries(of.indexes)) {
    for (const entry of entriesIn(row, key)) entries.add(encodeEntry(index, entry));
  }
  return entries;
}

/** The stretch of encoded entries that a lookup covers: `low` inclusive, `high` exclusive. */
export function stretchOf(lookup: Pick<Lookup, 'index' | 'equals' | 'from' | 'to' | 'startsWith'>): {
  readonly low: string;
  readonly high: string;
} {
  const prefix = encodeEntry(lookup.index, lookup.equals ?? []);
  const high = `${prefix.slice(0, -1)}\u0002`;
  if (lookup.startsWith !== undefined) {
    const text = `${prefix}${encodeValue(lookup.startsWith)}`;
    return { low: text, high: `${text}\u{10FFFF}` };
  }
  return {
    low: lookup.from === undefined ? prefix : `${prefix}${encodeValue(lookup.from)}`,
    high: lookup.to === undefined ? high : `${prefix}${encodeValue(lookup.to)}`,
  };
}

export function encodeCursor(entry: string, key: string): Cursor {
  return Buffer.from(JSON.stringify([entry, key])).toString('base64url');
}

/** Reads a cursor back. Throws a `RangeError` when it is not one of ours. */
export function decodeCursor(cursor: Cursor): { readonly entry: string; readonly key: string } {
  try {
    const [entry, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof entry === 'string' && typeof key === 'string') return { entry, key };
  } catch {
    // falls through to the refusal: what cannot be read is no cursor
  }
  throw new RangeError('This page address is not one of ours: start again from the first page.');
}

/** Compares by code point, as UTF-8 bytes do; plain `<` would put astral characters before U+E000. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const leftIsHalf = left >= 0xd800 && left <= 0xdfff;
    const rightIsHalf = right >= 0xd800 && right <= 0xdfff;
    return leftIsHalf === rightIsHalf ? left - right : leftIsHalf ? 1 : -1;
  }
  return a.length - b.length;
}

function encodeValue(value: IndexValue): string {
  return typeof value === 'number' ? encodeNumber(value) : value.replace(/[\u0000\u0001]/g, '');
}

const bytes = new DataView(new ArrayBuffer(8));

/** 16 hex digits that sort as the numbers do: IEEE 754 bits with the sign flipped, all bits for negative ones. */
function encodeNumber(value: number): string {
  bytes.setFloat64(0, value === 0 ? 0 : value);
  const bits = bytes.getBigUint64(0);
  const ordered = bits >> 63n ? ~bits & 0xffff_ffff_ffff_ffffn : bits | (1n << 63n);
  return ordered.toString(16).padStart(16, '0');
}
