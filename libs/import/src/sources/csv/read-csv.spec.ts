import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { aFile, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { csvColumns, csvTemplate, type CsvKind } from './csv-columns.js';
import { readCsv } from './read-csv.js';

afterAll(removeFolders);

const read = <Kind extends CsvKind>(content: string | Uint8Array, kind: Kind) =>
  all(readCsv(aFile('table.csv', content), kind));

describe('A table', () => {
  const place = { city: 'Elmfield', country: 'GB' };
  const coordinates = { latitude: 51.5, longitude: -0.12 };

  it.each<[CsvKind, object]>([
    [
      'groups',
      {
        kind: 'group',
        id: 'elmfield-typers',
        name: 'Elmfield Typers',
        description: 'We meet to type together.',
        technologies: ['TypeScript', 'Rust'],
        ...place,
        coordinates,
        timezone: 'Europe/London',
        founded: { precision: 'day', day: '2019-04-01' },
        website: 'https://typers.example',
        calendarUrl: 'https://typers.example/calendar.ics',
        organisers: ['Ash Elm', 'Bo Birch'],
      },
    ],
    [
      'meetups',
      {
        kind: 'meetup',
        id: 'types-2026-03',
        group: 'Elmfield Typers',
        title: 'Types after dark',
        description: 'Three short talks and food.',
        starts: { precision: 'local', local: '2026-03-05T18:30:00' },
        timezone: 'Europe/London',
        durationMinutes: 120,
        status: 'past',
        online: false,
        url: 'https://typers.example/march',
        venue: 'The Old Library',
        address: '1 Elm Row',
        postalCode: 'EL1 1AA',
        ...place,
        coordinates,
        yes: 42,
        waitlisted: 3,
        attended: 35,
      },
    ],
    [
      'members',
      {
        kind: 'member',
        id: '1001',
        group: 'Elmfield Typers',
        name: 'Ash Elm',
        email: 'ash@typers.example',
        joined: { precision: 'day', day: '2020-02-29' },
        role: 'organiser',
        ...place,
      },
    ],
  ])('of %s that was filled in from the template is read without a word', async (kind, value) => {
    const row = csvColumns[kind].map(({ example }) => `"${example.replaceAll('"', '""')}"`).join(',');
    const records = await read(`${csvTemplate(kind)}${row}\r\n`, kind);
    expect(records).toEqual([
      { ok: true, file: 'table.csv', line: 2, record: (value as { id: string }).id, value, warnings: [] },
    ]);
  });

  it.each([
    ['comma', 'name,city\nElm,"Field, North"\n'],
    ['semicolon', 'name;city\nElm;"Field, North"\n'],
    ['tab', 'name\tcity\nElm\tField, North\n'],
    ['bar', 'name|city\nElm|Field, North\n'],
    ['a separator that a spreadsheet program named', 'sep=;\r\nname;city\r\nElm;Field, North\r\n'],
  ])('is read with %s', async (_, content) => {
    expect(valuesOf(await read(content, 'groups'))).toEqual([
      { kind: 'group', name: 'Elm', description: '', technologies: [], city: 'Field, North', organisers: [] },
    ]);
  });

  it('keeps line breaks and quotes inside quotes, and counts lines', async () => {
    const records = await read('name,description\n"Elm","We ""type"".\r\nOften."\nBirch,x\n', 'groups');
    expect(records.map((record) => [record.line, record.ok ? record.value.description : record.reason])).toEqual([
      [2, 'We "type".\nOften.'],
      [4, 'x'],
    ]);
  });

  it('names a column that is not known, once, and understands other spellings of a header', async () => {
    const records = await read(
      'Group Name,Town,Favourite colour\nElm,Elmfield,green\nBirch,Birchfield,white\n',
      'groups',
    );
    expect(valuesOf(records).map(({ name, city }) => [name, city])).toEqual([
      ['Elm', 'Elmfield'],
      ['Birch', 'Birchfield'],
    ]);
    expect(warningsOf(records).map(({ message }) => message)).toEqual([
      'table.csv:2, Elm, file: the column "Favourite colour" is not known; it was left out',
    ]);
  });

  it('is refused where a column that must be there is missing, and where it is no table', async () => {
    await expect(read('city\nElmfield\n', 'groups')).rejects.toThrow(
      'table.csv has no column "name"; needed is a table (CSV, with comma, semicolon or tab) of groups whose first row names its columns: name (required), id,',
    );
    await expect(read('PK\u0003\u0004', 'groups')).rejects.toThrow(
      'table.csv is a ZIP archive or an office document (save it as CSV first); needed is a table',
    );
    await expect(read('', 'groups')).rejects.toThrow('table.csv is an empty file;');
  });

  it('keeps the good rows beside bad ones', async () => {
    const records = await read(
      'group,title,start,timezone\nElm,One,2026-03-05 18:30,Europe/London\nElm,,2026-03-05 18:30,\nElm,Three,someday,\nElm,Four\nElm,Five,2026-03-06 18:30,Europe/London,extra\n',
      'meetups',
    );
    expect(valuesOf(records).map(({ title }) => title)).toEqual(['One', 'Five']);
    expect(reasonsOf(records)).toEqual([
      'table.csv:3, row 2, title: is missing',
      'table.csv:4, Three, start: cannot be read: "someday" is not a date that can be read; it was left out',
      'table.csv:5, Four, start: is missing',
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual(['row-too-long']);
  });

  it.each([
    ['an hour that the clock skips', '2026-03-29 01:30,Europe/London', ['local-time-missing']],
    ['an hour that comes twice', '2026-10-25 01:30,Europe/London', ['local-time-twice']],
    ['no zone', '2026-10-25 18:30,', ['date-without-zone']],
    ['a day only', '2026-10-25,Europe/London', ['date-without-time']],
    ['a zone that does not exist', '2026-10-25 18:30,Elm/Field', ['zone-unknown', 'date-without-zone']],
  ])('with %s is read with a warning', async (_, start, kinds) => {
    const records = await read(`group,title,start,timezone\nElm,One,${start}\n`, 'meetups');
    expect([records.length, warningsOf(records).map(({ kind }) => kind)]).toEqual([1, kinds]);
  });

  it('in an older encoding is read, with a warning', async () => {
    const records = await read(
      iconv.encode('name;city\nGräser;Köln\nSträucher;Düsseldorf\n', 'windows-1252'),
      'groups',
    );
    expect([valuesOf(records).map(({ city }) => city), warningsOf(records).map(({ kind }) => kind)]).toEqual([
      ['Köln', 'Düsseldorf'],
      ['encoding-guessed'],
    ]);
  });

  it('whose last quote is not closed gives the rows before and one failure', async () => {
    const records = await read('name,city\nElm,Elmfield\nBirch,"Birchfield\nOak,Oakfield\n', 'groups');
    expect(valuesOf(records).map(({ name }) => name)).toEqual(['Elm']);
    expect(reasonsOf(records)).toEqual([
      expect.stringMatching(/^table\.csv:\d, row \d: the row cannot be read: Quote Not Closed/),
    ]);
  });

  it('reads back any cell that was quoted as RFC 4180 says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zß,;"\t\n ]{1,20}$/), { minLength: 1, maxLength: 6 }),
        async (cells) => {
          const table = `name,description\r\n${cells.map((cell, index) => `g${index},"${cell.replaceAll('"', '""')}"`).join('\r\n')}\r\n`;
          expect(valuesOf(await read(table, 'groups')).map(({ description }) => description)).toEqual(
            cells.map((cell) => cell.trim()),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
