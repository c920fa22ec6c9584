import { afterAll, describe, expect, it } from '@jest/globals';
import { aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readRubyEvents } from './read-rubyevents.js';

afterAll(removeFolders);

const series =
  'id: "elm-rb"\nname: "Elm.rb"\nkind: "meetup"\nfrequency: "monthly"\ndefault_country_code: "GB"\nlanguage: "english"\naliases:\n  - "Elmfield Ruby"\ntwitter: "elmrb"\nyoutube_channels:\n  - id: "UC1"\n    name: "elm"\n    handle: "@elm"\n';
const event =
  'id: "elm-rb-meetup"\ntitle: "Elm.rb Meetup"\nkind: "meetup"\nlocation: "online"\ntimezone: "Europe/London"\ncoordinates: false\nbanner_background: "#fff"\n';
const videos = `---
- id: "elm-rb-march-2026"
  title: "Elm.rb March 2026"
  event_name: "Elm.rb March 2026"
  date: "2026-03-05"
  video_provider: "youtube"
  video_id: "abc"
  talks:
    - id: "ash-elm-rb-march-2026"
      title: "Refinements & You"
      start_cue: "04:30"
      end_cue: "1:15:45"
      video_provider: "parent"
      video_id: "ash"
      speakers:
        - Ash Elm
    - id: "bo-elm-rb-march-2026"
      start_cue: "TODO"
      speakers: []

- title: "No id"
  date: "2026-04-02"
- id: "elm-rb-may-2026"
  title: "Elm.rb May 2026"
  date: "2026-05"
  time: "18:00 - 20:00"
`;

const aRubyEventsFolder = (more: Record<string, string> = {}): string =>
  aFolder({
    'data/elm-rb/series.yml': series,
    'data/elm-rb/elm-rb-meetup/event.yml': event,
    'data/elm-rb/elm-rb-meetup/videos.yml': videos,
    ...more,
  });

describe('A RubyEvents folder', () => {
  it('gives series, events and sessions with their talks, and sets aside what has no id', async () => {
    const records = await all(readRubyEvents(aRubyEventsFolder()));
    expect(valuesOf(records)).toEqual([
      {
        kind: 'series',
        id: 'elm-rb',
        name: 'Elm.rb',
        seriesKind: 'meetup',
        frequency: 'monthly',
        language: 'english',
        country: 'GB',
        description: '',
        aliases: ['Elmfield Ruby'],
        ended: false,
        links: { twitter: 'elmrb', youtubeChannel: 'UC1' },
      },
      {
        kind: 'event',
        key: 'elm-rb/elm-rb-meetup',
        seriesId: 'elm-rb',
        id: 'elm-rb-meetup',
        title: 'Elm.rb Meetup',
        description: '',
        eventKind: 'meetup',
        location: 'online',
        timezone: 'Europe/London',
        hybrid: false,
        aliases: [],
        links: {},
      },
      {
        kind: 'session',
        eventKey: 'elm-rb/elm-rb-meetup',
        id: 'elm-rb-march-2026',
        title: 'Elm.rb March 2026',
        description: '',
        date: { precision: 'day', day: '2026-03-05' },
        speakers: [],
        provider: 'youtube',
        videoId: 'abc',
        resources: [],
        eventName: 'Elm.rb March 2026',
        talks: [
          {
            id: 'ash-elm-rb-march-2026',
            title: 'Refinements & You',
            description: '',
            speakers: ['Ash Elm'],
            provider: 'parent',
            videoId: 'ash',
            startsAtSecond: 270,
            endsAtSecond: 4545,
            resources: [],
          },
        ],
      },
      {
        kind: 'session',
        eventKey: 'elm-rb/elm-rb-meetup',
        id: 'elm-rb-may-2026',
        title: 'Elm.rb May 2026',
        description: '',
        date: { precision: 'month', month: '2026-05' },
        speakers: [],
        resources: [],
        hours: '18:00 - 20:00',
        talks: [],
      },
    ]);
    expect(reasonsOf(records)).toEqual(['data/elm-rb/elm-rb-meetup/videos.yml:21, No id, id: is missing']);
    expect(warningsOf(records).map(({ kind, field }) => [kind, field])).toEqual([
      ['item-set-aside', 'talks[1].title'],
      ['month-without-day', 'date'],
    ]);
  });

  it('gives everything that belongs to an event', async () => {
    const at = 'data/elm-rb/elm-rb-meetup';
    const records = await all(
      readRubyEvents(
        aRubyEventsFolder({
          'data/speakers.yml':
            '- name: Ash Elm\n  slug: ash-elm\n  github: ""\n  twitter: ashelm\n  aliases:\n    - {name: Ashley Elm, slug: ashley-elm}\n',
          [`${at}/venue.yml`]:
            'name: The Old Library\naddress: {street: 1 Elm Row, city: Elmfield, region: "", postal_code: EL1, country: United Kingdom, country_code: GB, display: "1 Elm Row, Elmfield"}\ncoordinates: {latitude: 51.5, longitude: -0.12}\nmaps: {google: x}\nlocations:\n  - {name: The Elm, kind: Party, address: {city: Elmfield}, coordinates: {latitude: 0, longitude: 0}}\n',
          [`${at}/sponsors.yml`]:
            '- tiers:\n    - name: Gold\n      level: 1\n      sponsors:\n        - {name: Birch & Co, slug: birch, website: "https://birch.example", badge: Food}\n        - {name: "", slug: nobody}\n',
          [`${at}/involvements.yml`]: '- name: Organizer\n  users: [Ash Elm]\n',
          [`${at}/cfp.yml`]: '- link: https://cfp.example\n  close_date: "2026-02-01"\n',
          [`${at}/schedule.yml`]:
            'days:\n  - name: Day 1\n    date: "2026-03-05"\n    grid:\n      - {start_time: "18:00", end_time: "", slots: 1, items: [Doors, {title: Food, description: Soup}]}\ntracks:\n  - {name: Main, color: red}\n',
        }),
      ),
    );
    expect(valuesOf(records).filter(({ kind }) => !['series', 'event', 'session'].includes(kind))).toEqual([
      {
        kind: 'speaker',
        slug: 'ash-elm',
        name: 'Ash Elm',
        aliases: [{ name: 'Ashley Elm', slug: 'ashley-elm' }],
        links: { twitter: 'ashelm' },
      },
      {
        kind: 'venue',
        eventKey: 'elm-rb/elm-rb-meetup',
        name: 'The Old Library',
        address: {
          street: '1 Elm Row',
          city: 'Elmfield',
          postalCode: 'EL1',
          country: 'GB',
          display: '1 Elm Row, Elmfield',
        },
        coordinates: { latitude: 51.5, longitude: -0.12 },
        description: '',
        instructions: '',
        accessibility: {},
        nearby: {},
        rooms: [],
        further: [{ name: 'The Elm', purpose: 'Party', description: '', address: { city: 'Elmfield' } }],
      },
      {
        kind: 'sponsorship',
        eventKey: 'elm-rb/elm-rb-meetup',
        tier: 'Gold',
        tierLevel: 1,
        slug: 'birch',
        name: 'Birch & Co',
        website: 'https://birch.example',
        badge: 'Food',
      },
      {
        kind: 'involvement',
        eventKey: 'elm-rb/elm-rb-meetup',
        role: 'Organizer',
        people: ['Ash Elm'],
        organisations: [],
      },
      {
        kind: 'call-for-papers',
        eventKey: 'elm-rb/elm-rb-meetup',
        name: 'Call for Papers',
        url: 'https://cfp.example',
        closes: { precision: 'day', day: '2026-02-01' },
      },
      {
        kind: 'schedule',
        eventKey: 'elm-rb/elm-rb-meetup',
        days: [
          {
            name: 'Day 1',
            date: { precision: 'day', day: '2026-03-05' },
            slots: [
              { from: '18:00', parallel: 1, items: [{ title: 'Doors' }, { title: 'Food', description: 'Soup' }] },
            ],
          },
        ],
        tracks: ['Main'],
      },
    ]);
  });

  it('reads on after a file that is broken', async () => {
    const records = await all(
      readRubyEvents(
        aRubyEventsFolder({
          'data/ash-rb/series.yml': 'id: "ash-rb\nname: x',
          'data/ash-rb/ash-rb-meetup/event.yml': Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('latin1'),
        }),
      ),
    );
    expect(valuesOf(records).length).toBe(4);
    expect(reasonsOf(records)[0]).toMatch(/^data\/ash-rb\/series\.yml:\d, file: the YAML cannot be read: /);
  });

  it('refuses a folder of another layout', async () => {
    await expect(all(readRubyEvents(aFolder({ 'data/readme.md': 'x' })))).rejects.toThrow(
      'does not look like a RubyEvents folder: it holds data/.',
    );
  });
});
