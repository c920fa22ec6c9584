import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenSite, openSite } from '../support/open-site.js';
import { known } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site.close());

describe('The addresses that stay', () => {
  const html = 'text/html; charset=utf-8';
  const json = /^application\/json/;
  it.each<[string, string | RegExp]>([
    ['/', html],
    ['/groups', html],
    [`/groups/${known.group}`, html],
    [`/groups/${known.retired}`, html],
    ['/calendar', html],
    ['/calendar.ics', /^text\/calendar; *charset=utf-8/i],
    [`/groups/${known.group}/calendar.ics`, /^text\/calendar/],
    [`/meetups/${known.upcoming}`, html],
    [`/meetups/${known.upcoming}.ics`, /^text\/calendar/],
    ['/speakers', html],
    [`/speakers/${known.speaker}`, html],
    ['/search', html],
    ['/search?q=python', html],
    ['/feed.atom', /^application\/atom\+xml/],
    ['/api/v1/groups', json],
    ['/api/v1/meetups', json],
    ['/api/v1/speakers', json],
    ['/api/v1/venues', json],
    ['/api/openapi.json', json],
    ['/api/docs', /^text\/html/],
    ['/healthz', /^text\/plain/],
    ['/readyz', json],
    ['/metrics', /^text\/plain/],
  ])('%s is there', async (path, type) => {
    const answer = await site.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    const contentType = answer.headers.get('content-type') ?? '';
    if (typeof type === 'string') expect(contentType).toBe(type);
    else expect(contentType).toMatch(type);
  });

  it.each([`/groups/${known.formerSlug}`, `/groups/${known.formerSlug}/calendar.ics`])(
    '%s, under a former slug, leads to the group for ever',
    async (path) => {
      const answer = await site.get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        301,
        path.replace(known.formerSlug, known.group),
      ]);
    },
  );

  it('a former slug keeps the moment and the language that were asked for', async () => {
    const answer = await site.get(`/groups/${known.formerSlug}?lang=de`);
    expect(answer.headers.get('location')).toBe(`/groups/${known.group}?lang=de`);
  });

  it.each([
    '/groups/nobody',
    '/groups/nobody/calendar.ics',
    '/meetups/nothing',
    '/meetups/nothing.ics',
    '/speakers/nobody',
  ])('%s does not exist, and says so', async (path) => {
    const answer = await site.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<h1');
  });

  it('somebody who is not public has no page', async () => {
    expect((await site.get('/speakers/private-speaker')).status).toBe(404);
    for (const path of ['/speakers', '/search?q=sedge', '/api/v1/speakers?limit=200']) {
      expect(await site.text(path)).not.toContain('Unlisted');
    }
  });
});
