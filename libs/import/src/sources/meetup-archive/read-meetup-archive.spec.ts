import { afterAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readMeetupArchive, type MeetupArchiveRecord } from './read-meetup-archive.js';

afterAll(removeFolders);

const typers = {
  id: '101',
  name: 'Elmfield Typers',
  urlname: 'elmfield-typers',
  description: 'We *type*. <script>steal()</script>',
  lat: 51.5,
  lon: -0.12,
  city: 'Elmfield',
  state: '',
  country: 'gb',
  memberships: { totalCount: 42 },
  foundedDate: '2019-04-01T18:00:00+01:00',
  proJoinDate: '2019-04-02T18:00:00+01:00',
  timezone: 'Europe/London',
  joinMode: 'OPEN',
  who: 'Typers',
  isPrivate: false,
  events: { totalCount: 2, first_event: '2019-05-01', last_event: null },
  status: 'active',
};

const night = {
  id: '9001',
  title: 'Types after dark',
  description: 'Bring a keyboard.',
  status: 'PAST',
  dateTime: '2026-03-05T18:30:00+00:00',
  duration: 'PT2H',
  eventUrl: 'https://meetups.example/elmfield-typers/9001',
  featuredEventPhoto: {},
  rsvps: { yesCount: 12, waitlistCount: 1, totalCount: 13 },
  venues: [
    {
      id: '7',
      name: 'The Old Library',
      address: '1 Elm Row',
      city: '10405 Elmfield',
      state: '',
      country: 'GB',
      lat: 51.5,
      lon: -0.1,
      postalCode: 'meetup1',
      venueType: 'Library',
    },
    {
      id: '8',
      name: 'Online event',
      address: '',
      city: '',
      state: '',
      country: '',
      lat: -8.5,
      lon: 179.1,
      postalCode: '',
      venueType: 'online',
    },
  ],
  group: { name: 'Elmfield Typers', urlname: 'elmfield-typers' },
  createdTime: '2026-02-01T10:00:00Z',
};

const anArchive = (chapters: unknown[], meetups: unknown[], more: Record<string, string | Uint8Array> = {}): string =>
  aFolder({
    'archive/raw_data/chapters.json': JSON.stringify(chapters),
    'archive/raw_data/events_2026.json.gz': gzipSync(JSON.stringify(meetups, undefined, 1)),
    ...more,
  });

const read = (path: string) => all(readMeetupArchive(path));

describe('An archive of a meetup network', () => {
  it('gives groups and meetups, put right where they can be', async () => {
    const records = await read(anArchive([typers], [night]));
    expect(valuesOf(records)).toEqual([
      {
        kind: 'group',
        id: '101',
        slug: 'elmfield-typers',
        name: 'Elmfield Typers',
        description: 'We *type*.',
        coordinates: { latitude: 51.5, longitude: -0.12 },
        city: 'Elmfield',
        country: 'GB',
        members: 42,
        founded: {
          precision: 'instant',
          instant: '2019-04-01T17:00:00Z',
          local: '2019-04-01T18:00:00',
          offset: '+01:00',
        },
        joinedNetwork: {
          precision: 'instant',
          instant: '2019-04-02T17:00:00Z',
          local: '2019-04-02T18:00:00',
          offset: '+01:00',
        },
        timezone: 'Europe/London',
        joinMode: 'open',
        memberName: 'Typers',
        isPrivate: false,
        status: 'active',
        meetups: 2,
        firstMeetup: { precision: 'day', day: '2019-05-01' },
      },
      {
        kind: 'meetup',
        id: '9001',
        groupSlug: 'elmfield-typers',
        groupName: 'Elmfield Typers',
        title: 'Types after dark',
        description: 'Bring a keyboard.',
        status: 'past',
        starts: {
          precision: 'instant',
          instant: '2026-03-05T18:30:00Z',
          local: '2026-03-05T18:30:00',
          offset: '+00:00',
        },
        timezone: 'Europe/London',
        durationMinutes: 120,
        url: 'https://meetups.example/elmfield-typers/9001',
        yes: 12,
        waitlisted: 1,
        total: 13,
        venues: [
          {
            id: '7',
            name: 'The Old Library',
            online: false,
            address: '1 Elm Row',
            city: 'Elmfield',
            postalCode: '10405',
            country: 'GB',
            coordinates: { latitude: 51.5, longitude: -0.1 },
            venueType: 'Library',
          },
          { id: '8', name: 'Online event', online: true, venueType: 'online' },
        ],
        created: {
          precision: 'instant',
          instant: '2026-02-01T10:00:00Z',
          local: '2026-02-01T10:00:00',
          offset: '+00:00',
        },
      },
    ]);
    expect(warningsOf(records)).toEqual([
      {
        kind: 'active-content',
        field: 'description',
        message:
          'archive/raw_data/chapters.json:1, elmfield-typers, description: scripts or other active content were taken out',
      },
      {
        kind: 'postal-code-placeholder',
        field: 'venues[0].postalCode',
        message:
          'archive/raw_data/events_2026.json.gz:2, 9001, venues[0].postalCode: the postal code "meetup1" is a placeholder; it was left out',
      },
      {
        kind: 'postal-code-in-city',
        field: 'venues[0].city',
        message:
          'archive/raw_data/events_2026.json.gz:2, 9001, venues[0].city: the town "10405 Elmfield" holds the postal code; it was taken apart',
      },
    ]);
  });

  it('reads the history of members and meetups and the groups that were renamed', async () => {
    const history = {
      'archive/old-chapters-map.json': JSON.stringify([
        { urlname: 'gone@1', name: 'Ash Typers', orig_urlname: 'ash-typers' },
      ]),
      'history/member_counts.jsonl':
        '{"t":"2025-12-31T16:58:30+01:00","group":"elmfield-typers","members":{},"op":"add","name":"Elmfield Typers","city":"Elmfield","country":"gb","lat":51.5,"lon":-0.12}\n{"t":"2026-01-01T00:00:00Z","group":"elmfield-typers","members":43,"op":"upd"}\n{"t":"2026-01-02T00:00:00Z","group":"elmfield-typers","op":"del"}\n',
      'history/event_changes.jsonl':
        '{"t":"2026-01-03T00:00:00Z","op":"upd","event":"9001","yes":13,"dateTime":"2026-03-06T18:30:00+00:00"}\n',
    };
    const records = await read(anArchive([], [], history));
    const seen = (instant: string, local = instant.replace('Z', ''), offset = '+00:00') => ({
      precision: 'instant' as const,
      instant,
      local,
      offset,
    });
    expect(valuesOf(records)).toEqual([
      { kind: 'renamed-group', slug: 'gone@1', formerSlug: 'ash-typers', name: 'Ash Typers' },
      {
        kind: 'member-change',
        change: 'added',
        seen: seen('2025-12-31T15:58:30Z', '2025-12-31T16:58:30', '+01:00'),
        groupSlug: 'elmfield-typers',
        name: 'Elmfield Typers',
        city: 'Elmfield',
        country: 'GB',
        coordinates: { latitude: 51.5, longitude: -0.12 },
      },
      {
        kind: 'member-change',
        change: 'updated',
        seen: seen('2026-01-01T00:00:00Z'),
        groupSlug: 'elmfield-typers',
        members: 43,
      },
      { kind: 'member-change', change: 'removed', seen: seen('2026-01-02T00:00:00Z'), groupSlug: 'elmfield-typers' },
      {
        kind: 'meetup-change',
        baseline: false,
        change: 'updated',
        seen: seen('2026-01-03T00:00:00Z'),
        meetupId: '9001',
        starts: seen('2026-03-06T18:30:00Z'),
        yes: 13,
      },
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual(['count-unknown']);
  });

  it('sets aside a meetup outside any group and notes one whose group has no record', async () => {
    const records = await read(
      anArchive(
        [typers],
        [
          { ...night, group: undefined },
          { ...night, id: '9002', venues: [], group: { urlname: 'ash-typers' } },
        ],
      ),
    );
    expect(reasonsOf(records)).toEqual([
      'archive/raw_data/events_2026.json.gz:2, 9001, group: is missing: the meetup belongs to no group',
    ]);
    expect(warningsOf(records).filter(({ kind }) => kind === 'group-without-record')).toEqual([
      {
        kind: 'group-without-record',
        field: 'group.urlname',
        message: expect.stringContaining(
          ', 9002, group.urlname: the group ash-typers has meetups but no record of its own',
        ),
      },
    ]);
  });

  it.each<[string, object, string[], object]>([
    ['a duration of nothing', { duration: 'PT0S' }, ['duration-zero'], {}],
    [
      'a date without a zone',
      { dateTime: '2026-03-05T18:30:00' },
      ['date-without-zone'],
      { starts: { precision: 'local', local: '2026-03-05T18:30:00' } },
    ],
    [
      'an hour that the clock skips',
      { dateTime: '2026-03-29T01:30:00' },
      ['date-without-zone', 'local-time-missing'],
      { starts: { precision: 'local', local: '2026-03-29T01:30:00' } },
    ],
    [
      'coordinates with commas',
      { venues: [{ id: '7', name: 'Hall', lat: ',51.5', lon: '-0,1' }] },
      ['coordinate-comma', 'coordinate-comma'],
      { venues: [{ id: '7', name: 'Hall', online: false, coordinates: { latitude: 51.5, longitude: -0.1 } }] },
    ],
    [
      'a venue at 0 / 0',
      { venues: [{ id: '7', name: 'Hall', lat: 0, lon: 0 }] },
      ['coordinates-zero'],
      { venues: [{ id: '7', name: 'Hall', online: false }] },
    ],
    [
      'a venue without a number',
      { venues: [{ name: 'Hall' }, { id: '8', name: 'Attic' }] },
      ['item-set-aside'],
      { venues: [{ id: '8', name: 'Attic', online: false }] },
    ],
    ['a title in two directions', { title: 'ערב Types 👩‍💻' }, [], { title: 'ערב Types 👩‍💻' }],
    ['a field that is not known', { colour: 'green' }, ['unknown-field'], {}],
    [
      'counts that are none',
      { rsvps: { yesCount: -3, waitlistCount: 'many', totalCount: 1.5 } },
      ['not-a-count', 'not-a-number', 'not-a-count'],
      { yes: 0, waitlisted: 0, total: 0 },
    ],
  ])('reads a meetup with %s', async (_, changed, kinds, value) => {
    const [, record] = await read(anArchive([typers], [{ ...night, venues: [], ...changed }]));
    expect(warningsOf(record ? [record] : []).map(({ kind }) => kind)).toEqual(kinds);
    expect(record).toMatchObject({ ok: true, value });
  });

  it('moves the rest of a title of 10,000 characters to the description', async () => {
    const [, record] = await read(anArchive([typers], [{ ...night, venues: [], title: 'x'.repeat(10_000) }]));
    expect(record).toMatchObject({
      ok: true,
      value: { title: 'x'.repeat(300), description: `${'x'.repeat(9700)}\n\nBring a keyboard.` },
    });
  });

  it('reads the rest where one year is cut off, one is no list and one record is broken', async () => {
    const whole = gzipSync(
      JSON.stringify([
        night,
        { ...night, id: '9002' },
        { ...night, id: '9003', description: Array.from({ length: 20_000 }, (_, index) => index * 7919).join(' ') },
      ]),
    );
    const records = await read(
      anArchive([typers, 'nonsense', { id: '5' }], [night], {
        'archive/raw_data/events_2024.json.gz': whole.subarray(0, whole.length - 5000),
        'archive/raw_data/events_2025.json': '{"data": []}',
      }),
    );
    expect(valuesOf(records).map((value: MeetupArchiveRecord) => ('id' in value ? value.id : value.kind))).toEqual([
      '101',
      '9001',
      '9002',
      '9001',
    ]);
    expect(reasonsOf(records)).toEqual([
      'archive/raw_data/chapters.json:1, record 2: a group of fields was expected, found was string nonsense',
      'archive/raw_data/chapters.json:1, 5, urlname: is missing',
      'archive/raw_data/events_2024.json.gz:1, after record 2: the gzip file is cut off before its end; what came before was read',
      'archive/raw_data/events_2025.json:1, after record 0: the file begins with "{\\"data\\": []}", not with a list in square brackets',
    ]);
  });

  it('refuses a folder of another layout with what is needed', async () => {
    await expect(read(aFolder({ 'data/x.yml': 'a: b' }))).rejects.toThrow(
      /does not look like an archive of a meetup network: it holds data\/\. Needed: a folder with archive\/raw_data\/chapters\.json/,
    );
    await expect(read('/nowhere/at/all')).rejects.toThrow('There is no file or folder at /nowhere/at/all.');
  });
});
