import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AnyQuestion } from '#door/questions';
import { validated } from '#door/validation';
import { specNow } from '#kernel/given';
import { LocaleContext } from '#web/locale-context.tsx';
import type { Locale } from '#web/messages';
import type { Page, PageAnswer, PageRequest } from '#web/page';
import { directoryQuestions } from './directory.module.js';
import { viewsAfter } from './views-after.fixtures.js';

/** What other contexts answer in specs of pages, by the name of the query; they know nothing unless told. */
export type Answers = Readonly<Record<string, unknown>>;

const nothing: Answers = {
  UpcomingMeetups: [],
  HowManyMeetups: { past: 0, upcoming: 0 },
  MeetupsOfGroup: { meetups: [], total: 0 },
  MeetupsAtVenue: { meetups: [], total: 0 },
  TalksOfGroup: { talks: [], total: 0 },
  SponsorsOfGroup: [],
  HostsOfGroup: [],
  OutreachNumbers: { speakers: 0, talks: 0 },
  SearchMeetups: { hits: [], more: false },
  SearchOutreach: { speakers: { hits: [], more: false }, talks: { hits: [], more: false } },
  SearchSponsorship: { sponsors: { hits: [], more: false } },
};

/** Shows a page as it is after events of this context. */
export async function shown(
  page: Page,
  address: string,
  events: Parameters<typeof viewsAfter>,
  { answers = {}, locale = 'en' }: { readonly answers?: Answers; readonly locale?: Locale } = {},
): Promise<{ readonly answer: PageAnswer; readonly html: string; readonly text: string }> {
  const views = await viewsAfter(...events);
  const url = new URL(address, 'http://site');
  const given: Answers = { ...nothing, ...answers };
  const ask = async (type: new () => object, input: object) => {
    const question = directoryQuestions.find((each: AnyQuestion) => each.query === (type as unknown));
    if (question) return question.answer(validated(type, input) as never, views);
    if (type.name in given) return given[type.name];
    throw new Error(`The spec does not say what ${type.name} answers.`);
  };
  const answer = await page.show({
    ask: ask as unknown as PageRequest['ask'],
    params: paramsOf(page.route, url.pathname),
    query: url.searchParams,
    path: url.pathname,
    locale,
    moment: undefined,
    now: specNow,
    link: (href) => href,
    network: {
      name: 'Fenland Moot',
      region: 'The Fens',
      zone: 'Europe/London',
      publicUrl: 'https://moot.example',
      demo: false,
    },
  });
  const html = answer.kind === 'page' ? htmlOf(answer.body, locale) : '';
  return { answer, html, text: textOf(html) };
}

function htmlOf(body: VNode, locale: Locale): string {
  return renderToString(h(LocaleContext.Provider, { value: locale, children: body }));
}

/** The words of a page, without its pictures. */
function textOf(html: string): string {
  return html
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function paramsOf(route: string, path: string): Record<string, string> {
  const parts = path.split('/');
  return Object.fromEntries(
    route.split('/').flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : [])),
  );
}
