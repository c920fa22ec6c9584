import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenSite, openSite } from '../support/open-site.js';
import { daysFromNow, hostileTexts, idOf, known, uniqueMark } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

const pages = [
  '/',
  '/groups',
  '/groups?words=zqx',
  `/groups/${known.hostile}`,
  `/calendar?month=${daysFromNow(13).slice(0, 7)}`,
  `/meetups/${known.hostileMeetup}`,
  `/meetups/${known.past}`,
  `/groups/${known.group}`,
  '/speakers',
  `/speakers/${known.hostileSpeaker}`,
  `/sponsors/${known.hostileSponsor}`,
  `/venues/${idOf('venue', 'hostile')}`,
];
const recapOnly = `/meetups/${idOf('meetup', 'series-3')}`;

/** The tags of a page as a browser's tokenizer finds them: what is quoted in an attribute is no tag. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<(\/?[a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g)].map((each) => ({
    name: each[1]!.toLowerCase(),
    attributes: each[2]!,
  }));

const withoutValues = (attributes: string) => attributes.replace(/=\s*(?:"[^"]*"|'[^']*')/g, '=');
const valuesOf = (attributes: string, name: string) =>
  [...attributes.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gi'))].map((each) => each[1]!);

/** What in a page could run, load or restyle although only words were given. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  // the data of a page for search engines stands in a script element, as JSON
  const withoutData = html.replace(/<script type="application\/ld\+json">([^<]*)<\/script>/g, '');
  for (const { name, attributes } of tagsOf(withoutData)) {
    const bare = withoutValues(attributes);
    if (/^(script|iframe|object|embed|style|base|math|x:)/.test(name) && !/^script$/.test(name))
      dangers.push(`<${name}>`);
    if (name === 'script' && !/\ssrc="\/assets\//.test(attributes)) dangers.push(`<script${attributes}>`);
    if (/\son\w+\s*=/i.test(` ${bare}`)) dangers.push(`<${name}${attributes}>`);
    for (const attribute of ['href', 'src', 'action', 'xlink:href', 'formaction']) {
      for (const value of valuesOf(attributes, attribute)) {
        if (/^\s*(javascript|data|vbscript):/i.test(value)) dangers.push(`${attribute}=${value}`);
      }
    }
    if (bare.includes(uniqueMark)) dangers.push(`<${name}${attributes}>`);
  }
  return dangers;
}

describe('Words that look like markup', () => {
  it('would be seen if they became markup', () => {
    for (const text of hostileTexts.filter((each) => /^[^&]*</.test(each))) expect(dangersIn(text)).not.toEqual([]);
  });

  it.each([...pages, recapOnly])('stay words on %s', async (path) => {
    const answer = await site.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(dangersIn(await answer.text())).toEqual([]);
  });

  it.each(pages.slice(3))('are there to be read on %s', async (path) => {
    expect(await site.text(path)).toContain(uniqueMark);
  });

  it.each([
    '/search?q=',
    '/groups?words=',
    '/groups?place=',
    '/groups?technology=',
    '/speakers?words=',
    '/speakers?topic=',
    '/calendar?group=',
    '/calendar?technology=',
    '/calendar?month=',
    '/calendar?place=',
    '/groups?after=',
    '/groups/',
    '/meetups/',
    '/speakers/',
    '/no/such/',
    '/?lang=',
    '/groups?as-of=',
  ])('in the address %s… stay words, whatever the answer is', async (path) => {
    for (const text of hostileTexts) {
      const answer = await site.get(path + encodeURIComponent(text));
      expect([path, text, answer.status < 500]).toEqual([path, text, true]);
      if (answer.headers.get('content-type')?.startsWith('text/html'))
        expect(dangersIn(await answer.text())).toEqual([]);
    }
  });

  it.each(['/feed.atom', `/groups/${known.hostile}/feed.atom`])('never become elements of %s', async (path) => {
    const xml = await site.text(path);
    const names = new Set(
      [...xml.replace(/<!\[CDATA\[[^]*?\]\]>/g, '').matchAll(/<\/?([\w:-]+)/g)].map((each) => each[1]!),
    );
    expect(
      [...names].filter(
        (name) =>
          !/^(xml|feed|id|title|updated|published|link|author|name|uri|entry|summary|content|category|subtitle|generator|rights)$/.test(
            name,
          ),
      ),
    ).toEqual([]);
    const contents = [...xml.matchAll(/<!\[CDATA\[([^]*?)\]\]>/g)].map((each) => each[1]!);
    expect(contents.flatMap(dangersIn)).toEqual([]);
  });

  it('begin no line of a calendar', async () => {
    for (const path of ['/calendar.ics', `/meetups/${known.hostileMeetup}.ics`]) {
      const lines = (await site.text(path)).replaceAll('\r\n ', '').split('\r\n');
      expect(lines.filter((line) => /^ATTACH/i.test(line))).toEqual([]);
      expect(lines.some((line) => line.includes(uniqueMark))).toBe(true);
    }
  });

  it('are data in the API, never a page', async () => {
    for (const name of ['groups', 'meetups', 'speakers', 'venues']) {
      const answer = await site.get(`/api/v1/${name}?limit=200`);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(JSON.stringify(await answer.json())).toContain(uniqueMark);
    }
  });

  it('cannot lead away from the site by a crafted moment or language', async () => {
    const answer = await site.get(
      `/groups/${known.formerSlug}?lang=//evil.example&as-of=${encodeURIComponent('//evil.example')}`,
    );
    expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
  });
});
