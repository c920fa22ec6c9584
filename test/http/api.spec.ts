import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenSite, openSite } from '../support/open-site.js';
import { known, listedGroups } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

type Found = { readonly [list: string]: unknown } & { readonly next?: string; readonly total?: number };

/** Follows `next` to the end and gives every page. */
async function walk(path: string): Promise<Found[]> {
  const pages: Found[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await site.get(next);
    expect([next, answer.status]).toEqual([next, 200]);
    const page = (await answer.json()) as Found;
    pages.push(page);
    next = page.next;
    if (pages.length > 100) throw new Error(`${path} never ends.`);
  }
  return pages;
}

const lists = ['groups', 'meetups', 'speakers', 'venues'] as const;
const identity = (each: object) => (each as { id?: string; slug?: string }).id ?? (each as { slug?: string }).slug;

describe('A list of the API', () => {
  it.each(lists)('of %s is walked by cursor: everything once, in the same order as at one go', async (name) => {
    const whole = (await walk(`/api/v1/${name}?limit=200`)).flatMap((page) => page[name] as object[]);
    const walked = (await walk(`/api/v1/${name}?limit=2`)).flatMap((page) => page[name] as object[]);
    const ids = walked.map(identity);
    expect(ids).toEqual(whole.map(identity));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((each) => typeof each === 'string')).toBe(true);
    expect(ids.length).toBeGreaterThan(1);
  });

  it('of groups holds those on the directory, and says how many there are', async () => {
    const page = (await (await site.get('/api/v1/groups?limit=200')).json()) as Found & { groups: { slug: string }[] };
    expect(page.groups.length).toBe(listedGroups);
    expect(page.total).toBe(listedGroups);
    expect(page.groups.map(({ slug }) => slug)).not.toContain(known.retired);
  });

  it.each(lists)('of %s refuses a field that it does not know, by its name', async (name) => {
    const answer = await site.get(`/api/v1/${name}?colour=green`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await answer.json()).toEqual({
      type: 'urn:folkmoot:problem:invalid-input',
      title: expect.any(String),
      status: 400,
      detail: expect.stringContaining('colour'),
      rule: 'invalid-input',
      fields: [{ field: 'colour', message: expect.any(String) }],
    });
  });

  it.each(lists)('of %s refuses a limit that is none, and a cursor that it never gave', async (name) => {
    for (const query of [
      'limit=0',
      'limit=many',
      'limit=100000',
      'limit=-1',
      'limit=1.5',
      'after=%00%ff',
      'after=zzz',
    ]) {
      const answer = await site.get(`/api/v1/${name}?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(await answer.json()).toMatchObject({ status: 400, rule: 'invalid-input' });
    }
  });

  it.each(lists)('of %s takes the same parameter twice for what it is: a mistake', async (name) => {
    expect((await site.get(`/api/v1/${name}?limit=2&limit=3`)).status).toBe(400);
  });
});

describe('One thing of the API', () => {
  it('is found under its former slug, too', async () => {
    const [now, former] = await Promise.all(
      [known.group, known.formerSlug].map(async (slug) => (await site.get(`/api/v1/groups/${slug}`)).json()),
    );
    expect(now).toMatchObject({ slug: known.group, name: known.name });
    expect(former).toEqual(now);
  });

  it.each(['groups/nobody', 'meetups/00000000-0000-4000-8000-000000000000', 'speakers/nobody', 'nothing'])(
    '%s does not exist: a problem, not a page',
    async (path) => {
      const answer = await site.get(`/api/v1/${path}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(await answer.json()).toMatchObject({ status: 404, rule: 'not-found', type: expect.any(String) });
    },
  );

  it('tells of a meetup its start as wall clock, zone and instant', async () => {
    const { meetups } = (await (await site.get('/api/v1/meetups?limit=200')).json()) as { meetups: { id: string }[] };
    const listed = meetups.find(({ id }) => id === known.upcoming);
    expect(JSON.stringify(listed)).toContain('Europe/London');
    expect(JSON.stringify(listed)).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:00(\.000)?Z/);
  });

  it('is what the description of the API promises', async () => {
    const { paths } = (await (await site.get('/api/openapi.json')).json()) as { paths: Record<string, object> };
    for (const name of lists) expect(Object.keys(paths)).toContain(`/api/v1/${name}`);
  });
});
