import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { pages } from '../../apps/platform/src/context-modules.js';
import { type OpenSite, openSite } from '../support/open-site.js';
import { daysFromNow, idOf, known } from '../support/seeded-network.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: OpenSite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** For every public route at least one address; the browser looks at each of them. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/': ['/', '/?as-of=1999-12-31'],
  '/begin': ['/begin'],
  '/groups': ['/groups', '/groups?words=nobody-at-all', `/groups?as-of=${daysFromNow(-400).slice(0, 10)}`],
  '/groups/:slug': [known.group, known.bare, known.rightToLeft, known.hostile, known.retired].map(
    (slug) => `/groups/${slug}`,
  ),
  '/venues/:id': [`/venues/${known.venue}`],
  '/calendar': [
    '/calendar',
    '/calendar?view=list',
    `/calendar?month=${daysFromNow(-100).slice(0, 7)}`,
    '/calendar?month=1999-01',
  ],
  '/meetups/:id': [
    known.upcoming,
    known.longTitled,
    known.cancelled,
    known.past,
    known.online,
    known.hostileMeetup,
  ].map((id) => `/meetups/${id}`),
  '/speakers': ['/speakers'],
  '/speakers/:slug': [`/speakers/${known.speaker}`, `/speakers/${known.hostileSpeaker}`],
  '/talks/:id': [`/talks/${idOf('talk', 'generators')}`],
  '/sponsors': ['/sponsors'],
  '/sponsors/:slug': [`/sponsors/${known.sponsor}`],
  '/search': ['/search', '/search?q=python', '/search?q=nothing-is-called-this'],
  '/analytics': ['/analytics'],
};
/** Files, and answers that are made on request. */
const notPages = /\.(ics|atom|png|csv|json)$|^\/analytics\/:name/;
const addresses = Object.values(examples).flat();

const widths = [360, 1280] as const;

/** A page of a browser that is told apart by its width and by what it may do; made once, as making one is slow. */
const opened = new Map<string, Promise<Page>>();
function pageWith(options: BrowserContextOptions): Promise<Page> {
  const key = JSON.stringify(options);
  const known = opened.get(key);
  if (known) return known;
  const made = browser
    .newContext({ baseURL: site.address, locale: 'en-GB', ...options })
    .then((context) => context.newPage());
  opened.set(key, made);
  return made;
}

const at = (width: number): BrowserContextOptions => ({ viewport: { width, height: 800 } });

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Breaches of WCAG 2.2 A and AA, and of what axe calls best practice; or of some rules only. */
async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
  const violations = (await page.evaluate(
    `axe.run(document, ${options}).then((result) => result.violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`.slice(0, 400)),
  );
}

const sizes = new Map<string, Promise<number>>();
/** Bytes of an answer, a page without its map. */
function sizeOf(url: string): Promise<number> {
  const known = sizes.get(url);
  if (known) return known;
  const size = fetch(url).then(async (answer) => {
    const body = Buffer.from(await answer.arrayBuffer());
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    return isPage ? withoutMap(body.toString('utf8')) : body.length;
  });
  sizes.set(url, size);
  return size;
}

it('has an example of every public page', () => {
  const routes = pages.map(({ route }) => route).filter((route) => !notPages.test(route));
  expect(routes.filter((route) => !(route in examples))).toEqual([]);
});

describe.each(widths)('At %i px', (width) => {
  it.each(addresses)(
    '%s is accessible, light and dark',
    async (address) => {
      const page = await pageWith({ ...at(width), bypassCSP: true });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(address);
      await page.addScriptTag({ content: axeSource });
      expect(await violationsOn(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violationsOn(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
    },
    60_000,
  );

  it.each(addresses)(
    '%s fits, is light, says nothing in the console and names itself',
    async (address) => {
      const page = await pageWith(at(width));
      const said: string[] = [];
      const loaded: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => loaded.push(request.url()));
      const answer = await page.goto(address, { waitUntil: 'load' });
      page.removeAllListeners();
      const found = await page.evaluate(() => ({
        tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        headings: document.querySelectorAll('h1').length,
        lang: document.documentElement.lang,
        title: document.title.length > 3,
        description: (document.querySelector('meta[name=description]')?.getAttribute('content') ?? '').length > 3,
        duplicateIds: [...document.querySelectorAll('[id]')]
          .map(({ id }) => id)
          .filter((id, index, all) => all.indexOf(id) !== index),
      }));
      const bytes = (await Promise.all(loaded.map(sizeOf))).reduce((sum, each) => sum + each, 0);
      expect({
        status: answer?.status(),
        said,
        ...found,
        foreign: loaded.filter((url) => !url.startsWith(site.address)),
      }).toEqual({
        status: 200,
        said: [],
        tooWide: 0,
        headings: 1,
        lang: 'en',
        title: true,
        description: true,
        duplicateIds: [],
        foreign: [],
      });
      expect(loaded.some((url) => url.endsWith('.css'))).toBe(true);
      expect(bytes).toBeLessThan(60_000);
    },
    60_000,
  );
});

describe('Every page', () => {
  it.each(addresses)(
    '%s is the same without JavaScript',
    async (address) => {
      const text = async (javaScriptEnabled: boolean) => {
        const page = await pageWith(javaScriptEnabled ? at(1280) : { ...at(1280), javaScriptEnabled });
        await page.goto(address);
        return page.locator('main').innerText();
      };
      const without = await text(false);
      expect(without.length).toBeGreaterThan(20);
      expect(without).toBe(await text(true));
    },
    60_000,
  );

  it.each([
    '/',
    '/groups',
    '/calendar',
    `/meetups/${known.upcoming}`,
    `/groups/${known.group}`,
    '/speakers',
    '/search?q=python',
  ])(
    '%s speaks German when asked',
    async (address) => {
      const page = await pageWith({ ...at(360), locale: 'de-DE' });
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
      expect(await page.locator('main').innerText()).not.toMatch(/\{\w+\}|undefined|\[object/);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide).toBe(0);
    },
    60_000,
  );
});

describe('A visitor with a keyboard', () => {
  it('skips to the content first, and sees where the focus is', async () => {
    const page = await pageWith(at(1280));
    await page.goto('/groups');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    const unmarked: string[] = [];
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement!;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return {
          what: element.outerHTML.slice(0, 100),
          marked: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
        };
      });
      if (!focus.marked) unmarked.push(focus.what);
    }
    expect(unmarked).toEqual([]);
  }, 60_000);
});

describe('A printed meetup', () => {
  it('holds what one needs to find it, and no navigation', async () => {
    const page = await pageWith(at(800));
    await page.goto(`/meetups/${known.upcoming}`);
    await page.emulateMedia({ media: 'print' });
    const visible = async (selector: string) => page.locator(selector).first().isVisible();
    expect({
      title: await visible('h1'),
      address: (await page.locator('main').innerText()).includes('12 Quay Lane'),
      from: await visible('.print-only'),
      navigation: await visible('.masthead-nav'),
      footer: await visible('.footer'),
    }).toEqual({ title: true, address: true, from: true, navigation: false, footer: false });
  }, 60_000);
});

describe('Links', () => {
  it('lead somewhere, two steps from home', async () => {
    const seen = new Map<string, string>();
    let step = ['/'];
    const dead: string[] = [];
    for (let depth = 0; depth <= 2; depth++) {
      const next = new Set<string>();
      for (const path of step) {
        const answer = await site.get(path);
        if (![200, 301].includes(answer.status)) dead.push(`${answer.status} ${path} (from ${seen.get(path)})`);
        if (!answer.headers.get('content-type')?.startsWith('text/html') || path.startsWith('/api/')) continue;
        for (const [, raw] of (await answer.text()).matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
          const href = new URL(raw!.replaceAll('&amp;', '&'), new URL(path, site.address));
          if (href.origin !== new URL(site.address).origin) continue;
          const target = `${href.pathname}${href.search}`;
          if (seen.has(target)) continue;
          seen.set(target, path);
          next.add(target);
        }
      }
      step = [...next];
    }
    expect(dead).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  }, 60_000);
});

/** Bytes of a page without the drawn map in it. */
function withoutMap(html: string): number {
  return Buffer.byteLength(html.replace(/<svg\b[^>]*class="[^"]*map[^"]*"[^]*?<\/svg>/g, ''));
}
