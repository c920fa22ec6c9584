import { afterAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readPyVideo } from './read-pyvideo.js';

afterAll(removeFolders);

const line = (file: string, more: object = {}): string =>
  JSON.stringify({
    event: 'elm-py',
    event_title: 'Elm Py',
    file,
    title: `Talk ${file}`,
    speakers: ['Ash Elm'],
    recorded: '2026-03-05',
    language: 'eng',
    duration: 2701,
    tags: null,
    url: 'https://v.example/1',
    ...more,
  });

describe('A PyVideo folder', () => {
  it('gives each category once and its talks, the whole ones in place of the short', async () => {
    const records = await all(
      readPyVideo(
        aFolder({
          'all_talks.jsonl.gz': gzipSync(
            [
              line('a.json'),
              line('b.json', { speakers: ['Unknown'], duration: 0, recorded: null }),
              '{"event": "elm',
              line('c.json', { event: 'birch-py', event_title: 'Birch Py' }),
            ].join('\n'),
          ),
          'raw/elm-py/category.json': '{"title": "Elm Py", "description": "Snakes in Elmfield"}',
          'raw/elm-py/videos/a.json': JSON.stringify({
            title: 'Talk A',
            description: 'Long.',
            speakers: ['Ash Elm'],
            recorded: '2026-03-05T19:00:00',
            videos: [{ type: 'youtube', url: 'https://v.example/1' }],
            related_urls: ['https://a.example', { label: 'Slides', url: 'https://s.example' }, 7],
            copyright_text: 'CC BY',
          }),
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      { kind: 'category', slug: 'elm-py', title: 'Elm Py', description: 'Snakes in Elmfield' },
      {
        kind: 'talk',
        id: 'elm-py/a',
        categorySlug: 'elm-py',
        title: 'Talk A',
        description: 'Long.',
        speakers: ['Ash Elm'],
        recorded: { precision: 'local', local: '2026-03-05T19:00:00' },
        tags: [],
        urls: ['https://v.example/1'],
        related: [{ url: 'https://a.example' }, { title: 'Slides', url: 'https://s.example' }],
        licence: 'CC BY',
      },
      {
        kind: 'talk',
        id: 'elm-py/b',
        categorySlug: 'elm-py',
        title: 'Talk b.json',
        description: '',
        speakers: [],
        language: 'eng',
        tags: [],
        urls: ['https://v.example/1'],
        related: [],
      },
      { kind: 'category', slug: 'birch-py', title: 'Birch Py', description: '' },
      {
        kind: 'talk',
        id: 'birch-py/c',
        categorySlug: 'birch-py',
        title: 'Talk c.json',
        description: '',
        speakers: ['Ash Elm'],
        recorded: { precision: 'day', day: '2026-03-05' },
        language: 'eng',
        durationMinutes: 45,
        tags: [],
        urls: ['https://v.example/1'],
        related: [],
      },
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual([
      'date-without-zone',
      'item-set-aside',
      'speaker-placeholder',
      'duration-zero',
    ]);
    expect(reasonsOf(records)).toEqual([
      expect.stringMatching(/^all_talks\.jsonl\.gz:3, record 3: the line is not JSON: /),
    ]);
  });

  it('may be a plain checkout of categories', async () => {
    const records = await all(
      readPyVideo(
        aFolder({
          'elm-py/category.json': '{"title": "Elm Py"}',
          'elm-py/videos/a.json': '{"title": "A"}',
          'elm-py/videos/b.json': '{"title": "B"',
        }),
      ),
    );
    expect(valuesOf(records).map((value) => [value.kind, value.title])).toEqual([
      ['category', 'Elm Py'],
      ['talk', 'A'],
    ]);
    expect(reasonsOf(records)).toEqual(['elm-py/videos/b.json:1, file: the file ends in the middle of the JSON']);
  });
});
