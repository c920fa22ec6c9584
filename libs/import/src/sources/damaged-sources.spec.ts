import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCsv } from './csv/read-csv.js';
import { readMeetupArchive } from './meetup-archive/read-meetup-archive.js';
import { readMeetupGroup } from './meetup-group/read-meetup-group.js';
import { readRubyEvents } from './rubyevents/read-rubyevents.js';
import { SourceMismatch } from './source-damage.js';
import { aFile, aFolder, all, removeFolders } from './source.fixtures.js';
import type { SourceRecord } from './source-record.js';

afterAll(removeFolders);

const meetups = Buffer.from(
  JSON.stringify(
    Array.from({ length: 6 }, (_, index) => ({
      id: `${index}`,
      title: `Night ${index} ü`,
      status: 'PAST',
      dateTime: '2026-03-05T18:30:00Z',
      duration: 'PT2H',
      venues: [{ id: '7', name: 'Hall' }],
      group: { urlname: 'elm' },
    })),
    undefined,
    1,
  ),
);
const talks = Buffer.from(
  Array.from(
    { length: 6 },
    (_, index) =>
      `- id: "t${index}"\n  title: "Night ${index} ü"\n  talks:\n    - {id: a, title: "x: y", speakers: [Ash Elm]}\n`,
  ).join(''),
);
const table = Buffer.from(
  `name,city,description\n${Array.from({ length: 6 }, (_, index) => `Elm ${index},"Elm, Field","a ""ü"" b"\n`).join('')}`,
);
const list = Buffer.from(
  `Name\tMember ID\tJoined Group on\n${Array.from({ length: 6 }, (_, index) => `Ash Elm\t${index}\t04/24/2014\n`).join('')}`,
);

/** Bytes cut off, changed and put in, as a bad copy would have it. */
const damaged = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: bytes.length }),
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 5 }),
    )
    .map(([length, changes]) => {
      const copy = Buffer.from(bytes);
      for (const [at, byte] of changes) copy[at] = byte;
      return copy.subarray(0, length);
    });

const archive = aFolder({ 'archive/raw_data/chapters.json': '[]', 'archive/raw_data/events_2026.json': '' });
const ruby = aFolder({
  'data/elm/series.yml': 'id: elm\nname: Elm\nkind: meetup\n',
  'data/elm/elm-meetup/videos.yml': '',
});
const csv = aFile('groups.csv', '');
const members = aFile('members.tsv', '');

describe('A source with any damage', () => {
  it.each<[string, Buffer, string, () => AsyncIterable<SourceRecord<unknown>>]>([
    ['JSON', meetups, join(archive, 'archive/raw_data/events_2026.json'), () => readMeetupArchive(archive)],
    ['gzip', gzipSync(meetups), join(archive, 'archive/raw_data/events_2026.json'), () => readMeetupArchive(archive)],
    ['YAML', talks, join(ruby, 'data/elm/elm-meetup/videos.yml'), () => readRubyEvents(ruby)],
    ['a table', table, csv, () => readCsv(csv, 'groups')],
    ['a member list', list, members, () => readMeetupGroup(members)],
  ])('in %s gives records, failures with a reason, or says that it is none', async (_, bytes, path, read) => {
    await fc.assert(
      fc.asyncProperty(damaged(bytes), async (content) => {
        writeFileSync(path, content);
        try {
          for (const record of await all(read())) if (!record.ok) expect(record.reason).toContain(record.file);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceMismatch);
        }
      }),
      { numRuns: 100 },
    );
  });
});
