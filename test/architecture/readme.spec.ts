import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingDescriptions } from '#platform/settings';
import { folderVerbs, verbs } from '#ops/verbs';
import { contextFolders, plain, sliceTable, tableIn } from './slice-tables.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('The README of a context', () => {
  // When this fails, run: node test/architecture/slice-tables.ts
  it.each(contextFolders(root))('%s lists its commands as they are', (folder) => {
    expect(tableIn(read(`${folder}/README.md`))).toBe(plain(sliceTable(root, folder)));
  });
});

describe('The README of the project', () => {
  it('names every command of the command line', () => {
    const readme = read('README.md');
    expect(
      [...verbs, ...folderVerbs].map(({ name }) => name).filter((name) => !readme.includes(`| \`${name}`)),
    ).toEqual([]);
  });

  it('names every setting', () => {
    const readme = read('README.md');
    expect(settingDescriptions.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
