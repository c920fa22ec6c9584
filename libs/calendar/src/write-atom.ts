import { Feed } from 'feed';
import { cleanText } from './content-line.js';

/** What an Atom feed says of itself. `id` is a URI that never changes (RFC 4287 4.2.6), `page` what it is the feed of, `self` its own address. */
export type AtomHead = {
  id: string;
  title: string;
  subtitle?: string;
  page: string;
  self: string;
  /** Instant of the latest change; the latest entry's where that is later. */
  updatedAt: string;
};

/** One entry; texts are plain, `html` is markup that has been sanitised. `id` stays the same for every later version. */
export type AtomEntry = {
  id: string;
  title: string;
  url: string;
  updatedAt: string;
  publishedAt?: string;
  /** The group that speaks; never a person who has not agreed to it. */
  author?: { name: string; url?: string };
  summary?: string;
  html?: string;
  categories?: string[];
};

const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xmlText = (text: string): string => cleanText(text).replace(/[\uFFFE\uFFFF]/g, '');
// The library declares titles and summaries as HTML, so plain text has to be written as HTML.
const asHtml = (text: string): string => xmlText(text).replace(/[&<>]/g, (character) => markup[character] ?? character);
// The library writes attributes with quotes and ampersands escaped but not `<`, which XML 1.0 (2.3, AttValue) forbids there.
const withSafeCategories = (xml: string): string =>
  xml.replace(/<category label="[^"]*" term="[^"]*"/g, (tag) => `<${tag.slice(1).replaceAll('<', '&lt;')}`);

/** An Atom feed (RFC 4287) of entries in the order given; the same input gives the same text. */
export const atomText = (head: AtomHead, entries: readonly AtomEntry[]): string => {
  const latest = Math.max(Date.parse(head.updatedAt), ...entries.map((entry) => Date.parse(entry.updatedAt)));
  const feed = new Feed({
    id: head.id,
    title: xmlText(head.title),
    link: head.page,
    feedLinks: { atom: head.self },
    updated: new Date(latest),
    generator: false,
    // Every feed needs an author (4.1.1); where an entry names none, the feed speaks.
    author: { name: xmlText(head.title), link: head.page },
    ...(head.subtitle && { description: xmlText(head.subtitle) }),
  });
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      title: asHtml(entry.title),
      link: entry.url,
      date: new Date(entry.updatedAt),
      ...(entry.publishedAt && { published: new Date(entry.publishedAt) }),
      ...(entry.summary && { description: asHtml(entry.summary) }),
      ...(entry.html && { content: xmlText(entry.html) }),
      ...(entry.author && {
        author: [{ name: xmlText(entry.author.name), ...(entry.author.url && { link: entry.author.url }) }],
      }),
      category: (entry.categories ?? []).map((category) => ({ name: xmlText(category), term: xmlText(category) })),
    });
  return withSafeCategories(feed.atom1());
};
