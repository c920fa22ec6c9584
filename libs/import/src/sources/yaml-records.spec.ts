import { afterAll, describe, expect, it } from '@jest/globals';
import { openSource } from './open-source.js';
import { aFile, removeFolders } from './source.fixtures.js';
import { readYamlEntries, readYamlRecords, yamlRecords } from './yaml-records.js';

afterAll(removeFolders);

const read = (text: string): unknown[] =>
  yamlRecords(text, 'talks.yml').map((item) => (item.ok ? [item.line, item.raw] : [item.line, item.reason]));

describe('A YAML file', () => {
  it('gives the items of its list with their lines, dates as they are written', () => {
    expect(read('---\n# talks\n- title: One\n  date: 2026-03-05\n\n- title: "Two: the sequel"\n')).toEqual([
      [3, { title: 'One', date: '2026-03-05' }],
      [6, { title: 'Two: the sequel' }],
    ]);
  });

  it('gives its one value', () => {
    expect(read('name: Elmfield\n')).toEqual([[1, { name: 'Elmfield' }]]);
  });

  it('sets aside the item that is broken and keeps the others', () => {
    expect(read('- title: One\n- title: "Two\n  speakers: [Ash\n- title: Three\n')).toEqual([
      [1, { title: 'One' }],
      [expect.any(Number), expect.stringMatching(/^talks\.yml:[234], record 2: the YAML cannot be read: /)],
      [4, { title: 'Three' }],
    ]);
  });

  it('keeps what stands before the place where it is cut off', () => {
    const text = '- title: One\n  speakers:\n    - Ash\n- title: Two\n  about: "cut in the mid';
    expect(read(text)).toEqual([
      [1, { title: 'One', speakers: ['Ash'] }],
      [expect.any(Number), expect.stringContaining('the YAML cannot be read: ')],
    ]);
  });

  it('reads quoted text of several lines that is indented too little, and says so', () => {
    const items = yamlRecords('talks:\n  - title: "One: a\n  talk of two lines"\n    year: 2026\n', 'talks.yml');
    expect(items).toEqual([
      {
        ok: true,
        raw: { talks: [{ title: 'One: a talk of two lines', year: 2026 }] },
        file: 'talks.yml',
        line: 1,
        index: 0,
        notes: [
          {
            kind: 'yaml-indentation',
            message: 'quoted text of several lines was indented too little; it was read nevertheless',
          },
        ],
      },
    ]);
  });

  it('does not unfold a bomb of aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefghi'].map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`,
      ),
    ].join('\n');
    expect(read(bomb)).toEqual([[expect.any(Number), expect.stringContaining('Excessive alias count')]]);
  });

  it('says that it is empty', async () => {
    expect(await readYamlRecords(await openSource(aFile('empty.yml', '---\n')))).toMatchObject([
      { ok: false, reason: 'empty.yml:1, file: the file is empty' },
    ]);
  });
});

describe('A YAML file of entries', () => {
  it('gives each entry with the lines of the keys inside', async () => {
    const entries = await readYamlEntries(
      await openSource(
        aFile('2026.yml', 'january:\n  one: {title: One}\nfebruary:\n  two:\n    title: Two\n  three: {}\n'),
      ),
    );
    expect(
      entries.map((entry) =>
        entry.ok ? [entry.key, entry.line, Object.keys(entry.raw as object).map((key) => entry.lineOf(key))] : entry,
      ),
    ).toEqual([
      ['january', 1, [2]],
      ['february', 3, [4, 6]],
    ]);
  });

  it('sets aside the entry that is broken', async () => {
    const entries = await readYamlEntries(
      await openSource(aFile('2026.yml', 'january:\n  one: {title: One\nfebruary:\n  two: {title: Two}\n')),
    );
    expect(entries).toMatchObject([
      { ok: false, record: 'january', reason: expect.stringContaining('the YAML cannot be read: ') },
      { ok: true, key: 'february', line: 3, raw: { two: { title: 'Two' } } },
    ]);
  });
});
