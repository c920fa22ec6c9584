import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceRecord, SourceWarning } from './source-record.js';

const made: string[] = [];

/** A folder with these files, each with its path and content. */
export const aFolder = (files: Record<string, string | Uint8Array>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-source-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
};

/** A file with this content. */
export const aFile = (name: string, content: string | Uint8Array): string => join(aFolder({ [name]: content }), name);

/** Takes every folder away again. */
export const removeFolders = (): void =>
  made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));

/** Everything an iteration gives. */
export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

/** The values of the records that were read. */
export const valuesOf = <T>(records: SourceRecord<T>[]): T[] =>
  records.flatMap((record) => (record.ok ? [record.value] : []));

/** The reasons of the records that were set aside. */
export const reasonsOf = (records: SourceRecord<unknown>[]): string[] =>
  records.flatMap((record) => (record.ok ? [] : [record.reason]));

/** Every warning, in order. */
export const warningsOf = (records: SourceRecord<unknown>[]): SourceWarning[] =>
  records.flatMap((record) => (record.ok ? record.warnings : []));
