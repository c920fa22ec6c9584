import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { readJsonArray, readJsonFile, readJsonLines, type RawItem } from './json-records.js';
import { openSource, type OpenedSource } from './open-source.js';
import { aFile, aFolder, all, removeFolders } from './source.fixtures.js';

afterAll(removeFolders);

const given = async (content: string | Uint8Array): Promise<OpenedSource> => openSource(aFile('list.json', content));

const told = (items: RawItem[]): unknown[] =>
  items.map((item) => (item.ok ? [item.line, item.raw] : [item.line, item.reason]));

const inPieces = (text: string, size: number): OpenedSource => ({
  file: 'list.json',
  compression: 'none',
  kind: 'json',
  takeNotes: () => [],
  text: async function* () {
    for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
  },
});

describe('A JSON list', () => {
  it('gives each element with its line', async () => {
    expect(
      told(
        await all(
          readJsonArray(await given('[\n  {"a": "x, ]} \\" y"},\n  {"b": [1, {"c": 2}]},\n  3, "four", null\n]\n')),
        ),
      ),
    ).toEqual([
      [2, { a: 'x, ]} " y' }],
      [3, { b: [1, { c: 2 }] }],
      [4, 3],
      [4, 'four'],
      [4, null],
    ]);
  });

  it('is what JSON.parse says, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(undefined, 1, 2, '\t'),
        async (list, size, space) => {
          const items = await all(readJsonArray(inPieces(JSON.stringify(list, undefined, space), size)));
          expect(items.map((item) => (item.ok ? item.raw : item.reason))).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives every record before the cut, and one failure for the record in which it is cut and one for the list', async () => {
    expect(
      told(await all(readJsonArray(await given('[\n  {"id": 1},\n  {"id": 2},\n  {"id": 3, "name": "As')))),
    ).toEqual([
      [2, { id: 1 }],
      [3, { id: 2 }],
      [4, 'list.json:4, record 3: the file ends in the middle of the record'],
      [4, 'list.json:4, after record 3: the file ends before the list is closed; the records before it were read'],
    ]);
  });

  it('loses no whole record, wherever it is cut', async () => {
    const text = JSON.stringify([{ id: 1, name: 'Ash [Elm]' }, { id: 2, tags: ['a', '"]'] }, { id: 3 }], undefined, 1);
    const ends = [...text.matchAll(/\n \}/g)].map((match) => match.index + match[0].length);
    for (let cut = 1; cut < text.length; cut++) {
      const items = await all(readJsonArray(inPieces(text.slice(0, cut), 7)));
      expect([cut, items.filter((item) => item.ok).length]).toEqual([cut, ends.filter((end) => end <= cut).length]);
      expect(items.at(-1)).toMatchObject({ ok: false });
    }
  });

  it('gives what a cut gzip file still holds', async () => {
    const text = JSON.stringify(
      Array.from({ length: 5000 }, (_, index) => ({ id: index, name: `name ${index * 31}` })),
    );
    const bytes = gzipSync(text);
    const items = await all(readJsonArray(await given(bytes.subarray(0, bytes.length >> 1))));
    expect(items.filter((item) => item.ok).length).toBeGreaterThan(2000);
    expect(items.filter((item) => !item.ok)).toEqual([
      expect.objectContaining({
        reason: expect.stringContaining('the gzip file is cut off before its end; what came before was read'),
      }),
    ]);
  });

  it.each([
    ['a comma too many', '{"id": 2,}', 'the record is not JSON: Expected double-quoted property name in JSON'],
    ['a word that is no JSON', '{"id": None}', "the record is not JSON: Unexpected token 'N'"],
    ['a quote that is missing', '{"id": "2}', 'the record is not JSON: Unterminated string in JSON'],
    ['a brace that is missing', '{"id": {"deep": 2}', 'the record is not JSON: '],
    ['a brace too many', '{"id": 2}}', undefined],
  ])('reads on after %s', async (_, broken, reason) => {
    const items = await all(readJsonArray(await given(`[\n  {"id": 1},\n  ${broken},\n  {"id": 3},\n  {"id": 4}\n]`)));
    expect(items.flatMap((item) => (item.ok ? [item.raw] : []))).toEqual(
      reason === undefined ? [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }] : [{ id: 1 }, { id: 3 }, { id: 4 }],
    );
    const failures = items.flatMap((item) => (item.ok ? [] : [item]));
    expect(failures[0]).toMatchObject({ file: 'list.json', line: reason === undefined ? 4 : 3 });
    expect(failures[0]?.reason).toContain(reason ?? '"}" stands between two records');
  });

  it('says what stands there instead of a list', async () => {
    expect(told(await all(readJsonArray(await given('{"groups": []}'))))).toEqual([
      [1, 'list.json:1, after record 0: the file begins with "{\\"groups\\": []}", not with a list in square brackets'],
    ]);
  });

  it('stays within bounded memory in a file far larger than it', async () => {
    const record = `{"id":"1","title":"Types","description":"${'words and words '.repeat(60)}"}`;
    const block = `${record},\n`.repeat(1000);
    const blocks = 60;
    const path = `${aFolder({})}/large.json.gz`;
    await pipeline(
      Readable.from(
        (function* () {
          yield '[';
          for (let index = 0; index < blocks; index++) yield block;
          yield `${record}]`;
        })(),
      ),
      createGzip({ level: 1 }),
      createWriteStream(path),
    );
    let count = 0;
    let highest = 0;
    const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
    for await (const item of readJsonArray(await openSource(path))) {
      if (item.ok) count++;
      if (count % 5000 === 0)
        highest = Math.max(highest, process.memoryUsage().heapUsed + process.memoryUsage().external - before);
    }
    expect(count).toBe(blocks * 1000 + 1);
    expect(blocks * block.length).toBeGreaterThan(55_000_000);
    // Garbage that is not yet collected counts here, hence the distance from the few pieces that are really held.
    expect(highest).toBeLessThan(50_000_000);
  }, 30_000);

  it('sets aside a single record that is too long to hold', async () => {
    const endless = `{"id": 2, "text": "${'x'.repeat(9 * 1024 * 1024)}"}`;
    const items = await all(readJsonArray(await given(`[{"id": 1}, ${endless}, {"id": 3}]`)));
    expect(items.map((item) => (item.ok ? item.raw : item.reason))).toEqual([
      { id: 1 },
      'list.json:1, record 2: the record is longer than 8388608 characters',
      { id: 3 },
    ]);
  });

  it('finds the next record where a quote is missing in a file of many megabytes', async () => {
    const line = (id: number): string => `  {"id": ${id}, "text": "${'x'.repeat(1000)}"},\n`;
    const many = Array.from({ length: 20_000 }, (_, index) => line(index + 3)).join('');
    const items = await all(readJsonArray(await given(`[\n${line(1)}  {"id": "2},\n${many}  {"id": 0}\n]`)));
    const ids = items.flatMap((item) => (item.ok ? [(item.raw as { id: number }).id] : []));
    expect(ids.length).toBeGreaterThanOrEqual(20_000);
    expect(ids.at(-1)).toBe(0);
  });
});

describe('JSON lines', () => {
  it('gives each line, and sets aside the one that is broken and the one that is cut off', async () => {
    expect(told(await all(readJsonLines(await given('{"a":1}\n\n{"a":2\r\n{"a":3}\r\n{"a":'))))).toEqual([
      [1, { a: 1 }],
      [3, expect.stringContaining('list.json:3, record 2: the line is not JSON: ')],
      [4, { a: 3 }],
      [5, expect.stringContaining('list.json:5, record 4: the line is not JSON: ')],
    ]);
  });
});

describe('A JSON file', () => {
  it('may hold lines of comment', async () => {
    expect(await readJsonFile(await given('// who\n{"a": "http://x.example"}\n'))).toMatchObject({
      ok: true,
      raw: { a: 'http://x.example' },
    });
  });

  it('says on which line it is cut off or broken', async () => {
    expect(await readJsonFile(await given('{\n "a": 1,\n "b": "x'))).toMatchObject({
      ok: false,
      line: 3,
      reason: 'list.json:3, file: the file ends in the middle of the JSON',
    });
    expect(await readJsonFile(await given('{\n "a": 1,\n "b": x,\n "c": 2\n}'))).toMatchObject({
      ok: false,
      line: 3,
      reason: expect.stringContaining('the file is not JSON: '),
    });
  });
});
