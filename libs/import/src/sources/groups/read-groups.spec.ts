import { afterAll, describe, expect, it } from '@jest/globals';
import { aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { layoutsOf } from '../source-layouts.js';
import { readGroups } from './read-groups.js';

afterAll(removeFolders);

describe('A directory of groups', () => {
  it('of php.ug', async () => {
    const records = await all(
      readGroups(
        aFolder({
          'usergroups.json': JSON.stringify([
            {
              id: 1,
              name: 'Elmfield',
              shortname: 'elm',
              url: 'https://elm.example',
              icalendar_url: null,
              latitude: 51.5,
              longitude: -0.12,
              state: 1,
              country: 'GB',
              tags: ['PHP'],
              feed_file: 'feeds/1.ics',
              feed_fetched: '2016-01-28 03:15:02',
              vevents: 5,
            },
            { id: 2, latitude: 1, longitude: 1 },
          ]),
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      {
        kind: 'group',
        directory: 'phpug',
        id: '1',
        name: 'Elmfield',
        country: 'GB',
        coordinates: { latitude: 51.5, longitude: -0.12 },
        online: false,
        technologies: ['PHP'],
        organisers: [],
        links: { website: 'https://elm.example', shortName: 'elm' },
        calendarFile: 'feeds/1.ics',
        calendarFetched: {
          precision: 'instant',
          instant: '2016-01-28T03:15:02Z',
          local: '2016-01-28T03:15:02',
          offset: '+00:00',
        },
      },
    ]);
    expect(reasonsOf(records)).toEqual(['usergroups.json:1, 2, name: is missing']);
  });

  it('of PyLadies, whose e-mail addresses stay out', async () => {
    const records = await all(
      readGroups(
        aFolder({
          'config.yml':
            '\uFEFFtitle: PyLadies\nchapters:\n- name: Elmfield, United Kingdom\n  email: elm@pyladies.example\n  organizer: Ash Elm\n  location: {latitude: 51.5, longitude: -0.12}\n  twitter:\n  meetup: Elm\n- email: nameless@pyladies.example\n',
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      {
        kind: 'group',
        directory: 'pyladies',
        id: 'Elmfield, United Kingdom',
        name: 'PyLadies Elmfield',
        place: 'Elmfield, United Kingdom',
        country: 'GB',
        coordinates: { latitude: 51.5, longitude: -0.12 },
        online: false,
        technologies: ['Python'],
        organisers: ['Ash Elm'],
        links: { meetup: 'Elm' },
      },
    ]);
    expect(reasonsOf(records)).toEqual(['config.yml:9, record 2, name: is missing']);
  });

  it('of Kotlin, with its events', async () => {
    const records = await all(
      readGroups(
        aFolder({
          'user-groups.yml':
            '- section: Virtual\n  anchorId: v\n  groups:\n    - {name: Everywhere KUG, country: International, url: "https://e.example", isVirtual: true}\n- section: Europe\n  groups:\n    - {name: Elm KUG, country: Holland, url: "https://k.example", position: {lat: 52.1, lng: 5.1}}\n',
          'events.yml':
            '- {lang: en, startDate: "2026-03-05", endDate: "2026-03-05", speaker: TBD, title: Night, subject: Short, url: "https://n.example", description: {__cdata: "<p>Long</p>"}}\n- {lang: en, startDate: soon, endDate: "2026-03-06", speaker: Ash Elm, subject: Only a subject}\n',
        }),
      ),
    );
    const group = { kind: 'group', directory: 'kotlin', technologies: ['Kotlin'], organisers: [] };
    expect(valuesOf(records)).toEqual([
      {
        ...group,
        id: 'https://e.example',
        name: 'Everywhere KUG',
        online: true,
        links: { website: 'https://e.example' },
      },
      {
        ...group,
        id: 'https://k.example',
        name: 'Elm KUG',
        country: 'NL',
        continent: 'Europe',
        coordinates: { latitude: 52.1, longitude: 5.1 },
        online: false,
        links: { website: 'https://k.example' },
      },
      {
        kind: 'event',
        directory: 'kotlin',
        title: 'Night',
        description: 'Short\n\n<p>Long</p>',
        language: 'en',
        starts: { precision: 'day', day: '2026-03-05' },
        ends: { precision: 'day', day: '2026-03-05' },
        online: false,
        url: 'https://n.example',
      },
      {
        kind: 'event',
        directory: 'kotlin',
        title: 'Only a subject',
        description: '',
        language: 'en',
        ends: { precision: 'day', day: '2026-03-06' },
        online: false,
        speaker: 'Ash Elm',
      },
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual(['title-missing', 'date-unreadable']);
  });

  it('of NodeSchool, one file each', async () => {
    const records = await all(
      readGroups(
        aFolder({
          'chapters/elm.json':
            '{"name": "NodeSchool Elm", "location": "Elmfield", "country": "gb", "region": "Europe", "organizers": ["ash"], "twitter": ["@elm", "@elm2"], "repo": "https://r.example"}',
          'chapters/cut.json': '{"name": "Node',
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      {
        kind: 'group',
        directory: 'nodeschool',
        id: 'elm',
        name: 'NodeSchool Elm',
        place: 'Elmfield',
        country: 'GB',
        continent: 'Europe',
        online: false,
        technologies: ['JavaScript', 'Node.js'],
        organisers: ['ash'],
        links: { repository: 'https://r.example', twitter: '@elm', otherTwitter: '@elm2' },
      },
    ]);
    expect(reasonsOf(records)).toEqual(['chapters/cut.json:1, file: the file ends in the middle of the JSON']);
  });

  it('that is not known is refused with what would be', async () => {
    await expect(all(readGroups(aFolder({ 'list.txt': 'x' })))).rejects.toThrow(
      /is no directory of groups that is known\. For the group list of php\.ug: a folder with usergroups\.json/,
    );
  });
});

describe('A folder', () => {
  it('is recognised by what stands in it', async () => {
    const folders: Record<string, string>[] = [
      { 'usergroups.json': '[]' },
      { 'data/archive.json': '[]' },
      { 'data/talks/2026.yml': '' },
      { 'data/elm/series.yml': '' },
      { 'list.txt': '' },
    ];
    const kinds = await Promise.all(
      folders.map(async (files) => (await layoutsOf(aFolder(files))).map(({ kind }) => kind)),
    );
    expect(kinds).toEqual([['phpug'], ['lnug'], ['lrug'], ['rubyevents'], []]);
  });
});
