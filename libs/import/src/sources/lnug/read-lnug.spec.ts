import { afterAll, describe, expect, it } from '@jest/globals';
import { aFolder, all, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readLnug } from './read-lnug.js';

afterAll(removeFolders);

describe('The LNUG website', () => {
  it('gives venues, sponsors in tiers, months with talks, and talks that are announced', async () => {
    const records = await all(
      readLnug(
        aFolder({
          'data/archive.json': JSON.stringify([
            {
              date: 'June 2020',
              'playlist-url': 'https://p.example',
              id: 44,
              speakers: [
                {
                  name: 'Ash Elm',
                  url: 'https://ash.example',
                  title: 'It&rsquo;s &amp; was',
                  video: 'https://v.example',
                },
                { name: null, url: 'https://bo.example', title: 'Threads' },
                { name: 'Submit your talk!', url: '/speak.html', title: 'Slot available' },
              ],
            },
            { date: 'Someday', speakers: [] },
          ]),
          'data/this-month.json': JSON.stringify([
            {
              title: 'It&#39;s',
              description: '<p>Long</p>',
              milestone: 'June 24th 2020',
              handle: 'ash',
              name: 'Ash Elm',
              speakerUrl: 'https://ash.example',
              img: 'x',
              apiSpeakerUrl: 'y',
            },
          ]),
          'data/sponsors.json':
            '{"gold": [{"name": "Birch & Co", "url": "https://birch.example", "img": "b.png"}], "bronze": []}',
          'data/venues/library.json':
            '{"title": "The Old Library", "address": ["1 Elm Row", "Elmfield EL1 1AA "], "location": {"lat": ",51.5", "long": "-0.12", "scale": "15", "wide": {}, "thin": {}}}',
          'data/venues/unknown.json': '{"title": "", "address": [], "detail": "x", "location": {"wide": {}}}',
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      {
        kind: 'venue',
        key: 'library',
        name: 'The Old Library',
        address: ['1 Elm Row', 'Elmfield EL1 1AA'],
        postalCode: 'EL1 1AA',
        coordinates: { latitude: 51.5, longitude: -0.12 },
        about: '',
      },
      { kind: 'venue', key: 'unknown', address: [], about: '' },
      { kind: 'sponsor', tier: 'gold', name: 'Birch & Co', url: 'https://birch.example', logo: 'b.png' },
      {
        kind: 'month',
        when: { precision: 'month', month: '2020-06' },
        talks: [
          {
            title: 'It’s & was',
            description: '',
            placeholder: false,
            speaker: { name: 'Ash Elm', url: 'https://ash.example' },
            video: 'https://v.example',
          },
          { title: 'Threads', description: '', placeholder: false, speaker: { url: 'https://bo.example' } },
          { title: 'Slot available', description: '', placeholder: true, speaker: {} },
        ],
        playlist: 'https://p.example',
      },
      {
        kind: 'announced-talk',
        title: "It's",
        description: '<p>Long</p>',
        day: { precision: 'day', day: '2020-06-24' },
        speaker: { name: 'Ash Elm', handle: 'ash', url: 'https://ash.example' },
      },
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual([
      'coordinate-comma',
      'venue-without-name',
      'month-without-day',
      'speaker-without-name',
    ]);
    expect(records.filter(({ ok }) => !ok)).toEqual([
      expect.objectContaining({ reason: 'data/archive.json:1, Someday, date: is missing or is no month' }),
    ]);
  });
});
