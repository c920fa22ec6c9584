import { describe, expect, it } from '@jest/globals';
import { renderPage, scriptSafeJson, type PageOptions } from './page-shell.js';
import { stylesheetPath } from './assets.js';

const page: PageOptions = {
  title: 'Groups',
  description: 'Directory',
  locale: 'en',
  path: '/groups?q=rust',
  canonical: 'https://ostermark.example/groups',
  network: { name: 'Ostermark Tech Circle', region: 'Ostermark' },
  current: 'groups',
  body: <h1>Groups</h1>,
};
const attributesOf = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1]!);

describe('A page', () => {
  it('is a whole document with title, language, stylesheet and a way to its content', () => {
    const html = renderPage(page);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" class="accent-\d+">/);
    expect(attributesOf(html, /<title>(.*?)<\/title>/g)).toEqual(['Groups · Ostermark Tech Circle']);
    expect(attributesOf(html, /<link rel="stylesheet" href="(.*?)"/g)).toEqual([stylesheetPath]);
    expect(html).toContain('<a class="skip" href="#content">');
    expect(html).toContain('<main id="content" tabindex="-1"><h1>Groups</h1></main>');
    expect(attributesOf(html, /href="([^"]*)" aria-current="page"/g)).toEqual(['/groups']);
  });

  it('holds no script, no style and no handler of its own, so that the strictest policy fits', () => {
    const html = renderPage({ ...page, jsonLd: { '@type': 'Event' } });
    expect(html.replace(/<script type="application\/ld\+json">.*?<\/script>/g, '')).not.toMatch(
      /<script|<style|\sstyle=|\son\w+=/,
    );
  });

  it('escapes what people wrote, wherever it stands', () => {
    const evil = '"><script>alert(1)</script>';
    const html = renderPage({
      ...page,
      title: evil,
      description: evil,
      network: { name: evil, region: evil },
      openGraph: { image: evil, imageAlt: evil },
      alternates: [{ type: evil, href: evil, title: evil }],
      keep: { 'as-of': evil },
      path: `/groups?q=${evil}`,
      body: <p title={evil}>{evil}</p>,
      jsonLd: { name: '</script><script>alert(1)</script><!--' },
    });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<!--');
  });

  it('says in JSON-LD exactly what it was given', () => {
    const event = { '@type': 'Event', name: '</script> & <!-- \u2028' };
    const html = renderPage({ ...page, jsonLd: [event, { '@type': 'Place' }] });
    expect(
      attributesOf(html, /<script type="application\/ld\+json">(.*?)<\/script>/g).map((text) => JSON.parse(text)),
    ).toEqual([
      { '@context': 'https://schema.org', ...event },
      { '@context': 'https://schema.org', '@type': 'Place' },
    ]);
    expect(scriptSafeJson('<>&')).toBe('"\\u003c\\u003e\\u0026"');
  });

  it('keeps its links in the moment shown and in the language chosen', () => {
    const html = renderPage({ ...page, locale: 'de', keep: { 'as-of': '2024-02-29', lang: 'de' } });
    expect(attributesOf(html, /href="(\/(?:groups|calendar|speakers|analytics)?\?[^"]*)"/g)).toEqual([
      '/?as-of=2024-02-29&amp;lang=de',
      '/groups?as-of=2024-02-29&amp;lang=de',
      '/calendar?as-of=2024-02-29&amp;lang=de',
      '/speakers?as-of=2024-02-29&amp;lang=de',
      '/analytics?as-of=2024-02-29&amp;lang=de',
      '/groups?q=rust&amp;lang=en',
      '/groups?q=rust&amp;lang=de',
    ]);
    expect(html).toContain('<input type="hidden" name="as-of" value="2024-02-29"/>');
  });

  it('tells what is special about it', () => {
    const html = renderPage({
      ...page,
      noIndex: true,
      refreshSeconds: 2,
      banners: [
        { kind: 'demo', beginHref: '/begin' },
        {
          kind: 'time-machine',
          axis: 'recorded',
          instant: '2024-02-29T12:00:00Z',
          zone: 'Europe/Berlin',
          nowHref: '/groups',
        },
        { kind: 'updating', reloadHref: '/groups' },
        { kind: 'notice', text: 'Moved', link: { href: '/new', label: 'There' } },
      ],
    });
    expect(attributesOf(html, /<p class="banner[^>]*>(.*?)<\/p>/g)).toEqual([
      'This is a demo: every group, person and meetup here is invented. <a href="/begin">How to begin for real</a>',
      'You see this page as it was known on 29 February 2024, 13:00 CET. <a href="/groups">Back to now</a>',
      'A change made a moment ago is still on its way to this page. <a href="/groups">Show the newest state</a>',
      'Moved <a href="/new">There</a>',
    ]);
    expect(html).toContain('<meta name="robots" content="noindex"/><meta http-equiv="refresh" content="2"/>');
    expect(html).not.toContain('hreflang="de" href="https://');
  });
});
