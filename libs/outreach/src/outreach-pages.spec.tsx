import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { validated } from '#door/validation';
import { aPersonWasErased } from '#identity/identity.fixtures';
import type { DomainEvent } from '#kernel/event';
import { LocaleContext } from '#web/locale-context.tsx';
import type { Locale } from '#web/messages';
import type { Page, PageAnswer } from '#web/page';
import {
  aSpeakerDescribed,
  aSpeakerJoinedPool,
  aTalkGiven,
  aTalkOffered,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  otherMarisId,
  quayMeetupId,
  sessionId,
  speakersJoined,
  talksJoined,
  tovaId,
} from './outreach.fixtures.js';
import { outreachQuestions } from './outreach.module.js';
import { speakerPage } from './speaker/speaker.page.js';
import { speakersPage } from './speaker/speakers.page.js';
import { talkPage } from './talk/talk.page.js';
import { viewsAfter } from './views-after.fixtures.js';

const harbour = {
  askedId: harbourGroupId,
  groupId: harbourGroupId,
  slug: 'harbour-rust',
  name: 'Harbour Rust',
  zone: 'Europe/London',
  technologies: [],
  listed: true,
};

async function show(
  page: Page,
  at: { params?: Record<string, string>; query?: string; locale?: Locale },
  ...events: DomainEvent[]
): Promise<PageAnswer> {
  const views = await viewsAfter(...events);
  return page.show({
    ask: async (type, input) => {
      if ((type as unknown) === GroupsByIds) return [harbour] as never;
      const question = outreachQuestions.find(({ query }) => query === type);
      if (!question) throw new Error(`Nobody answers ${type.name}.`);
      return (await question.answer(validated(type, input), views)) as never;
    },
    params: at.params ?? {},
    query: new URLSearchParams(at.query ?? ''),
    path: '/',
    locale: at.locale ?? 'en',
    moment: undefined,
    now: views.now,
    link: (href) => href,
    network: {
      name: 'Fenland Moot',
      region: 'the Fens',
      zone: 'Europe/London',
      publicUrl: 'https://fen.example',
      demo: false,
    },
  });
}

function htmlOf(answer: PageAnswer, locale: Locale = 'en'): string {
  if (answer.kind !== 'page') throw new Error(`This is ${answer.kind}, no page.`);
  return renderToString(<LocaleContext.Provider value={locale}>{answer.body}</LocaleContext.Provider>);
}

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const maris = { params: { slug: 'maris-holm' } };

describe('The page of the speaker pool', () => {
  it('names who speaks on what, where, and their latest talk', async () => {
    const html = htmlOf(await show(speakersPage, {}, aSpeakerJoinedPool(), aTalkGiven()));
    expect(wordsOf(html)).toContain(
      '1 speaker Maris Holm 1 talk Port Ellery first talk Lamps that answer Signal lamps Rust',
    );
    expect(html).toContain('<a href="/speakers/maris-holm" dir="auto">');
    expect(html).toContain('<a href="/speakers?topic=Signal%20lamps">');
  });
  it('keeps what was asked for in the form, and says when nobody fits', async () => {
    const html = htmlOf(await show(speakersPage, { query: 'topic=Fog&sort=talks' }, aSpeakerJoinedPool()));
    expect(wordsOf(html)).toContain('Nobody fits Try another topic or fewer words. Clear all');
    expect(html).toContain('value="Fog"');
    expect(html).toContain('<option value="talks" selected>');
  });
  it('goes on to the next page with what was asked for', async () => {
    const many = Array.from({ length: 26 }, (_, at) =>
      aSpeakerJoinedPool({
        personId: `11111111-aaaa-4aaa-8aaa-0000000001${String(at).padStart(2, '0')}`,
        slug: `speaker-${at}`,
        name: `Speaker ${at}`,
      }),
    );
    const first = htmlOf(await show(speakersPage, { query: 'topic=rust' }, ...many));
    expect(wordsOf(first)).toContain('24 of 26 Next');
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = htmlOf(await show(speakersPage, { query: next.split('?')[1] ?? '' }, ...many));
    expect(wordsOf(second)).toContain('Back to the start');
    expect(wordsOf(second)).toContain('2 of 26');
  });
  it('shows nobody whose profile is not public', async () =>
    expect(wordsOf(htmlOf(await show(speakersPage, {}, aSpeakerJoinedPool({ public: false }))))).not.toContain(
      'Maris',
    ));
});

describe('The page of a speaker', () => {
  const events = [
    aSpeakerJoinedPool({
      bio: { text: 'Mends *lamps*. <script>alert(1)</script>', format: 'markdown' },
      languages: ['en', 'is'],
    }),
    aTalkGiven({ recordings: [{ url: 'https://video.example/1' }], slides: 'javascript:alert(1)' }),
    aTalkOffered({ talkId: otherLampsId, title: 'Glass', kind: 'lightning' }),
  ];
  it('tells what they talk about and gave, where and when', async () => {
    const answer = await show(speakerPage, maris, ...events);
    const html = htmlOf(answer);
    expect(wordsOf(html)).toBe(
      'Speakers Maris Holm MH Speaker Maris Holm 1 talk Speaking since 2025 Last talk: 10 April 2025 Signal lamps Rust ' +
        'About Mends lamps . &lt;script&gt;alert(1)&lt;/script&gt; ' +
        'Talks on offer Glass Lightning talk ' +
        'Talks given Lamps that answer 10 April 2025 Harbour Rust Port Ellery Recording ' +
        'Spoke at Harbour Rust Spoke in Port Ellery Languages English, Icelandic Also known as M. Holm Elsewhere GitHub',
    );
    expect(html).toContain(`<a href="/meetups/${quayMeetupId}">10 April 2025</a>`);
    expect(html).not.toContain('javascript:');
    expect(answer).toMatchObject({
      title: 'Maris Holm',
      jsonLd: { '@type': 'Person', name: 'Maris Holm', sameAs: ['https://github.com/marisholm'] },
    });
  });
  it('speaks German', async () => {
    const answer = await show(speakerPage, { ...maris, locale: 'de' }, ...events);
    expect(wordsOf(htmlOf(answer, 'de'))).toContain('Glass Kurzvortrag');
  });
  it('leads on from former addresses and from joined entries', async () =>
    expect([
      await show(speakerPage, maris, aSpeakerJoinedPool(), aSpeakerDescribed({ slug: 'maris' })),
      await show(
        speakerPage,
        { params: { slug: 'm-holm' } },
        aSpeakerJoinedPool(),
        aSpeakerJoinedPool({ personId: otherMarisId, slug: 'm-holm' }),
        speakersJoined(),
      ),
    ]).toEqual([
      { kind: 'redirect', to: '/speakers/maris', permanent: true },
      { kind: 'redirect', to: '/speakers/maris-holm', permanent: false },
    ]));
  it('is gone when the person was erased', async () =>
    expect(await show(speakerPage, maris, ...events, aPersonWasErased({ personId: marisId }))).toEqual({
      kind: 'missing',
    }));
});

describe('The page of a talk', () => {
  const lamps = { params: { id: lampsId } };

  it('tells what it is about, who gave it, and what was kept of it', async () => {
    const html = htmlOf(
      await show(
        talkPage,
        lamps,
        aSpeakerJoinedPool(),
        aTalkGiven({
          speakerIds: [marisId, tovaId],
          abstract: { text: '<p>On <b>lamps</b></p>', format: 'html' },
          kind: 'keynote',
          minutes: 40,
          language: 'en',
          recordings: [{ url: 'https://video.example/1', provider: 'youtube' }],
          materials: [{ kind: 'transcript', url: 'https://text.example/1' }],
          elsewhere: { url: 'https://talks.example/1', label: 'Talks Example' },
        }),
      ),
    );
    expect(wordsOf(html)).toBe(
      'Speakers Lamps that answer Keynote Lamps that answer Maris Holm , A speaker ' +
        '10 April 2025 Harbour Rust Port Ellery 40 minutes Rust ' +
        'What it is about On lamps ' +
        'On record Recording (youtube) Transcript Language English Source Talks Example',
    );
  });
  it('names nobody who was erased', async () => {
    const events = [aSpeakerJoinedPool(), aTalkGiven(), aPersonWasErased({ personId: marisId })];
    expect(wordsOf(htmlOf(await show(talkPage, lamps, ...events)))).not.toMatch(/maris|holm/i);
  });
  it('of a session lists what it held', async () => {
    const html = htmlOf(
      await show(
        talkPage,
        { params: { id: sessionId } },
        aTalkGiven({ talkId: sessionId, kind: 'session', title: 'An evening', on: '2025' }),
        aTalkGiven({ parentId: sessionId }),
      ),
    );
    expect(wordsOf(html)).toContain('What it held Lamps that answer A speaker 10 April 2025');
  });
  it('leads from each record of it to the one that is kept, and is missing when there is none', async () =>
    expect([
      await show(
        talkPage,
        { params: { id: otherLampsId } },
        aTalkGiven(),
        aTalkGiven({ talkId: otherLampsId }),
        talksJoined(),
      ),
      await show(talkPage, lamps),
    ]).toEqual([{ kind: 'redirect', to: `/talks/${lampsId}`, permanent: false }, { kind: 'missing' }]));
});
