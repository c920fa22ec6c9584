import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { validated } from '#door/validation';
import type { DomainEvent } from '#kernel/event';
import type { Page, PageAnswer } from '#web/page';
import { sponsorsPage } from './sponsor/sponsors.page.js';
import { sponsorPage } from './sponsor/sponsor.page.js';
import {
  aHostThanked,
  aSponsorDescribed,
  aSponsorRecorded,
  aSponsorshipAgreed,
  harbourGroupId,
  otherSponsorshipId,
  quayMeetupId,
} from './sponsorship.fixtures.js';
import { sponsorshipQuestions } from './sponsorship.module.js';
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
  at: { params?: Record<string, string>; query?: string },
  ...events: DomainEvent[]
): Promise<PageAnswer> {
  const views = await viewsAfter(...events);
  return page.show({
    ask: async (type, input) => {
      if ((type as unknown) === GroupsByIds) return [harbour] as never;
      const question = sponsorshipQuestions.find(({ query }) => query === type);
      if (!question) throw new Error(`Nobody answers ${type.name}.`);
      return (await question.answer(validated(type, input), views)) as never;
    },
    params: at.params ?? {},
    query: new URLSearchParams(at.query ?? ''),
    path: '/',
    locale: 'en',
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

function htmlOf(answer: PageAnswer): string {
  if (answer.kind !== 'page') throw new Error(`This is ${answer.kind}, no page.`);
  return renderToString(answer.body);
}

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('The page of all sponsors', () => {
  it('names them with what they support and whether they do so at present', async () => {
    const html = htmlOf(
      await show(
        sponsorsPage,
        {},
        aSponsorRecorded({ about: 'Boats & <b>bread</b>' }),
        aSponsorshipAgreed(),
        aHostThanked(),
      ),
    );
    expect(wordsOf(html)).toContain(
      'Quay &amp; Sons Sponsor at present supports 1 group hosted one meetup Boats &amp; &lt;b>bread&lt;/b>',
    );
    expect(html).toContain('<a href="/sponsors/quay-and-sons" dir="auto">');
  });
  it('says when there is none, and when none fits', async () => {
    expect(wordsOf(htmlOf(await show(sponsorsPage, {})))).toContain('No sponsor at the moment.');
    expect(wordsOf(htmlOf(await show(sponsorsPage, { query: 'words=zzz' }, aSponsorRecorded())))).toContain(
      'No sponsor fits Try another word, or fewer.',
    );
  });
});

describe('The page of a sponsor', () => {
  const at = { params: { slug: 'quay-and-sons' } };

  it('tells present and past sponsorships, and where they lent the room', async () => {
    const html = htmlOf(
      await show(
        sponsorPage,
        at,
        aSponsorRecorded(),
        aSponsorshipAgreed(),
        aSponsorshipAgreed({
          sponsorshipId: otherSponsorshipId,
          meetupId: quayMeetupId,
          from: '2019-05',
          until: '2019',
        }),
        aHostThanked(),
      ),
    );
    expect(wordsOf(html)).toContain(
      'What they support What they support Of Level From Harbour Rust Gold 1 January 2025 ' +
        'What they supported What they supported Of Level From Until Harbour Rust , Meetup Gold May 2019 2019 ' +
        'Where they lent the room 10 April 2025 Harbour Rust',
    );
    expect(html).toContain('<a href="https://quay.example/" rel="sponsored noopener">Website</a>');
  });
  it('leads on when the address changed, and is missing when there is none', async () => {
    expect([
      await show(sponsorPage, at, aSponsorRecorded(), aSponsorDescribed({ slug: 'quay' })),
      await show(sponsorPage, at),
    ]).toEqual([{ kind: 'redirect', to: '/sponsors/quay', permanent: true }, { kind: 'missing' }]);
  });
});
