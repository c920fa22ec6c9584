import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FoundGroup } from '#directory/group/found-group.command';
import { type OpenSite, openSite } from '../support/open-site.js';
import { groupId, known, seedNetwork } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(seedNetwork);
}, 60_000);
afterAll(() => site?.close());

const question = '/analytics/growing-and-fading-groups';

/** The page once it has its answer; while history is read it asks to be fetched again. */
async function answered(path: string): Promise<string> {
  for (;;) {
    const html = await site.text(path);
    if (!html.includes('http-equiv="refresh"')) return html;
  }
}

describe('Questions to history on the site', () => {
  it('are listed with a form each', async () => {
    const html = await site.text('/analytics');
    const actions = [...html.matchAll(/<form[^>]* action="(\/analytics\/[^"]+)"/g)].map((each) => each[1]);
    expect(actions).toEqual([
      '/analytics/attendance-by-group',
      '/analytics/growing-and-fading-groups',
      '/analytics/speakers-across-groups',
    ]);
  });

  it('are answered by a chart, a table and links to both files', async () => {
    const html = await answered(`${question}?from=2020-01-01`);
    expect(html).toContain('<svg class="chart"');
    expect(html).toContain(known.name);
    expect(html).toContain(`href="${question}.csv?from=2020-01-01"`);
    expect(html).toContain(`href="${question}.json?from=2020-01-01"`);
  });

  it('say the same as CSV and as JSON', async () => {
    const csv = await site.get(`${question}.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await csv.text()).trimEnd().split('\r\n');
    const json = (await (await site.get(`${question}.json`)).json()) as {
      rows: unknown[];
      columns: { label: string }[];
    };
    expect(lines[0]).toBe(json.columns.map(({ label }) => label).join(','));
    expect(lines.length - 1).toBe(json.rows.length);
  });

  it('are never kept by the site, and have a validator of their own', async () => {
    const stretch = '?to=2100-01-01';
    const first = await site.get(`${question}.json${stretch}`);
    const etag = first.headers.get('etag')!;
    expect((await site.get(`${question}.json${stretch}`, { 'if-none-match': etag })).status).toBe(304);
    await site.send(FoundGroup, {
      groupId: groupId('brand-new'),
      slug: 'brand-new',
      name: 'Brand New',
      zone: 'Europe/London',
    });
    const other = await site.get(`${question}.json?to=2100-01-02`);
    expect((await other.text()).includes('Brand New')).toBe(true);
    expect(other.headers.get('etag')).not.toBe(etag);
  });

  it('refuse what is no day, and know no other names', async () => {
    expect((await site.get(`${question}?from=soon`)).status).toBe(400);
    expect(await site.text(`${question}?from=soon`)).toContain('must be a day such as 2024-03-31');
    expect((await site.get('/analytics/weather')).status).toBe(404);
    expect((await site.get('/analytics/weather.csv')).status).toBe(404);
  });

  it('speak German to those who read it', async () => {
    expect(await answered('/analytics/speakers-across-groups?lang=de')).toContain('Vortragende über Gruppen hinweg');
  });
});
