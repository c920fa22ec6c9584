import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { gzipSync } from 'node:zlib';
import { openSource, readWholeText, requireKind } from './open-source.js';
import { SourceDamage } from './source-damage.js';
import { aFile, aFolder, removeFolders } from './source.fixtures.js';

afterAll(removeFolders);

const sentence = 'Grüße aus Łódź, Привет, こんにちは, שלום, 👩‍💻 and é';

const readBack = async (name: string, bytes: Uint8Array) => {
  const source = await openSource(aFile(name, bytes));
  const { text, damage } = await readWholeText(source);
  return {
    text,
    damage: damage?.reason,
    notes: source.takeNotes().map(({ kind }) => kind),
    compression: source.compression,
  };
};

describe('Opening a source', () => {
  it.each([
    ['UTF-8', Buffer.from(sentence), []],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${sentence}`), []],
    ['UTF-16 little endian with a byte order mark', iconv.encode(sentence, 'utf-16le', { addBOM: true }), []],
    ['UTF-16 big endian with a byte order mark', iconv.encode(sentence, 'utf-16be', { addBOM: true }), []],
    ['UTF-16 without a byte order mark', iconv.encode('id,name\n1,Ash\n', 'utf-16le'), ['encoding-guessed']],
  ])('reads %s', async (_, bytes, notes) => {
    expect(await readBack('words.txt', bytes)).toEqual({
      text: bytes.includes(Buffer.from('id', 'utf-16le')) && notes.length > 0 ? 'id,name\n1,Ash\n' : sentence,
      damage: undefined,
      notes,
      compression: 'none',
    });
  });

  it('guesses an older encoding and says so', async () => {
    const text = 'name;town\nGruppe der Gräser;Köln\nCafé für Anfänger;Nürnberg\n'.repeat(20);
    expect(await readBack('groups.csv', iconv.encode(text, 'windows-1252'))).toEqual({
      text,
      damage: undefined,
      notes: ['encoding-guessed'],
      compression: 'none',
    });
  });

  it('finds an older encoding also where the first signs of it come late', async () => {
    const text = `${'plain words only\n'.repeat(9000)}Köln\n`;
    expect(await readBack('late.csv', iconv.encode(text, 'windows-1252'))).toEqual({
      text,
      damage: undefined,
      notes: ['encoding-guessed'],
      compression: 'none',
    });
  });

  it('keeps a UTF-8 file for one although a byte in it is damaged', async () => {
    const bytes = Buffer.concat([Buffer.from('Łódź '), Buffer.from([0xff]), Buffer.from(' Łódź')]);
    expect(await readBack('words.txt', bytes)).toEqual({
      text: 'Łódź \uFFFD Łódź',
      damage: undefined,
      notes: [],
      compression: 'none',
    });
  });

  it('tells gzip by its first bytes, whatever the file is called', async () => {
    expect(await readBack('words.json', gzipSync(sentence))).toEqual({
      text: sentence,
      damage: undefined,
      notes: [],
      compression: 'gzip',
    });
  });

  it('reads several gzip members one after another', async () => {
    expect(await readBack('words.gz', Buffer.concat([gzipSync('one '), gzipSync('two')]))).toMatchObject({
      text: 'one two',
      damage: undefined,
    });
  });

  it('gives what stands before the end of a gzip file that is cut off', async () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join('');
    const whole = gzipSync(text);
    const { text: read, damage } = await readBack('cut.gz', whole.subarray(0, whole.length - 2000));
    expect(damage).toBe('the gzip file is cut off before its end; what came before was read');
    expect(text.startsWith(read)).toBe(true);
    expect(read.length).toBeGreaterThan(text.length * 0.9);
  });

  it('names a gzip file that is damaged', async () => {
    const whole = Buffer.from(gzipSync(sentence.repeat(50)));
    whole.fill(0x55, 20, 40);
    expect((await readBack('bad.gz', whole)).damage).toMatch(
      /^the gzip file is damaged \(.+\); what came before was read$/,
    );
  });

  it('decodes every text alike, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
        fc.integer({ min: 65_520, max: 65_545 }),
        async (tail, pad) => {
          const text = `ß${'x'.repeat(pad)}${tail}`;
          return (await readBack('cut.txt', Buffer.from(text))).text === text;
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses a file too large for a format that cannot be read in pieces', async () => {
    const source = await openSource(aFile('big.yml', 'a: b\n'.repeat(1000)));
    await expect(readWholeText(source, 1000)).rejects.toBeInstanceOf(SourceDamage);
  });

  it.each([
    [
      'a ZIP archive or an office document (save it as CSV first)',
      'groups.csv',
      Buffer.from('PK\u0003\u0004rest of it'),
    ],
    ['a PDF', 'groups.json', Buffer.from('%PDF-1.7 rest')],
    ['an HTML page', 'groups.json', Buffer.from('<!DOCTYPE html><title>Sign in</title>')],
    ['an iCalendar file', 'groups.json', Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
    ['an empty file', 'groups.json', Buffer.alloc(0)],
    ['a picture', 'groups.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['binary data', 'groups.json', Buffer.from(Array.from({ length: 200 }, (_, index) => index % 23))],
  ])('says that it was given %s', async (kind, name, bytes) => {
    const source = await openSource(aFile(name, bytes));
    expect(() => requireKind(source, ['json'], 'JSON')).toThrow(`${name} is ${kind}; needed is JSON.`);
  });

  it('says where nothing is, and that a folder is no file', async () => {
    const folder = aFolder({ 'a.txt': 'a' });
    await expect(openSource(`${folder}/none.json`)).rejects.toThrow(
      `There is no file or folder at ${folder}/none.json.`,
    );
    await expect(openSource(folder)).rejects.toThrow(`${folder} is a folder; a file is needed here.`);
  });
});
