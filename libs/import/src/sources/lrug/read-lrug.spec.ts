import { afterAll, describe, expect, it } from '@jest/globals';
import { aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readLrug } from './read-lrug.js';

afterAll(removeFolders);

const page = (head: string, body: string): string =>
  `---\ncreated_by: {email: ash@elm.example, name: Ash Elm}\ncategory: meeting\n${head}---\n\n${body}`;

describe('The LRUG website', () => {
  it('gives meetings, talks, coverage and sponsors', async () => {
    const records = await all(
      readLrug(
        aFolder({
          'data/sponsors.json':
            '// add yours\n[\n  // the first\n  {"name": "Birch & Co", "url": "https://birch.example", "logo": {"sidebar": {"url": "s"}, "main": {"url": "m", "width": "1", "height": "1"}}}\n]',
          'source/meetings/2026/march/index.html.md.erb': page(
            'title: March 2026 Meeting\nstatus: Published\npublished_at: 2026-02-20 10:00:00 Z\nhosted_by:\n  - :name: The Old Library\nsponsors:\n  - :name: Birch & Co\nmeeting_date: 2026-03-09\n',
            '## Agenda\n\n<%= render_talks %>\n\n{::coverage year="2026" month="march" talk="x" /}\nFood by {::sponsor name="Elm Soup" /}.\n',
          ),
          'source/meetings/2006/may/index.html': page('title: May 2006\nstatus: Draft\npublished_at:\n', 'Two talks.'),
          'source/meetings/2007/may/index.html.md': 'no head at all',
          'source/meetings/2008/may/index.html.md': '---\ntitle: "May\nx: [\n---\nbody',
          'data/talks/2026.yml':
            '---\nmarch:\n  types:\n    title: Types\n    description: |-\n      All of them.\n    speaker: {name: Ash Elm, url: "https://ash.example"}\n    coverage: [{type: video, title: T, url: "https://v.example"}]\n  pair:\n    title: In a pair\n    speaker: [{name: Ash Elm}, {name: Bo Birch}]\n  nobody:\n    title: Nobody\n',
          'data/coverage/2007.yml': 'july:\n  old-talk:\n    - {type: slides, url: "https://s.example"}\naugust:\n',
        }),
      ),
    );
    expect(valuesOf(records)).toEqual([
      { kind: 'sponsor', name: 'Birch & Co', url: 'https://birch.example', logoUrl: 'm' },
      {
        kind: 'meeting',
        key: '2006/may',
        title: 'May 2006',
        day: { precision: 'month', month: '2006-05' },
        published: false,
        hosts: [],
        sponsors: [],
        alsoThanked: [],
        description: 'Two talks.',
      },
      {
        kind: 'meeting',
        key: '2026/march',
        title: 'March 2026 Meeting',
        day: { precision: 'day', day: '2026-03-09' },
        published: true,
        announced: {
          precision: 'instant',
          instant: '2026-02-20T10:00:00Z',
          local: '2026-02-20T10:00:00',
          offset: '+00:00',
        },
        hosts: ['The Old Library'],
        sponsors: ['Birch & Co'],
        alsoThanked: ['Elm Soup'],
        description: '## Agenda\n\n\n\n\nFood by .',
      },
      {
        kind: 'talk',
        id: '2026/march/types',
        meetingKey: '2026/march',
        title: 'Types',
        description: 'All of them.',
        speakers: [{ name: 'Ash Elm', url: 'https://ash.example' }],
        coverage: [{ type: 'video', title: 'T', url: 'https://v.example' }],
      },
      {
        kind: 'talk',
        id: '2026/march/pair',
        meetingKey: '2026/march',
        title: 'In a pair',
        description: '',
        speakers: [{ name: 'Ash Elm' }, { name: 'Bo Birch' }],
        coverage: [],
      },
      {
        kind: 'coverage',
        meetingKey: '2007/july',
        talkSlug: 'old-talk',
        coverage: [{ type: 'slides', url: 'https://s.example' }],
      },
    ]);
    expect(reasonsOf(records)).toEqual([
      'source/meetings/2007/may/index.html.md:1, 2007/may: the page has no head of YAML between two lines of ---',
      expect.stringMatching(/^source\/meetings\/2008\/may\/index\.html\.md:\d, 2008\/may: the YAML cannot be read: /),
      'data/talks/2026.yml:12, nobody, speaker: is missing',
    ]);
    expect(warningsOf(records).map(({ kind, field }) => [kind, field])).toEqual([
      ['month-without-day', 'meeting_date'],
    ]);
  });
});
