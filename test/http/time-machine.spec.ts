import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CancelMeetup } from '#events/meetup/cancel-meetup.command';
import { RenameGroup } from '#directory/group/rename-group.command';
import { type OpenSite, openSite } from '../support/open-site.js';
import { daysFromNow, groupId, known, seedNetwork } from '../support/seeded-network.js';

let site: OpenSite;
/** The position of the newest event before today's changes. */
let before: number;
beforeAll(async () => {
  site = await openSite(seedNetwork);
  before = await site.head();
  await site.send(RenameGroup, { groupId: groupId(known.group), name: 'Fen Python and Friends' });
  await site.send(CancelMeetup, { meetupId: known.upcoming, reason: 'No soup.' });
}, 60_000);
afterAll(() => site?.close());

const day = (daysAgo: number) => daysFromNow(-daysAgo).slice(0, 10);
const group = `/groups/${known.group}`;
const meetup = `/meetups/${known.upcoming}`;

/** The addresses of this site that a page links to in its content. */
const linksOf = (html: string) =>
  [...html.matchAll(/<a\b[^>]*?\shref="(\/[^"]*)"/g)].map((each) => each[1]!.replaceAll('&amp;', '&'));

describe('A page of the present', () => {
  it.each(['/', '/groups', group, '/calendar', '/calendar?view=list&month=2025-03', meetup])(
    'offers the way back: %s',
    async (path) => {
      const form = /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="as-of"[\s\S]*?<\/form>/.exec(await site.text(path))?.[0];
      expect(form).toContain(`action="${path.split('?')[0]}"`);
      for (const [name, value] of new URL(path, 'http://site').searchParams) {
        expect(form).toMatch(new RegExp(`type="hidden" name="${name}" value="${value}"`));
      }
    },
  );
});

describe('A page of the past', () => {
  it('shows a group under the name that it had', async () => {
    const past = await site.text(`/groups/${known.formerSlug}?as-of=${day(known.renamedDaysAgo + 10)}`);
    expect(past).toMatch(new RegExp(`<h1[^>]*>(<[^>]+>)*${known.formerName}`));
    expect(past).not.toContain('and Friends');
    expect(await site.text(group)).toContain('Fen Python and Friends');
  });

  it('lists the groups of that day', async () => {
    const past = await site.text(`/groups?as-of=${day(410)}&words=marsh`);
    expect(past).toContain('Marsh Perl');
    expect(await site.text('/groups?words=marsh')).not.toContain('Marsh Perl');
  });

  it('does not know what was not announced yet', async () => {
    expect((await site.get(`${meetup}?as-of=${day(30)}`)).status).toBe(404);
    expect((await site.get(`${meetup}?as-of=${day(5)}`)).status).toBe(200);
  });

  it('shows a meetup as it was planned before it was put off', async () => {
    const planned = await site.text(`/meetups/${known.moved}?as-of=${day(85)}`);
    const moved = await site.text(`/meetups/${known.moved}?as-of=${day(75)}`);
    expect(planned).toContain(`datetime="${daysFromNow(-60).slice(0, 10)}`);
    expect(moved).toContain(`datetime="${daysFromNow(-50).slice(0, 10)}`);
  });

  it('goes by what was recorded, too: by position', async () => {
    expect(await site.text(`${meetup}?recorded=${before}`)).not.toContain('No soup.');
    expect(await site.text(meetup)).toContain('No soup.');
    expect(await site.text(`${group}?recorded=${before}`)).not.toContain('and Friends');
  });

  it('goes by what was recorded, too: by day', async () => {
    const past = await site.text(`/groups/${known.formerSlug}?recorded=${day(known.renamedDaysAgo + 10)}`);
    expect(past).toContain(known.formerName);
  });

  it.each([
    ['directory', '/groups'],
    ['group', group],
    ['meetup', meetup],
    ['calendar', '/calendar'],
  ])('says so on the %s, leads back to now, and keeps out of search engines', async (_name, path) => {
    for (const moment of [`as-of=${day(3)}`, `recorded=${before}`]) {
      const html = await site.text(`${path}?${moment}`);
      expect(html).toContain('banner-time-machine');
      expect(html).toMatch(new RegExp(`banner-time-machine[^]*?<a href="${path}"`));
      expect(html).toContain('<meta name="robots" content="noindex"');
    }
    expect(await site.text(path)).not.toContain('banner-time-machine');
  });

  it.each(['/groups', group, meetup, '/calendar'])('keeps the links of %s within that day', async (path) => {
    const moment = `as-of=${day(3)}`;
    const html = await site.text(`${path}?${moment}`);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const leaving = linksOf(main).filter(
      (href) =>
        /^\/(groups|calendar|meetups|speakers|venues)(?!.*\.(ics|atom|csv|json))/.test(href) && !href.includes(moment),
    );
    expect(leaving).toEqual([]);
    expect(linksOf(main).length).toBeGreaterThan(0);
  });

  it('before the beginning is empty, not an error', async () => {
    for (const path of ['/groups', '/calendar', '/']) {
      expect((await site.get(`${path}?as-of=1999-12-31`)).status).toBe(200);
    }
  });

  it.each(['yesterday', '2024-02-31', '2024-13-01', '31.05.2024', '2024-05-31T18:00:00', "'><script>"])(
    'cannot be of "%s", and says what would do',
    async (moment) => {
      const answer = await site.get(`/groups?as-of=${encodeURIComponent(moment)}`);
      const html = await answer.text();
      expect(answer.status).toBe(400);
      expect(html).toContain('as-of');
      expect(html).toContain('2024-05-31');
      expect(html).not.toContain('><script>');
    },
  );

  it('cannot be of a position that is no number', async () => {
    const answer = await site.get('/groups?recorded=12x');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('recorded');
  });
});
