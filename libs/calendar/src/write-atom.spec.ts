import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atomText } from './write-atom.js';
import type { AtomEntry, AtomHead } from './write-atom.js';

const head: AtomHead = {
  id: 'urn:uuid:0191d6d0-0000-7000-8000-000000000001',
  title: 'Meetups of Elmfield & around',
  subtitle: 'All that is <announced>',
  page: 'https://folkmoot.example/',
  self: 'https://folkmoot.example/feed.atom',
  updatedAt: '2026-01-02T03:04:05Z',
};
const entry: AtomEntry = {
  id: 'urn:uuid:0191d6d0-0000-7000-8000-000000000002',
  title: 'Types <T> & tests',
  url: 'https://folkmoot.example/meetups/1?from=feed&x=1',
  updatedAt: '2026-03-01T10:00:00Z',
  publishedAt: '2026-02-01T10:00:00Z',
  author: { name: 'Elmfield Typers', url: 'https://folkmoot.example/groups/typers' },
  summary: 'At 7 pm, > 20 seats',
  html: '<p>Bring a laptop &amp; ]]> a friend</p>',
  categories: ['typescript'],
};

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

/** A strict reader of the XML that a feed may hold; throws at the first thing that is not well-formed. */
const readXml = (xml: string): Node => {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const plain = (text: string): string => {
    if (/<|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`unescaped: ${text}`);
    return text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&');
  };
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml) || !xml.isWellFormed())
    throw new Error('not XML');
  const token = /<!\[CDATA\[([^]*?)\]\]>|<\?[^?]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/)?>|([^<]+)/y;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    const top = open.at(-1);
    if (!top) throw new Error('closed too often');
    const [, cdata, closing, opening, attributes, empty, text] = match;
    if (cdata !== undefined) top.text += cdata;
    if (text !== undefined) top.text += plain(text);
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`</${closing}> closes another element`);
    if (opening !== undefined) {
      const node: Node = { name: opening, attributes: {}, children: [], text: '' };
      for (const [, name, value] of (attributes ?? '').matchAll(/([\w:]+)="([^"]*)"/g))
        node.attributes[name ?? ''] = plain(value ?? '');
      top.children.push(node);
      if (empty === undefined) open.push(node);
    }
    if (token.lastIndex === xml.length) break;
  }
  if (token.lastIndex !== xml.length || open.length !== 1) throw new Error('not well-formed');
  const [feed] = root.children;
  if (!feed) throw new Error('no element');
  return feed;
};

const all = (node: Node | undefined, name: string): Node[] =>
  (node?.children ?? []).filter((child) => child.name === name);
const textOf = (node: Node | undefined, name: string): string | undefined => all(node, name)[0]?.text;

describe('An Atom feed', () => {
  it('says what it is, of which page, where it is found and when it changed last', () => {
    const feed = readXml(atomText(head, [entry]));
    expect({
      xmlns: feed.attributes['xmlns'],
      id: textOf(feed, 'id'),
      title: textOf(feed, 'title'),
      subtitle: textOf(feed, 'subtitle'),
      updated: textOf(feed, 'updated'),
      links: all(feed, 'link').map(({ attributes }) => attributes),
    }).toEqual({
      xmlns: 'http://www.w3.org/2005/Atom',
      id: head.id,
      title: head.title,
      subtitle: head.subtitle,
      updated: '2026-03-01T10:00:00.000Z',
      links: [
        { rel: 'alternate', href: head.page },
        { rel: 'self', href: head.self },
      ],
    });
  });

  it('gives each entry its stable id, its times, its author and its text', () => {
    const [first] = all(readXml(atomText(head, [entry])), 'entry');
    expect({
      id: textOf(first, 'id'),
      title: textOf(first, 'title'),
      link: all(first, 'link')[0]?.attributes['href'],
      updated: textOf(first, 'updated'),
      published: textOf(first, 'published'),
      author: textOf(all(first, 'author')[0], 'name'),
      summary: textOf(first, 'summary'),
      content: textOf(first, 'content'),
      types: ['title', 'summary', 'content'].map((name) => all(first, name)[0]?.attributes['type']),
      category: all(first, 'category')[0]?.attributes['term'],
    }).toEqual({
      id: entry.id,
      title: 'Types &lt;T&gt; &amp; tests',
      link: entry.url,
      updated: '2026-03-01T10:00:00.000Z',
      published: '2026-02-01T10:00:00.000Z',
      author: 'Elmfield Typers',
      summary: 'At 7 pm, &gt; 20 seats',
      content: entry.html,
      types: ['html', 'html', 'html'],
      category: 'typescript',
    });
  });

  it('without entries is a feed all the same', () => {
    const feed = readXml(atomText(head, []));
    expect([textOf(feed, 'updated'), all(feed, 'entry')]).toEqual(['2026-01-02T03:04:05.000Z', []]);
  });

  it('is well-formed whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, html) => {
        const text = {
          ...entry,
          title: `${title}<&]]>`,
          html: `${html}\u0000]]>\uD800`,
          summary: title,
          categories: [`${html}<b c="&amp;">`, title],
        };
        expect(all(readXml(atomText({ ...head, title: `x${title}` }, [text])), 'entry')).toHaveLength(1);
      }),
    );
  });

  it('is the same text for the same input', () => {
    expect(atomText(head, [entry, entry])).toBe(atomText(head, [entry, entry]));
  });
});
