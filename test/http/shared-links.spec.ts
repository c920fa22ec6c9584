import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenSite, openSite } from '../support/open-site.js';
import { daysFromNow, hostileName, known } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const meta = (html: string) =>
  new Map(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map((each) => [
      each[1]!,
      unescaped(each[2]!),
    ]),
  );

const jsonLd = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(
    (each) => JSON.parse(each[1]!) as Record<string, unknown>,
  );

describe('A link to a meetup, pasted into a chat', () => {
  it('shows what, when and where', async () => {
    const shown = meta(await site.text(`/meetups/${known.upcoming}`));
    expect(shown.get('og:title')).toContain('Packaging without tears');
    const said = `${shown.get('og:title')} ${shown.get('og:description')}`;
    expect(said).toContain(String(Number(daysFromNow(9).slice(8, 10))));
    expect(said).toContain('19:00');
    expect(said).toMatch(/Boat Shed|Cambridge/);
    expect(new URL(shown.get('og:url')!).pathname).toBe(`/meetups/${known.upcoming}`);
  });

  it.each(['upcoming', 'longTitled', 'cancelled', 'hostileMeetup', 'past'] as const)(
    'shows a picture of 1200 by 630 pixels (%s)',
    async (which) => {
      const shown = meta(await site.text(`/meetups/${known[which]}`));
      const address = new URL(shown.get('og:image')!);
      expect(address.protocol).toMatch(/^https?:$/);
      expect([shown.get('og:image:width'), shown.get('og:image:height')]).toEqual(['1200', '630']);
      expect(shown.get('og:image:alt')).toEqual(expect.stringMatching(/.+/));
      const answer = await site.get(address.pathname + address.search);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      const png = Buffer.from(await answer.arrayBuffer());
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(png.length).toBeLessThan(300_000);
    },
  );

  it('is a schema.org Event with its start, place and hosts', async () => {
    const [event] = jsonLd(await site.text(`/meetups/${known.upcoming}`));
    expect(event).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Packaging without tears',
      startDate: expect.stringMatching(new RegExp(`^${daysFromNow(9).slice(0, 10)}T19:00:00[+Z]`)),
      eventStatus: 'https://schema.org/EventScheduled',
      location: [expect.objectContaining({ '@type': 'Place', name: 'The Boat Shed' })],
      organizer: expect.anything(),
    });
  });

  it('says of a meetup that was called off that it is', async () => {
    const html = await site.text(`/meetups/${known.cancelled}`);
    expect(jsonLd(html)[0]).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' });
    expect(html).toContain('The hall is under water.');
  });

  it('gives words that look like markup as words', async () => {
    const html = await site.text(`/meetups/${known.hostileMeetup}`);
    expect(jsonLd(html)[0]).toMatchObject({ name: hostileName.replace(/\s+/g, ' ').trim() });
  });
});

describe('Every page', () => {
  it.each([
    '/',
    '/groups',
    `/groups/${known.group}`,
    '/calendar',
    `/meetups/${known.past}`,
    '/speakers',
    `/speakers/${known.speaker}`,
  ])('%s can be shared: title, description, its own address, both languages', async (path) => {
    const html = await site.text(path);
    const shown = meta(html);
    expect([shown.get('og:title'), shown.get('description')]).toEqual([
      expect.stringMatching(/.{3}/),
      expect.stringMatching(/.{10}/),
    ]);
    expect(new URL(shown.get('og:url')!).pathname).toBe(path);
    expect(html.match(/<link rel="canonical"/g)?.length).toBe(1);
    for (const language of ['en', 'de']) expect(html).toContain(`hreflang="${language}" href="http`);
  });
});
