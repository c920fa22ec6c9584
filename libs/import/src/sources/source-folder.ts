import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceMismatch } from './source-damage.js';
import type { SourceRecord } from './source-record.js';

/** A source that can be imported: what it is called, what it must look like, how to tell, and how to read it. */
export interface SourceLayout<T> {
  kind: string;
  title: string;
  /** What must stand where, in words for the person who prepares the import. */
  needs: string;
  /** What stands in the source and is left out on purpose. */
  leavesOut: string;
  looksLike(path: string): Promise<boolean>;
  read(path: string): AsyncIterable<SourceRecord<T>>;
}

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Whether something stands at the path, and which of the two it is. */
export const whatStandsAt = async (path: string): Promise<'file' | 'folder' | 'nothing'> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : 'nothing';
};

/** Names in a folder in code unit order, so that two machines read in the same order; none where there is no folder. */
export const namesIn = async (folder: string, want: 'file' | 'folder'): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (want === 'file' ? entry.isFile() : entry.isDirectory()) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort(byCodeUnit);
};

/** Every file below a folder, as relative paths with `/`, depth first in code unit order; links are not followed, hidden files left out. */
export const filesBelow = async function* (folder: string, below = ''): AsyncGenerator<string> {
  const here = join(folder, below);
  const names = [
    ...(await namesIn(here, 'file')).map((name) => ({ name, file: true })),
    ...(await namesIn(here, 'folder')).map((name) => ({ name, file: false })),
  ];
  for (const { name, file } of names.sort((left, right) => byCodeUnit(left.name, right.name))) {
    const path = below === '' ? name : `${below}/${name}`;
    if (file) yield path;
    else yield* filesBelow(folder, path);
  }
};

/** Throws `SourceMismatch`, saying what is needed and what was found, unless the path looks like the layout. */
export const requireLayout = async (
  layout: Pick<SourceLayout<unknown>, 'title' | 'needs' | 'looksLike'>,
  path: string,
): Promise<void> => {
  if (await layout.looksLike(path)) return;
  const found = await whatStandsAt(path);
  if (found === 'nothing')
    throw new SourceMismatch(`There is no file or folder at ${path}. Needed for ${layout.title}: ${layout.needs}`);
  const names =
    found === 'folder'
      ? [...(await namesIn(path, 'folder')).map((name) => `${name}/`), ...(await namesIn(path, 'file'))]
      : [];
  const holds =
    found === 'file'
      ? 'is a file of another layout'
      : names.length === 0
        ? 'is an empty folder'
        : `holds ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`;
  throw new SourceMismatch(`${path} does not look like ${layout.title}: it ${holds}. Needed: ${layout.needs}`);
};
